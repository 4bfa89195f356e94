"""Names of the gazetteer, written as English does not write them."""

from __future__ import annotations

import pytest

from mtlint import Document
from tests.unit.building import default_linter


def found(text, format="plain"):
    """The known names that are found, with the first fix of each, by rule."""
    findings = default_linter().check(Document.from_text(text, format=format)).findings
    return [
        (f.rule, text[f.start : f.end], f.fixes[0].edits[0].text)
        for f in findings
        if f.rule.endswith(("/wrong", "/variant", "/ambiguous", "/literal"))
    ]


def test_a_foreign_family_name_alone_is_found_where_the_text_is_about_its_bearer():
    """Also without the given name, which is not repeated."""
    text = "The Kremlin was silent. Reporters asked whether Poutine was ill."
    assert found(text) == [("name/wrong", "Poutine", "Putin")]


def test_whose_name_it_is_need_be_told_only_once():
    """Further down, no word beside the name says where its bearer is from."""
    page = "In Hong Kong the jeweller Zhou Dafu opened a shop.\n\nOn Monday Zhou Dafu sold out."
    fixed = ("name/wrong", "Zhou Dafu", "Chow Tai Fook")
    assert found(page) == [fixed, fixed]
    assert found("On Monday Zhou Dafu sold out.") == []


def test_a_foreign_family_name_in_another_context_is_left_alone():
    """Nothing tells who is meant."""
    assert found("The committee asked Poutine to sing.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Russia sent a letter, and Marie Poutine opened it.",
        "Russia sent a letter. Marie Poutine opened it, and later Poutine wrote back.",
        "Russia is far, and “Poutine et la Russie” is what the book was called.",
        "Russia is far. Nous avons vu que Poutine ne sera pas dans la ville.",
        "Russia is far, and @Poutine is a handle that the paper quotes.",
        "Russia is far, and Poutine-sur-Mer is what the sign at the gate said.",
    ],
)
def test_a_foreign_spelling_in_a_name_a_title_or_a_passage_of_that_language_is_left_alone(text):
    """It is somebody's own name, or somebody else's words."""
    assert found(text) == []


def test_a_foreign_title_in_italics_is_left_alone():
    """Markdown sets it apart."""
    text = "Her history of the Kremlin, *Les hommes de Poutine*, was the book of the year."
    assert found(text, format="markdown") == []


def test_a_foreign_given_name_is_repaired_with_the_family_name():
    """Two spellings of different languages meet in one name."""
    text = "The talks with Sergej Lawrow were short, the Russian ministry said."
    assert found(text) == [("name/wrong", "Sergej Lawrow", "Sergei Lavrov")]


def test_the_spelling_that_the_text_uses_comes_first():
    """Of several right ones."""
    text = "Zelenskyy was in Kyiv. Later Selenskyj spoke, and Zelenskyy left."
    assert found(text) == [("name/wrong", "Selenskyj", "Zelenskyy")]


def test_what_only_its_context_tells_is_no_safe_fix():
    """A family name may be somebody else's after all."""
    text = "The Kremlin was silent when Poutine came, and Wladimir Putin left."
    findings = default_linter().check(Document.from_text(text)).findings
    assert [f.fixes[0].applicability for f in findings] == ["unsafe", "safe"]


def test_the_minority_spelling_shows_where_the_other_one_stands():
    """And how often each does."""
    text = "Odesa was quiet. In Odesa the port was shut, and Odessa had no light."
    (finding,) = default_linter().check(Document.from_text(text)).findings
    assert "2 times" in finding.message
    assert [text[e.start : e.end] for e in finding.evidence] == ["Odesa"]


def test_of_two_spellings_that_stand_as_often_the_canonical_one_is_kept():
    """The text has no habit of its own."""
    assert found("Donbass was quiet, and Donbas had no light.") == [
        ("place/variant", "Donbass", "Donbas")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Odesa was quiet, and “Odessa has no light” was what the paper wrote.",
        "Saint Petersburg was quiet, and St. Petersburg had no light.",
        "Odesa was quiet. Odesa was dark. The sign still read “Odessa”.",
        "Odesa was quiet. Odesa was dark. It was founded as Odessa in 1794.",
        "Macau has casinos. In Macau the University of Macao is not far, and Macau is small.",
    ],
)
def test_other_spellings_in_other_words_are_left_alone(text):
    """Quotations, titles and history keep what they have."""
    assert found(text) == []


def test_who_is_named_in_full_first_may_be_named_in_short():
    """No other spelling, only a shorter one."""
    text = "Cairo waited for al-Sisi. When al-Sisi came, Sisi was tired."
    assert found(text) == []
