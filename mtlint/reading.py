"""The checks, run on documents: all of them by one check before the next one begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtlint.checks.base import is_local, is_seeker
from mtlint.errors import CheckError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtlint.checks.base import Hits, Signal
    from mtlint.ruleset.ruleset import Ruleset
    from mtlint.text.document import Document
    from mtlint.text.joined import Joined


# Characters from which on memory is given back between the checks, some twenty megabytes in all:
# what is needed again is there in the time that a few thousand characters take.
_LONG = 1 << 22


class Reading:
    """What the checks see in a document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.signals: list[Signal] = []
        self.errors: list[CheckError] = []


def read(readings: Sequence[Reading], ruleset: Ruleset) -> None:
    """Run the checks of the rules in force on documents of one format, at least one.

    What a check fails on becomes an error of its document; the other checks go on.
    """
    joined = _joined([reading.document for reading in readings])
    document = joined or readings[0].document
    hits = _hits(document, ruleset)
    is_long = len(document.prose.text) > _LONG
    if is_long:
        from mtlint.memory import give_back

        ruleset.forget_scanner()
    for number, check in enumerate(ruleset.checks):
        if is_long:
            give_back(number)
        own = hits.pop(check, {})  # nobody else wants them
        if not own and ruleset.is_anchored(check):
            continue
        if joined is None:
            _run(check, ruleset, readings[0], own)
        elif not _run_joined(check, ruleset, readings, joined, own):
            for reading, part in zip(readings, joined.hits_apart(own), strict=True):
                if part or not ruleset.is_anchored(check):
                    _run(check, ruleset, reading, part)


def _joined(documents: Sequence[Document]) -> Joined | None:
    if len(documents) == 1:
        return None
    from mtlint.text.joined import Joined  # not for a single file

    return Joined(documents)


def _hits(document: Document, ruleset: Ruleset) -> dict[str, Hits]:
    hits: dict[str, Hits] = {}
    for rule, offsets in ruleset.scanner.scan(document).items():
        hits.setdefault(ruleset[rule].check, {})[rule] = offsets
    return hits


def _run_joined(
    check: str, ruleset: Ruleset, readings: Sequence[Reading], joined: Joined, hits: Hits
) -> bool:
    """Run a check on several documents as one; False if it cannot be, or fails on one of them."""
    try:
        checker = ruleset.checker(check)
        if is_local(checker):
            return _spread(list(checker.run(joined, hits)), readings, joined)
        if not is_seeker(checker):
            return False
        hits = {**hits, **checker.seek(joined)}
    except Exception:  # noqa: BLE001 - on which of them, and why, shows when it is run on each
        return False
    for reading, part in zip(readings, joined.hits_apart(hits), strict=True):
        if part:
            _run(check, ruleset, reading, part, sought=True)
    return True


def _spread(
    results: Sequence[Signal | CheckError], readings: Sequence[Reading], joined: Joined
) -> bool:
    """Give each document its signals; none if one of the results is an error."""
    signals = [result for result in results if not isinstance(result, CheckError)]
    if len(signals) < len(results):
        return False
    for signal in signals:
        index, start = joined.part(signal.start)
        readings[index].signals.append(signal.shifted(-start))
    return True


def _run(
    check: str, ruleset: Ruleset, reading: Reading, hits: Hits, *, sought: bool = False
) -> None:
    """Run a check on one document; `sought` tells that what it seeks is among the hits."""
    try:
        checker = ruleset.checker(check)
        if not sought and is_seeker(checker):
            hits = {**hits, **checker.seek(reading.document)}
            if not hits:
                return
        for result in checker.run(reading.document, hits):
            if isinstance(result, CheckError):
                reading.errors.append(result)
            else:
                reading.signals.append(result)
    except CheckError as error:
        reading.errors.append(error)
    except Exception as error:  # noqa: BLE001 - whatever a check does, the others go on
        what = f"check {check!r} failed: {type(error).__name__}: {error}"
        reading.errors.append(CheckError(what))
