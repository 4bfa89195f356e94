"""Findings about the comments themselves: what they name, and whether they are needed.

Their rules are data like the others, in the family `silence`; each says which kind it is for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtlint.model import Applicability, Edit, Finding, Fix, Severity
from mtlint.ruleset import template
from mtlint.silence.deleting import without_comment, without_name
from mtlint.silence.directive import FILE, WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mtlint.ruleset.ruleset import Ruleset
    from mtlint.ruleset.schema import CompiledRule
    from mtlint.silence.directive import Directive
    from mtlint.silence.names import Names
    from mtlint.text.document import Document

_FAMILY = "silence"
_LONGEST_SHOWN = 80  # characters of a comment in a message


class Complaints:
    """Looks at the directives of one document."""

    def __init__(
        self,
        document: Document,
        ruleset: Ruleset,
        names: Names,
        directives: Sequence[Directive],
    ) -> None:
        self._document = document
        self._text = document.source.text
        self._names = names
        self._directives = directives
        self._rules = {
            ruleset[id_].params["kind"]: ruleset[id_] for id_ in ruleset.rules_of(_FAMILY)
        }

    def all(
        self, needed: set[tuple[int, int]] | None, rules_at: Mapping[int, set[str]]
    ) -> Iterator[Finding]:
        """What is wrong, directive by directive.

        Args:
            needed: (directive, selector) that silenced something; None if nobody knows.
            rules_at: directive -> the rules of which it silenced findings.
        """
        for number, directive in enumerate(self._directives):
            if directive.problem:
                yield from self._unreadable(directive)
            elif not directive.selectors:
                is_needed = needed is None or (number, -1) in needed
                yield from self._unnamed(directive, sorted(rules_at.get(number, ())), is_needed)
            else:
                used = {n for d, n in needed if d == number} if needed is not None else None
                yield from self._named(directive, used)

    def _unreadable(self, directive: Directive) -> Iterator[Finding]:
        from mtlint.config import suggestion  # only for a mistake

        hint = "" if directive.word in WORDS else suggestion(directive.word, WORDS)
        fixes: list[tuple[tuple[Edit, ...], str]] = []
        if hint:
            word = hint.split("'")[1]
            fixes.append(((Edit(*directive.at, word),), f"Replace with “{word}”"))
        if directive.is_comment:
            fixes.append((self._deletion(directive), "Delete the comment"))
        values = {"hint": f": {directive.problem}{_in_our_marks(hint)}"}
        yield from self._finding("unreadable", directive.start, directive.end, fixes, values)

    def _unnamed(
        self,
        directive: Directive,
        rules: list[str],
        is_needed: bool,  # noqa: FBT001
    ) -> Iterator[Finding]:
        if not is_needed and directive.word != FILE:
            # With a part of the rules nobody knows.
            if self._names.is_in_force("all"):
                yield from self._unused(directive, ["all"])
        elif rules and directive.word != FILE:
            names = ", ".join(rules)
            fixes = [((Edit(*directive.names_at, f"[{names}]"),), f"Name {names}")]
            values = {"rules": names}
            yield from self._finding("unnamed", directive.start, directive.end, fixes, values)

    def _named(self, directive: Directive, used: set[int] | None) -> Iterator[Finding]:
        known = [bool(self._names.rules(s.name)) for s in directive.selectors]
        unknown = [n for n, is_known in enumerate(known) if not is_known]
        for number in unknown:
            yield from self._unknown(directive, number)
        if used is None:
            return
        unused = [n for n in range(len(known)) if n not in used and self._may_judge(directive, n)]
        if len(unused) == len(known) and directive.is_comment:
            yield from self._unused(directive, [one.name for one in directive.selectors])
            return
        for number in unused:
            one = directive.selectors[number]
            fixes = self._without(directive, number)
            values = {"hint": f"“{one.name}”"}
            safe = self._names.is_certain(one.name)
            yield from self._finding("unused", one.start, one.end, fixes, values, safe=safe)

    def _may_judge(self, directive: Directive, number: int) -> bool:
        name = directive.selectors[number].name
        rules = self._names.rules(name)
        is_own = all(rule.startswith(f"{_FAMILY}/") for rule in rules)
        return not is_own and self._names.is_in_force(name)

    def _unknown(self, directive: Directive, number: int) -> Iterator[Finding]:
        one = directive.selectors[number]
        near = self._names.nearest(one.name)
        fixes = self._without(directive, number)
        if near and near not in {other.name for other in directive.selectors}:
            fixes = [((Edit(one.start, one.end, near),), f"Replace with “{near}”"), *fixes]
        values = {"hint": f"; did you mean “{near}”?" if near else ""}
        yield from self._finding("unknown", one.start, one.end, fixes, values)

    def _unused(self, directive: Directive, names: Sequence[str]) -> Iterator[Finding]:
        safe = all(map(self._names.is_certain, names))
        fixes = [(self._deletion(directive), "Delete the comment")] if directive.is_comment else []
        values = {"hint": "This comment"}
        yield from self._finding("unused", directive.start, directive.end, fixes, values, safe=safe)

    def _without(self, directive: Directive, number: int) -> list[tuple[tuple[Edit, ...], str]]:
        """The fix that takes one name out of a comment; the last takes the comment along."""
        if directive.is_comment and len(directive.selectors) == 1:
            return [(self._deletion(directive), "Delete the comment")]
        edit = without_name(self._text, directive, number)
        name = directive.selectors[number].name
        return [((edit,), f"Delete “{name}”")] if edit else []

    def _deletion(self, directive: Directive) -> tuple[Edit, ...]:
        return (without_comment(self._document, directive),)

    def _finding(
        self,
        kind: str,
        start: int,
        end: int,
        fixes: Sequence[tuple[tuple[Edit, ...], str]],
        values: dict[str, str],
        *,
        safe: bool = True,
    ) -> Iterator[Finding]:
        rule: CompiledRule | None = self._rules.get(kind)
        if rule is None:  # not in force
            return
        match = " ".join(self._text[start:end].split())
        match = match if len(match) <= _LONGEST_SHOWN else f"{match[:_LONGEST_SHOWN]}…"
        applicability = Applicability(rule.applicability) if safe else Applicability.UNSAFE
        yield Finding(
            rule=rule.id,
            start=start,
            end=end,
            message=template.fill(rule.message, {"match": match, "fix": "", **values}),
            severity=Severity.parse(rule.severity),
            confidence=rule.confidence,
            fixes=tuple(Fix(edits, applicability, message) for edits, message in fixes),
        )


def _in_our_marks(hint: str) -> str:
    return hint.replace("'", "“", 1).replace("'", "”", 1)
