"""HTML in the middle of another format: read tag by tag, for a fragment is no tree."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from mtlint.formats.html_elements import RAW, VOID, Role, kind_within, role_of
from mtlint.formats.html_text import MARKUP, TAG, add_text

if TYPE_CHECKING:
    from mtlint.formats.flow import Flow
    from mtlint.text.prose import BlockKind

_UNTRANSLATED = re.compile(
    r"""\btranslate\s*=\s*["']?no\b|\bclass\s*=\s*(?:"[^"]*\bnotranslate\b|'?[^'>]*\bnotranslate\b)""",
    re.IGNORECASE,
)

_FOREIGN = frozenset({"svg", "math"})

# What begins so and is no tag, and what ends it.
_ENDS = (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>"), ("<", ">"))


class Tag(NamedTuple):
    """A start tag or an end tag."""

    name: str
    closing: bool
    role: Role
    has_content: bool
    end: int


def read_tag(text: str, start: int, end: int) -> Tag | None:
    """The tag that begins at text[start], or None if what is there is none or goes beyond `end`."""
    match = TAG.match(text, start, end)
    if match is None:
        return None
    name, attributes = match[2].lower(), match[3]
    closing = bool(match[1])
    # `<svg/>` has no content; for elements of HTML proper the stroke means nothing.
    empty = name in VOID or (attributes.endswith("/") and name in _FOREIGN)
    untranslated = bool(attributes) and _UNTRANSLATED.search(attributes) is not None
    role = role_of(name, untranslated=untranslated)
    return Tag(name, closing, role, not closing and not empty, match.end())


class FragmentReader:
    """Adds the text of a fragment to a flow."""

    def __init__(self, flow: Flow, kind: BlockKind) -> None:
        """`kind` is the kind of blocks outside every element of the fragment."""
        self._flow = flow
        self._kind = kind

    def read(self, text: str, start: int, end: int, base: int = 0) -> None:
        """Read text[start:end], where `base` is the offset of `text` in the source."""
        at = start
        while at < end:
            match = MARKUP.search(text, at, end)
            stop = match.start() if match else end
            if at < stop:
                add_text(self._flow, text, at, stop, base)
            at = self._read_markup(text, stop, end, base) if match else end
        self._flow.end_block()

    def _read_markup(self, text: str, start: int, end: int, base: int) -> int:
        tag = read_tag(text, start, end)
        if tag is None:
            return self._skip_other(text, start, end)
        if tag.role is Role.BREAK:
            self._flow.blank(start + base, tag.end + base, is_break=True)
        if tag.role in (Role.BLOCK, Role.HIDDEN_BLOCK):
            self._flow.end_block()
            self._flow.kind = self._kind if tag.closing else kind_within(tag.name, self._flow.kind)
        if tag.closing or tag.role in (Role.INLINE, Role.BLOCK, Role.BREAK):
            return tag.end
        after = _element_end(text, tag, end) if tag.has_content else tag.end
        if tag.role is Role.REMOVED:
            self._flow.removed(start + base, after + base)
        return after

    def _skip_other(self, text: str, start: int, end: int) -> int:
        """The end of a comment or the like; a tag without end takes the rest with it."""
        if text[start + 1].isalpha():
            self._flow.leave_out()
            return end
        opening, closing = next(pair for pair in _ENDS if text.startswith(pair[0], start))
        at = text.find(closing, start + len(opening) - (closing == "-->") * 2, end)
        return at + len(closing) if at >= 0 else end


def _element_end(text: str, tag: Tag, end: int) -> int:
    """Where the element that a start tag opens ends, or `end` if nothing closes it."""
    depth = 1
    same = re.compile(rf"<(/?){re.escape(tag.name)}(?=[\s/>])[^>]*>?", re.IGNORECASE)
    for match in same.finditer(text, tag.end, end):
        if match.group(1):
            depth -= 1
        elif tag.name not in RAW:
            depth += 1
        if depth == 0:
            return match.end()
    return end
