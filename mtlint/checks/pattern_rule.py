"""The rules that are a regular expression: what they are compiled to. A room of `pattern`."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from mtlint.checks.base import Preparation, alternation, compiled
from mtlint.ruleset import template
from mtlint.ruleset.schema import Anchors
from mtlint.text.characters import class_named
from mtlint.text.late import late
from mtlint.text.tokens import hash_of

if TYPE_CHECKING:
    from regex import Pattern

    from mtlint.checks.base import Workshop
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


class Params(msgspec.Struct, frozen=True):
    """A pattern as it is run, with what vetoes its matches and where they can be."""

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
    params = Params(
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


class Ready:
    """One rule, its expressions compiled when the first candidate comes."""

    def __init__(self, rule: CompiledRule) -> None:
        """Take the compiled rule."""
        self.rule = rule
        self.params = msgspec.convert(rule.params, Params)

    @cached_property
    def pattern(self) -> Pattern[str]:
        """What a match is."""
        return compiled(self.params.pattern, case_sensitive=self.params.case_sensitive)

    @cached_property
    def screen(self) -> Pattern[str]:
        """The pattern, for which the edge of a line is the edge of a text."""
        if not _HAS_EDGE.search(self.params.pattern):
            return self.pattern
        return compiled("(?m)" + self.params.pattern, case_sensitive=self.params.case_sensitive)

    @cached_property
    def unless(self) -> list[Pattern[str]]:
        """What vetoes a match that it overlaps."""
        return [compiled(p, case_sensitive=self.params.case_sensitive) for p in self.params.unless]

    @cached_property
    def unless_near(self) -> Pattern[str]:
        """What vetoes a match that it stands near to."""
        vetoes = "|".join(f"(?:{veto})" for veto in self.params.unless_near) or "(?!)"
        return compiled(vetoes, case_sensitive=self.params.case_sensitive)

    @cached_property
    def near(self) -> Pattern[str]:
        """The words of which the sentence must have one beside a match."""
        return compiled(rf"\b{alternation(self.params.near)}\b", case_sensitive=False)

    def is_spoken_of(self, document: Document) -> bool:
        """Whether the document has one of the words, or the signs, that the rule wants absent."""
        words = [text for text in self.params.absent if _WORD.fullmatch(text)]
        signs = [text for text in self.params.absent if not _WORD.fullmatch(text)]
        source = document.source.text
        hashes = np.array([hash_of(word) for word in words], np.uint64)
        return any(sign in source for sign in signs) or bool(document.tokens.find(hashes).size)
