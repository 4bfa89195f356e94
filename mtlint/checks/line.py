"""Whole lines that are page furniture: comment forms, share bars, related posts.

A *certain* line is furniture wherever it stands. A *plausible* one ("Most Popular") is reported
only on a page with at least one certain line, and only beside other furniture or at the page's
edge, so that a heading of an article, a glossary or a changelog is left alone. A menu, a long run
of plausible lines, is as good as a certain one.
"""

from __future__ import annotations

from itertools import chain, compress, islice
from typing import TYPE_CHECKING

import numpy as np

from mtlint.checks.base import within_time
from mtlint.checks.line_page import LONG_RUN, Page
from mtlint.checks.line_rule import Ready, prepare

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtlint.checks.base import Hits, Signal
    from mtlint.checks.line_page import Line
    from mtlint.errors import CheckError
    from mtlint.ruleset.schema import CompiledRule
    from mtlint.text.document import Document
    from mtlint.text.prose import Prose

__all__ = ["Checker", "prepare"]

# A breadcrumb repeats at least so many characters of the headline, which follows within so many
# blocks.
_SHORTEST_TITLE = 20
_TITLE_WITHIN = 12


class Checker:
    """Knows all furniture, so that one line can support another."""

    def __init__(self, rules: Sequence[CompiledRule]) -> None:
        self._ready = {rule.id: Ready(rule) for rule in rules}
        self._enclosed = [ready for ready in self._ready.values() if ready.params.enclosed]
        self._menus = [ready for ready in self._ready.values() if ready.params.menu]

    def run(self, document: Document, hits: Hits) -> Iterator[Signal | CheckError]:
        """The furniture of one document."""
        certain = self._furniture(document, hits, certain=True)
        # Most texts have neither: so the plausible lines are looked at where they may be a run.
        if not certain and not self._has_run(document, _in_runs(document.prose, hits)):
            return
        page = Page(document, self._furniture(document, hits, certain=False) | certain)
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

    def _has_run(self, document: Document, hits: Hits) -> bool:
        furniture = self._furniture(document, hits, certain=False)
        return len(furniture) >= LONG_RUN and Page(document, furniture).has_furniture


def _in_runs(prose: Prose, hits: Hits) -> Hits:
    """The hits on so many lines on end that these are as good as a certain one, if furniture."""
    offsets = list(chain.from_iterable(hits.values()))
    if len(offsets) < LONG_RUN:
        return {}
    at = prose.block_indices(offsets)
    # With an empty block at both ends. A block of several lines may hold a run by itself.
    lines = np.zeros(len(prose.blocks) + 2, np.intp)
    lines[at + 1] = np.where(prose.shortest_lines(offsets), 1, LONG_RUN)
    is_hit = lines > 0
    (edges,) = (is_hit[1:] != is_hit[:-1]).nonzero()
    starts, before = edges[::2], lines.cumsum()
    is_long = before[edges[1::2]] - before[starts] >= LONG_RUN
    if not is_long.any():
        return {}
    kept = iter(is_long[starts.searchsorted(at, "right") - 1].tolist())
    near = {rule: list(compress(own, islice(kept, len(own)))) for rule, own in hits.items()}
    return {rule: own for rule, own in near.items() if own}


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
