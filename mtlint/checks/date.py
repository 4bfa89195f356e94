"""Days, times and weekdays that no calendar has, and holidays on the wrong day."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Literal

import msgspec

from mtlint.checks.base import Preparation, Repair, Signal, alternation, parameters
from mtlint.ruleset.schema import Anchors
from mtlint.text.excerpts import excerpts
from mtlint.text.late import late

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from mtlint.checks.base import Hits, Workshop
    from mtlint.errors import CheckError
    from mtlint.ruleset.schema import CompiledRule, Rule, WordAnchor
    from mtlint.text.document import Document

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MOST_DAY = 39  # above it a number beside a month is a short year or a count
_FIRST_YEAR = 1919  # Russia and Greece kept another calendar until about then
_SHORT = {name[:3].lower(): number for number, name in enumerate(MONTHS)}
_ORDINALS = ("", "st", "nd", "rd", "th")

_MONTH = rf"(?P<month>{'|'.join(MONTHS)}|(?:{'|'.join(m[:3] for m in MONTHS if m != 'May')})\b\.?)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)"
_MONTH_FIRST = late(rf"\b{_MONTH} {_DAY}\b(?:(?:,? ?)(?P<sure>{_YEAR})\b)?(?![-–/.:]?\d)")
_DAY_FIRST = late(
    rf"(?<![\d.,:/–-]){_DAY} (?:(?P<sure>of) )?{_MONTH}(?:,? {_YEAR}\b)?(?! \d{{1,2}}\b)"
)
_WEEKDAY = rf"(?P<weekday>{'|'.join(WEEKDAYS)})"
_DATED = (
    re.compile(rf"\b{_WEEKDAY},? (?:the )?{_MONTH} {_DAY},? {_YEAR}\b"),
    re.compile(rf"\b{_WEEKDAY},? (?:the )?{_DAY} (?:of )?{_MONTH},? {_YEAR}\b"),
)
_SURE_BEFORE = late(
    r"\b(?:on|since|until|till|by|from|dated|before|after) (?:the )?$", re.IGNORECASE
)
_CLOCK = late(
    r"(?<![\d.,:/$€£])(?<!\d[:.] )(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?"
    r"(?P<cue> ?(?:[ap](?:m\b|\.m\.?)|o['’ ]? ?clock\b))"
    r"|(?<=\bat )(?P<hour2>\d{1,2}):(?P<minute2>\d\d)\b(?![:.]?\d)"
)
_HOURS, _MINUTES = 24, 60
_REACH = 256  # characters to each side of an anchor; no date, with its holiday, has so many

_OWNED = (
    "{country}'s {name}", "{country}’s {name}", "{country}'s National {name}",
    "{country}’s National {name}", "{name} of {country}", "{name} in {country}",
)  # fmt: skip

Kind = Literal["day", "weekday", "time", "holiday"]


class _Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is looked for; for holidays, the days ("25 December") that each name can have.

    `national` has the holidays that many countries have on days of their own: of a name, the days
    by country.
    """

    kind: Kind
    holidays: dict[str, tuple[str, ...]] = {}
    national: dict[str, dict[str, tuple[str, ...]]] = {}

    def days(self) -> dict[str, tuple[str, ...]]:
        """All names with their days: "India's Independence Day", "Independence Day of India"."""
        own = {
            form.format(country=country, name=name): days
            for name, countries in self.national.items()
            for country, days in countries.items()
            for form in _OWNED
        }
        return self.holidays | own


def prepare(rule: Rule, workshop: Workshop) -> Preparation:
    """Anchor the rule at the neighbouring words of what it looks for; raises ValueError."""
    params = parameters(rule, _Params)
    for days in params.days().values():
        list(map(_day_of_year, days))
    word = workshop.finder.word
    anchors: list[WordAnchor] = []
    if params.kind == "day":
        anchors = [word(*phrase) for phrase in _impossible_phrases()]
    elif params.kind == "weekday":
        anchors = [word(*phrase) for phrase in _weekday_phrases()]
    elif params.kind == "time":
        anchors = [word(*phrase) for phrase in _time_phrases()]
    else:
        phrases = [re.findall(r"\w+", name) for name in sorted(params.days())]
        anchors = [word(*phrase) for phrase in phrases]
    values = frozenset({"weekday", "day", "holiday"})
    return Preparation(msgspec.to_builtins(params), Anchors(words=tuple(anchors)), values)


def _impossible_phrases() -> Iterator[tuple[str, ...]]:
    for name, longest in zip(MONTHS, _LONGEST, strict=True):
        least = 29 if name == "February" else longest + 1
        for day in range(least, _MOST_DAY + 1):
            for ending in _ORDINALS:
                for month in (name,) if name == "May" else (name, name[:3]):
                    yield month, f"{day}{ending}"
                    yield f"{day}{ending}", month
                    yield f"{day}{ending}", "of", month


def _weekday_phrases() -> Iterator[tuple[str, ...]]:
    for weekday in WEEKDAYS:
        for month in MONTHS:
            yield weekday, month
            yield weekday, month[:3]
        for day in range(1, 32):
            for ending in _ORDINALS:
                yield weekday, f"{day}{ending}"


