"""Whether English could have made a word that no dictionary has: by an ending, from two, elsewhere.

Asked for single words that look like slips of others: "repoint" is one letter from "reprint" and
no slip of it.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from mtlint.text.lexicon import lexicon
from mtlint.text.tokens import hash_of
from mtlint.text.varieties import spellings

if TYPE_CHECKING:
    from collections.abc import Iterator

_PREFIXES = (
    "anti", "arch", "auto", "be", "bio", "cardio", "co", "counter", "cyber", "de", "dis", "down",
    "eco", "electro", "em", "en", "extra", "fore", "geo", "hyper", "hypo", "im", "in", "infra",
    "inter", "intra", "ir", "macro", "mega", "meta", "micro", "mid", "mini", "mis", "mono", "multi",
    "nano", "neo", "neuro", "non", "off", "on", "out", "over", "para", "photo", "poly", "post",
    "pre", "pro", "pseudo", "psycho", "quasi", "radio", "re", "retro", "self", "semi", "socio",
    "step", "sub", "super", "tele", "thermo", "trans", "ultra", "un", "under", "uni", "up",
)  # fmt: skip
_ENDINGS = (
    "able", "ability", "ably", "dom", "ed", "eds", "er", "ers", "es", "est", "ful", "hood", "ing",
    "ings", "ise", "ised", "ising", "ish", "ism", "isms", "ist", "ists", "ize", "ized", "izing",
    "less", "let", "lets", "like", "ling", "ly", "ment", "ments", "ness", "s", "ship", "ships",
    "some", "ward", "wards", "wise", "y",
)  # fmt: skip
_VOWELS = tuple("aeiouy")
_SIBILANTS = ("s", "x", "z", "ch", "sh", "o")
_SHORTEST_STEM = 3
_SHORTEST_AFTER_PREFIX = 4
_SHORTEST_HALF = 3
_SHORT_HALF = 3  # letters of a half that must be very common
_COMMON_HALF, _COMMON_SHORT_HALF = 3.5, 4.8


class Known(NamedTuple):
    """How common a word is, and whether the dictionary has it."""

    zipf: float
    spelled: bool


@cache
def known(word: str) -> Known:
    """What the lexicon says of one word."""
    zipf, spelled = lexicon().look_up(np.array([hash_of(word)], np.uint64))
    return Known(float(zipf[0]), bool(spelled[0]))


def is_variety(word: str) -> bool:
    """Whether a word is that of the dictionary as the British or the Americans spell it."""
    return any(known(other).spelled for other in spellings(word))


def is_made(word: str) -> bool:
    """Whether a word is one of the dictionary with an ending or a prefix, or two of its words."""
    return (
        any(known(stem).spelled and known(stem).zipf > 0 for stem in _stems(word))
        or any(_is_rest(word.removeprefix(prefix), word) for prefix in _PREFIXES)
        or any(_are_halves(word[:at], word[at:]) for at in range(_SHORTEST_HALF, len(word) - 2))
    )


def _is_rest(rest: str, word: str) -> bool:
    return rest != word and len(rest) >= _SHORTEST_AFTER_PREFIX and known(rest).spelled


def _are_halves(*halves: str) -> bool:
    return all(
        known(half).spelled
        and known(half).zipf >= (_COMMON_SHORT_HALF if len(half) <= _SHORT_HALF else _COMMON_HALF)
        for half in halves
    )


def _stems(word: str) -> Iterator[str]:
    """What a word may have been made of; only as English would make it ("smokeing" is no word)."""
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < _SHORTEST_STEM:
            continue
        if ending == "s" and not stem.endswith(_SIBILANTS):
            yield stem
        elif ending == "es":
            yield from _before_es(stem)
        elif ending.startswith(_VOWELS):
            yield from _before_vowel(stem)
        elif ending != "s":
            yield stem
            if stem.endswith("i"):
                yield stem[:-1] + "y"


def _before_es(stem: str) -> Iterator[str]:
    if stem.endswith(_SIBILANTS):
        yield stem
    if stem.endswith("i"):
        yield stem[:-1] + "y"


def _before_vowel(stem: str) -> Iterator[str]:
    yield stem + "e"
    if stem.endswith("i"):
        yield stem[:-1] + "y"
    if not stem.endswith("e") or stem.endswith("ee"):
        yield stem
    if stem[-1] == stem[-2]:
        yield stem[:-1]
