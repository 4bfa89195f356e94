"""Words that are all that a link says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mtlint.text.late import late

if TYPE_CHECKING:
    from mtlint.text.document import Document

_OPENS = late(r"(?:\[|<a\b[^<>]*?\shref\s*=\s*[\"']?(?P<address>[^\"'\s<>]*)[^<>]*>)\Z")
_CLOSES = late(r"\](?:\((?P<address>[^()\s]*)|\[(?P<label>[^\[\]]*)\])?|</a>")
_BEFORE = 300  # code points looked at

# What an address has between its slashes; of the host the names between the dots.
_PARTS = late(r"[/?#]+")


def target_of(document: Document, start: int, end: int) -> str:
    """The address of the link whose only words are prose[start:end]; empty if they are none."""
    if document.format == "plain":
        return ""
    first, last = document.prose.source_span(start, end)
    source = document.source.text
    opens = _OPENS.search(source[max(first - _BEFORE, 0) : first])
    closes = _CLOSES.match(source, last) if opens else None
    if not opens or not closes:
        return ""
    address: str | None = opens["address"] or closes["address"]
    return address or _defined(source, closes["label"] or source[first:last])


def _defined(source: str, label: str) -> str:
    """The address that a document gives for a label, somewhere else."""
    pattern = rf"^ {{0,3}}\[{re.escape(label)}\]:[ \t]*<?([^\s>]+)"
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
