"""Text of HTML: white space collapsed, character references decoded, each at its own place."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from mtlint.formats.flow import SPACE

if TYPE_CHECKING:
    from collections.abc import Container

    from mtlint.formats.flow import Flow

_REFERENCE = re.compile(r"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\r\f <&#;]{1,32};?)")
_SPECIAL = re.compile(rf"[{SPACE}]{{2,}}|[\t\n\r\f]|{_REFERENCE.pattern}")

# "<" begins markup before a letter, "/", "!" and "?"; before anything else it is text.
MARKUP = re.compile(r"<(?=[A-Za-z!?]|/.)", re.DOTALL)
TAG = re.compile(r"""<(/?)([A-Za-z][^\s/>]*)((?:[^>"']|"[^"]*"|'[^']*')*+)>""")

# The longest name, `&CounterClockwiseContourIntegral;`, has 33 characters. Longer is a number, and
# Python refuses to read one of more than 4,300 digits.
_LONGEST_REFERENCE = 40
_UNKNOWN = "\N{REPLACEMENT CHARACTER}"


def add_text(flow: Flow, text: str, start: int, end: int, base: int = 0) -> None:
    """Add text[start:end], in which there is no markup, to a flow.

    Args:
        flow: where to.
        text: what the offsets count in.
        start: offset in code points.
        end: offset in code points, exclusive.
        base: the offset of `text` itself in the source.
    """
    at = start
    for match in _SPECIAL.finditer(text, start, end):
        written, first, last = match.group(), match.start(), match.end()
        shown = _decode_one(written) if written[0] == "&" else " "
        if shown == written:
            continue
        if shown[1:]:
            last -= _common_tail(written, shown)
            shown = shown[: len(shown) - (match.end() - last)]
        if at < first:
            flow.text(at + base, first + base)
        _add_special(flow, shown, first + base, last + base)
        at = last
    if at < end:
        flow.text(at + base, end + base)


def _add_special(flow: Flow, shown: str, start: int, end: int) -> None:
    if shown.strip(SPACE):
        flow.atomic(shown, start, end)
    elif shown:
        flow.blank(start, end)


def _common_tail(written: str, shown: str) -> int:
    """How much of a reference without semicolon is text after it: 2 for `&ltis` and `<is`."""
    length = 0
    while length < len(shown) - 1 and written[-1 - length] == shown[-1 - length]:
        length += 1
    return length


def _decode_one(reference: str) -> str:
    return (
        unescape(reference) if len(reference) <= _LONGEST_REFERENCE else "\N{REPLACEMENT CHARACTER}"
    )


def decode(text: str) -> str:
    """Text as a browser reads it: line endings made one, character references decoded."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _REFERENCE.sub(lambda match: _decode_one(match.group()), text) if "&" in text else text


def find_spans(
    source: str, start: int, data: str, tags: Container[int], closing: str = ""
) -> tuple[list[tuple[int, int]], bool]:
    """Where a text node stands in the source, from its start on, and whether all of it was found.

    A node may go on behind a tag that the parser ignored; such a tag belongs to no element. It may
    also hold markup that is none (`<?php ?>`), which this parser keeps as text and a browser hides.

    Args:
        source: the HTML.
        start: where the node's first character stands.
        data: the node's text.
        tags: where the start tags of elements stand: no text node goes on behind these.
        closing: the end tag that alone ends this text, lower case, if it may hold other markup.
    """
    if "&" not in data and (closing or "<" not in data) and source.startswith(data, start):
        return [(start, start + len(data))], True
    spans: list[tuple[int, int]] = []
    at, done = start, 0
    while True:
        end = _text_end(source, at, closing)
        decoded = decode(source[at:end])
        if not data.startswith(decoded, done):
            return spans, False
        if at < end:
            spans.append((at, end))
        done += len(decoded)
        if done == len(data):
            return spans, True
        at, length = _skip(source, end, data, done)
        done += length
        if at == end or end in tags:
            return spans, False


def _text_end(source: str, start: int, closing: str) -> int:
    pattern = re.compile(re.escape(closing), re.IGNORECASE) if closing else MARKUP
    match = pattern.search(source, start)
    return match.start() if match else len(source)


def _skip(source: str, start: int, data: str, done: int) -> tuple[int, int]:
    """Where what is no text ends, and how much of the node's text it is; `start` if nowhere."""
    tag = TAG.match(source, start)
    if tag is not None:
        return tag.end(), 0
    # A comment or a tag that is not closed goes on to the end, anything else to the next ">".
    unclosed = source.startswith("<!--", start) or source[start + 1 : start + 2].isalpha()
    end = len(source) if unclosed else source.find(">", start) + 1 or len(source)
    hidden = decode(source[start:end])
    return (end, len(hidden)) if data.startswith(hidden, done) else (start, 0)
