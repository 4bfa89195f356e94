"""Whole lines that are page furniture: comment forms, share bars, related posts.

A *certain* line is furniture wherever it stands. A *plausible* one ("Most Popular") is reported
only on a page with at least one certain line, and only beside other furniture or at the page's
edge, so that a heading of an article, a glossary or a changelog is left alone. A menu, a long run
of plausible lines, is as good as a certain one.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

import numpy as np

from mtlint.checks.base import Repair, Signal, within_time
from mtlint.checks.line_rule import Ready, prepare
from mtlint.model import Applicability
from mtlint.text.late import late

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtlint.checks.base import Hits
    from mtlint.errors import CheckError
    from mtlint.ruleset.schema import CompiledRule
    from mtlint.text.document import Document
    from mtlint.text.prose import Prose

__all__ = ["Checker", "prepare"]

Line = tuple[int, int]

# The edges of a page, as shares of its prose.
_HEAD, _TAIL = 0.15, 0.65

# A breadcrumb repeats at least so many characters of the headline, which follows within so many
# blocks.
_SHORTEST_TITLE = 20
_TITLE_WITHIN = 12

# So many plausible lines on end are a menu. With 4 in place of 6, recall on annotated pages rises
# from 21 to 24 % of furniture at the same precision, but a glossary may have as many.
_LONG_RUN = 6

# Teasers are headlines: no sentence's end, not one word, not a paragraph, and not a whole index.
_TEASER = late(r"^\W*\w+\W+\w.{0,140}[^\s.;:,]$")
_FEWEST_TEASERS, _MOST_TEASERS = 2, 12

_SENTENCE_END = late(r"[.!?…][”’\"')\]]*$")

# A name or a label that other furniture encloses: "follow:", "Amelia", "About the author".
_LABEL = late(r"^\S{1,30}(?: \S{1,30}){0,3}(?<![.!?])$")
_MOST_ENCLOSED = 10

# A line of a menu or a list of links: a few words, no end of a sentence. With runs of 6 lines of up
# to 8 words, precision on annotated pages is 0.98 and recall more than doubles to 0.47; runs of 5
# lines add mistakes.
_MENU_LINE = late(r"^\S{1,30}(?: \S{1,40}){0,7}(?<![.!?;:,])$")
_SHORTEST_MENU = 6


class Checker:
    """Knows all furniture, so that one line can support another."""

    def __init__(self, rules: Sequence[CompiledRule]) -> None:
        self._ready = {rule.id: Ready(rule) for rule in rules}
        self._enclosed = [ready for ready in self._ready.values() if ready.params.enclosed]
        self._menus = [ready for ready in self._ready.values() if ready.params.menu]

    def run(self, document: Document, hits: Hits) -> Iterator[Signal | CheckError]:
        """The furniture of one document."""
        certain = self._furniture(document, hits, certain=True)
        if not certain and not _may_run(document.prose, hits):
            return
        page = _Page(document, self._furniture(document, hits, certain=False) | certain)
        if not page.has_furniture:
            return
        blocks = list(page.blocks())
        blocks += [(r, i, i) for r in self._enclosed for i in page.enclosed(blocks)]
        blocks += [(r, *stretch) for r in self._menus for stretch in page.menus(blocks)]
        for ready, first, last in blocks:
            yield page.signal(ready, first, last)

    def _furniture(self, document: Document, hits: Hits, *, certain: bool) -> dict[Line, Ready]:
        ready = [one for one in map(self._ready.__getitem__, hits) if one.params.certain is certain]
        return {
            line: one
            for one in sorted(ready, key=_sureness)
            for line in _confirmed(one, document, hits[one.id])
        }


def _may_run(prose: Prose, hits: Hits) -> bool:
    """Whether enough lines on end have hits to be as good as a certain one, were all furniture."""
    offsets = [offset for own in hits.values() for offset in own]
    if len(offsets) < _LONG_RUN:
        return False
    has_hits = np.zeros(len(prose.blocks), np.bool_)
    has_hits[prose.block_indices(offsets)] = True
    # A block of several lines has length 0 here, and may hold a run by itself.
    return b"\1" * _LONG_RUN in has_hits.tobytes() or not prose.shortest_lines(offsets).all()


def _sureness(ready: Ready) -> tuple[bool, str]:
    """Sorts the rules so that the one which asks least of a line's neighbours has the last word."""
    return not (ready.params.beside or ready.params.amid), ready.id


def _confirmed(ready: Ready, document: Document, offsets: Sequence[int]) -> Iterator[Line]:
    text = document.prose.text
    for start, end in document.prose.lines_at(offsets, ready.params.longest):
        line = text[start:end]
        if within_time(ready.id, ready.pattern.match, line) and (
            not ready.params.ends_in_title or _ends_in_title(document, start, line)
        ):
            yield start, end


