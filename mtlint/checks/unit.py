"""Counting units that readers elsewhere do not know, converted: "1.5 lakh" is 150,000."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cached_property
from math import prod
from typing import TYPE_CHECKING

import msgspec

from mtlint.checks.base import (
    Preparation,
    Repair,
    Signal,
    alternation,
    compiled,
    parameters,
    within_time,
)
from mtlint.ruleset.schema import Anchors
from mtlint.text.excerpts import excerpts
from mtlint.text.late import late

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from regex import Pattern

    from mtlint.checks.base import Hits, Workshop
    from mtlint.errors import CheckError
    from mtlint.ruleset.schema import CompiledRule, Rule
    from mtlint.text.document import Document

_UP_TO_TWENTY = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen twenty
"""
_NUMBER_WORDS = {word: value for value, word in enumerate(_UP_TO_TWENTY.split())} | {
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    "hundred": 100, "thousand": 1000, "a": 1, "a hundred": 100, "one hundred": 100, "half a": 0.5,
    "a thousand": 1000,
}  # fmt: skip

_DIGITS = r"(?<!\d)(?<!\d[.,])(?:\d{1,3}(?:,\d{2,3})+|\d+)(?:\.\d+)?"
_NUMBER = rf"(?:{_DIGITS}|\b{alternation(_NUMBER_WORDS)}\b)(?:\s+and\s+a\s+half\b)?"
_SMALL_SCALES = {"hundred": 100, "thousand": 1000}
_RANGE = r"\s*(?:-|–|—|\bto\b|\bor\b)\s*"

_SUPERFLUOUS_OF = late(
    r"\s+of\b(?=\s+(?!the\b|these\b|those\b|its\b|his\b|her\b|their\b|it\b|them\b|us\b|which\b|whom\b)[a-z])"
)

# From a million on, a scale word reads better than zeros where it is short: 1.5 million.
_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
_MOST_DECIMALS = 3


class _Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """Unit words with their values, and what shows that the text explains the unit."""

    units: dict[str, int]
    explained_by: tuple[str, ...] = ()


def prepare(rule: Rule, workshop: Workshop) -> Preparation:
    """Anchor the rule at its unit words; raises ValueError."""
    params = parameters(rule, _Params)
    anchors = Anchors(words=tuple(workshop.finder.word(unit) for unit in sorted(params.units)))
    values = frozenset({"unit", "said"})
    return Preparation(msgspec.to_builtins(params), anchors, values)


class _Ready:
    """One rule's expressions, compiled when the first candidate comes."""

    def __init__(self, rule: CompiledRule) -> None:
        self.id = rule.id
        self.params = msgspec.convert(rule.params, _Params)

    @cached_property
    def quantity(self) -> re.Pattern[str]:
        """A number or a range with its units, and smaller quantities that are added to it."""
        part = rf"{_NUMBER}[\s-]+{self._units}"
        return re.compile(
            rf"(?P<low>{_NUMBER})(?:{_RANGE}(?P<high>{_NUMBER}))?[\s-]+(?P<unit>{self._own_units})\b"
            rf"(?P<more>(?:\s+(?:and\s+)?{part}\b)*)(?P<open>\s+(?:and\s+)?\d)?",
            re.IGNORECASE,
        )

    @cached_property
    def part(self) -> re.Pattern[str]:
        """One of the smaller quantities."""
        return re.compile(rf"(?P<number>{_NUMBER})[\s-]+(?P<unit>{self._units})\b", re.IGNORECASE)

    @cached_property
    def explained(self) -> Pattern[str]:
        return compiled("|".join(self.params.explained_by) or r"(?!)")

    def factor(self, units: str) -> Decimal:
        """What units that stand together multiply a number by."""
        values = self.params.units | _SMALL_SCALES
        return prod(
            (Decimal(values[word]) for word in re.split(r"[\s-]+", units.lower())), start=Decimal(1)
        )

    @property
    def _own_units(self) -> str:
        unit = alternation(self.params.units)
        return rf"(?:(?:hundred|thousand)[\s-]+)?{unit}(?:[\s-]+{unit})*"

    @property
    def _units(self) -> str:
        return rf"(?:{self._own_units}|hundred|thousand)"


class Checker:
    """Finds quantities in the units of each rule and works out their value."""

    def __init__(self, rules: Sequence[CompiledRule]) -> None:
        self._ready = {rule.id: _Ready(rule) for rule in rules}

    def run(self, document: Document, hits: Hits) -> Iterator[Signal | CheckError]:
        """The unconverted quantities of one document."""
        for id_, offsets in hits.items():
            ready = self._ready[id_]
            if any(
                within_time(id_, ready.explained.search, text)
                for _, text in excerpts(document, offsets)
            ):
                continue
            for base, text in excerpts(document, offsets):
                for match in ready.quantity.finditer(text):
                    yield _signal(ready, base, match)


def _signal(ready: _Ready, base: int, match: re.Match[str]) -> Signal:
    start, end = match.start(), match.end("more")
    low, high = _values(ready, match)
    written = None if low is None or match["open"] else _written(low, high)
    repairs = () if written is None else (_repair(base, match, end, written),)
    said = f"expect “{written}”" if written else "expect it in figures"
    values = {"unit": match["unit"].lower(), "said": said}
    return Signal(ready.id, base + start, base + end, repairs, values=values)


def _values(ready: _Ready, match: re.Match[str]) -> tuple[Decimal | None, Decimal | None]:
    """The value, or both ends of the range; None where the parts do not add up to one number."""
    factor = ready.factor(match["unit"])
    low = _value(match["low"]) * factor
    if not match["more"]:
        return low, None if match["high"] is None else _value(match["high"]) * factor
    for part in ready.part.finditer(match["more"]):
        smaller = ready.factor(part["unit"])
        added = _value(part["number"]) * smaller
        if match["high"] is not None or smaller >= factor or added >= factor:
            return None, None
        low, factor = low + added, smaller
    return low, None


def _repair(base: int, match: re.Match[str], end: int, written: str) -> Repair:
    """Where "of" follows and nothing names which ("a lakh of soldiers"), it goes too."""
    of = _SUPERFLUOUS_OF.match(match.string, end)
    return Repair(((base + match.start(), base + (of.end() if of else end), written),))


def _value(number: str) -> Decimal:
    words = " ".join(number.lower().split())
    whole = words.removesuffix(" and a half")
    value = _NUMBER_WORDS[whole] if whole in _NUMBER_WORDS else whole.replace(",", "")
    return Decimal(str(value)) + (Decimal("0.5") if whole != words else 0)


def _written(low: Decimal, high: Decimal | None) -> str | None:
    """The value or the range in international figures; None for a range that runs backwards."""
    if high is None:
        return _figure(low)
    if high <= low:
        return None
    scale = _scale(high)
    if scale and _is_short(low / scale[0]) and low >= scale[0]:
        return f"{_plain(low / scale[0])}–{_plain(high / scale[0])} {scale[1]}"
    return f"{_figure(low)} to {_figure(high)}"


def _figure(value: Decimal) -> str:
    scale = _scale(value)
    return f"{_plain(value / scale[0])} {scale[1]}" if scale else _plain(value)


def _scale(value: Decimal) -> tuple[int, str] | None:
    for size, word in _SCALES:
        if value >= size:
            return (size, word) if _is_short(value / size) else None
    return None


def _is_short(value: Decimal) -> bool:
    exponent = value.normalize().as_tuple().exponent
    return isinstance(exponent, int) and -exponent <= _MOST_DECIMALS


def _plain(value: Decimal) -> str:
    return f"{value.normalize():,f}"
