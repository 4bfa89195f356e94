"""lint(document, ruleset) -> outcome: reads no file, prints nothing, knows no configuration."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from mtlint.combine import combine
from mtlint.errors import CheckError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtlint.checks.base import Hits, Signal
    from mtlint.model import Finding
    from mtlint.ruleset.ruleset import Ruleset
    from mtlint.text.document import Document


class Outcome(msgspec.Struct, frozen=True):
    """What a document gave.

    Attributes:
        findings: ordered by start, end and rule.
        errors: checks that failed and patterns that ran out of time, with the rule's name.
        gates: the source languages the document showed signs of, and "damage" where it is broken;
            to be handed on when its repaired text is linted again.
    """

    findings: tuple[Finding, ...]
    errors: tuple[CheckError, ...]
    gates: frozenset[str]


def lint(document: Document, ruleset: Ruleset, gates: frozenset[str] | None = None) -> Outcome:
    """Every finding of the rules in force. A check that fails becomes an error; the rest go on."""
    signals: list[Signal] = []
    errors: list[CheckError] = []
    hits: dict[str, Hits] = {check: {} for check in ruleset.checks}
    for rule, offsets in ruleset.scanner.scan(document).items():
        hits[ruleset[rule].check][rule] = offsets
    for check, own in hits.items():
        for result in _run(check, ruleset, document, own):
            if isinstance(result, CheckError):
                errors.append(result)
            else:
                signals.append(result)
    findings, gates = combine(document, ruleset, signals, gates)
    return Outcome(findings, tuple(errors), gates)


def _run(
    check: str, ruleset: Ruleset, document: Document, hits: Hits
) -> Iterator[Signal | CheckError]:
    if not hits and ruleset.is_anchored(check):
        return
    try:
        yield from ruleset.checker(check).run(document, hits)
    except CheckError as error:
        yield error
    except Exception as error:  # noqa: BLE001 - whatever a check does, the others go on
        yield CheckError(f"check {check!r} failed: {type(error).__name__}: {error}")
