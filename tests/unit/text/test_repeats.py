"""What is said again straight away, found in a column of hashes."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from mtlint.text.repeats import Repeat, repeats


def found(text, longest=4):
    """The repeats of a text whose letters are its words."""
    return repeats(np.frombuffer(text.encode(), np.uint8).astype(np.uint64), longest)


def test_a_doubled_word_is_a_repeat_of_one_row():
    """Two rows, one period."""
    assert found("abbc") == [Repeat(1, 3, 1)]


def test_a_loop_is_one_repeat_with_all_its_copies():
    """Not one for each pair of neighbours, nor one for each longer period."""
    assert found("xababababy") == [Repeat(1, 9, 2)]
    assert found("xababababy")[0].copies == 4
    assert found("aaaaaaaa") == [Repeat(0, 8, 1)]


def test_a_phrase_that_holds_a_doubled_word_is_a_repeat_of_its_own():
    """The shorter repeats lie inside the longer one, not the other way round."""
    assert Repeat(0, 6, 3) in found("aabaab")


@given(st.text("abc", max_size=40), st.integers(1, 5))
def test_every_phrase_said_twice_lies_in_a_repeat(text, longest):
    """The column finds what comparing all neighbours finds, and nothing else."""
    spans = found(text, longest)
    for repeat in spans:
        said = text[repeat.first : repeat.last]
        assert said[repeat.period :] == said[: -repeat.period]
        assert repeat.copies >= 2
    for size in range(1, longest + 1):
        for at in range(len(text) - 2 * size + 1):
            if text[at : at + size] == text[at + size : at + 2 * size]:
                assert any(r.first <= at and at + 2 * size <= r.last for r in spans) or any(
                    r.first < at + 2 * size and at < r.last for r in spans
                )
