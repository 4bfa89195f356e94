"""Pieces of XML 1.0 that are well-formed whatever the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

if TYPE_CHECKING:
    from collections.abc import Mapping

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'

# What XML 1.0 cannot hold, not even as a reference (its production "Char", turned round).
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def tag(name: str, attributes: Mapping[str, object], *, empty: bool = False) -> str:
    """A start tag, or that of an empty element; attributes that are None are left out."""
    pairs = (f" {key}={_quoted(value)}" for key, value in attributes.items() if value is not None)
    return f"<{name}{''.join(pairs)}{'/' if empty else ''}>"


def content(text: str) -> str:
    """A text as it stands between tags."""
    return escape(_allowed(text), {"\r": "&#13;"})  # a bare CR would be read as a line feed


def _quoted(value: object) -> str:
    return quoteattr(_allowed(str(value)))


def _allowed(text: str) -> str:
    return _FORBIDDEN.sub(lambda match: f"<U+{ord(match[0]):04X}>", text)
