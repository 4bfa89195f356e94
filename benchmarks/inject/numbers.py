"""Numbers, dates and units in forms that no English has.

Bare ordinals for dates ("on the 23rd") are not planted: in some contexts they are right English.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from benchmarks.inject.model import Kind

if TYPE_CHECKING:
    from random import Random

    from benchmarks.inject.model import Damage

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_MONTH = f"(?P<month>{'|'.join(_MONTHS)})"
_LAKH = 100_000
_TEN_THOUSAND = 10_000
_LAST_MONTH = 12


def _comma(match: re.Match[str], _chance: Random) -> str:
    return match["at"].replace(".", ",")


def _dots(match: re.Match[str], _chance: Random) -> str:
    return match["at"].replace(",", ".")


def _indian(match: re.Match[str], _chance: Random) -> str:
    digits = match["at"].replace(",", "")
    head, tail = digits[:-3], digits[-3:]
    pairs = re.findall(r"\d{1,2}", head[::-1])
    return ",".join([pair[::-1] for pair in reversed(pairs)] + [tail])


def _lakh(match: re.Match[str], chance: Random) -> str | None:
    value = int(match["at"].replace(",", ""))
    return None if value % _LAKH else f"{value // _LAKH} {chance.choice(('lakh', 'lakhs'))}"


def _crore(match: re.Match[str], _chance: Random) -> str | None:
    millions = int(match["millions"])
    return None if millions % 10 else f"{millions // 10} crore"


def _ten_thousands(match: re.Match[str], _chance: Random) -> str | None:
    value = int(match["at"].replace(",", ""))
    fits = value % _TEN_THOUSAND == 0 and value > _TEN_THOUSAND
    return f"{value // _TEN_THOUSAND} ten thousand" if fits else None


def _mixed(match: re.Match[str], _chance: Random) -> str | None:
    thousands, rest = match["at"].split(",")
    return f"{thousands} thousand {int(rest)}" if int(rest) >= 100 else None  # noqa: PLR2004


def _milliard(_match: re.Match[str], chance: Random) -> str:
    return chance.choice(("milliard", "milliards", "thousand million million"))


def _impossible_day(match: re.Match[str], chance: Random) -> str:
    length = {"February": 29, "April": 30, "June": 30, "September": 30, "November": 30}
    return str(length.get(match["month"], 31) + chance.randint(1, 3))


def _hour(_match: re.Match[str], chance: Random) -> str:
    return str(chance.randint(25, 29))


def _minutes(_match: re.Match[str], chance: Random) -> str:
    return str(chance.randint(61, 89))


def _weekday(match: re.Match[str], chance: Random) -> str | None:
    try:
        day = date(int(match["year"]), _MONTHS.index(match["month"]) + 1, int(match["day"]))
    except ValueError:
        return None
    right = _DAYS[day.weekday()]
    others = [name for name in _DAYS if name != right]
    return chance.choice(others) if match["at"] == right else None


def _dotted(match: re.Match[str], _chance: Random) -> str | None:
    day = int(match["day"])
    number = _MONTHS.index(match["month"]) + 1
    return f"{day:02}.{number:02}.{match['year']}" if day > _LAST_MONTH else None


def _kind(family: str, name: str, place: str, damage: Damage) -> Kind:
    return Kind(family, name, re.compile(place), damage, running=False)


_AT = "(?:(?<= at )|(?<= by )|(?<= from )|(?<= until ))"
_THOUSANDS = r"(?<![\d,.$£€])(?P<at>\d{2,3},\d{3})(?= [a-z])"
_MILLIONS = r"(?<![\d,.])(?P<at>\d{1,3}(?:,\d{3}){2})(?=[ .])(?!\.\d)"

KINDS = (
    _kind(
        "number",
        "decimal-comma-scale",
        r"\b(?P<at>\d{1,3}\.\d{1,2})(?= (?:million|billion|trillion))",
        _comma,
    ),
    _kind(
        "number",
        "decimal-comma-per-cent",
        r"(?<![\d.])(?P<at>\d{1,2}\.\d{1,2})(?=%| percent| per cent)",
        _comma,
    ),
    _kind("number", "dotted-thousands", _MILLIONS, _dots),
    _kind(
        "number",
        "per-cent-first",
        r"(?<= )(?P<at>\d{1,3}%)(?= [a-z])",
        lambda m, _: "%" + m["at"][:-1],
    ),
    _kind("number", "milliard", r"(?<=\d )(?P<at>billion)(?= )", _milliard),
    _kind("number", "ten-thousands", _THOUSANDS, _ten_thousands),
    _kind("number", "mixed-scale", _THOUSANDS, _mixed),
    _kind("number", "indian-grouping", _MILLIONS, _indian),
    _kind(
        "number",
        "currency-last",
        r"(?<= )(?P<at>[$£€]\d[\d,]*(?:\.\d+)?)(?= [a-z])(?! (?:m|b|tr)illion)",
        lambda m, _: m["at"][1:] + m["at"][0],
    ),
    _kind(
        "number",
        "currency-after-scale",
        r"(?<= )(?P<at>[$£€]\d[\d.]* (?:million|billion))(?=[ ,.])",
        lambda m, _: f"{m['at'][1:]} {m['at'][0]}",
    ),
    _kind("unit", "lakh", _THOUSANDS, _lakh),
    _kind("unit", "crore", r"(?<= )(?P<at>(?P<millions>\d{2,3}) million)(?= )", _crore),
    _kind(
        "unit",
        "square-kilometres",
        r"(?<=\d )(?P<at>(?:square kilomet(?:er|re)s|sq\.? km))\b",
        lambda *_: "square meters. km",
    ),
    _kind(
        "date",
        "impossible-day",
        rf"(?<= ){_MONTH} (?P<at>\d{{1,2}})(?=[ ,.])(?!\.\d)",
        _impossible_day,
    ),
    _kind(
        "date",
        "impossible-day-first",
        rf"(?<= )(?P<at>\d{{1,2}})(?= {_MONTH}[ ,.])",
        _impossible_day,
    ),
    _kind(
        "date",
        "impossible-hour",
        rf"{_AT}(?P<at>\d{{1,2}})(?=:\d\d[ ,.]| o['’]clock)",
        _hour,
    ),
    _kind("date", "impossible-minutes", r"(?<= \d:|\d\d:)(?P<at>[0-5]\d)(?= [ap]\.?m\b)", _minutes),
    _kind(
        "date",
        "wrong-weekday",
        rf"\b(?P<at>{'|'.join(_DAYS)}),? {_MONTH} (?P<day>\d{{1,2}}),? (?P<year>\d{{4}})",
        _weekday,
    ),
    _kind(
        "date",
        "wrong-weekday-first",
        rf"\b(?P<at>{'|'.join(_DAYS)}),? (?P<day>\d{{1,2}}) {_MONTH},? (?P<year>\d{{4}})",
        _weekday,
    ),
    _kind(
        "date",
        "dotted",
        rf"(?<=[a-z] )(?P<at>{_MONTH} (?P<day>\d{{1,2}}), (?P<year>\d{{4}}))\b",
        _dotted,
    ),
    _kind(
        "date",
        "dotted-day-first",
        rf"(?<=[a-z] )(?P<at>(?P<day>\d{{1,2}}) {_MONTH} (?P<year>\d{{4}}))\b",
        _dotted,
    ),
)
