"""Markdown: the text of paragraphs, headings, list items, table cells and definitions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pyromark import Markdown, Options

from mtlint.formats.markdown_blocks import BlockReader
from mtlint.formats.markdown_masks import Masks
from mtlint.formats.utf8_offsets import code_points
from mtlint.text.prose import ProseBuilder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from mtlint.text.prose import Prose

# Not on: smart punctuation (the text would not be the source's), mathematics ("US$5 (A$7)" would be
# a formula; see markdown_masks), metadata blocks (they are taken to begin at any "---", and the
# paragraph between two rules would be lost).
_PARSER = Markdown(
    options=Options.ENABLE_TABLES
    | Options.ENABLE_FOOTNOTES
    | Options.ENABLE_STRIKETHROUGH
    | Options.ENABLE_TASKLISTS
    | Options.ENABLE_HEADING_ATTRIBUTES
    | Options.ENABLE_DEFINITION_LIST
    | Options.ENABLE_GFM
)

_LINE_END = r"(?:\r\n|\n|\r(?!\n))"
FRONT_MATTER = re.compile(
    rf"(---|\+\+\+)[ \t]*{_LINE_END}(?![ \t]*[\r\n])(?:[^\r\n]*{_LINE_END})*?(?:\1|\.\.\.)"
    r"[ \t]*(?=[\r\n]|\Z)"
)
_LONE_RETURN = re.compile(r"\r(?!\n)")
_SURROGATE = re.compile("[\ud800-\udfff]")


def read(text: str) -> Prose:
    """The prose of a Markdown source."""
    masks = cover(text)
    builder = ProseBuilder(text)
    reader = BlockReader(builder, text, masks)
    for event, start, end in events(text, masks):
        reader.read(event, start, end)
    return builder.build()


def cover(text: str) -> Masks:
    """The text as the parser is to see it, every character in its place."""
    return Masks(_acceptable(text))


def events(text: str, masks: Masks) -> Iterator[tuple[Any, int, int]]:
    """The events of the parser behind the front matter, with their spans in code points.

    Args:
        text: the source.
        masks: the same, covered.
    """
    front_matter = FRONT_MATTER.match(text)
    base = front_matter.end() if front_matter else 0
    body = masks.text[base:] if base else masks.text
    at = code_points(body)
    for event, span in _PARSER.events_with_range(body):
        yield event, base + at[span["start"]], base + at[span["end"]]


def _acceptable(text: str) -> str:
    """The text as the parser can take it, every character in its place."""
    if "\r" in text:
        # The parser takes a carriage return alone for a line end in some places only.
        text = _LONE_RETURN.sub("\n", text)
    # Half a surrogate pair, which an editor may send, has no UTF-8.
    return text if text.isascii() else _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)
