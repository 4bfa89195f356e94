"""The tokens that may be two words, with the parts they fall into."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from mtlint.text.compounds import LONGEST, cuts
from mtlint.text.late import late
from mtlint.text.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from mtlint.checks.glue_rule import Ready
    from mtlint.text.compounds import Cuts
    from mtlint.text.document import Document


# Parts of addresses, identifiers, hashtags and hyphened terms are not cut.
_BESIDE_NAMES = frozenset("@#/\\_=<>{}[]$+*`~^|&%")

_CITING = (("“", "”"), ('"', '"'), ("‘", "’"), ("(", ")"))
_PARTS_ITEMS = ("", "\n", ",", "|", "•", "·")

_QUOTES = frozenset("“‘«\"'$€£ ")

# Signs of software, whose names are compounds that no lexicon has ("staticmethods"). Shortcodes in
# brackets and placeholders in two braces leak into pages about anything.
_TECHNICAL = ("`", "()", "</", "src")
_TECHNICAL_ROUND = (
    ("{", late(r"\{(?<!\{\{)(?!\{)")),
    ("--", late(r"--(?<=\s--)\w")),
    ("_", late(r"(?<!\[)(?<!\[/)(?<!\w)\w*_")),
)


class Candidate(msgspec.Struct, frozen=True):
    """A token to cut: its place, its cuts and how common the parts are.

    `technical` tells whether its text is about software, which is seldom asked.
    """

    start: int
    word: str
    goes_on: bool
    technical: Callable[[], bool]
    left: NDArray[np.uint64]
    right: NDArray[np.uint64]
    left_zipf: NDArray[np.float32]
    right_zipf: NDArray[np.float32]


def candidates(
    document: Document, indices: NDArray[np.intp], rules: Mapping[bool, Sequence[Ready]]
) -> Iterator[Candidate]:
    """The tokens written like a word that a rule for its case may cut, with their parts."""
    tokens, text = document.tokens, document.prose.text
    words = []
    for start, end in zip(
        tokens.start.take(indices).tolist(), tokens.end.take(indices).tolist(), strict=True
    ):
        word = text[start:end]
        if (
            word.isalpha()
            and word[1:].islower()
            and any(rule.may_cut(word) for rule in rules[word[0].isupper()])
            and _is_of_sentence(text, start, end)
        ):
            words.append((start, word))
    if not words:
        return
    is_technical = cache(lambda page: _is_technical(page.prose.text))
    parts = cuts([word for _, word in words])
    left_zipf, right_zipf = _zipf(parts)
    for row, (start, word) in enumerate(words):
        cut = slice(0, len(word) - 1)
        yield Candidate(
            start,
            word,
            _goes_on(text, start + len(word)),
            partial(is_technical, document.part_at(start)[0]),
            parts.left[row, cut],
            parts.right[row, cut],
            left_zipf[row, cut],
            right_zipf[row, cut],
        )


def _is_technical(text: str) -> bool:
    """Whether a text has any sign of software: most are quick to look for, or there is none."""
    return any(sign in text for sign in _TECHNICAL) or any(
        sign in text and pattern.search(text) for sign, pattern in _TECHNICAL_ROUND
    )


def _zipf(parts: Cuts) -> NDArray[np.float32]:
    """The Zipf frequency of both parts of each word at each place: float32 [2, words, LONGEST]."""
    inside = np.arange(LONGEST) < parts.lengths[:, None] - 1
    zipf = np.zeros((2, *inside.shape), np.float32)
    zipf[:, inside] = lexicon().zipf(np.stack([parts.left[inside], parts.right[inside]]))
    return zipf


def _goes_on(text: str, end: int) -> bool:
    """Whether a space and then a word or a quotation follows."""
    after = text[end : end + 2]
    return after[:1].isspace() and (after[1:].isalnum() or after[1:] in _QUOTES)


def _is_of_sentence(text: str, start: int, end: int) -> bool:
    """Whether a token is a word of the sentence, not part of an address, a tag, code or a list."""
    before, after = text[max(start - 2, 0) : start], text[end : end + 2]
    if _BESIDE_NAMES.intersection(before[-1:] + after[:1]):
        return False
    joined_before = before[-1:] in (".", ":", "'", "’") or before == "-"
    joined_after = after[:1] in tuple(".:(-") and after[1:].isalnum()
    # What fills a line, an item of a list or quotation marks is the name of somebody or something.
    is_item = before.rstrip(" ")[-1:] in _PARTS_ITEMS and after[:1] in _PARTS_ITEMS
    is_cited = (before[-1:], after[:1]) in _CITING
    return not (joined_before or joined_after or is_item or is_cited) and after != "()"
