"""Opposite things said of the same object."""

from __future__ import annotations

from time import process_time

import pytest

from mtlint import Linter
from mtlint.text.document import Document

RULE = "polarity/contradiction"


@pytest.fixture(scope="module")
def linter():
    """The one rule, alone."""
    return Linter(select=[RULE])


def spans(linter, text):
    """The words of the second statements."""
    return [
        text[found.start : found.end] for found in linter.check(Document.from_text(text)).findings
    ]


def test_the_first_statement_is_the_evidence_and_its_verb_the_fix(linter):
    """A reader sees both places, and a fix in the form of the second verb, never a safe one."""
    text = "Oman and Iran expanded trade ties. They reduced trade ties in all fields."
    (finding,) = linter.check(Document.from_text(text)).findings
    assert text[finding.start : finding.end] == "reduced trade ties"
    assert [text[e.start : e.end] for e in finding.evidence] == ["expanded trade ties"]
    assert finding.fix.edits[0].text == "expanded"
    assert finding.fix.applicability.name.lower() == "unsafe"


@pytest.mark.parametrize(
    "second",
    [
        "They never reduced trade ties.",
        "They may reduce trade ties.",
        "They earlier reduced trade ties.",
        "They reduced military ties.",
        "They will reduce trade ties.",
        "“They reduced trade ties,” he said.",
        "Peru reduced trade ties.",
        "They reduced trade ties in 2019.",
    ],
)
def test_what_can_both_be_true_is_left_alone(linter, second):
    """Negation, possibility, another time, object, actor or voice explain the difference."""
    assert spans(linter, f"Oman and Iran expanded trade ties. {second}") == []


def test_a_headline_is_held_against_the_first_paragraphs_only(linter):
    """Further down the news may have changed."""
    lead = "Parliament rejects forest bill\n\n"
    body = "Parliament approved the forest bill."
    assert spans(linter, lead + body) == ["approved the forest bill"]
    assert spans(linter, lead + "It rained.\n\n" * 3 + body) == []


def test_a_document_of_nothing_but_opposites_takes_linear_time(linter):
    """Each verb is compared with its neighbour, not with all others."""
    text = "They expanded trade ties. They reduced trade ties. "
    took = []
    for times in (200, 800):
        document = Document.from_text(text * times)
        began = process_time()
        linter.check(document)
        took.append(process_time() - began)
    assert took[1] < 12 * took[0] + 0.05
