"""Dashes with a space on one side only."""

from __future__ import annotations

import pytest

from tests.unit.building import linter_with

SPACED = "The crew — six men — slept. The boy — the last — woke. "
CLOSED = "The crew—six men—slept. The boy—the last—woke. "


@pytest.mark.parametrize(("style", "dash"), [(SPACED, " — "), (CLOSED, "—")])
@pytest.mark.parametrize("written", ["— ", " —"])
def test_the_repair_follows_the_document(style, dash, written):
    """A document that parts its dashes gets a parted one."""
    assert linter_with("spacing/dash").fix(f"{style}It was late{written}too late.") == (
        f"{style}It was late{dash}too late."
    )


def test_a_habit_of_the_writer_is_left_alone():
    """Who always writes a dash like that means it."""
    text = "It was late— too late. The crew— six men— slept, the boy— the last— woke."
    assert [f for f in linter_with("spacing/dash").lint(text) if f.rule == "spacing/dash"] == []
