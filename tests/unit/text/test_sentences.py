"""Where sentences end."""

from __future__ import annotations

import pytest
from hypothesis import given

from mtlint.text.prose import Block
from mtlint.text.sentences import sentence_round, sentence_spans
from tests.unit.strategies import difficult_text


def sentences(text):
    """The sentences themselves."""
    return [text[start:end] for start, end in sentence_spans(text)]


@pytest.mark.parametrize(
    "expected",
    [
        ["He came.", "She left."],
        ["“He came.”", "“She left?”", "Nobody stayed!"],
        ["Dr. Smith met Mr. Jones at 5 p.m. in St. Paul.", "They talked."],
        ["J. R. R. Tolkien wrote it."],
        ["It rose by 1.5 lakh.", "20 people came."],
        ["What…", "Élan is a word."],
        ["wait. for it.", "Now (Yes)."],
        ["no end"],
    ],
)
def test_a_block_is_cut_into_its_sentences(expected):
    """Terminators with their closing marks end a sentence, abbreviations do not."""
    assert sentences(" ".join(expected)) == expected


def test_an_empty_block_has_no_sentence():
    """Nothing comes of nothing."""
    assert sentence_spans("") == []


@given(difficult_text("He came. She", "Dr. A", "end.” The", "...", "x"))
def test_sentences_are_in_order_without_overlap_and_lose_only_blanks(text):
    """Between two sentences stands nothing but blanks."""
    at = 0
    for start, end in sentence_spans(text):
        assert at <= start < end
        assert not text[at:start].strip()
        at = end
    assert not text[at:].strip()


@given(difficult_text("He came. She", "Dr. A", "end.” The", "? ", "x", "word " * 300))
def test_the_sentence_round_a_place_is_that_of_its_whole_block(text):
    """Found by itself, or not at all."""
    block = Block(3, 3 + len(text))
    starts = [3 + start for start, _ in sentence_spans(text)]
    ends = [3 + end for _, end in sentence_spans(text)]
    for offset in range(block.start, block.end, max(len(text) // 50, 1)):
        found = sentence_round(f"e.\n{text}\nThe next", block, offset)
        index = max(sum(start <= offset for start in starts) - 1, 0)
        assert found in (None, (starts[index], ends[index]))
        assert found or max(end - start for start, end in zip(starts, ends, strict=True)) > 2000


def test_a_text_without_ends_is_cut_between_words():
    """No sentence is so long that reading it again and again would be slow."""
    text = "word " * 5000
    spans = sentence_spans(text)
    assert max(end - start for start, end in spans) <= 4096
    assert all(
        text[start:end].split() == ["word"] * text[start:end].count("w") for start, end in spans
    )
