"""Fingerprints stay where the finding is the same, and differ where it is not."""

from __future__ import annotations

import pytest

from mtlint.fingerprint import fingerprints
from mtlint.model import Evidence, Finding, Severity

TEXT = "Russia asked for 1 lakh soldiers from Korea.\n"


def marks(text, *words, message="found", rule="unit/lakh", evidence=()):
    """The fingerprints of findings on words of a text, taken in order."""
    findings = []
    at = 0
    for word in words:
        at = text.index(word, at)
        findings.append(
            Finding(rule, at, at + len(word), message, Severity.WARNING, 0.9, (), True, evidence)
        )
        at += len(word)
    return fingerprints(text, findings)


def test_it_stays_when_lines_move():
    """Text above, and the breaking of the line, do not matter."""
    moved = "A new first line.\n\n" + TEXT.replace("for 1 lakh", "for\n1 lakh")
    assert marks(TEXT, "1 lakh") == marks(moved, "1 lakh")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_it_stays_when_other_paragraphs_change(end):
    """The first and the last words of a paragraph have its own words beside them only."""
    text = f"1 lakh soldiers came, he said.{end}"
    more = f"Above.{end}{end}{text} {end}Below.{end}"
    assert marks(text, "1 lakh") == marks(more, "1 lakh")
    assert marks(more, "said") == marks(f"{end}{more}".replace("Below", "Under"), "said")


def test_it_stays_when_a_line_that_is_a_paragraph_has_others_beside_it():
    """Texts that are not hard-wrapped may have no blank lines."""
    long = "1 lakh soldiers" + " came" * 30 + "\n"
    assert marks(long, "1 lakh") == marks(f"Headline\n{long}", "1 lakh")


def test_it_stays_when_the_message_is_reworded():
    """A baseline survives better wording."""
    assert marks(TEXT, "1 lakh") == marks(TEXT, "1 lakh", message="something else")


def test_it_stays_when_quotes_and_case_change():
    """Words are normalised."""
    changed = TEXT.replace("for 1 lakh soldiers", "for “1 Lakh” SOLDIERS")
    assert marks(TEXT, "1 lakh") == marks(changed, "1 Lakh")


def test_it_differs_for_another_rule_and_other_words():
    """Three words on each side belong to it."""
    other = TEXT.replace("asked for", "begged for")
    assert (
        len({*marks(TEXT, "1 lakh"), *marks(other, "1 lakh"), *marks(TEXT, "1 lakh", rule="a/b")})
        == 3
    )


def test_a_fourth_word_does_not_matter():
    """What stands further off may change."""
    text = TEXT.replace("Korea", "Korea yesterday")
    assert marks(text, "1 lakh") == marks(text.replace("yesterday", "today"), "1 lakh")


def test_equals_in_one_file_are_told_apart():
    """The same words in the same company are numbered."""
    assert len(set(marks(TEXT * 3, "1 lakh", "1 lakh", "1 lakh"))) == 3


def test_a_finding_about_two_places_has_the_words_of_both():
    """A name that is near another belongs to that other."""
    first = marks(TEXT, "1 lakh", evidence=(Evidence(0, 6, "seen"),))
    second = marks(TEXT, "1 lakh", evidence=(Evidence(38, 43, "seen"),))
    assert first != second != marks(TEXT, "1 lakh")


def test_a_finding_without_words_has_one_too():
    """Spaces and punctuation are taken as they are."""
    assert marks("a  b , c", "  ") != marks("a  b , c", " ,")
