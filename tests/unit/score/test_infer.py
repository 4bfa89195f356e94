"""From a document to its score, with the weights of the package."""

from __future__ import annotations

import pytest

from mtlint import Document, Linter
from mtlint.origin.model import Likely
from mtlint.score.infer import score
from mtlint.score.model import Symptom

MACHINE = (
    "In addition, the head of the department of the ministry noted that the work of the commission "
    "on the preparation of the project was completed. At the same time, it is necessary to note "
    "that the development of the region was not considered , which is the main task of of the "
    "state. On the day of the meeting, the chairman of the committee said that the number of the "
    "citizens was increased, but the construction of the road was not started. "
) * 3
HUMAN = (
    "They'd been arguing over the garden for weeks; neither would give up any of its corners, and "
    "each kept putting out chairs, pulling up roses or simply standing there, looking cross. Could "
    "they share? Perhaps they might have, had someone quite patient been around. Instead all their "
    "friends drifted off one by one, making excuses, and even the cat moved away. "
) * 3


def scored(text, **others):
    """The score of a text by the default rules."""
    document = Document.from_text(text)
    return score(document, Linter().check(document).findings, **others)


def test_what_reads_like_machine_translation_scores_higher():
    """Nouns upon nouns, passives and slips against verbs and contractions."""
    assert scored(HUMAN).machine < 0.3
    assert scored(MACHINE).machine > 0.7


def test_the_symptoms_say_why():
    """Weightiest first, with what was counted and what is usual."""
    symptoms = scored(MACHINE).symptoms
    assert [abs(one.weight) for one in symptoms] == sorted(
        (abs(one.weight) for one in symptoms), reverse=True
    )
    (nouns,) = [one for one in symptoms if one.feature == "the-x-of"]
    assert nouns.count == 27
    assert nouns.note.startswith("“the … of”, noun upon noun: 27, where people have about ")


def test_what_people_hardly_have_is_not_told_as_none():
    """A rounded nought would say that it never happens."""
    assert Symptom("a", "slips", 6, 0.11, 1.8).note == "slips: 6, where people have hardly any"
    assert Symptom("a", "commas", 0, 1_234.5, 0.1).note.endswith("people have about 1,234")


def test_a_short_document_gets_densities_and_no_more():
    """Nothing is said where there is too little to count."""
    found = scored("He wrote a a letter to his aunt.")
    assert found.machine is None
    assert found.symptoms == ()
    assert found.measured is None
    assert found.densities == {"duplicate": pytest.approx(125)}


@pytest.mark.parametrize("text", ["", "\n\n", "…"])
def test_a_document_without_words_has_no_density(text):
    """Nothing is divided by nothing."""
    assert scored(text).densities == {}


def test_the_measure_is_that_of_the_likely_language_where_there_is_one():
    """A language that nobody measured has that of all."""
    russian = scored(MACHINE, languages=(Likely("ru", "Russian", 0.8),)).measured
    klingon = scored(MACHINE, languages=(Likely("tlh", "Klingon", 0.8),)).measured
    assert (russian.language, klingon.language) == ("Russian", "")
    assert russian.documents < klingon.documents


def test_rules_that_are_not_in_force_speak_for_nobody():
    """That they found nothing is no sign of a careful writer."""
    clean = HUMAN.replace("  ", " ")
    assert scored(clean, families={"name"}).machine > scored(clean).machine


def test_the_linter_scores_a_document_with_what_it_knows_itself():
    """One call for the library."""
    document = Document.from_text(MACHINE)
    linter = Linter()
    assert linter.score(document) == linter.score(document, linter.check(document))
    assert linter.score(document).densities["spacing"] > 0
