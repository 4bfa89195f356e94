"""Plain text: a line is a block, unless the file is hard-wrapped, where a paragraph is one."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import chain, pairwise
from operator import attrgetter
from typing import TYPE_CHECKING

from mtlint.formats.plain_code import code_places, inline_places
from mtlint.text.blocks import LineBlocks
from mtlint.text.late import late
from mtlint.text.prose import REMOVED, Prose, ProseBuilder, Run

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mtlint.text.blocks import Block

# A line of no-break spaces is not blank: it shows on the page, so these are ordinary blanks only.
_BLANKS = " \t\f\v\x1c\x1d\x1e\x1f\x85\u2028\u2029"
# A line that is not blank, without the blanks around it.
_LINE = late(rf"[^{_BLANKS}\r\n](?:[^\r\n]*[^{_BLANKS}\r\n])?")
_UNIX_LINE = late(rf"[^{_BLANKS}\n](?:.*[^{_BLANKS}\n])?")  # where no CR is, much faster

# A file is hard-wrapped when its widest lines are of a terminal's width and nearly every line
# that is followed by another could not have taken that line's first word.
_NARROWEST, _WIDEST = 40, 120
_SHARE_OF_FULL_LINES = 0.8
_FEWEST_FULL_LINES = 3


_NO_BREAK = late(r"[^\r\n]")

# A line of its own for mtlint is no prose.
COMMENT = late(r"(?<![^\r\n])[ \t]*(?P<comment>#+[ \t]*mtlint:[^\r\n]*)")


def read(text: str) -> Prose:
    """The prose of a plain-text source."""
    code = code_places(text)
    places = sorted([*code, *(match.span() for match in _comments(text, code))])
    return _read(_without(text, places, " "), places)


def _without(text: str, places: Sequence[tuple[int, int]], sign: str) -> str:
    """The text with a sign for each character at some places, but for line endings."""
    if not places:
        return text
    blanked = [_NO_BREAK.sub(sign, text[start:end]) for start, end in places]
    parts = [text[start:end] for start, end in _between(places, len(text))]
    return "".join(chain.from_iterable(zip(parts, [*blanked, ""], strict=True)))


def _between(places: Sequence[tuple[int, int]], end: int) -> list[tuple[int, int]]:
    """The stretches before, between and behind some places, up to an end."""
    edges = [0, *chain.from_iterable(places), end]
    return list(zip(edges[::2], edges[1::2], strict=True))


def comments(text: str) -> Iterator[re.Match[str]]:
    """The comments for mtlint; in code a line is part of the code."""
    return _comments(text, code_places(text))


def _comments(text: str, code: Sequence[tuple[int, int]]) -> Iterator[re.Match[str]]:
    for match in COMMENT.finditer(text) if "mtlint:" in text else ():
        at = bisect_right(code, (match.start(), len(text))) - 1
        if at < 0 or match.start() >= code[at][1]:
            yield match


def _read(text: str, blank: Sequence[tuple[int, int]]) -> Prose:
    """The prose of a text that has blanks at these places, where its source has other signs."""
    lines, inline = _lines(text), inline_places(text)
    if not _is_hard_wrapped(text, lines):
        # The prose is the source itself, but for code: where it has none nothing is copied.
        kept = _between(sorted([*blank, *inline]), len(text))
        runs = [Run(start, end, start, end, True) for start, end in kept if start < end]
        runs += [Run(start, end, start, end, False) for start, end in inline]
        prose = _with_line_feeds(_without(text, inline, REMOVED))
        return Prose(prose, lines, sorted(runs, key=attrgetter("start")))
    builder = ProseBuilder(text)
    for paragraph in _paragraphs(text, lines):
        builder.open()
        _add_line(builder, paragraph[0], inline)
        for previous, line in pairwise(paragraph):
            builder.line_break(previous.end, line.start)
            _add_line(builder, line, inline)
    return builder.build()


def _with_line_feeds(text: str) -> str:
    """The text with a line feed for each character of a line ending, as stands between blocks."""
    return text.replace("\r\n", "\n\n").replace("\r", "\n") if "\r" in text else text


def _add_line(builder: ProseBuilder, line: Block, inline: Sequence[tuple[int, int]]) -> None:
    """Add a line without the code in it."""
    at = line.start
    first, last = (bisect_left(inline, (edge,)) for edge in (line.start, line.end))
    for start, end in inline[first:last]:
        builder.verbatim(at, start)
        builder.removed(start, end)
        at = end
    builder.verbatim(at, line.end)


def _lines(text: str) -> LineBlocks:
    """The lines that are not blank, without the blanks around them."""
    pattern = _LINE if "\r" in text else _UNIX_LINE
    return LineBlocks(map(re.Match.span, pattern.finditer(text)))


def _paragraphs(text: str, lines: Sequence[Block]) -> Iterable[list[Block]]:
    """Lines that follow each other."""
    paragraph = list(lines[:1])
    for previous, line in pairwise(lines):
        if not follows(text, previous.end, line.start):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    yield paragraph


def follows(text: str, end: int, start: int) -> bool:
    """Whether nothing but one line ending, and blanks, stands between the lines at these edges."""
    if start - end == 1:
        return True
    if text.startswith("\n\n", end):  # as between most paragraphs
        return False
    return text[end:start].strip(_BLANKS) in ("\n", "\r\n", "\r")


def _is_hard_wrapped(text: str, lines: LineBlocks) -> bool:
    edges = enumerate(zip(lines.ends, lines.starts[1:], strict=False))
    follow = [at for at, (end, start) in edges if follows(text, end, start)]
    broken = [
        (line.end - line.start, line.end - line.start + 1 + len(_first_word(text, following)))
        for line, following in ((lines[at], lines[at + 1]) for at in follow)
        if _first_word(text, following)
    ]
    if len(broken) < _FEWEST_FULL_LINES:
        return False
    width = sorted(length for length, _ in broken)[int(len(broken) * 0.95)]
    if not _NARROWEST <= width <= _WIDEST:
        return False
    full = sum(with_next_word > width for _, with_next_word in broken)
    return full >= max(_FEWEST_FULL_LINES, _SHARE_OF_FULL_LINES * len(broken))


def _first_word(text: str, line: Block) -> str:
    """The first word of a line; nothing in a line of odd spaces."""
    return next(iter(text[line.start : line.end].split(None, 1)), "")
