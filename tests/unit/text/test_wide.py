"""The characters beyond ASCII."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mtlint.text import tokens as module
from mtlint.text.tokens import tokenize
from tests.unit.strategies import difficult_text


@given(difficult_text(), st.integers(1, 9))
def test_the_characters_beyond_ascii_are_all_there(text, size):
    """With their places, wherever the text is cut to be read."""
    patched, module._PIECE = module._PIECE, size
    try:
        table = tokenize(text).wide
    finally:
        module._PIECE = patched
    expected = [(at, ord(character)) for at, character in enumerate(text) if ord(character) > 127]
    assert list(zip(table.place.tolist(), table.code.tolist(), strict=True)) == expected


@given(difficult_text(), st.sampled_from([-2, -1, 1, 2]))
def test_a_neighbour_is_the_character_there(text, step):
    """Or nothing where ASCII stands, or the text ends."""
    table = tokenize(text).wide
    padded = f"--{text}--"
    codes = [ord(padded[at + 2 + step]) for at in table.place.tolist()]
    assert table.neighbour(step).tolist() == [code if code > 127 else 0 for code in codes]


@given(difficult_text(), st.integers(0, 30), st.integers(0, 30))
def test_a_part_counts_from_its_own_beginning(text, start, size):
    """What stands outside of it is not in it."""
    start, end = min(start, len(text)), min(start + size, len(text))
    (part,) = tokenize(text).wide.parts([(start, end)])
    own = tokenize(text[start:end]).wide
    assert part.place.tolist() == own.place.tolist()
    assert part.code.tolist() == own.code.tolist()
