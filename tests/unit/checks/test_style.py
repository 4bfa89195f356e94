"""Marks of one style on a page that has the other."""

from __future__ import annotations

import pytest

from mtlint import Document
from tests.unit.building import linter_with

PAGE = "He said “no” to the first and “well” to the next.\n\n"


def found(text):
    """What stands under the rule for one paragraph."""
    findings = linter_with("quote/mixed-paragraph").lint(text)
    return [text[f.start : f.end] for f in findings if f.rule == "quote/mixed-paragraph"]


def test_a_paragraph_with_both_kinds_is_found():
    """The page says which of the two is the slip."""
    assert found(PAGE + 'She said “maybe” and then "yes".') == ['"yes"']
    assert found(PAGE.translate({0x201C: '"', 0x201D: '"'}) + 'She "did" say “yes”.') == ["“yes”"]


@pytest.mark.parametrize(
    "text",
    [
        PAGE + 'She said "yes".',
        'She said “maybe” and then "yes".',
        PAGE + 'She said “maybe”, then "yes" and "no" and "well".',
    ],
)
def test_a_paragraph_of_its_own_or_a_page_of_both_kinds_is_left_alone(text):
    """Nothing shows that it is a slip."""
    assert found(text) == []


def found_in_broken(rule, text):
    """What stands under a rule that asks for a broken page."""
    document = Document.from_text(text)
    findings = linter_with(rule).check(document, gates=frozenset({"damage"})).findings
    return [text[f.start : f.end] for f in findings if f.rule == rule]


APOSTROPHES = "It’s late, he’s gone, we’re safe, they’re not. "


def test_the_two_kinds_of_marks_speak_for_each_other_on_a_broken_page():
    """A single straight apostrophe or pair, where all other marks of both kinds are curly."""
    mixed, apostrophe = "quote/mixed", "quote/mixed-apostrophe"
    assert found_in_broken(apostrophe, APOSTROPHES + "It's odd.") == ["'"]
    assert found_in_broken(mixed, APOSTROPHES + 'She “did” say "yes".') == ['"yes"']
    assert found_in_broken(mixed, 'She said "yes" and “no”, and it’s late.') == []
    assert found_in_broken(mixed, APOSTROPHES + 'She said "yes".') == []
