"""Why a rule finds nothing in an example where it should."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtlint.checks.base import compiled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mtlint.linter import Linter
    from mtlint.model import Finding
    from mtlint.ruleset.schema import Bad, CompiledRule, Rule

Span = tuple[int, int]


def reasons(
    rule: Rule, bad: Bad, spans: Sequence[Span], findings: Iterable[Finding], linter: Linter
) -> Iterator[str]:
    """What keeps a rule from the marked words, as far as can be told.

    Args:
        rule: as it is written.
        bad: the example.
        spans: what is marked in its text, as that is without marks.
        findings: of other rules.
        linter: that found them.
    """
    if rule.gate in ("signs", "declared") and not bad.assume:
        languages = ", ".join(f'"{language}"' for language in rule.languages)
        yield f"gate = {rule.gate!r} waits for the language; add assume = [{languages}]"
    if rule.gate in ("damage", "capitals"):
        what = "lost capitals" if rule.gate == "capitals" else "broken sentences"
        yield f"gate = {rule.gate!r} waits for {what} elsewhere in the text; give it two"
    least = linter.config.min_confidence
    if rule.prior < least:
        yield f"prior = {rule.prior} keeps it out; from {least} on it is in force"
    for finding in findings:
        if any(finding.start < end and start < finding.end for start, end in spans):
            yield f"{finding.rule} finds something there, and of two such findings one is kept"
    if rule.check == "pattern":
        made = next(one for one in linter.library.rules if one.id == rule.id)
        yield from _of_pattern(rule, made, bad.text.replace("⟦", "").replace("⟧", ""))


def _of_pattern(rule: Rule, made: CompiledRule, text: str) -> Iterator[str]:
    pattern: str = made.params["pattern"]
    match = compiled(pattern, case_sensitive=rule.case_sensitive).search(text)
    if match is None:
        other_case = rule.case_sensitive and compiled(pattern).search(text)
        yield f"the pattern matches nothing in it{' in that case' if other_case else ''}"
        return
    for veto, written in zip(made.params["unless"], rule.unless, strict=True):
        vetoed = compiled(veto, case_sensitive=rule.case_sensitive).finditer(text)
        if any(one.start() < match.end() and match.start() < one.end() for one in vetoed):
            yield f"the pattern matches {match.group()!r}, but so does `unless` {written!r}"
    if rule.anchor and not any(anchor.lower() in text.lower() for anchor in rule.anchor):
        yield f"the pattern matches {match.group()!r}, but no `anchor` stands in it"
    if rule.where != "any":
        yield f"the pattern matches {match.group()!r}, but it is not where = {rule.where!r}"
