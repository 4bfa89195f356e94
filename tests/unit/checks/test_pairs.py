"""Quotation marks and brackets that do not pair."""

from __future__ import annotations

import pytest

from mtlint import Document
from tests.unit.building import linter_with


def rules(text):
    """The rules of the family that find something."""
    findings = (
        linter_with(
            "quote/unclosed",
            "quote/unopened",
            "quote/inverted",
            "quote/mismatched",
            "quote/unclosed-bracket",
            "quote/unopened-bracket",
        )
        .check(Document.from_text(text))
        .findings
    )
    return [finding.rule for finding in findings if finding.rule.startswith("quote/")]


@pytest.mark.parametrize(
    "text",
    [
        "“This is the first part,” she said.\n\n“This is the next.\n\n“And this the last.”",
        'He said: "This is the first part.\n\nThis is the last part."',
        "It was 6' 2\" tall.",
        "Write a) to the mayor, b) to the press.",
        "The interval [0, 1) is half open.",
        "The bridge (the one\nthat fell) was old.",
        "He smiled :) and left.",
        "He said “hi” (“hello”, I think).",
    ],
)
def test_what_pairs_in_its_own_way_is_left_alone(text):
    """Quotations over paragraphs, inches, list letters, intervals, faces."""
    assert rules(text) == []


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("He called it “a mistake and left.", "quote/unclosed"),
        ("He called it a mistake” and left.", "quote/unopened"),
        ("He called it ”a mistake“ and left.", "quote/inverted"),
        ('He called it “a mistake" and left.', "quote/mismatched"),
        ("The bridge (the old one was closed.", "quote/unclosed-bracket"),
        ("The bridge, the old one) was closed.", "quote/unopened-bracket"),
    ],
)
def test_a_mark_that_does_not_pair_is_found(text, rule):
    """Each fault under its own name."""
    assert rules(text) == [rule]