def _time_phrases() -> Iterator[tuple[str, ...]]:
    for hour in range(_HOURS + 1, 100):
        yield str(hour), "o", "clock"
        yield from ((str(hour), half) for half in ("am", "pm", "a", "p"))
        yield from ((f"{hour}{half}",) for half in ("am", "pm"))
        yield from ((str(hour), f"{minute:02}") for minute in range(_MINUTES))
    for hour in range(_HOURS + 1):
        yield from ((str(hour), f"{minute:02}") for minute in range(_MINUTES, 100))
        yield from ((f"{hour:02}", f"{minute:02}") for minute in range(_MINUTES, 100) if hour < 10)  # noqa: PLR2004


class _Ready:
    """One rule, its expressions compiled when the first candidate comes."""

    def __init__(self, rule: CompiledRule) -> None:
        self.id = rule.id
        self.params = msgspec.convert(rule.params, _Params)

    @cached_property
    def days(self) -> dict[str, tuple[str, ...]]:
        return self.params.days()

    @cached_property
    def holiday(self) -> re.Pattern[str]:
        """A holiday with a date in apposition."""
        name = rf"(?P<holiday>{alternation(self.days)})"
        day2, month2 = _DAY.replace("day", "day2"), _MONTH.replace("month", "month2")
        day = rf"(?:{_MONTH} {_DAY}|{day2} (?:of )?{month2})"
        return re.compile(
            rf"\b{name}(?:,? (?:(?:falls|fell|is celebrated|is observed|celebrated) )?on|,| \()"
            rf" ?(?:the )?{day}\b",
        )


class Checker:
    """Asks the calendar about the dates and times near the anchors."""

    def __init__(self, rules: Sequence[CompiledRule]) -> None:
        self._ready = {rule.id: _Ready(rule) for rule in rules}

    def run(self, document: Document, hits: Hits) -> Iterator[Signal | CheckError]:
        """What the calendar of one document does not have."""
        for id_, offsets in hits.items():
            ready = self._ready[id_]
            find = _FINDERS[ready.params.kind]
            for base, text in excerpts(document, offsets, 2 * _REACH, _REACH):
                for start, end, text_, values in find(ready, text):
                    repairs = (
                        () if text_ is None else (Repair(((base + start, base + end, text_),)),)
                    )
                    yield Signal(
                        id_, base + start, base + end, repairs, preferred=False, values=values
                    )


_Found = tuple[int, int, "str | None", dict[str, str]]


def _days(_ready: _Ready, text: str) -> Iterator[_Found]:
    for pattern in (_MONTH_FIRST, _DAY_FIRST):
        for match in pattern.finditer(text):
            month, day = _SHORT[match["month"][:3].lower()], int(match["day"])
            longest = _LONGEST[month]
            if match["year"]:
                longest = monthrange(int(match["year"]), month + 1)[1]
            before = text[max(match.start() - 12, 0) : match.start()]
            # "May 32 ships" and "32 March hares" are no dates.
            is_word = match["month"] in ("May", "March") and day > 31  # noqa: PLR2004
            is_date = not is_word or match["year"] or match["sure"]
            if day > longest and day <= _MOST_DAY and (is_date or _SURE_BEFORE.search(before)):
                yield *match.span(), None, {"day": f"{longest} {MONTHS[month]}"}


def _weekdays(_ready: _Ready, text: str) -> Iterator[_Found]:
    for pattern in _DATED:
        for match in pattern.finditer(text):
            month, day = _SHORT[match["month"][:3].lower()] + 1, int(match["day"])
            year = int(match["year"])
            if year < _FIRST_YEAR or not 1 <= day <= monthrange(year, month)[1]:
                continue
            weekday = WEEKDAYS[date(year, month, day).weekday()]
            if weekday != match["weekday"]:
                yield *match.span("weekday"), weekday, {"weekday": weekday}


def _times(_ready: _Ready, text: str) -> Iterator[_Found]:
    for match in _CLOCK.finditer(text):
        hour = int(match["hour"] or match["hour2"])
        minute = int(match["minute"] or match["minute2"] or 0)
        if hour > _HOURS or minute >= _MINUTES:
            yield *match.span(), None, {}


def _holidays(ready: _Ready, text: str) -> Iterator[_Found]:
    for match in ready.holiday.finditer(text):
        month = _SHORT[(match["month"] or match["month2"])[:3].lower()]
        name = " ".join(match["holiday"].split())
        days = ready.days[name]
        found = (month, int(match["day"] or match["day2"]))
        if found not in map(_day_of_year, days):
            yield *match.span(), None, {"holiday": name, "day": " or ".join(days)}


def _day_of_year(text: str) -> tuple[int, int]:
    day, _, month = text.partition(" ")
    return MONTHS.index(month), int(day)


_FINDERS: dict[Kind, Callable[[_Ready, str], Iterator[_Found]]] = {
    "day": _days,
    "weekday": _weekdays,
    "time": _times,
    "holiday": _holidays,
}
