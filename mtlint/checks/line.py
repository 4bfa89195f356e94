"""Whole lines that are page furniture: comment forms, share bars, related posts.

A *certain* line is furniture wherever it stands. A *plausible* one ("Most Popular") is reported
only on a page with at least one certain line, and only beside other furniture or at the page's
edge, so that a heading of an article, a glossary or a changelog is left alone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Any

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


class _Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """Patterns for whole lines, and how sure they are.

    `part` patterns describe the words of a line, without bullets and closing punctuation.
    """

    lines: tuple[str, ...]
    certain: bool = False


def prepare(rule: Rule, workshop: Workshop) -> Preparation:
    """Expand lists and derive each line's anchors; raises ValueError."""
    params = parameters(rule, _Params)
    lines = [workshop.expand(line) for line in workshop.entries(params.lines)]
    anchors = Anchors()
    for line in lines:
        _compile([line])
        derived = workshop.finder.derive(rf"^(?:{line})$")
        if derived is None:
            raise ValueError(f"no word or literal stands in every line like {line!r}")
        anchors = Anchors(anchors.words + derived[0].words, anchors.literals + derived[0].literals)
    return Preparation({"lines": lines, "certain": params.certain}, anchors)


def _compile(lines: Sequence[str]) -> re.Pattern[str]:
    try:
        return re.compile(_BEFORE + "|".join(f"(?:{line})" for line in lines) + _AFTER, re.IGNORECASE)
    except re.error as error:
        raise ValueError(f"bad pattern {lines!r}: {error}") from None


class Checker:
    """Knows all furniture, so that one line can support another."""

    def __init__(self, rules: Sequence[CompiledRule]) -> None:
        self._rules = {rule.id: rule for rule in rules}
        self._patterns: dict[str, re.Pattern[str]] = {}

    def run(self, document: Document, hits: Hits) -> Iterator[Signal | CheckError]:
        """The furniture of one document."""
        furniture = {
            line: id_
            for id_, offsets in sorted(hits.items(), key=lambda item: self._is_certain(item[0]))
            for line in self._confirmed(document, id_, offsets)
        }
        certain = sorted(line for line, id_ in furniture.items() if self._is_certain(id_))
        for line, id_ in furniture.items():
            if self._is_certain(id_):
                yield _signal(id_, document, line, None)
            elif certain and _is_supported(document, line, furniture):
                yield _signal(id_, document, line, _nearest(certain, line))

    def _is_certain(self, id_: str) -> bool:
        return bool(self._rules[id_].params["certain"])

    def _pattern(self, id_: str) -> re.Pattern[str]:
        if id_ not in self._patterns:
            self._patterns[id_] = _compile(self._rules[id_].params["lines"])
        return self._patterns[id_]

    def _confirmed(self, document: Document, id_: str, offsets: Sequence[int]) -> Iterator[Line]:
        text = document.prose.text
        for start, end in dict.fromkeys(_line_at(document, offset) for offset in offsets):
            if end - start <= _LONGEST and self._pattern(id_).match(text[start:end]):
                yield start, end


def _line_at(document: Document, offset: int) -> Line:
    lines = document.prose.block_at(offset).lines()
    return lines[bisect_right(lines, (offset, len(document.prose.text))) - 1]


def _is_supported(document: Document, line: Line, furniture: dict[Line, Any]) -> bool:
    """Beside other furniture (with nothing between), or at the page's edge."""
    share = line[0] / max(len(document.prose.text), 1)
    if share <= _HEAD or share >= _TAIL:
        return True
    return any(neighbour in furniture for neighbour in _neighbours(document, line))


def _neighbours(document: Document, line: Line) -> list[Line]:
    prose = document.prose
    index = prose.block_index(line[0])
    around = [
        other
        for block in prose.blocks[max(index - 1, 0) : index + 2]
        for other in block.lines()
    ]
    at = around.index(line)
    return around[max(at - 1, 0) : at] + around[at + 1 : at + 2]


def _nearest(lines: Sequence[Line], line: Line) -> Line:
    return min(lines, key=lambda other: abs(other[0] - line[0]))


def _signal(id_: str, document: Document, line: Line, support: Line | None) -> Signal:
    start, end = line
    text = document.prose.text
    evidence = ()
    if support is not None:
        shown = text[slice(*support)].strip()
        evidence = ((*support, f"other furniture on this page: “{shown}”"),)
    applicability = None if support is None else Applicability.UNSAFE
    repair = Repair(((start, end, ""),), applicability, whole_lines=True)
    return Signal(id_, start, end, (repair,), evidence=evidence)
