"""A regular expression, run only on the blocks where one of its anchors stands."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Literal

from mtlint.checks.base import TIME_LIMIT, Repair, Signal
from mtlint.checks.pattern_company import in_company
from mtlint.checks.pattern_places import is_in_place
from mtlint.checks.pattern_rule import Ready, prepare
from mtlint.checks.pattern_screen import promising
from mtlint.errors import CheckError
from mtlint.ruleset import template
from mtlint.text.excerpts import excerpts_of, surroundings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from regex import Match, Pattern

    from mtlint.checks.base import Hits
    from mtlint.checks.pattern_screen import Excerpt
    from mtlint.ruleset.schema import CompiledRule
    from mtlint.text.document import Document

__all__ = ["Checker", "prepare"]

# Characters on either side of a match in which `unless-near` is looked for.
_VETO_REACH = 60


class Checker:
    """Runs pattern rules on their candidates."""

    is_local: Literal[True] = True

    def __init__(self, rules: Sequence[CompiledRule]) -> None:
        self._rules = {rule.id: rule for rule in rules}
        self._ready: dict[str, Ready] = {}  # most rules are never asked

    def run(self, document: Document, hits: Hits) -> Iterator[Signal | CheckError]:
        """The confirmed matches; a CheckError for a rule whose pattern ran out of time."""
        ready = [self._made(id_) for id_ in hits]
        reaches = [one.params.reach for one in ready]
        companies = [one.params.company for one in ready]
        places = in_company(document, list(hits.values()), reaches, companies)
        for one, texts in zip(ready, excerpts_of(document, places, reaches), strict=True):
            try:
                yield from _matches(one, document, texts)
            except TimeoutError:
                id_ = one.rule.id
                yield CheckError(f"{id_}: the pattern took more than {TIME_LIMIT:g} s on one block")

    def _made(self, id_: str) -> Ready:
        if id_ not in self._ready:
            self._ready[id_] = Ready(self._rules[id_])
        return self._ready[id_]


def _matches(ready: Ready, document: Document, texts: Sequence[Excerpt]) -> Iterator[Signal]:
    if ready.params.formats and document.format not in ready.params.formats:
        return
    if len(texts) > 1 and ready.params.joint:
        texts = promising(ready.screen, ready.params.joint, texts)
    vetoes: _Vetoes | None = None  # most rules never have a match
    for base, text in texts:
        for match in ready.pattern.finditer(text, timeout=TIME_LIMIT):
            if not is_in_place(
                ready.rule.where, document, base + match.start(), base + match.end()
            ):
                continue
            if vetoes is None:
                vetoes = _Vetoes(ready, document)
            start, end = match.span()
            if vetoes.are_against(base + start, base + end):
                continue
            if _has_near(ready, document, base, match):
                yield _signal(ready, base, match)


class _Vetoes:
    """What speaks against matches of a rule, read in the whole block round them."""

    def __init__(self, ready: Ready, document: Document) -> None:
        self._ready = ready
        self._document = document
        self._base, self._text = 0, ""
        self._spans: dict[int, list[tuple[int, int]]] = {}
        self._spoken: dict[int, bool] = {}

    def are_against(self, start: int, end: int) -> bool:
        """Whether something that vetoes overlaps a match, stands near it or in its document."""
        if self._ready.params.absent and self._is_spoken_of(start):
            return True
        base, text = surroundings(self._document, start)
        if (base, len(text)) != (self._base, len(self._text)):
            self._base, self._text, self._spans = base, text, {}
        start, end = start - base, end - base
        if any(self._overlaps(number, start, end) for number in range(len(self._ready.unless))):
            return True
        around = max(start - _VETO_REACH, 0), end + _VETO_REACH
        return self._ready.unless_near.search(text, *around, timeout=TIME_LIMIT) is not None

    def _is_spoken_of(self, offset: int) -> bool:
        """Whether the document has one of the words, or the signs, that the rule wants absent."""
        document, at = self._document.part_at(offset)
        if at not in self._spoken:
            self._spoken[at] = self._ready.is_spoken_of(document)
        return self._spoken[at]

    def _overlaps(self, number: int, start: int, end: int) -> bool:
        """Whether what one of the patterns matches overlaps a match; it is asked when it counts."""
        if number not in self._spans:
            self._spans[number] = _spans(self._ready.unless[number], self._text)
        spans = self._spans[number]
        after = bisect_left(spans, (end, -1))
        return after > 0 and spans[after - 1][1] > start


def _spans(pattern: Pattern[str], text: str) -> list[tuple[int, int]]:
    """What a pattern matches, in order, but for nothing at all."""
    found = (match.span() for match in pattern.finditer(text, timeout=TIME_LIMIT))
    return [span for span in found if span[1] > span[0]]


def _signal(ready: Ready, base: int, match: Match[str]) -> Signal:
    params = ready.params
    group: int | str = "mark" if "mark" in match.re.groupindex else 0
    start, end = match.span(group)
    if start < 0:
        group = 0
        start, end = match.span()
    values = {name: value or "" for name, value in match.groupdict().items()}
    values["match"] = match.group(group)
    templates = [*([] if params.replace is None else [params.replace]), *params.suggest]
    whole_lines = ready.rule.where == "line" and params.replace == ""
    repairs = [
        Repair(((base + start, base + end, template.fill(text, values)),), None, whole_lines)
        for text in templates
    ]
    return Signal(
        ready.rule.id,
        base + start,
        base + end,
        tuple(repairs),
        preferred=params.replace is not None,
        values=values,
    )


def _has_near(ready: Ready, document: Document, base: int, match: Match[str]) -> bool:
    """Whether one of the words that the rule asks for stands in the sentence, beside the match."""
    if not ready.params.near:
        return True
    start, end = base + match.start(), base + match.end()
    first, last = document.sentence_at(start)
    text = document.prose.text[first:last]
    return any(
        not start <= first + other.start() < end
        for other in ready.near.finditer(text, timeout=TIME_LIMIT)
    )
