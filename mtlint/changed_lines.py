"""Which lines of a text are new, and whether a finding touches one of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from mtlint.errors import SourceError
from mtlint.text.source import decode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from mtlint.model import Finding

_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\n|\r)|[^\r\n]+")

# Lines of the one text times lines of the other, in bits of the table that compares them: 50 MB.
_LARGEST_TABLE = 400_000_000


def touching(before: bytes, text: str, encoding: str) -> Callable[[Finding], bool]:
    """Whether the span of a finding in `text` has a part in a line that was added or changed.

    Args:
        before: what the file was; if it is no text in that encoding, every line is new.
        text: the decoded source of the file.
        encoding: of a file without a byte-order mark.
    """
    spans = list(changed_spans(_decoded(before, encoding), text))
    starts = [start for start, _ in spans]

    def touches(finding: Finding) -> bool:
        end = max(finding.end, finding.start + 1)  # an empty span lies before a character
        at = bisect_right(starts, end - 1)
        return at > 0 and spans[at - 1][1] > finding.start

    return touches


def changed_spans(before: str, after: str) -> Iterator[tuple[int, int]]:
    """Start and end of runs of lines of `after` that are not in `before`, in code points.

    Line endings do not count; the last line ends behind the end of the text.
    """
    lines = list(_LINE.finditer(after))
    for first, last in _changed_rows(_contents(before), _contents(after)):
        end = lines[last - 1].end()
        yield lines[first].start(), end + (last == len(lines))


def _contents(text: str) -> list[str]:
    return [match[0].rstrip("\r\n") for match in _LINE.finditer(text)]


def _decoded(data: bytes, encoding: str) -> str:
    try:
        return decode(data, encoding).text
    except SourceError:
        return ""


def _changed_rows(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Runs of rows of `new` (from 0, the end exclusive) that a shortest edit of `old` puts in."""
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    old, new = old[head : len(old) - tail], new[head : len(new) - tail]
    if not new:
        return
    if not old:
        yield head, head + len(new)
    elif len(old) * len(new) > _LARGEST_TABLE:
        known = frozenset(old)
        yield from ((head + row, head + row + 1) for row, x in enumerate(new) if x not in known)
    else:
        from rapidfuzz.distance import LCSseq  # most files are new, or changed in one place

        for code in LCSseq.opcodes(old, new):
            if code.tag in ("insert", "replace"):
                yield head + code.dest_start, head + code.dest_end


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many lines two texts begin with together."""
    pairs = zip(one, other, strict=False)
    different = (row for row, (a, b) in enumerate(pairs) if a != b)
    return next(different, min(len(one), len(other)))
