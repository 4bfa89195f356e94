"""Misspelt words: those that many people misspell, and slips of the hand."""

from __future__ import annotations

import pytest

from mtlint import Linter
from tests.unit.building import default_linter


def found(text, *, format="plain"):
    """What the family finds."""
    findings = default_linter().lint(text, format=format)
    return [text[f.start : f.end] for f in findings if f.family == "spelling"]


def fixed(text):
    """The text with every fix that is not only for display."""
    return default_linter().fix(text, unsafe=True)


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("devleopment", "development"),
        ("comission", "commission"),
        ("agreeement", "agreement"),
        ("exhibtion", "exhibition"),
        ("catagory", "category"),
        ("procedurre", "procedure"),
        ("neighborhoof", "neighborhood"),
        ("governmment", "government"),
    ],
)
def test_a_slip_of_a_common_word_is_repaired(slip, meant):
    """Letters swapped, lost, added, doubled; vowels confused; a key beside the right one."""
    text = "We read about the {} of the town."
    assert fixed(text.format(slip)) == text.format(meant)


def test_where_two_words_can_have_been_meant_neither_is_put():
    """Both are shown."""
    text = "They saw natioral parks."
    findings = [f for f in default_linter().lint(text) if f.family == "spelling"]
    assert [fix.message for f in findings for fix in f.fixes] == [
        "Replace with “national”",
        "Replace with “natural”",
    ]
    assert fixed(text) == text


def test_what_is_two_slips_away_is_shown_and_not_put():
    """In machine output it is more often another word."""
    text = "We read about the surveilence of the town."
    findings = [f for f in default_linter().lint(text) if f.family == "spelling"]
    assert [fix.message for f in findings for fix in f.fixes] == ["Replace with “surveillance”"]
    assert fixed(text) == text


@pytest.mark.parametrize(
    "word",
    ["organisation", "harbour", "defence", "modelling", "paediatric", "catalogue", "epicentre"],
)
def test_british_words_are_right(word):
    """So are American ones, which the dictionary has."""
    assert found(f"They wrote about the {word} in May.") == []


@pytest.mark.parametrize(
    "word",
    ["webpages", "repoint", "unpublish", "hardcode", "preschoolers", "footpaths", "selfishless"],
)
def test_words_that_english_makes_are_right(word):
    """No dictionary has all endings, prefixes and compounds."""
    assert found(f"They talked about the {word} in May.") == []


@pytest.mark.parametrize(
    "text",
    [
        "The atorvastatin was given with apoptosis in mind.",
        "The film was shown sauve qui peut in the hall.",
        "See comission.example and @comission and comission() for it.",
        "It hadn't been, and she wasn't there.",
        "They eat trouty fish.",
        "He wrote “comission” on the board.",
        "He wrote of the comis sion of the town.",
        "Comission is a comission, and a comission stays a comission.",
    ],
)
def test_what_is_somebodys_own_word_is_left_alone(text):
    """Terms, other languages, addresses, contractions, quotations, pieces of words."""
    assert found(text) == []


def test_code_is_not_read():
    """Neither is what stands in a fence."""
    assert found("Call `comission` first.\n\n```\nthe comission\n```\n", format="markdown") == []


def test_a_word_that_is_allowed_is_left_alone():
    """Whoever knows the word can say so."""
    linter = Linter(config={"allow": ["comission"]})
    assert linter.lint("We read about the comission of the town.") == []


def test_a_listed_word_keeps_its_capital():
    """The start of a sentence stays one."""
    assert fixed("Teh ferry leaves at noon.") == "The ferry leaves at noon."


def test_one_word_has_one_finding():
    """What falls into two words is two words, not a slip of a third."""
    findings = default_linter().lint("They slow the arms raceincluding bombs.")
    assert [f.family for f in findings] == ["glue"]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Alhtough it rained, they left.", "Although it rained, they left."),
        ("The Minstry of Health said so.", "The Ministry of Health said so."),
        ("They came from Swizterland in May.", "They came from Switzerland in May."),
        ("The National Weather Sevice said so.", "The National Weather Service said so."),
    ],
)
def test_a_slip_in_a_word_with_a_capital_is_repaired(text, right):
    """At the start of a sentence, in names of offices and countries."""
    assert fixed(text) == right


@pytest.mark.parametrize(
    "text",
    [
        "They met Alhtough in May.",
        "The writer Steve Portigal came.",
        "Herro said that it was enough.",
        "The Hopital Tenon and the Nationaal Archief wrote to them.",
    ],
)
def test_a_name_is_whatever_its_bearer_says(text):
    """Other words with a capital are not looked at."""
    assert found(text) == []


def test_a_longer_quotation_is_read_unless_it_is_dialect():
    """A speaker's words were translated too; nobody translates dialect into dialect."""
    assert found("“We have seen the goverment of this town do nothing,” he said.") == ["goverment"]
    assert found("“I an’ the ol’ watter have seen the goverment of it,” he said.") == []
