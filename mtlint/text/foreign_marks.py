"""What a source itself marks as being in another language, and what it sets off as cited."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mtlint.text.late import late
from mtlint.text.links import names_its_target

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtlint.text.document import Document

# `lang="fr"` of a tag, `{lang=fr}` behind brackets, and the language of a page in its front matter.
_TAG = late(r"<([a-zA-Z][\w-]*)\b[^<>]*?\slang\s*=\s*[\"']?([a-zA-Z]+)[^<>]*>")
_ATTRIBUTE = late(r"\[[^\[\]]*\]\{[^{}]*?\blang=[\"']?([a-zA-Z]+)[^{}]*\}")
_DIVISION = late(r"(?m)^(:{3,})[^\n]*\{[^{}\n]*?\blang=[\"']?([a-zA-Z]+)[^\n]*$")
_PAGE = late(r"(?:---|\+\+\+)\r?\n(?:.*\n)*?(?:lang|language|locale)\s*[:=]\s*[\"']?([a-zA-Z]+)")

# What stands before a word that is set in italics, or in a tag that says the same.
_SET_OFF = late(
    r"(?:[*_]|<(?:i|em|cite|q|dfn|code|kbd|var|samp)\b[^<>]*>)[\"“‘'«]?\Z", re.IGNORECASE
)
_BEFORE = 80  # code points looked at


def foreign_parts(document: Document) -> list[tuple[int, int]]:
    """The spans of the source that say of themselves that they are not English."""
    text = document.source.text
    if "lang" not in text and "locale" not in text:
        return []
    if document.format == "markdown" and _is_foreign_page(text):
        return [(0, len(text))]
    return [] if document.format == "plain" else list(_parts(text))


def is_set_off(document: Document, start: int, end: int) -> bool:
    """Whether prose[start:end] begins with emphasis, in a tag for what is cited, or is a name.

    A name is what a link says that leads to an address with the same name.
    """
    if document.format == "plain":
        return False
    at, _ = document.prose.source_span(start, end)
    before = document.source.text[max(at - _BEFORE, 0) : at]
    return _SET_OFF.search(before) is not None or names_its_target(document, start, end)


def _is_foreign_page(text: str) -> bool:
    from mtlint.formats.markdown import FRONT_MATTER  # its format has been read

    matter = FRONT_MATTER.match(text)
    named = _PAGE.match(text, 0, matter.end()) if matter else None
    return named is not None and _is_foreign(named[1])


def _is_foreign(code: str) -> bool:
    return code.lower() not in ("en", "und", "mul", "x")


def _parts(text: str) -> Iterator[tuple[int, int]]:
    for tag in _TAG.finditer(text):
        if _is_foreign(tag[2]):
            yield tag.start(), _end_of(text, tag[1], tag.end())
    for marked in _ATTRIBUTE.finditer(text):
        if _is_foreign(marked[1]):
            yield marked.span()
    for marked in _DIVISION.finditer(text):
        if _is_foreign(marked[2]):
            end = text.find(f"\n{marked[1]}", marked.end())
            yield marked.start(), end if end >= 0 else len(text)


def _end_of(text: str, name: str, start: int) -> int:
    """Where an element ends, by the tags of its name; at the end of the text if nowhere."""
    depth = 1
    for tag in re.finditer(rf"<(/?){re.escape(name)}\b[^<>]*>", text[start:], re.IGNORECASE):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return start + tag.end()
    return len(text)
