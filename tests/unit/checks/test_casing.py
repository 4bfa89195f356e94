"""Stray and lost capitals."""

from __future__ import annotations

import time

import pytest

from mtlint import Document
from tests.unit.building import default_linter


def found(text):
    """The words that rules of the family find."""
    findings = default_linter().lint(text)
    return [text[f.start : f.end] for f in findings if f.rule.startswith("casing/")]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The owners of the mill have Already left the town.", "Already"),
        ("The two towns want to Strengthen their trade this year.", "Strengthen"),
        ("After a day of talks in the hall, The deputies went home.", "The"),
        ("The talks in the old hall had focused On the price of grain.", "On"),
    ],
)
def test_a_capital_inside_a_sentence_is_stray(text, word):
    """The fix writes the word small and touches nothing else."""
    assert found(text) == [word]
    assert default_linter().fix(text) == text.replace(f" {word} ", f" {word.lower()} ")


@pytest.mark.parametrize(
    "text",
    [
        "How To Bake Bread At Home And Keep It Fresh For a Week",
        "He gave an answer: The hall is closed.",
        "She saw the film Gone With the Wind twice in the town.",
        "Cold snap hits prawn boats The cold weather has kept the boats in port.",
        "The train goes from point A to point B in an hour.",
        "They gave the letter to Grant and went home to the mill.",
    ],
    ids=["headline", "colon", "title", "headline before its story", "letter", "name"],
)
def test_titles_names_and_letters_keep_their_capitals(text):
    """They are no part of the sentence's grammar."""
    assert found(text) == []


def test_verse_begins_its_lines_large():
    """A poem that was set as prose has a capital every few words."""
    text = (
        "We saw the grey sea turning, And all the boats were gone, And still the lamp was burning, "
        "The lamp we left alone, And still the sea was calling, And then the night was done."
    )
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("The russian envoy left on monday.", "The Russian envoy left on Monday."),
        ("He flew from new york to saudi arabia.", "He flew from New York to Saudi Arabia."),
        ("The bridge was opened in march 1934.", "The bridge was opened in March 1934."),
        ("My sister and i have lived here since.", "My sister and I have lived here since."),
        ("The envoy said that nato ships left.", "The envoy said that NATO ships left."),
        (
            "The port was closed.\n\nthe ships waited outside for a day.",
            "The port was closed.\n\nThe ships waited outside for a day.",
        ),
    ],
)
def test_names_and_sentences_get_their_capitals_back(text, right):
    """Each as it is always written."""
    assert default_linter().fix(text) == right


@pytest.mark.parametrize(
    "text",
    [
        "We had french fries and a danish pastry at noon.",
        "See example.com/russian and europe/berlin for the rest.",
        "They march 20 miles, and some may 1 day return.",
        "Let i and j be the row and the column of a matrix.",
        "russia, ukraine, war, grain",
    ],
    ids=["goods", "addresses", "verbs", "variables", "tags"],
)
def test_small_words_that_are_right_stay_small(text):
    """A name of something else, or a style of writing everything small."""
    assert found(text) == []


@pytest.mark.parametrize(
    "unit", ["was The russian ", "to do so Strengthening the ", "the “war” The "]
)
def test_time_grows_with_length_alone(unit):
    """Every word of the text can be a slip, in one block; twice as much takes twice as long."""
    seconds = []
    for count in (4_000, 16_000):
        start = time.process_time()
        default_linter().check(Document.from_text(unit * count))
        seconds.append(time.process_time() - start)
    assert seconds[1] < 10 * max(seconds[0], 0.05)


def test_a_lone_segment_in_lower_case_is_shown_and_left_as_it_is():
    """Whether its beginning stands elsewhere cannot be told from it."""
    text = "the ships waited outside for a day."
    assert found(text) == ["the"]
    assert default_linter().fix(text, unsafe=True) == text


