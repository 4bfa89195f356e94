"""Whole lines that are page furniture: comment forms, share bars, related posts.

A *certain* line is furniture wherever it stands. A *plausible* one ("Most Popular") is reported
only on a page with at least one certain line, and only beside other furniture or at the page's
edge, so that a heading of an article, a glossary or a changelog is left alone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from mtlint.checks.base import Preparation, Repair, Signal, parameters
from mtlint.model import Applicability
from mtlint.ruleset.schema import Anchors

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtlint.checks.base import Hits, Workshop
    from mtlint.errors import CheckError
    from mtlint.ruleset.schema import CompiledRule, Rule
    from mtlint.text.document import Document

Line = tuple[int, int]

# Bullets, counters and punctuation round a line's words do not count.
_BEFORE = r"^[\s\-–—*•·»>|#_]*(?:"
_AFTER = r")[\s\-–—*•·»>|.…:#_]*$"

# The edges of a page, as shares of its prose (catalogues of main-text annotation put nine tenths of
# furniture there).
_HEAD, _TAIL = 0.15, 0.65

# Nobody's furniture is longer; an article's paragraph can begin with "Tags:".
_LONGEST = 600

# A breadcrumb repeats at least so much of the headline that it leads to.
_SHORTEST_TITLE = 20

# Teasers are headlines: no sentence's end, not one word, not a paragraph, and not a whole index.
_TEASER = re.compile(r"^\W*\w+\W+\w.{0,140}[^\s.;:,]$")
_FEWEST_TEASERS, _MOST_TEASERS = 2, 12

# A name or a label that other furniture encloses: "follow:", "Amelia", "About the author".
_LABEL = re.compile(r"^(?:[\w’'&/-]+ ?){1,4}$")
_MOST_ENCLOSED = 2


class _Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """Patterns for whole lines, without bullets and closing punctuation, and how sure they are.

    A plausible line `beside` other furniture is not reported for standing at the page's edge. A
    line that `ends-in-title` ends with the beginning of another line of the page. The headlines
    that follow a line with `teasers` belong to it. A rule for what is `enclosed` by other
    furniture has no patterns.
    """

    lines: tuple[str, ...] = ()
    certain: bool = False
    beside: bool = False
    ends_in_title: bool = False
    teasers: bool = False
    enclosed: bool = False


def prepare(rule: Rule, workshop: Workshop) -> Preparation:
    """Expand lists and derive each line's anchors; raises ValueError."""
    params = parameters(rule, _Params)
    if bool(params.lines) == params.enclosed:
        raise ValueError("give either lines or enclosed = true")
    lines = tuple(workshop.expand(line) for line in workshop.entries(params.lines))
    anchors = Anchors()
    for line in lines:
        _compile([line])
        derived = workshop.finder.derive(rf"^(?:{line})$")
        if derived is None:
            raise ValueError(f"no word or literal stands in every line like {line!r}")
        anchors = Anchors(anchors.words + derived[0].words, anchors.literals + derived[0].literals)
    params = msgspec.structs.replace(params, lines=lines)
    return Preparation(msgspec.to_builtins(params), anchors, frozenset({"line", "count"}))


def _compile(lines: Sequence[str]) -> re.Pattern[str]:
    try:
        return re.compile(
            _BEFORE + "|".join(f"(?:{line})" for line in lines) + _AFTER, re.IGNORECASE
        )
    except re.error as error:
        raise ValueError(f"bad pattern {lines!r}: {error}") from None


class _Ready:
    """One rule, its lines compiled when the first candidate comes."""

    def __init__(self, rule: CompiledRule) -> None:
        self.id = rule.id
        self.params = msgspec.convert(rule.params, _Params)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return _compile(self.params.lines)


class Checker:
    """Knows all furniture, so that one line can support another."""

    def __init__(self, rules: Sequence[CompiledRule]) -> None:
        self._ready = {rule.id: _Ready(rule) for rule in rules}
        self._enclosed = [ready for ready in self._ready.values() if ready.params.enclosed]

    def run(self, document: Document, hits: Hits) -> Iterator[Signal | CheckError]:
        """The furniture of one document."""
        furniture = {
            line: ready
            for ready in sorted((self._ready[id_] for id_ in hits), key=_sureness)
            for line in _confirmed(ready, document, hits[ready.id])
        }
        if not any(ready.params.certain for ready in furniture.values()):
            return
        page = _Page(document, furniture)
        blocks = list(page.blocks())
        for first, last in blocks:
            yield page.signal(page.rules[first], first, last)
        for ready in self._enclosed:
            for index in page.enclosed(blocks):
                yield page.signal(ready, index, index)


