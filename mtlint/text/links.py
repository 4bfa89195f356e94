"""Words that are all that a link says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mtlint.text.late import late

if TYPE_CHECKING:
    from mtlint.text.document import Document

_OPENS = late(r"(?:\[|<a\b[^<>]*?\shref\s*=\s*[\"']?(?P<address>[^\"'\s<>]*)[^<>]*>)\Z")
_CLOSES = late(r"\](?:\((?P<address>[^()\s]*)|\[(?P<label>[^\[\]]*)\])?|</a>")
_BEFORE, _BEHIND = 300, 150  # code points looked at

# What an address has between its slashes; of the host the names between the dots.
_PARTS = late(r"[/?#]+")
_SIGNS = late(r"[\W_]+")


def target_of(document: Document, start: int, end: int) -> str:
    """The address of the link whose only words are prose[start:end]; empty if they are none."""
    first, last = document.prose.source_span(start, end)
    closes = _CLOSES.match(document.source.text, last)
    return _address(document, first, closes) if closes else ""


def _address(document: Document, first: int, closes: re.Match[str]) -> str:
    """The address of a link whose words stand in the source from here to where it closes."""
    if document.format == "plain":
        return ""
    source = document.source.text
    opens = _OPENS.search(source[max(first - _BEFORE, 0) : first])
    if not opens:
        return ""
    address: str | None = opens["address"] or closes["address"]
    return address or _defined(source, closes["label"] or source[first : closes.start()])


def _defined(source: str, label: str) -> str:
    """The address that a document gives for a label, somewhere else."""
    pattern = rf"(?:^|\r) {{0,3}}\[{re.escape(label)}\]:[ \t]*<?([^\s>]+)"
    defined = re.search(pattern, source, re.MULTILINE | re.IGNORECASE)
    return defined[1] if defined else ""


def names_its_target(document: Document, start: int, end: int) -> bool:
    """Whether a link says the name of a host, or the last name of its path, and nothing else.

    It is written as its owner writes it. Of a longer name, as titles of pages are, it is no part.
    """
    address = target_of(document, start, end).lower()
    _, is_whole, path = address.rpartition("://")
    parts = [part for part in _PARTS.split(path) if part]
    names = [*(parts[0].split(".") if is_whole and parts else ()), *parts[-1:]]
    return document.prose.text[start:end].lower() in names


def begins_title(document: Document, start: int, end: int) -> bool:
    """Whether prose[start:end] begins a link that says several words, as its address does.

    Such a link says the title of what it leads to.
    """
    first, last = document.prose.source_span(start, end)
    closes = _CLOSES.search(document.source.text, last, last + _BEHIND)
    if not closes:
        return False
    address = _address(document, first, closes).lower()
    words = _SIGNS.sub("-", document.source.text[first : closes.start()].lower()).strip("-")
    return "-" in words and words in _SIGNS.sub("-", address)
