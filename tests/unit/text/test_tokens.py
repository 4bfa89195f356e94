"""The words of a text as columns."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import regex
from hypothesis import given
from hypothesis import strategies as st

from mtlint.text import tokens as module
from mtlint.text.characters import fold
from mtlint.text.tokens import hash_of, tokenize
from tests.unit.strategies import characters, difficult_text, words


def spans(table):
    """The tokens as (start, end)."""
    return list(zip(table.start.tolist(), table.end[:].tolist(), strict=True))


@given(difficult_text())
def test_tokens_are_the_runs_of_word_characters(text):
    r"""Every token is what `\w+` finds, neither more nor less."""
    assert spans(tokenize(text)) == [match.span() for match in regex.finditer(r"\w+", text)]


@given(st.text(characters(), max_size=60))
def test_tokens_are_the_runs_of_word_characters_in_any_script(text):
    """The same for characters from all of Unicode."""
    assert spans(tokenize(text)) == [match.span() for match in regex.finditer(r"\w+", text)]


@given(words(), words())
def test_words_have_the_same_hash_exactly_when_they_differ_by_case_alone(first, second):
    """Equal hashes mean equal folded characters."""
    assert (hash_of(first) == hash_of(second)) == (fold(first) == fold(second))


@given(difficult_text())
def test_the_hash_of_a_token_is_that_of_its_word(text):
    """A word looked up by itself is found in the column."""
    table = tokenize(text)
    expected = [hash_of(text[start:end]) for start, end in spans(table)]
    assert table.hash.tolist() == expected


@given(difficult_text(), st.integers(1, 40))
def test_where_a_long_text_is_cut_changes_nothing(text, size):
    """Pieces of any size give the columns of the whole."""
    whole = tokenize(text)
    patched, module._PIECE = module._PIECE, size
    try:
        pieces = tokenize(text)
    finally:
        module._PIECE = patched
    for column in ("start", "length", "hash", "classes"):
        assert np.array_equal(getattr(whole, column), getattr(pieces, column)), column


@given(st.lists(words(), min_size=1, max_size=8), st.data())
def test_a_repeated_word_is_a_pair_of_equal_neighbours(parts, data):
    """Doubling one word of a text shows as one more pair of equal hashes beside each other."""
    at = data.draw(st.integers(0, len(parts) - 1))
    doubled = [*parts[: at + 1], data.draw(st.sampled_from([str.upper, str.lower]))(parts[at])]
    table = tokenize(" ".join(doubled + parts[at + 1 :]))
    same_by_text = fold(doubled[at]) == fold(doubled[at + 1])
    assert bool(table.hash[at] == table.hash[at + 1]) == same_by_text


def test_an_empty_text_has_no_tokens():
    """Nothing comes of nothing, in columns of the right types."""
    table = tokenize("")
    assert len(table) == 0
    assert (table.start.dtype, table.hash.dtype) == (np.int32, np.uint64)


def test_a_word_longer_than_a_piece_is_one_token():
    """A text without spaces is not cut inside a word."""
    text = "x" * (module._PIECE * 2 + 5) + " end"
    assert spans(tokenize(text)) == [(0, len(text) - 4), (len(text) - 3, len(text))]


def test_positions_hold_behind_a_character_beyond_the_basic_plane():
    """Offsets are code points, not units of an encoding."""
    assert spans(tokenize("😀 lakh")) == [(2, 6)]


def test_threads_that_meet_texts_of_other_lengths_do_not_disturb_each_other(monkeypatch):
    """The tables of powers grow while others read them."""
    texts = ["word " * size for size in (1, 300, 9000, 20, 60000)] * 8
    expected = [tokenize(text).hash.tolist() for text in texts]
    monkeypatch.setattr(module, "_tables", (np.empty(0, np.uint64), np.empty(0, np.uint64)))
    with ThreadPoolExecutor(8) as pool:
        assert [t.hash.tolist() for t in pool.map(tokenize, texts)] == expected
