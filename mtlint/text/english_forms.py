"""Whether a rare word is one of English after all: formed of another, or misspelled."""

from __future__ import annotations

from string import ascii_lowercase
from typing import TYPE_CHECKING

import numpy as np

from mtlint.text.lexicon import lexicon
from mtlint.text.tokens import hash_of

if TYPE_CHECKING:
    from collections.abc import Iterator

# Zipf frequencies of the words that an ending of English was put to.
_STEM, _VERB = 2.4, 3.5
_ENDINGS = ("tive", "tion", "tions", "able", "ible", "ism", "isms", "ist", "ists")

_ACCENTLESS = 2.8  # of a word that English may also write with its French accents
_PLAIN = str.maketrans("àâäáãçèéêëíìîïñóòôöúùûü", "aaaaaceeeeiiiinoooouuuu")

_MEANT = 4.0  # of the word that a slip was meant for


def is_form(word: str, *, with_accents: bool) -> bool:
    """Whether English may have made a word of one of its own.

    Args:
        word: in lower case.
        with_accents: whether English may have it with accents that it mostly leaves out.
    """
    zipf = lexicon().zipf_of
    if word.endswith(_ENDINGS):
        return True
    if with_accents and not word.isascii():
        return zipf(word.translate(_PLAIN)) >= _ACCENTLESS
    if word.endswith("s") and max(zipf(word[:-1]), zipf(word.removesuffix("es"))) >= _STEM:
        return True
    stem = word.removesuffix("s").removesuffix("er")
    is_agent = word.endswith(("er", "ers"))
    return is_agent and max(map(zipf, (stem, stem + "e", stem[:-1]))) >= _VERB


def is_slip(word: str) -> bool:
    """Whether a word is one letter from a common word of English.

    Another letter at the end is no slip: so do the languages differ ("artista", "importante").
    """
    if not word.isascii():
        return False
    hashes = np.fromiter(map(hash_of, _one_letter_off(word)), np.uint64)
    return bool(lexicon().zipf(hashes).max() >= _MEANT)


def _one_letter_off(word: str) -> Iterator[str]:
    for at in range(len(word) + 1):
        before, after = word[:at], word[at:]
        yield from (before + letter + after for letter in ascii_lowercase)
        if len(after) > 1:
            yield before + after[1:]
            yield before + after[1] + after[0] + after[2:]
            yield from (before + letter + after[1:] for letter in ascii_lowercase)
