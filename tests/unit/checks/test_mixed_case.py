"""Words in capitals with small letters behind the first."""

from __future__ import annotations

import pytest

from mtlint.text.document import Document
from tests.unit.building import default_linter


def found(text):
    """The words that the rule finds, and what they become."""
    outcome = default_linter().check(Document.from_text(text))
    own = [finding for finding in outcome.findings if finding.rule == "casing/mixed"]
    return [(text[f.start : f.end], [edit.text for edit in f.fix.edits]) for f in own]


def test_a_common_word_gets_all_its_capitals_and_keeps_its_article():
    """What is read aloud is the same word."""
    assert found("It was a ReCOMMENDATION of the board.") == [
        ("ReCOMMENDATION", ["RECOMMENDATION"])
    ]


@pytest.mark.parametrize(
    "text",
    [
        "McDONALDS and VanCOUVER were there.",
        "The ReSPECT form and the AirPORT are brands.",
        "It is in docs/ReCOMMENDATION, #ReCOMMENDATION and ReCOMMENDATION_2.",
        "A KorVIMMLORAK is nothing that a dictionary has.",
        "RECOMMENDATION, Recommendation and RecomMENDATION.",
    ],
)
def test_names_brands_and_code_are_left_alone(text):
    """They are written so on purpose."""
    assert found(text) == []
