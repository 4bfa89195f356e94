"""Words and phrases in a row."""

from __future__ import annotations

import pytest

from mtlint import Document
from tests.unit.building import default_linter


def fixed(text):
    """The text after its safe fixes."""
    return default_linter().fix(text)


def test_the_first_of_two_copies_keeps_its_capital():
    """The second goes."""
    assert fixed("The the door is open.") == "The door is open."


def test_a_word_doubled_over_a_line_end_goes_from_the_second_line():
    """The line end stays where it is."""
    line = "The committee met in the old hall of the town and spoke for an hour about the"
    text = f"{line}\nthe bridge over the river that the mayor had promised to the people of the\n"
    text += "town, and nobody knew at the end of the day what would become of the old\nferry.\n"
    assert f"{line}\nbridge over" in fixed(text)


@pytest.mark.parametrize(
    "text",
    [
        "She had had enough of it, and said that that was that.",
        "The band Duran Duran flew to Pago Pago, and on to Walla Walla.",
        "Location, location, location, they say.",
        "They went from town to town to sell it.",
        "No, no, no, no, never!",
        "It is what it is what it is.",
    ],
)
def test_what_is_said_twice_on_purpose_is_left_alone(text):
    """Idioms, names and emphasis."""
    rules = [f.rule for f in default_linter().check(Document.from_text(text)).findings]
    assert not [rule for rule in rules if rule.startswith("duplicate/")]


def test_a_repeat_that_stands_for_another_word_is_not_deleted():
    """Two members of a list were two words in the source; which is lost nobody knows."""
    text = "An open, inclusive, inclusive, balanced plan."
    (finding,) = default_linter().check(Document.from_text(text)).findings
    assert finding.fix is None
    assert finding.fixes


def test_a_sentence_that_is_nothing_but_a_loop_is_not_mended():
    """What it said is lost."""
    (finding,) = default_linter().check(Document.from_text("Lo, ships ships ships ships.")).findings
    assert finding.fix is None


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("You can wash pears, peel pears, peel apples, and bake them.", False),
        ("He had one thing in his life, one life, one pot.", False),
        ("However, the However, the government said no.", True),
        ("The bridge, which the bridge, which was closed, is open.", True),
        ("They met in Paris, the in Paris, the capital of France.", True),
        ("On Monday, the on Monday, the president spoke.", True),
        ("He lives in Lyon, France Lyon, France with her.", True),
        ("The tax was raised, but the tax was raised, but nobody paid it.", True),
        ("It cost 1,000 euros 1,000 euros in all.", True),
    ],
)
def test_the_middle_of_three_alike_is_no_repeat(text, is_found):
    """A third follows, and what makes them alike is a word with a sense."""
    rules = [f.rule for f in default_linter().lint(text)]
    assert ("duplicate/phrase" in rules) == is_found
