"""From a document to the languages it may have come from, with the weights of the package."""

from __future__ import annotations

import pytest

from mtlint import Document, Linter
from mtlint.origin.infer import LEAST_CONFIDENCE, infer
from mtlint.origin.model import Origin, Sign

GERMAN = (
    "The Bundesrat meets in Berlin, wrote the dpa. At the meeting in Hamburg, Jürgen Großmann and "
    "Heinrich Müller of the SPD and the CDU were also there. The Süddeutsche Zeitung asked "
    "Selenskyj, and Lawrow spoke of it in Munich. In Bavaria, that is now the case already. "
) * 2
ENGLISH = (
    "The committee agreed on the budget after a long evening. We didn't stay for the vote, but our "
    "neighbour did, and she's still cross about the parking. Nobody had asked her, she said, "
    "whether she'd mind a bus stop in front of her house. “It's a disgrace,” she told us. "
) * 4


def origin(text, signs=(), format_="plain"):
    """What is inferred of a text."""
    return infer(Document.from_text(text, format_), signs)


def test_a_text_full_of_german_names_reads_as_german():
    """With its places, in at most six pieces, none of them twice at one place."""
    found = origin(GERMAN)
    assert found.languages[0].name == "German"
    assert found.languages[0].confidence >= LEAST_CONFIDENCE
    assert 3 <= len(found.clues) <= 6
    assert len({clue.start for clue in found.clues}) == len(found.clues)
    assert {"Selenskyj", "Großmann"} & {GERMAN[clue.start : clue.end] for clue in found.clues}


@pytest.mark.parametrize("text", [ENGLISH, "", "One word.", "Berlin."], ids=lambda text: text[:9])
def test_plain_english_shows_no_language(text):
    """Nothing is said where there is nothing to say."""
    assert origin(text) == Origin()


def test_a_text_that_says_where_it_comes_from_is_believed():
    """Also of a language that there is no text to measure on."""
    found = origin("Translated from the Hindi by A. Rao. " + ENGLISH)
    assert found.languages[0].code == "hi"
    assert found.clues[0].note == "the text says so: “Translated from the Hindi”"


def test_a_rule_that_fired_is_shown_before_anything_else():
    """An editor takes it for proof."""
    sign = Sign("interference/x", "A German clause", ("de",), 4, 13)
    assert origin(GERMAN, [sign]).clues[0].note == "A German clause"


def test_places_are_those_of_the_source():
    """Markup lies between the prose and the file."""
    text = "# A *title*\n\n" + GERMAN
    for clue in origin(text, format_="markdown").clues:
        assert text[clue.start : clue.end].strip() != ""
    first = next(clue for clue in origin(text, format_="markdown").clues if "dpa" in clue.note)
    assert text[first.start : first.end] == "dpa"


def test_the_library_tells_the_origin_of_a_document():
    """With or without an outcome that is already there."""
    linter, document = Linter(select=["unit"]), Document.from_text(GERMAN)
    assert linter.origin(document) == linter.origin(document, linter.check(document))
    assert linter.origin(document).languages[0].code == "de"
