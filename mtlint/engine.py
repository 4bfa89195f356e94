"""lint(document, ruleset) -> outcome: reads no file, prints nothing, knows no configuration."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from mtlint.combine import combine
from mtlint.errors import CheckError
from mtlint.text.tokens import hash_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtlint.checks.base import Hits, Signal
    from mtlint.model import Finding, Silenced
    from mtlint.ruleset.ruleset import Ruleset
    from mtlint.text.document import Document


class Outcome(msgspec.Struct, frozen=True):
    """What a document gave.

    Attributes:
        findings: ordered by start, end and rule.
        errors: checks that failed and patterns that ran out of time, with the rule's name.
        gates: the source languages the document showed signs of, and "damage" where it is broken;
            to be handed on when its repaired text is linted again.
        signals: what the checks saw, in no order; it tells where the document came from.
        silenced: findings that the document itself says are not to be reported.
    """

    findings: tuple[Finding, ...]
    errors: tuple[CheckError, ...]
    gates: frozenset[str]
    signals: tuple[Signal, ...] = ()
    silenced: tuple[Silenced, ...] = ()


def lint(document: Document, ruleset: Ruleset, gates: frozenset[str] | None = None) -> Outcome:
    """Every finding of the rules in force. A check that fails becomes an error; the rest go on."""
    return lint_all([document], ruleset, gates)[0]


def lint_all(
    documents: Sequence[Document], ruleset: Ruleset, gates: frozenset[str] | None = None
) -> list[Outcome]:
    """What each document gives, by itself.

    Each check reads all of them before the next one begins, so that what it needs is still in the
    processor's cache: sixteen documents of a page take three quarters of the time that they take
    one by one.
    """
    readings = [_Reading(document) for document in documents]
    for step in _STEPS:
        for document in documents:
            step(document)
    for reading in readings:
        reading.hits = _hits(reading.document, ruleset)
    for check in ruleset.checks:
        for reading in readings:
            _run(check, ruleset, reading)
    return [_outcome(reading, ruleset, gates) for reading in readings]


_SIC = np.uint64(hash_of("sic"))
_STEPS = (attrgetter("prose"), attrgetter("tokens"))  # made when asked for


class _Reading:
    """What is known of a document while checks read it."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.hits: dict[str, Hits] = {}  # check -> its hits
        self.signals: list[Signal] = []
        self.errors: list[CheckError] = []


def _hits(document: Document, ruleset: Ruleset) -> dict[str, Hits]:
    hits: dict[str, Hits] = {}
    for rule, offsets in ruleset.scanner.scan(document).items():
        hits.setdefault(ruleset[rule].check, {})[rule] = offsets
    return hits


def _run(check: str, ruleset: Ruleset, reading: _Reading) -> None:
    hits = reading.hits.pop(check, {})  # nobody else wants them
    if not hits and ruleset.is_anchored(check):
        return
    try:
        for result in ruleset.checker(check).run(reading.document, hits):
            if isinstance(result, CheckError):
                reading.errors.append(result)
            else:
                reading.signals.append(result)
    except CheckError as error:
        reading.errors.append(error)
    except Exception as error:  # noqa: BLE001 - whatever a check does, the others go on
        what = f"check {check!r} failed: {type(error).__name__}: {error}"
        reading.errors.append(CheckError(what))


def _outcome(reading: _Reading, ruleset: Ruleset, gates: frozenset[str] | None) -> Outcome:
    findings, gates = combine(reading.document, ruleset, reading.signals, gates)
    silenced: tuple[Silenced, ...] = ()
    if _may_silence(reading.document, findings):
        from mtlint.silence.decide import decide  # few texts say what is not to be reported

        findings, silenced = decide(
            reading.document, ruleset, findings, complete=not reading.errors
        )
    return Outcome(findings, tuple(reading.errors), gates, tuple(reading.signals), silenced)


def _may_silence(document: Document, findings: Sequence[Finding]) -> bool:
    """Whether a source may say that something is not to be reported; quick, never wrongly no."""
    if "mtlint" in document.source.text:
        return True
    return bool(findings) and bool((document.tokens.hash == _SIC).any())
