"""A participle again at the end of its sentence."""

from __future__ import annotations

import pytest

from mtlint import Document
from tests.unit.building import default_linter


def found(text):
    """The words that are found twice."""
    findings = default_linter().check(Document.from_text(text)).findings
    return [text[f.start : f.end] for f in findings if f.rule == "duplicate/participle"]


@pytest.mark.parametrize(
    "text",
    [
        "The letter was opened by the clerk on Monday opened.",
        "The letter was opened where others had failed opened.",
        "The letter was opened as a last resort opened.",
    ],
)
def test_a_participle_after_the_rest_of_its_clause_is_found(text):
    """Also after a clause that has a verb of its own."""
    assert found(text) == ["opened"]


@pytest.mark.parametrize(
    "text",
    [
        "The letter is opened when the door is opened.",
        "The letter was opened and it became clear when the door was slowly opened.",
        "The shop was closed after the port that fed it closed.",
        "It would have changed nothing, and was changed until nothing more could be changed.",
    ],
)
def test_a_participle_that_is_the_verb_of_a_clause_is_right(text):
    """It has an auxiliary before it, or its clause has no other verb."""
    assert found(text) == []