def _sureness(ready: _Ready) -> tuple[bool, bool, str]:
    return ready.params.certain, not ready.params.beside, ready.id


def _confirmed(ready: _Ready, document: Document, offsets: Sequence[int]) -> Iterator[Line]:
    text = document.prose.text
    for start, end in dict.fromkeys(_line_at(document, offset) for offset in offsets):
        line = text[start:end] if end - start <= _LONGEST else ""
        if ready.pattern.match(line) and (
            not ready.params.ends_in_title or _ends_in_title(document, line)
        ):
            yield start, end


def _line_at(document: Document, offset: int) -> Line:
    lines = document.prose.block_at(offset).lines()
    return lines[bisect_right(lines, (offset, len(document.prose.text))) - 1]


def _ends_in_title(document: Document, line: str) -> bool:
    for block in document.prose.blocks:
        title = document.block_text(block)
        at = line.find(title[:_SHORTEST_TITLE])
        if at > 0 and len(title) >= _SHORTEST_TITLE and title.startswith(line[at:].rstrip(". …")):
            return True
    return False


class _Page:
    """The lines of a document in order, and the rule that knows each as furniture."""

    def __init__(self, document: Document, furniture: dict[Line, _Ready]) -> None:
        self._text = document.prose.text
        self._lines = [line for block in document.prose.blocks for line in block.lines()]
        self.rules = [furniture.get(line) for line in self._lines]
        self._certain = [i for i, ready in enumerate(self.rules) if ready and ready.params.certain]

    def blocks(self) -> Iterator[tuple[int, int]]:
        """The first and last line of each block of furniture that can be reported."""
        for index, ready in enumerate(self.rules):
            if ready is None:
                continue
            teasers = self._teasers(index) if ready.params.teasers else 0
            if ready.params.certain or teasers or self._is_supported(index, ready):
                yield index, index + teasers

    def enclosed(self, blocks: Sequence[tuple[int, int]]) -> Iterator[int]:
        """The short lines between two blocks of furniture with next to nothing between them."""
        for (_, before), (after, _) in zip(blocks, blocks[1:], strict=False):
            between = range(before + 1, after)
            if len(between) <= _MOST_ENCLOSED and all(_LABEL.match(self._line(i)) for i in between):
                yield from between

    def signal(self, ready: _Ready, first: int, last: int) -> Signal:
        """The signal for a block; only certain lines are deleted without being looked at."""
        lines = self._lines[first : last + 1]
        applicability, evidence = None, ()
        if not ready.params.certain:
            support = min(self._certain, key=lambda index: abs(index - first))
            note = f"other furniture on this page: “{self._line(support)}”"
            applicability, evidence = Applicability.UNSAFE, ((*self._lines[support], note),)
        repair = Repair(tuple((*line, "") for line in lines), applicability, whole_lines=True)
        values = {"line": self._line(first), "count": str(last - first)}
        span = lines[0][0], lines[-1][1]
        return Signal(ready.id, *span, (repair,), values=values, evidence=evidence)

    def _line(self, index: int) -> str:
        return self._text[slice(*self._lines[index])].strip()

    def _is_supported(self, index: int, ready: _Ready) -> bool:
        """Beside other furniture (with nothing between), or at the page's edge."""
        share = self._lines[index][0] / max(len(self._text), 1)
        if (share <= _HEAD or share >= _TAIL) and not ready.params.beside:
            return True
        return any(self.rules[max(index - 1, 0) : index]) or any(self.rules[index + 1 : index + 2])

    def _teasers(self, index: int) -> int:
        """How many headlines follow a line; none if they are too few or many to be teasers."""
        count = 0
        for after in range(index + 1, min(index + 2 + _MOST_TEASERS, len(self._lines))):
            if self.rules[after] is not None or not _TEASER.match(self._line(after)):
                break
            count += 1
        return count if _FEWEST_TEASERS <= count <= _MOST_TEASERS else 0