def test_speech_begins_with_a_capital_and_a_quoted_term_need_not():
    """A mark before the closing quotation mark tells one from the other."""
    before = "The port was closed.\n\n"
    assert found(before + "“we have seen no ship for a week,” the pilot said.") == ["we"]
    assert found(before + "“the long one” is what they call the new bridge.") == []


def test_entries_of_a_change_log_keep_the_small_letters_of_their_authors():
    """A number of a change in the line tells that it is one."""
    assert found("Added a filter for german pupils (#371).") == []
    assert found("The mayor added a filter for german pupils.") == ["german"]


@pytest.mark.parametrize(
    ("words", "acronym"),
    [
        ("marsh harrier nests", "mhn"),
        ("warm and humid oceans", "who"),
        ("pre-alpine low-water lakes", "pawll"),
        ("hyperbaric treatment", "hbt"),
        ("harrier nests of the high north marsh", "hnnmh"),
    ],
    ids=["initials", "without small words", "hyphens", "inner letters", "another order"],
)
def test_an_acronym_behind_its_words_is_written_large(words, acronym):
    """The words before the bracket say what the letters are."""
    text = f"They told us about the {words} ({acronym}) in May."
    assert default_linter().fix(text) == text.replace(acronym, acronym.upper())


def test_every_use_of_a_small_acronym_is_found():
    """It is explained once; later uses, plurals and compounds have lost their capitals too."""
    text = (
        "One marsh harrier nest (mhn) is old. The mhn is large, and mhns are few. See mhn.example."
    )
    assert found(text) == ["mhn", "mhn", "mhns"]


@pytest.mark.parametrize(
    "text",
    [
        "The limit is forty miles per hour (mph) here, and mph is a unit.",
        "The print goes to the standard output (stdout) at once.",
        "He wrote about semantic versioning (semver) in May.",
        "The rivers are warm and slow (was it always so?).",
        "Many big deer (mbd) live in the forest, as ls and mbd say on stdout.",
    ],
    ids=["unit", "pieces of words", "blend", "a word", "a text about code"],
)
def test_what_is_small_by_right_in_brackets_is_left_alone(text):
    """Units, names of programs and words are no acronyms that lost their capitals."""
    assert found(text) == []


def test_half_of_a_compound_keeps_its_capital():
    """One hyphen in running text; more of them, dots and slashes make names of files."""
    assert found("They built a pan-african and an english-speaking school.") == [
        "african",
        "english",
    ]
    assert found("Take words-english-large, english.list-two and list/english-two from it.") == []
    assert found("The item (i) is old, and so is the other one.") == []


def test_letters_that_cannot_be_spoken_are_acronyms_where_another_is_small():
    """A text that lost the capitals of an acronym and of another word has lost those of others."""
    rest = "An mhn is small. The bngr plan and tunx4 are new, 5 mcg of it, and rhythms."
    lost = "They count marsh harrier nests (mhn) in ukraine."
    assert found(f"{lost} {rest}") == ["mhn", "ukraine", "mhn", "bngr", "tunx4"]
    assert found(f"{lost.replace('ukraine', 'Ukraine')} {rest}") == ["mhn", "mhn"]
    assert found(f"They count marsh harrier nests (MHN). {rest}") == []


@pytest.mark.parametrize(
    ("code", "is_found"), [("`On(path)`", False), ("<code>On</code>", False), ("`on`", True)]
)
def test_a_name_of_code_keeps_its_capital(code, is_found):
    """Only as code has it: a small word is on every page about code."""
    text = f"Use {code}.\n\nThe talks in the old hall had focused On the price of grain."
    findings = default_linter().lint(text, "markdown")
    assert [f.rule.startswith("casing/stray") for f in findings] == [True] * is_found


@pytest.mark.parametrize(("word", "is_found"), [("eu", False), ("nato", True), ("russia", True)])
def test_a_code_of_two_letters_in_straight_marks_is_meant(word, is_found):
    """Longer words have lost their capital there too."""
    findings = default_linter().lint(f"He read out '{word}' to them from the old book.")
    assert any(f.family == "casing" for f in findings) == is_found
