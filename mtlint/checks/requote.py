"""Quotation marks and apostrophes of other systems, with the page's own marks as the repair.

The page's own double marks are curly or straight, whichever it has more of, and so are its
apostrophes. A page that has none of either takes the curly ones if it has any curly mark.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from mtlint.checks.base import (
    Preparation,
    Repair,
    Signal,
    compiled,
    matches,
    parameters,
    within_time,
)
from mtlint.text import habit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from regex import Match, Pattern

    from mtlint.checks.base import Hits, Workshop
    from mtlint.errors import CheckError
    from mtlint.ruleset.schema import CompiledRule, Rule
    from mtlint.text.document import Document

_SAMPLE = 1 << 18  # characters whose apostrophes are counted

_GROUPS = {"opening", "closing", "apostrophe", "extra"}


class _Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """Patterns with the marks to replace as groups.

    `opening`, `closing` and `apostrophe` become the page's own mark; `extra` is deleted. A match
    with more than one group is one finding. `anchor` has the literals one of which is in every
    match. What `unless` matches in the text of a match is no fault. With `mixed`, matches count
    only where the page has quotation marks of English too.
    """

    patterns: tuple[str, ...]
    anchor: tuple[str, ...]
    unless: str = ""
    mixed: bool = False


def prepare(rule: Rule, workshop: Workshop) -> Preparation:
    """Compile the patterns and check their groups; raises ValueError."""
    params = parameters(rule, _Params)
    for pattern in params.patterns:
        groups = set(compiled(pattern, case_sensitive=True).groupindex)
        if not groups or groups - _GROUPS:
            raise ValueError(f"{pattern!r}: its groups are some of {', '.join(sorted(_GROUPS))}")
    anchors = workshop.finder.declared(params.anchor)
    return Preparation(msgspec.to_builtins(params), anchors, frozenset())


class _Ready:
    """One rule, its patterns compiled when the first candidate comes."""

    def __init__(self, rule: CompiledRule) -> None:
        self._params = msgspec.convert(rule.params, _Params)
        self.mixed = self._params.mixed

    @cached_property
    def patterns(self) -> list[Pattern[str]]:
        return [compiled(pattern, case_sensitive=True) for pattern in self._params.patterns]

    @cached_property
    def unless(self) -> Pattern[str]:
        return compiled(self._params.unless or r"(?!)", case_sensitive=True)


class Checker:
    """Runs the patterns where their anchors stand, and asks for the page's style only then."""

    def __init__(self, rules: Sequence[CompiledRule]) -> None:
        self._ready = {rule.id: _Ready(rule) for rule in rules}

    def run(self, document: Document, hits: Hits) -> Iterator[Signal | CheckError]:
        """The foreign marks of one document."""
        style: dict[str, str] = {}
        for id_, offsets in hits.items():
            ready = self._ready[id_]
            if ready.mixed and not _has_marks_of_english(document):
                continue
            for pattern in ready.patterns:
                for base, match in matches(id_, pattern, document, offsets):
                    if not within_time(id_, ready.unless.search, match.group()):
                        style = style or _style(document)
                        yield _signal(id_, base, match, style)


def _has_marks_of_english(document: Document) -> bool:
    """Whether the page has quotation marks, or apostrophes that a typewriter has not."""
    return any(habit.quotation_marks(document)) or habit.apostrophes(document).curly > 0


def _style(document: Document) -> dict[str, str]:
    """The page's own mark for each group."""
    text, marks = document.prose.text[:_SAMPLE], document.marks
    curly, straight = marks.count("“”"), marks.count('"')
    apostrophes, typewriter = text.count("’"), text.count("'")
    is_curly = curly > straight or (curly == straight and apostrophes >= typewriter)
    has_curly = apostrophes > typewriter or (apostrophes == typewriter and is_curly)
    return {
        "opening": "“" if is_curly else '"',
        "closing": "”" if is_curly else '"',
        "apostrophe": "’" if has_curly else "'",
        "extra": "",
    }


def _signal(id_: str, base: int, match: Match[str], style: dict[str, str]) -> Signal:
    marks = sorted(
        (*match.span(name), style[name]) for name, group in match.groupdict().items() if group
    )
    replacements = tuple((base + start, base + end, text) for start, end, text in marks)
    repair = Repair(replacements)
    return Signal(id_, replacements[0][0], replacements[-1][1], (repair,))
