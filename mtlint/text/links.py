"""Words that are all that a link says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtlint.text.late import late

if TYPE_CHECKING:
    from mtlint.text.document import Document

_OPENS = late(r"(?:\[|<a\b(?P<attributes>[^<>]*)>)\Z")
_CLOSES = late(r"\](?:\((?P<address>[^()\s]*))?|</a>")
_BEFORE = 300  # code points looked at


def link_round(document: Document, start: int, end: int) -> str | None:
    """Where the link leads whose only words are prose[start:end]; None if they are no link.

    Empty where its address stands elsewhere. A tag's attributes are given as they are.
    """
    if document.format == "plain":
        return None
    first, last = document.prose.source_span(start, end)
    source = document.source.text
    opens = _OPENS.search(source[max(first - _BEFORE, 0) : first])
    closes = _CLOSES.match(source, last) if opens else None
    if not opens or not closes:
        return None
    return closes["address"] or opens["attributes"] or ""


def names_its_target(document: Document, start: int, end: int) -> bool:
    """Whether a link says a name that its own address has: it is written as its owner writes it."""
    target = link_round(document, start, end) or ""
    return document.prose.text[start:end].lower() in target.lower()
