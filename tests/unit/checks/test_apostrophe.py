"""Apostrophes that another sign took the place of."""

from __future__ import annotations

import pytest

from tests.unit.building import linter_with


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("It's late, and they can?t come.", "It's late, and they can't come."),
        ("It’s late, and they can?t come.", "It’s late, and they can’t come."),
        ("It’s late on the city\ufffds clock.", "It’s late on the city’s clock."),
    ],
)
def test_the_apostrophe_is_that_of_the_document(text, fixed):
    """A text with straight apostrophes gets a straight one."""
    assert linter_with("encoding", "spacing", "date").fix(text) == fixed


@pytest.mark.parametrize(
    "text", ["See ports.example/list?s or a?t=5.", "Is it na?ve to ask?", "Who? They?re?"]
)
def test_questions_and_addresses_are_left_alone(text):
    """A question mark between letters need not be an apostrophe."""
    assert [
        f
        for f in linter_with("encoding", "spacing", "date").lint(text)
        if f.rule == "encoding/lost-apostrophe"
    ] == []
