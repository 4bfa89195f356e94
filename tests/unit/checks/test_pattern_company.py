"""Hits without the company that a match would have are not read."""

from __future__ import annotations

import numpy as np

from mtlint.checks.pattern_company import in_company
from mtlint.text.document import Document
from mtlint.text.tokens import hash_of


def company(*words):
    """The packed hashes of some words."""
    return np.array([hash_of(word) for word in words], np.uint64).tobytes()


def test_only_hits_with_one_of_their_own_rules_words_near_them_are_kept():
    """What another rule asks for does not count; a rule that asks for nothing keeps its hits."""
    document = Document.from_text("A lakh of RUPEES.\n\nA crore of euros.\n\nA lakh of euros.")
    hits = [[2, 39], [21], [2, 39]]
    companies = [company("rupees", "paise"), company("rupees"), b""]
    assert in_company(document, hits, [80] * 3, companies) == [[2], [], [2, 39]]


def test_company_is_looked_for_within_the_reach_of_a_match():
    """In a longer block as far as a match can be, and never in the next block."""
    words = "one " * 30
    document = Document.from_text(f"A lakh {words}rupees and a lakh two rupees.\n\nRupees.")
    far, near = 2, document.prose.text.rindex("lakh")
    for reach, kept in ((20, [near]), (200, [far, near])):
        assert in_company(document, [[far, near]], [reach], [company("rupees")]) == [kept]
    assert in_company(
        Document.from_text("A lakh.\n\nRupees."), [[2]], [9], [company("rupees")]
    ) == [[]]


def test_nothing_is_asked_of_no_hits():
    """As when none of the rules with hits asks for company."""
    document = Document.from_text("A lakh.")
    assert in_company(document, [], [], []) == []
    assert in_company(document, [[2]], [9], [b""]) == [[2]]
