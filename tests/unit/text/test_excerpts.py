"""The stretches of prose that a check looks at round its hits."""

from __future__ import annotations

from mtlint.text.document import Document
from mtlint.text.excerpts import excerpts


def test_a_block_is_looked_at_once_however_many_hits_it_has():
    """Two anchors in a paragraph are one excerpt."""
    document = Document.from_text("lakh lakh\n\nnothing\n\nlakh")
    assert list(excerpts(document, [0, 5, 20])) == [(0, "lakh lakh"), (20, "lakh")]


def test_a_long_block_is_looked_at_round_its_hits():
    """Windows are cut between words, hold their hits and are of bounded length."""
    text = "word " * 20_000
    document = Document.from_text(text)
    found = list(excerpts(document, range(0, len(text), 500)))
    assert all(text[base : base + len(part)] == part for base, part in found)
    assert {word for _, part in found for word in part.split()} == {"word"}
    assert max(len(part) for _, part in found) < 25_000
    covered = {at for base, part in found for at in range(base, base + len(part))}
    assert covered >= set(range(0, len(text.rstrip()), 500))
