"""The rules that a name in a comment stands for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from mtlint.ruleset.selection import EVERYTHING, fits

if TYPE_CHECKING:
    from mtlint.ruleset.ruleset import Ruleset
    from mtlint.ruleset.schema import CompiledRule

# Rules as sure as this are in force by default; it is `min-confidence` of the configuration.
USUAL = 0.7

_MOST_HINTS = 20  # each compares a name with thousands

# Checks that judge a sentence by itself; a pattern may also ask for a place in the document, or for
# words that are absent from it.
_OF_A_SENTENCE = frozenset({"pattern", "repeat", "conjunct", "unit", "polarity"})
_OF_THE_DOCUMENT = frozenset({"head", "tail"})


class Names:
    """Asks the whole library, not only the rules in force: no selection makes a name wrong."""

    def __init__(self, ruleset: Ruleset) -> None:
        self._ruleset = ruleset
        self._found: dict[str, frozenset[str]] = {}
        self._hints = 0

    def rules(self, name: str) -> frozenset[str]:
        """The ids of the rules that a selector names; none for an unknown one."""
        if name not in self._found:
            self._found[name] = frozenset(self._by_name.get(name) or self._glob(name))
        return self._found[name]

    @cached_property
    def _by_name(self) -> dict[str, set[str]]:
        by_name: dict[str, set[str]] = {}
        for rule in self._ruleset.known:
            for name in (rule.id, rule.family, *rule.aliases, EVERYTHING):
                by_name.setdefault(name, set()).add(rule.id)
        return by_name

    def _glob(self, name: str) -> set[str]:
        if "*" not in name and "?" not in name:
            return set()
        return {rule.id for rule in self._ruleset.known if fits(rule, name)}

    def is_in_force(self, name: str) -> bool:
        """Whether all that a selector usually stands for is in force, so that it may be judged."""
        rules = self.rules(name)
        if not any(rule in self._ruleset and self._is_of_one_file(rule) for rule in rules):
            return False
        return not any(
            rule.id in rules and rule.id not in self._ruleset
            for rule in self._ruleset.known
            if rule.default and rule.confidence >= USUAL
        )

    def is_certain(self, name: str) -> bool:
        """Whether what a selector stands for is in force and finds nothing there for certain.

        What asks for more than a sentence, or for a gate, can come back when something else in the
        text changes; what is not in force, when it is selected.
        """
        return all(
            rule in self._ruleset and _looks_at_a_sentence(self._ruleset[rule])
            for rule in self.rules(name)
        )

    def _is_of_one_file(self, rule: str) -> bool:
        """Whether what a rule finds does not depend on which other files are in the run."""
        return self._ruleset[rule].params.get("kind") != "elsewhere"

    def nearest(self, name: str) -> str:
        """The known name most like an unknown one; empty if there is none."""
        self._hints += 1
        if self._hints > _MOST_HINTS:
            return ""
        from difflib import get_close_matches  # only for a mistake

        same = [known for known in self._by_name if known.rpartition("/")[2] == name]
        close = same or get_close_matches(name.lower(), sorted(self._by_name), n=1)
        return close[0] if close else ""


def _looks_at_a_sentence(rule: CompiledRule) -> bool:
    return (
        rule.gate == "alone"
        and rule.check in _OF_A_SENTENCE
        and rule.where not in _OF_THE_DOCUMENT
        and not rule.params.get("absent")
    )
