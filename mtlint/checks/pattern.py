"""A regular expression, run only on the blocks where one of its anchors stands."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING, Literal

import msgspec
import numpy as np

from mtlint.checks.base import TIME_LIMIT, Preparation, Repair, Signal, alternation, compiled
from mtlint.checks.pattern_company import in_company
from mtlint.checks.pattern_places import is_in_place
from mtlint.checks.pattern_screen import promising
from mtlint.errors import CheckError
from mtlint.ruleset import template
from mtlint.ruleset.schema import Anchors
from mtlint.text.characters import class_named
from mtlint.text.excerpts import excerpts_of, surroundings
from mtlint.text.late import late
from mtlint.text.tokens import hash_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from regex import Match, Pattern

    from mtlint.checks.base import Hits, Workshop
    from mtlint.checks.pattern_screen import Excerpt
    from mtlint.ruleset.schema import CompiledRule, Rule
    from mtlint.text.document import Document

_GROUP = late(r"\(\?P?<(\w+)>")

_HAS_EDGE = late(r"[$^]")

_WORD = late(r"\w+")

# A match is looked for as many characters round its anchors as it can have, where a block is
# longer than that on both sides together, and no more than so many; what vetoes it, in the whole
# block.
_REACH = 1 << 8
_CUT = 24  # characters of the words that a window would cut in two
# Characters on either side of a match in which `unless-near` is looked for.
_VETO_REACH = 60


class _Params(msgspec.Struct, frozen=True):
    pattern: str
    case_sensitive: bool
    replace: str | None
    suggest: tuple[str, ...]
    unless: tuple[str, ...]
    unless_near: tuple[str, ...]
    near: tuple[str, ...]
    absent: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    reach: int = _REACH
    joint: str = ""
    company: bytes = b""  # token hashes, uint64


def prepare(rule: Rule, workshop: Workshop) -> Preparation:
    """Expand lists, check the templates, derive the anchors; raises ValueError."""
    if not rule.pattern:
        raise ValueError("a pattern rule needs a pattern")
    if rule.params:
        raise ValueError("a pattern rule has its keys beside id, not under params")
    pattern = workshop.expand(rule.pattern)
    values = {"match", *_GROUP.findall(pattern)}
    for text in (rule.replace or "", *rule.suggest):
        for problem in template.problems(text, values):
            raise ValueError(f"{text!r}: {problem}")
    unless = tuple(workshop.expand(veto) for veto in rule.unless)
    unless_near = tuple(workshop.expand(veto) for veto in rule.unless_near)
    for expression in (pattern, *unless, *unless_near):
        compiled(expression, case_sensitive=rule.case_sensitive)
    anchors = _anchors(rule, pattern, workshop)
    near, absent = tuple(workshop.entries(rule.near)), tuple(workshop.entries(rule.absent))
    params = _Params(
        pattern,
        rule.case_sensitive,
        rule.replace,
        rule.suggest,
        unless,
        unless_near,
        near,
        absent,
        rule.formats,
        _reach(pattern),
        _joint(pattern),
        _company(pattern, anchors, workshop),
    )
    return Preparation(
        msgspec.to_builtins(params, builtin_types=(bytes,)), anchors, frozenset(values)
    )


def _anchors(rule: Rule, pattern: str, workshop: Workshop) -> Anchors:
    if rule.anchor or rule.anchor_classes:
        declared = workshop.finder.declared(workshop.entries(rule.anchor))
        classes = tuple(tuple(map(class_named, names)) for names in rule.anchor_classes)
        return Anchors(declared.words, declared.literals, classes)
    derived = workshop.finder.derive(pattern)
    if derived is None:
        raise ValueError(
            "no word or literal stands in every match; name some, one of which does, as `anchor`"
        )
    anchors, share = derived
    if not workshop.finder.is_selective(share):
        names = [" ".join(word.words) for word in anchors.words] + list(anchors.literals)
        raise ValueError(
            f"its words are too common to look for: {', '.join(names[:5])} stand in one of "
            f"{max(1 / share / 60, 1):.0f} paragraphs, and one of 100 is the most; make the "
            "pattern say more, or name what stands in every match as `anchor`"
        )
    return anchors


def _reach(pattern: str) -> int:
    """How far from its anchor a match can begin or end."""
    from mtlint.ruleset.pattern_tree import farthest_look  # only when rules are compiled

    try:
        return min(farthest_look(pattern) + _CUT, _REACH)
    except ValueError:  # only the other parser knows it
        return _REACH


def _joint(pattern: str) -> str:
    """What can part excerpts that are searched as one."""
    from mtlint.ruleset.pattern_joint import joint  # only when rules are compiled

    try:
        return joint(pattern)
    except ValueError:  # only the other parser knows it
        return ""


def _company(pattern: str, anchors: Anchors, workshop: Workshop) -> bytes:
    """What stands in every match besides an anchor."""
    try:
        words = workshop.finder.company(pattern, anchors)
    except ValueError:  # only the other parser knows it
        return b""
    return np.array([hash_of(word) for word in sorted(words)], np.uint64).tobytes()


class _Ready:
    """One rule, its expressions compiled when the first candidate comes."""

    def __init__(self, rule: CompiledRule) -> None:
        self.rule = rule
        self.params = msgspec.convert(rule.params, _Params)

    @cached_property
    def pattern(self) -> Pattern[str]:
        return compiled(self.params.pattern, case_sensitive=self.params.case_sensitive)

    @cached_property
    def screen(self) -> Pattern[str]:
        """The pattern, for which the edge of a line is the edge of a text."""
        if not _HAS_EDGE.search(self.params.pattern):
            return self.pattern
        return compiled("(?m)" + self.params.pattern, case_sensitive=self.params.case_sensitive)

    @cached_property
    def unless(self) -> list[Pattern[str]]:
        return [compiled(p, case_sensitive=self.params.case_sensitive) for p in self.params.unless]

    @cached_property
    def unless_near(self) -> Pattern[str]:
        vetoes = "|".join(f"(?:{veto})" for veto in self.params.unless_near) or "(?!)"
        return compiled(vetoes, case_sensitive=self.params.case_sensitive)

    @cached_property
    def near(self) -> Pattern[str]:
        return compiled(rf"\b{alternation(self.params.near)}\b", case_sensitive=False)

    def is_spoken_of(self, document: Document) -> bool:
        """Whether the document has one of the words, or the signs, that the rule wants absent."""
        words = [text for text in self.params.absent if _WORD.fullmatch(text)]
        signs = [text for text in self.params.absent if not _WORD.fullmatch(text)]
        source = document.source.text
        hashes = np.array([hash_of(word) for word in words], np.uint64)
        return any(sign in source for sign in signs) or bool(document.tokens.find(hashes).size)


class Checker:
    """Runs pattern rules on their candidates."""

    is_local: Literal[True] = True

    def __init__(self, rules: Sequence[CompiledRule]) -> None:
        self._ready = {rule.id: _Ready(rule) for rule in rules}

    def run(self, document: Document, hits: Hits) -> Iterator[Signal | CheckError]:
        """The confirmed matches; a CheckError for a rule whose pattern ran out of time."""
        ready = [self._ready[id_] for id_ in hits]
        reaches = [one.params.reach for one in ready]
        companies = [one.params.company for one in ready]
        places = in_company(document, list(hits.values()), reaches, companies)
        for one, texts in zip(ready, excerpts_of(document, places, reaches), strict=True):
            try:
                yield from _matches(one, document, texts)
            except TimeoutError:
                id_ = one.rule.id
                yield CheckError(f"{id_}: the pattern took more than {TIME_LIMIT:g} s on one block")


def _matches(ready: _Ready, document: Document, texts: Sequence[Excerpt]) -> Iterator[Signal]:
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

    def __init__(self, ready: _Ready, document: Document) -> None:
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


def _signal(ready: _Ready, base: int, match: Match[str]) -> Signal:
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


def _has_near(ready: _Ready, document: Document, base: int, match: Match[str]) -> bool:
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
