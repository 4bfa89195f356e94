"""People of another nation whose names are read in Mandarin."""

from __future__ import annotations

import pytest

from tests.unit.building import linter_with

VIETNAMESE = "name/vietnamese-in-mandarin"
ABOUT = "Vietnam sold more tea. Vietnamese growers were glad."


def found(text, rule=VIETNAMESE):
    """The words of each finding of a rule."""
    return [text[f.start : f.end] for f in linter_with().lint(text) if f.rule == rule]


@pytest.mark.parametrize("name", ["Fan Mingde", "Mingde Fan", "Huang Riwen"])
def test_a_name_is_found_in_a_text_about_the_nation(name):
    """Also where its own paragraph does not say which nation that is."""
    assert found(f"{ABOUT}\n\n“It rained,” said {name}.") == [name]


@pytest.mark.parametrize(
    "name",
    [
        "Pham Minh Duc",  # a Vietnamese name
        "Fan Mingding-Ly",  # one with more to it
        "Fan Xian",  # one syllable: nothing shows that it is Mandarin
        "Fan Gate",  # an English word
        "Linda Fan",  # an English given name
        "Zhou Enlai",  # known by that name
    ],
)
def test_other_names_are_left_alone(name):
    """The text about Vietnam does not make them Vietnamese."""
    assert not found(f"{ABOUT}\n\n“It rained,” said {name}.")


def test_a_text_about_china_names_chinese():
    """The nation is named more often, or nothing is said."""
    text = "Vietnam sold more tea, and Vietnam was glad. In China prices fell, and China bought."
    assert not found(f"{text}\n\n“It rained,” said Fan Mingde.")


def test_somebody_who_is_said_to_be_chinese_once_is_chinese_throughout():
    """What one sentence tells of a name holds for all of them."""
    text = f"{ABOUT} The Chinese trader Fan Mingde came to Hanoi.\n\n“It rained,” said Fan Mingde."
    assert not found(text)


def test_a_sentence_that_names_another_nation_says_whose_name_it_is():
    """What the rest of the text is about does not count then."""
    assert not found(f"{ABOUT}\n\nIn Singapore it rained, said Fan Mingde.")


def test_a_title_of_the_nation_is_enough():
    """Only Malaysians are called Datuk, wherever they are."""
    text = "China thanked Datuk Seri Lin Guoming."
    assert found(text, "name/malay-chinese-in-mandarin") == ["Lin Guoming"]


def test_a_rule_is_stored_alike_in_every_run():
    """The order of a set changes from run to run, and the hash of the rules must not."""
    stored = linter_with().ruleset["name/vietnamese-in-mandarin"].params
    assert stored["known"] == sorted(stored["known"])
