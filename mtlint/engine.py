"""lint(document, ruleset) -> outcome: reads no file, prints nothing, knows no configuration."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from mtlint.combine import combine
from mtlint.reading import Reading, read
from mtlint.text.tokens import hash_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtlint.checks.base import Signal
    from mtlint.errors import CheckError
    from mtlint.model import Finding, Silenced
    from mtlint.ruleset.ruleset import Ruleset
    from mtlint.text.document import Document


class Outcome(msgspec.Struct, frozen=True):
    """What a document gave.

    Attributes:
        findings: ordered by start, end and rule.
        errors: checks that failed and patterns that ran out of time, with the rule's name.
        gates: the source languages the document showed signs of, "damage" where it is broken and
            "capitals" where it has lost some; to be handed on when its repaired text is linted
            again.
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

    Those of one format are read together: sixteen documents of a page take half of the time that
    they take one by one.
    """
    readings = [Reading(document) for document in documents]
    by_format: dict[str, list[Reading]] = {}
    for reading in readings:
        by_format.setdefault(reading.document.format, []).append(reading)
    with _no_collection():
        for group in by_format.values():
            read(group, ruleset)
        return [_outcome(reading, ruleset, gates) for reading in readings]


@contextmanager
def _no_collection() -> Iterator[None]:
    """No search for garbage: a document leaves none that only a search finds.

    It would look through all that a large text gives, again and again: a tenth of the time.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


_SIC = np.uint64(hash_of("sic"))


def _outcome(reading: Reading, ruleset: Ruleset, gates: frozenset[str] | None) -> Outcome:
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
    if document.names_mtlint:
        return True
    return bool(findings) and bool((document.tokens.hash == _SIC).any())
