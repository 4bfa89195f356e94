"""Quotation marks and brackets that do not pair."""

from __future__ import annotations

import pytest

from mtlint import Document
from tests.unit.building import linter_with


def rules(text, format_="plain"):
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
        .check(Document.from_text(text, format_))
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
        "He called it“a mistake”, and she“the end”of it.",
        "He called it“a mistake” and left.",
        "She called it “a very bad ideaâ€\u009d and left.",
        "She called it “a very bad idea&rdquo; and left.",
        'Then: "The part that is "quick enough" for us was hard to believe."',
        "There are three (7, 9 and now 18). The call of f(x) is one of foo(3).",
        "It was a bad idea.\n\nThe bill (old and (very long) was closed",
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
        ('He said “no”, called it “a mistake" and left.', "quote/mismatched"),
        ('He called it “a mistake" and left.', "quote/mismatched"),
        ("It fell. It was closed in May, as of Sept. 11). It is open.", "quote/unopened-bracket"),
        ("The bridge (the old one was closed. It fell.", "quote/unclosed-bracket"),
        ("It fell. The bridge, the old one) was closed.", "quote/unopened-bracket"),
    ],
)
def test_a_mark_that_does_not_pair_is_found(text, rule):
    """Each fault under its own name."""
    assert rules(text) == [rule]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("He said “no” to the “first “and left with “the second”.", "quote/inverted"),
        ("He said “no” and “maybe” to their”first” try.", "quote/inverted"),
        ("He “never said “no” and “yes” on “one day”.", "quote/unclosed"),
        ('He "never said "no" and "yes" on "one day".', "quote/unclosed"),
        ('He never" said "no" and "yes" on "one day".', "quote/unopened"),
    ],
)
def test_one_fault_is_told_once(text, rule):
    """The marks behind a lost one are not turned round."""
    assert rules(text) == [rule]


@pytest.mark.parametrize(
    "text",
    [
        "The bridge (the old one was closed.",
        "The bridge, the old one) was closed.",
        "He said: “It was a mistake. “",
    ],
)
def test_a_single_sentence_may_be_an_excerpt(text):
    """The other mark may stand in the next sentence."""
    assert rules(text) == []


@pytest.mark.parametrize(
    ("text", "format_"),
    [
        ("He said “run this:\n\n```\nls\n```\n\nand then stop” to me.", "markdown"),
        ("The rules say that “members must\n\n- pay in time,\n- wear a hat” at all.", "markdown"),
        ("> He wrote that “the town is old\n>\n> and the road new” in his book.", "markdown"),
        ("<p>He said “the town is<div>ad</div>old and grey” to me.</p>", "html"),
        ("He said “the town is old\rand the road is new” to me.", "plain"),
        ("He said “the town is old\nand the road is new” to me.", "plain"),
    ],
)
def test_a_quotation_goes_on_where_its_sentence_does(text, format_):
    """Round what stands between, and from line to line."""
    assert rules(text, format_) == []
    assert rules(text.replace("”", ""), format_) == ["quote/unclosed"]


@pytest.mark.parametrize("format_", ["plain", "markdown", "html"])
def test_another_paragraph_closes_no_quotation(format_):
    """In every format."""
    first, last = "He said “the town is old.", "Then he went and called the road “new” and left."
    page = f"<p>{first}</p>\n<p>{last}</p>" if format_ == "html" else f"{first}\n\n{last}"
    assert rules(page, format_) == ["quote/unclosed"]
