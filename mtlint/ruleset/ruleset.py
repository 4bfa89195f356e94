"""A rule set: the rules in force, ready to run."""

from __future__ import annotations

from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from mtlint.scan import Scanner
from mtlint.scan_tables import tables as gathered

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mtlint.checks.base import Checker
    from mtlint.ruleset.schema import CompiledRule
    from mtlint.scan_tables import Tables


class Ruleset:
    """The rules in force for a file, with the machinery they share. Not changed after it is made.

    Attributes:
        rules: in order of id.
        languages: source languages that the user declared.
        allow: words and names, folded, that are never reported.
        known: every rule of the library, in force or not.
    """

    def __init__(
        self,
        rules: Sequence[CompiledRule],
        checks: Mapping[str, str],
        *,
        languages: Sequence[str] = (),
        house_style: Sequence[str] = (),
        allow: Sequence[str] = (),
        known: Sequence[CompiledRule] = (),
        tables: Tables | None = None,
    ) -> None:
        """Take compiled rules and the modules of the checks they name.

        A rule against something that `house_style` allows is left out. `tables` are the anchors of
        the `known` rules; without them those of the rules in force are gathered.
        """
        self.rules = tuple(rule for rule in rules if rule.house_style not in house_style)
        self.languages = frozenset(languages)
        self.allow = frozenset(entry.casefold() for entry in allow)
        self.known = known or self.rules
        self._tables = tables
        self._modules = checks
        self._by_id = {rule.id: rule for rule in self.rules}
        self._checkers: dict[str, Checker] = {}

    def __contains__(self, id_: str) -> bool:
        return id_ in self._by_id

    def __getitem__(self, id_: str) -> CompiledRule:
        return self._by_id[id_]

    @cached_property
    def hash(self) -> str:
        """Identifies what the rules in force say, wherever their files stand."""
        import hashlib  # slow to import, and few reports show the hash

        bare = [msgspec.structs.replace(rule, file="", line=0) for rule in self.rules]
        return hashlib.blake2b(msgspec.msgpack.encode(bare), digest_size=8).hexdigest()

    @cached_property
    def scanner(self) -> Scanner:
        """The one pass that finds all anchors."""
        if self._tables is None:
            return Scanner(list(self._by_id), gathered(rule.anchors for rule in self.rules))
        in_force = np.array([rule.id in self for rule in self.known], np.bool_)
        return Scanner([rule.id for rule in self.known], self._tables, in_force)

    def forget_scanner(self) -> None:
        """Give up the scanner until it is next asked for: 8 MB, made again in four milliseconds."""
        self.__dict__.pop("scanner", None)

    @cached_property
    def checks(self) -> tuple[str, ...]:
        """The checks that rules in force name, in order."""
        return tuple(sorted(self._by_check))

    def checker(self, check: str) -> Checker:
        """The algorithm of a check, imported and made when it is first asked for."""
        if check not in self._checkers:
            rules = [self[id_] for id_ in self.rules_of(check)]
            self._checkers[check] = import_module(self._modules[check]).Checker(rules)
        return self._checkers[check]

    def rules_of(self, check: str) -> list[str]:
        """The ids of the rules in force that name a check."""
        return self._by_check.get(check, [])

    def is_anchored(self, check: str) -> bool:
        """Whether a check has nothing to do on a document without hits of its rules."""
        return check in self._anchored

    @cached_property
    def _by_check(self) -> dict[str, list[str]]:
        by_check: dict[str, list[str]] = {}
        for rule in self.rules:
            by_check.setdefault(rule.check, []).append(rule.id)
        return by_check

    @cached_property
    def _anchored(self) -> frozenset[str]:
        unanchored = {rule.check for rule in self.rules if not rule.is_anchored}
        return frozenset(self._by_check) - unanchored
