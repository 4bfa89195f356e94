"""Which rules are in force: selectors are rule ids, families, globs, or "all"."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

import msgspec

from mtlint.errors import SelectorError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mtlint.ruleset.schema import CompiledRule

EVERYTHING = "all"


def select_rules(
    rules: Sequence[CompiledRule],
    *,
    select: Iterable[str] | None = None,
    extend_select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    min_confidence: float = 0.0,
) -> tuple[CompiledRule, ...]:
    """The rules in force, in the order given.

    Without `select`, all rules that are on by default. A rule named by its full id is in force
    whatever its confidence, and waits for no signs in the document; `ignore` has the last word.

    Raises:
        SelectorError: a selector fits no rule; names the nearest one that does.
    """
    named = {rule.id for rule in rules if rule.default}
    exact: set[str] = set()
    if select is not None:
        named, exact = _matching(rules, "select", select)
    extended, extended_exact = _matching(rules, "extend-select", extend_select)
    ignored, _ = _matching(rules, "ignore", ignore)
    exact |= extended_exact
    wanted = (named | extended) - ignored
    return tuple(
        _without_gate(rule) if rule.id in exact else rule
        for rule in rules
        if rule.id in wanted and (rule.confidence >= min_confidence or rule.id in exact)
    )


def _without_gate(rule: CompiledRule) -> CompiledRule:
    """The rule as it is for who asks for it; a language that has to be declared still has to be."""
    return (
        rule if rule.gate in ("alone", "declared") else msgspec.structs.replace(rule, gate="alone")
    )


def _matching(
    rules: Sequence[CompiledRule], key: str, selectors: Iterable[str]
) -> tuple[set[str], set[str]]:
    """The ids that the selectors name, and those among them named in full."""
    named: set[str] = set()
    exact: set[str] = set()
    for selector in selectors:
        ids = {rule.id for rule in rules if fits(rule, selector)}
        if not ids:
            raise SelectorError(key, _unknown(rules, selector))
        named |= ids
        exact |= {rule.id for rule in rules if selector in (rule.id, *rule.aliases)}
    return named, exact


def fits(rule: CompiledRule, selector: str) -> bool:
    """Whether a selector names a rule."""
    if selector in (EVERYTHING, rule.family):
        return True
    return any(fnmatchcase(name, selector) for name in (rule.id, *rule.aliases))


def _unknown(rules: Sequence[CompiledRule], selector: str) -> str:
    from difflib import get_close_matches

    known = {name for rule in rules for name in (rule.id, rule.family, *rule.aliases)}
    close = get_close_matches(selector, sorted(known), n=1)
    hint = f"; did you mean {close[0]!r}?" if close else "; `mtlint rules` lists them"
    return f"unknown rule or family {selector!r}{hint}"
