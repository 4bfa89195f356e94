"""Acronyms in small letters are found by the words that they stand for."""

from __future__ import annotations

from mtlint import Linter
from mtlint.text.document import Document


def found(text):
    """What the rule finds, and what it puts there."""
    linter = Linter(select=["casing/defined-acronym"])
    findings = linter.check(Document.from_text(text)).findings
    return [(text[f.start : f.end], f.fixes[0].edits[0].text) for f in findings]


def test_every_use_of_each_acronym_is_found_in_order():
    """Of several that one text defines, and in the plural."""
    text = (
        "Patients with cystic fibrosis (cf) had a bone marrow density (bmd) test. In cf the bmd "
        "showed more. Two bmds were taken in CF."
    )
    assert found(text) == [
        ("cf", "CF"),
        ("bmd", "BMD"),
        ("cf", "CF"),
        ("bmd", "BMD"),
        ("bmds", "BMDs"),
    ]


def test_letters_that_stand_for_no_words_before_them_are_left_alone():
    """A bracket may hold a gloss, a unit or a word."""
    assert not found("The tool (a fork) and the speed (mph) of the train (see below) rose. A mph.")
