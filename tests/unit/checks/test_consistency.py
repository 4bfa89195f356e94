"""Terms that one document writes in two ways."""

from __future__ import annotations

import pytest

from tests.unit.building import linter_with

RULES = ("consistency/capital", "consistency/hyphen")


def found(text):
    """The words of each finding about terms."""
    findings = linter_with(*RULES).lint(text)
    return [text[f.start : f.end] for f in findings if f.family == "consistency"]


def test_the_way_of_the_fewer_is_found_either_way_round():
    """What counts is the habit of the text, not the dictionary."""
    closed, parted = "The ceasefire held. ", "The cease-fire held. "
    assert found(closed * 3 + parted) == ["cease-fire"]
    assert found(parted * 3 + closed) == ["ceasefire"]
    assert found(closed * 2 + parted) == []


@pytest.mark.parametrize(
    "text",
    [
        "They resign. They resign. They resign. Then they re-sign it.",
        "Look at setup. The setup and the setup. See our set-up.html and set-up-now.",
        "Much of Europe slept. Europe slept. Europe slept. The map of Europe—a new one.",
        "",
        "Korean Peninsula",
    ],
)
def test_other_words_addresses_and_dashes_are_left_alone(text):
    """Without its hyphen a word may be another one."""
    assert found(text) == []


def test_a_name_keeps_the_capital_of_its_noun():
    """A headline shows nothing, and one of each is no habit."""
    usual = "In the early hours snow fell again on all parts of the Karelian Isthmus.\n\n"
    small = "Many families had to leave the Karelian isthmus before the power came back."
    assert found(usual * 2 + small) == ["Karelian isthmus"]
    assert found(usual + small) == []
    assert found("Snow On The Karelian Isthmus Again\n\n" * 2 + small) == []
