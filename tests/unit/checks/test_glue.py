"""Words that have run together, in lower case and at a capital."""

from __future__ import annotations

import time

import pytest

from mtlint import Document
from tests.unit.building import default_linter


def found(text):
    """The rules of the family that find something, with what they find."""
    findings = default_linter().lint(text)
    return [(f.rule, text[f.start : f.end]) for f in findings if f.rule.startswith("glue/")]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("They slow the arms raceincluding bombs.", "They slow the arms race including bombs."),
        ("They spoke about theirlanguage then.", "They spoke about their language then."),
        ("They left the houseandgarden in May.", "They left the house and garden in May."),
        ("The bridge was built in1896.", "The bridge was built in 1896."),
        ("The letter of presidentPutin was read.", "The letter of president Putin was read."),
        ("They wrote to the UnitedStates about it.", "They wrote to the United States about it."),
    ],
)
def test_a_lost_space_comes_back(text, right):
    """A safe fix, for there is one way to cut the word."""
    assert default_linter().fix(text) == right


@pytest.mark.parametrize(
    "word",
    [
        "makeshifts",
        "overspeculation",
        "reapportion",
        "saleyard",
        "somatotype",
        "YouTube",
        "DeGaulle",
    ],
)
def test_compounds_derivations_and_names_stay(word):
    """English or somebody else made the word."""
    assert found(f"The town has a {word} in the south of the country.") == []


def test_a_word_that_the_document_repeats_is_its_own_term():
    """Nobody makes the same slip three times."""
    text = "The raceincluding is here. A raceincluding is there. No raceincluding is red."
    assert found(text) == []


@pytest.mark.parametrize("text", ["#raceincluding", "raceincluding.example", "raceincluding()"])
def test_tags_addresses_and_code_are_not_cut(text):
    """They are no words of the sentence."""
    assert found(f"See {text} for the rest.") == []


def test_documents_about_software_keep_their_identifiers():
    """Several words with a capital inside make a document one about software."""
    text = "Set replicaCountry first, then podStartup and clusterMorning, and call formerHelmsdal."
    assert found(text) == []


def test_time_grows_with_length_alone():
    """Each unknown word is cut once."""
    words = [
        f"{chr(97 + i % 26)}{chr(97 + i // 26 % 26)}qx{chr(97 + i // 676)}zzincluding"
        for i in range(4000)
    ]
    start = time.process_time()
    default_linter().check(Document.from_text(" ".join(words)))
    assert time.process_time() - start < 10


def test_three_words_are_parted_on_a_technical_page_too():
    """Names of programs are compounds of two words, not of three with a link word inside."""
    text = "Run `make` first. They left the houseandgarden to the town in May."
    assert found(text) == [("glue/three-words", "houseandgarden")]


def test_what_a_tag_has_for_itself_is_no_code():
    """A title is translated by the same machine."""
    text = '<p title="presidentMacron">Yesterday the presidentMacron spoke to Macron voters.</p>'
    assert "glue/capital-name" in [f.rule for f in default_linter().lint(text, "html")]
