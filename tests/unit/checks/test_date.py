"""Dates and times that no calendar has."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtlint.checks.date import MONTHS, WEEKDAYS
from tests.unit.building import linter_with


def found(text):
    """The rules and the words that are found."""
    findings = linter_with("encoding", "spacing", "date").lint(text)
    return [(f.rule, text[f.start : f.end]) for f in findings if f.family == "date"]


@given(st.dates(date(1920, 1, 1), date(2099, 12, 31)), st.booleans())
def test_a_date_with_its_weekday_is_left_alone(day, month_first):
    """Every day of the calendar, in both orders."""
    name = MONTHS[day.month - 1]
    written = f"{name} {day.day}, {day.year}" if month_first else f"{day.day} {name} {day.year}"
    assert found(f"They met on {WEEKDAYS[day.weekday()]}, {written}, at noon.") == []


@given(st.dates(date(1920, 1, 1), date(2099, 12, 31)), st.integers(1, 6))
def test_a_date_with_another_weekday_is_found(day, shift):
    """The other six are wrong."""
    weekday = WEEKDAYS[(day.weekday() + shift) % 7]
    text = f"They met on {weekday}, {MONTHS[day.month - 1]} {day.day}, {day.year}, at noon."
    assert found(text) == [("date/weekday", weekday)]


@pytest.mark.parametrize("day", ["29 February 1900", "31 April", "September 31st", "30 February"])
def test_a_day_that_its_month_does_not_have_is_found(day):
    """Leap years are those of the calendar: 1900 was none."""
    assert found(f"They met on {day} at noon.") == [("date/impossible-day", day)]


@pytest.mark.parametrize(
    "text", ["29 February 2000", "31 May", "in May 45 ships", "the 31st of May"]
)
def test_days_that_exist_and_counts_are_left_alone(text):
    """A number beside a month need not be its day."""
    assert found(f"They met on {text} there.") == []


@pytest.mark.parametrize(
    "text", ["India's Independence Day on August 14", "Independence Day of Ukraine, 24 July"]
)
def test_a_national_day_on_another_day_is_found(text):
    """The table knows it by its country."""
    assert found(f"The letter for the {text} came late.") == [("date/holiday", text)]


def test_a_national_day_of_nobody_is_left_alone():
    """Each day is the Independence Day of some country."""
    assert found("They kept Independence Day on 3 May.") == []
