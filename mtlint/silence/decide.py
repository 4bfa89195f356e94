"""Which findings of a document are not reported, because the document says so."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING

import msgspec

from mtlint.model import Silenced
from mtlint.silence.comments import comments
from mtlint.silence.directive import DISABLE, ENABLE, FILE, IGNORE
from mtlint.silence.front_matter import front_matter
from mtlint.silence.names import Names
from mtlint.silence.reach import Reach, sic_spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mtlint.model import Finding
    from mtlint.ruleset.ruleset import Ruleset
    from mtlint.silence.directive import Directive
    from mtlint.text.document import Document

Span = tuple[int, int]

_FAMILY = "silence"


class Scope(msgspec.Struct, frozen=True):
    """A part of the source in which a directive silences the rules that `selector` names.

    Attributes:
        start: in code points.
        end: exclusive.
        directive: its index among those of the document.
        selector: its index among those of the directive; -1 where that names no rule.
    """

    start: int
    end: int
    directive: int
    selector: int


def decide(
    document: Document, ruleset: Ruleset, findings: Sequence[Finding], *, complete: bool = True
) -> tuple[tuple[Finding, ...], tuple[Silenced, ...]]:
    """What is reported and what is silenced, with what is to be said about the comments themselves.

    Args:
        document: the text.
        ruleset: the rules in force.
        findings: of this document, in their order.
        complete: whether every check could run; else nobody knows which comments are needed.
    """
    front = front_matter(document)
    directives = [*front.directives, *comments(document)]
    names = Names(ruleset)
    scopes = _Scopes(document, directives, names)
    kept, silenced = scopes.split(findings)
    kept, said = _said_otherwise(document, kept, front.allow)
    if directives and ruleset.rules_of(_FAMILY):
        from mtlint.silence.complaints import Complaints  # few texts speak to mtlint

        complaints = Complaints(document, ruleset, names, directives)
        needed = scopes.needed if complete else None
        own, own_silenced = scopes.split(complaints.all(needed, scopes.rules_at), named_only=True)
        kept, silenced = [*kept, *own], [*silenced, *own_silenced]
    silenced = [*silenced, *said]
    return tuple(sorted(kept, key=_order)), tuple(sorted(silenced, key=lambda s: _order(s.finding)))


def _order(finding: Finding) -> tuple[int, int, str]:
    return finding.start, finding.end, finding.rule


def _said_otherwise(
    document: Document, findings: list[Finding], allow: frozenset[str]
) -> tuple[list[Finding], list[Silenced]]:
    """Without the findings that end at a word marked [sic], or whose words are allowed."""
    kept: list[Finding] = []
    silenced: list[Silenced] = []
    marked = sic_spans(document) if findings else []
    source = document.source.text
    for finding in findings:
        index = bisect_left(marked, finding.end, key=lambda span: span[1])
        if index < len(marked) and marked[index][0] < finding.end:
            silenced.append(Silenced(finding, "comment", "marked [sic]"))
        elif allow and source[finding.start : finding.end].casefold() in allow:
            silenced.append(Silenced(finding, "comment", "the front matter allows it"))
        else:
            kept.append(finding)
    return kept, silenced


class _Scopes:
    """The scopes of all directives, asked rule by rule.

    Attributes:
        needed: (directive, selector) that silenced something, or ended what silenced something.
    """

    def __init__(self, document: Document, directives: Sequence[Directive], names: Names) -> None:
        self.needed: set[tuple[int, int]] = set()
        self.rules_at: dict[int, set[str]] = {}  # directive -> the rules that it silenced
        self._directives = directives
        self._names = names
        self._end = len(document.source.text) + 1  # a finding can stand at the very end
        self._by_rule: dict[str, tuple[list[Scope], list[int]]] = {}
        self._fixed = list(self._fixed_scopes(document))

    def split(
        self, findings: Iterable[Finding], *, named_only: bool = False
    ) -> tuple[list[Finding], list[Silenced]]:
        """What stays, and what is silenced; with `named_only`, by comments that name the rule."""
        kept: list[Finding] = []
        silenced: list[Silenced] = []
        for finding in findings:
            scopes = [s for s in self._round(finding) if s.selector >= 0 or not named_only]
            for scope in scopes:
                self.needed.add((scope.directive, scope.selector))
                self.rules_at.setdefault(scope.directive, set()).add(finding.rule)
            if scopes:
                reason = self._directives[scopes[0].directive].reason
                silenced.append(Silenced(finding, "comment", reason))
            else:
                kept.append(finding)
        return kept, silenced

    def _round(self, finding: Finding) -> Iterator[Scope]:
        """The scopes of its rule that a finding lies in, if only in part."""
        if finding.rule not in self._by_rule:
            self._by_rule[finding.rule] = self._of(finding.rule)
        scopes, reached = self._by_rule[finding.rule]
        last = bisect_left(scopes, max(finding.end, finding.start + 1), key=lambda s: s.start)
        for index in range(last - 1, -1, -1):
            if reached[index] <= finding.start:
                return
            if scopes[index].end > finding.start:
                yield scopes[index]

    def _of(self, rule: str) -> tuple[list[Scope], list[int]]:
        """The scopes that are about a rule, by their starts, and the furthest end up to each."""
        scopes = [s for s in self._fixed if self._is_about(s.directive, s.selector, rule)]
        scopes = sorted([*scopes, *self._ranges(rule)], key=lambda scope: scope.start)
        return scopes, list(accumulate((scope.end for scope in scopes), max))

    def _is_about(self, directive: int, selector: int, rule: str) -> bool:
        if selector < 0:
            return True
        return rule in self._names.rules(self._directives[directive].selectors[selector].name)

    def _fixed_scopes(self, document: Document) -> Iterator[Scope]:
        reach = None
        for number, directive in enumerate(self._directives):
            if directive.problem or directive.word not in (IGNORE, FILE):
                continue
            start, end = 0, self._end
            if directive.word == IGNORE:
                reach = reach or Reach(document)
                start, end = reach.of(directive)
            for selector in _selectors(directive):
                yield Scope(start, end, number, selector)

    def _ranges(self, rule: str) -> Iterator[Scope]:
        """From each `disable` of a rule to what enables it again."""
        open_: list[tuple[int, int, int]] = []
        for number, directive in enumerate(self._directives):
            if directive.problem or directive.word not in (DISABLE, ENABLE):
                continue
            about = [s for s in _selectors(directive) if self._is_about(number, s, rule)]
            if about and directive.word == DISABLE:
                open_.append((directive.end, number, about[0]))
            elif about:
                self.needed.update((number, s) for s in about if open_)
                yield from (Scope(start, directive.start, n, s) for start, n, s in open_)
                open_ = []
        yield from (Scope(start, self._end, n, s) for start, n, s in open_)


def _selectors(directive: Directive) -> list[int]:
    """The indices of what a directive names; -1 for one that names nothing and so means all."""
    return list(range(len(directive.selectors))) or [-1]