def _ends_in_title(document: Document, start: int, line: str) -> bool:
    first = document.prose.block_index(start) + 1
    for block in document.prose.blocks[first : first + _TITLE_WITHIN]:
        title = document.block_text(block)
        at = line.find(title[:_SHORTEST_TITLE])
        if at > 0 and len(title) >= _SHORTEST_TITLE and title.startswith(line[at:].rstrip(". …")):
            return True
    return False


class _Page:
    """The lines of a document in order, and the rule that knows each as furniture."""

    def __init__(self, document: Document, furniture: dict[Line, Ready]) -> None:
        self._prose = document.prose
        self._text = document.prose.text
        self._lines = [line for block in document.prose.blocks for line in block.lines()]
        self._rules = [furniture.get(line) for line in self._lines]
        self._sure = self._certain() or self._runs()

    @property
    def has_furniture(self) -> bool:
        """Whether some of its furniture is beyond doubt."""
        return bool(self._sure)

    def blocks(self) -> Iterator[tuple[Ready, int, int]]:
        """The rule, first and last line of each block of furniture that can be reported."""
        for index, ready in enumerate(self._rules):
            if ready is None:
                continue
            teasers = self._teasers(index) if ready.params.teasers else 0
            if ready.params.certain or teasers or self._is_supported(index, ready):
                yield ready, index, index + teasers

    def enclosed(self, blocks: Sequence[tuple[Ready, int, int]]) -> Iterator[int]:
        """The short lines between two blocks of furniture with little between them."""
        for (_, _, before), (_, after, _) in pairwise(blocks):
            between = range(before + 1, after)
            if len(between) <= _MOST_ENCLOSED and all(_LABEL.match(self._line(i)) for i in between):
                yield from between

    def menus(self, blocks: Sequence[tuple[Ready, int, int]]) -> Iterator[tuple[int, int]]:
        """The stretches of short lines in long runs of them that hold reported furniture."""
        known = {index for _, first, last in blocks for index in range(first, last + 1)}
        for run in self._runs_of_labels(known):
            if len(run) >= _SHORTEST_MENU and not known.isdisjoint(run):
                stretches = groupby(run, key=known.__contains__)
                for index in [list(lines) for is_known, lines in stretches if not is_known]:
                    yield index[0], index[-1]

    def _runs_of_labels(self, known: set[int]) -> Iterator[range]:
        start = 0
        for index in range(len(self._lines) + 1):
            inside = index < len(self._lines) and (
                index in known or _MENU_LINE.match(self._line(index)) is not None
            )
            if not inside:
                yield range(start, index)
                start = index + 1

    def signal(self, ready: Ready, first: int, last: int) -> Signal:
        """The signal for a block; only certain lines are deleted without being looked at."""
        lines = self._lines[first : last + 1]
        is_safe = ready.params.certain and first == last
        applicability = None if is_safe else Applicability.UNSAFE
        span = lines[0][0], lines[-1][1]
        pieces = [span] if self._prose.editable(*span) else lines
        repair = Repair(tuple((*piece, "") for piece in pieces), applicability, whole_lines=True)
        values = {"line": self._line(first), "count": str(last - first)}
        evidence = () if ready.params.certain else (self._evidence(first),)
        return Signal(ready.id, *span, (repair,), values=values, evidence=evidence)

    def _evidence(self, line: int) -> tuple[int, int, str]:
        at = bisect_right(self._sure, line)
        around = self._sure[max(at - 1, 0) : at + 1]
        nearest = min(around, key=lambda index: abs(index - line))
        return *self._lines[nearest], f"other furniture on this page: “{self._line(nearest)}”"

    def _certain(self) -> list[int]:
        return [i for i, ready in enumerate(self._rules) if ready and ready.params.certain]

    def _runs(self) -> list[int]:
        """Where runs begin that are long enough to be as good as a certain line."""
        starts, length = [], 0
        for index, ready in enumerate(self._rules):
            length = length + 1 if ready else 0
            if length == _LONG_RUN:
                starts.append(index - _LONG_RUN + 1)
        return starts

    def _line(self, index: int) -> str:
        return self._text[slice(*self._lines[index])].strip()

    def _is_supported(self, index: int, ready: Ready) -> bool:
        """Beside other furniture (with nothing between), or at the page's edge."""
        if ready.params.amid:
            return self._follows_text(index)
        share = self._lines[index][0] / max(len(self._text), 1)
        if (share <= _HEAD or share >= _TAIL) and not ready.params.beside:
            return True
        return any(self._rules[max(index - 1, 0) : index]) or any(
            self._rules[index + 1 : index + 2]
        )

    def _follows_text(self, index: int) -> bool:
        before = index - 1
        return (
            before >= 0
            and self._rules[before] is None
            and _SENTENCE_END.search(self._line(before)) is not None
        )

    def _teasers(self, index: int) -> int:
        """How many headlines follow a line; none if they are too few or many to be teasers."""
        count = 0
        for after in range(index + 1, min(index + 2 + _MOST_TEASERS, len(self._lines))):
            if self._rules[after] is not None or not _TEASER.match(self._line(after)):
                break
            count += 1
        return count if _FEWEST_TEASERS <= count <= _MOST_TEASERS else 0
