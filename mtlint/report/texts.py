"""What reports say about rules, taken from the rule sets in force.

This is the one place where reports ask a rule set for anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class RuleLike(Protocol):
    """What is needed of a rule."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def summary(self) -> str:
        """What it finds, in a few words."""

    @property
    def why(self) -> str:
        """The reason in one line."""


class RulesetLike(Protocol):
    """What is needed of a rule set."""

    @property
    def rules(self) -> Sequence[RuleLike]:
        """The rules in force."""


class Texts:
    """The texts of all rules in some rule sets; a rule that is in none has none."""

    def __init__(self, rulesets: Iterable[RulesetLike]) -> None:
        self._rulesets = list(rulesets)
        self._rules: dict[str, RuleLike] | None = None

    def summary(self, rule_id: str) -> str:
        """What the rule finds, in a few words; its name where nothing is known."""
        rule = self._known().get(rule_id)
        return rule.summary if rule else rule_id.rpartition("/")[2].replace("-", " ")

    def why(self, rule_id: str) -> str:
        """The reason in one line."""
        rule = self._known().get(rule_id)
        return rule.why if rule else ""

    def _known(self) -> dict[str, RuleLike]:
        """Gathered when the first finding is reported."""
        if self._rules is None:
            self._rules = {rule.id: rule for ruleset in self._rulesets for rule in ruleset.rules}
        return self._rules
