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
_FRONT_MATTER = re.compile(
    rf"(---|\+\+\+)[ \t]*{_LINE_END}(?![ \t]*[\r\n])(?:[^\r\n]*{_LINE_END})*?(?:\1|\.\.\.)"
    r"[ \t]*(?=[\r\n]|\Z)"
)
_LONE_RETURN = re.compile(r"\r(?!\n)")
_SURROGATE = re.compile("[\ud800-\udfff]")


def read(text: str) -> Prose:
    """The prose of a Markdown source."""
    front_matter = _FRONT_MATTER.match(text)
    base = front_matter.end() if front_matter else 0
    masks = Masks(_acceptable(text))
    body = masks.text[base:] if base else masks.text
    builder = ProseBuilder(text)
    reader = BlockReader(builder, text, masks)
    at = code_points(body)
    for event, span in _PARSER.events_with_range(body):
        reader.read(event, base + at[span["start"]], base + at[span["end"]])
    return builder.build()


def _acceptable(text: str) -> str:
    """The text as the parser can take it, every character in its place."""
    if "\r" in text:
        # The parser takes a carriage return alone for a line end in some places only.
        text = _LONE_RETURN.sub("\n", text)
    # Half a surrogate pair, which an editor may send, has no UTF-8.
    return text if text.isascii() else _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)
