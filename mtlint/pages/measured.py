"""How the confidence of rules was measured, as the overlay files say it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from mtlint.errors import RuleError
from mtlint.ruleset.loader import source_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mtlint.ruleset.schema import Rule

# A measure -> where its findings were counted.
_PLACES = {
    "boilerplate": "in pages whose lines people marked as content or page furniture",
    "clean": "in machine translation, held against edited English",
    "demetr": "in pairs of sentences of which one has a planted error",
    "injected": "among faults planted in clean text",
    "postedits": "in machine translation that people had corrected",
}


class Measured(msgspec.Struct, frozen=True):
    """The measured confidence of a rule, from 0 to 1, and measure -> how many were right, wrong."""

    confidence: float
    counts: dict[str, tuple[float, float]] = msgspec.field(name="from", default={})


class _Overlay(msgspec.Struct):
    rules: dict[str, Measured]


def read_measured(folders: Iterable[Path]) -> dict[str, Measured]:
    """What was measured, by the id of the rule; a later folder lies over an earlier one.

    Raises:
        RuleError: a folder cannot be read, or an overlay does not say what the benchmark writes.
    """
    found: dict[str, Measured] = {}
    for path in source_files(folders)[2]:
        try:
            found |= msgspec.toml.decode(Path(path).read_bytes(), type=_Overlay).rules
        except (OSError, msgspec.DecodeError) as error:
            raise RuleError(f"{path}:1: {error}") from None
    return found


def measured_of(rule: Rule, measured: Mapping[str, Measured]) -> Measured | None:
    """What was measured of a rule, under its own or a former id."""
    return next((measured[name] for name in (rule.id, *rule.aliases) if name in measured), None)


def counted(measured: Measured) -> Iterator[str]:
    """The counts in words, measure by measure."""
    for name, (right, wrong) in sorted(measured.counts.items()):
        yield f"{_number(right)} right and {_number(wrong)} wrong {_PLACES.get(name, f'in {name}')}"


def _number(value: float) -> str:
    return f"{value:,.0f}" if value else "none"
