"""Where a token falls into words of English."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from mtlint.text.compounds import compounds_with_first, compounds_with_last
from mtlint.text.lexicon import lexicon

if TYPE_CHECKING:
    from mtlint.checks.glue_candidates import Candidate
    from mtlint.checks.glue_rule import Ready

_SHORTEST_HALF = 4
_SHORTEST_LONGER = 3

# A middle word that is part of a known word with one neighbour is no word of its own (withholding).
_IN_USE = 2.2
_VERY_COMMON = 5.2

# Endings that are words as well.
_SUFFIXES = frozenset({"able", "less", "ness", "ment", "ship", "hood", "wise", "like", "ward"})

# How many compounds the halves may form together and still be none here: few, but more for a word
# that is made by a suffix, which seldom forms any. Of 141 unknown tokens of clean text that fall
# into common words, nearly all of them compounds, three are under the first figure; of those on
# technical pages, where names of programs are compounds ("alertmanager"), none under the last.
_COMPOUNDS = 6
_COMPOUNDS_DERIVED = 8
_COMPOUNDS_TECHNICAL = 2
_USUAL_TECHNICAL = 4.0
_DERIVED = (
    "ed", "ing", "ly", "al", "ous", "ive", "ic", "ful", "tion", "tions", "ment", "ments", "ity",
    "ities", "ance", "ence", "ian", "ism", "ant", "ent", "ary", "ory", "ies", "ers", "est",
)  # fmt: skip
_ADJECTIVES = ("ly", "ous", "ful")  # no name of a program begins with one
_NOT_LAST = ("ed", "ing", "ers")
_PREFIXES = (
    "re", "un", "non", "pre", "post", "mis", "dis", "over", "under", "out", "sub", "anti", "semi",
)  # fmt: skip

# First halves that make words and are seldom words themselves.
_FIRST_HALVES = frozenset(
    (
        "auto", "micro", "multi", "inter", "super", "hyper", "mini", "mono", "para", "tele", "euro",
        "cyber", "crypto", "infra", "intra", "retro", "ultra", "meta", "anti", "semi", "over",
        "under", "fore", "after", "photo", "video", "audio", "electro", "thermo", "geo", "bio",
    )
)  # fmt: skip
_ENDINGS = ("s", "es", "ed", "d", "ing", "er", "ers", "ly", "ness", "ist", "ists", "ish", "y", "al")


def places_of(ready: Ready, candidate: Candidate) -> tuple[int, ...]:
    """After how many characters a word is cut; nowhere if it is not, or could be in two ways."""
    if candidate.word[0].isupper() != ready.params.capitalised or candidate.word in ready.never:
        return ()
    if ready.middle:
        ways = _double_cuts(candidate, ready)
    else:
        found = _open_cuts(candidate, ready) if ready.is_open else _link_cuts(candidate, ready)
        ways = [(place,) for place in found]
    return ways[0] if len(ways) == 1 and not _is_inflected(candidate.word) else ()


def _double_cuts(candidate: Candidate, ready: Ready) -> list[tuple[int, ...]]:
    """The two places round each middle word with known words on both sides."""
    word, least = candidate.word, ready.params.zipf
    firsts = [k + 1 for k in (candidate.left_zipf >= least).nonzero()[0].tolist()]
    lasts = {k + 1 for k in (candidate.right_zipf >= least).nonzero()[0].tolist()}
    return [
        (first, last)
        for first in firsts
        for last in range(first + 1, len(word))
        if last in lasts
        and word[first:last] in ready.middle
        and word[:first] not in _FIRST_HALVES
        and _is_half(first, candidate.left_zipf[first - 1])
        and _is_half(len(word) - last, candidate.right_zipf[last - 1])
        and max(candidate.left_zipf[last - 1], candidate.right_zipf[first - 1]) < _IN_USE
    ]


def _is_half(length: int, zipf: np.float32) -> bool:
    """Whether a part stands for itself: it is long, or a very common word."""
    very_common = bool(zipf >= _VERY_COMMON)
    return length >= _SHORTEST_HALF or (length >= _SHORTEST_LONGER and very_common)


def _link_cuts(candidate: Candidate, ready: Ready) -> list[int]:
    """The places beside a link word whose other part is a word."""
    word = candidate.word.lower()
    size, params = len(word), ready.params
    weak = params.zipf if params.capitalised else params.common
    shortest = _SHORTEST_HALF if params.capitalised else 1
    found = set()
    for length in range(1, min(ready.longest, size - 1) + 1):
        if max(length, size - length) < _SHORTEST_LONGER:
            continue
        first, last = word[:length], word[-length:]
        if word[length:] in _SUFFIXES:
            continue
        if length >= shortest and (first in ready.first or first in ready.first_if_common):
            least = params.zipf if first in ready.first else params.common
            if candidate.right_zipf[length - 1] >= least:
                found.add(length)
        if candidate.goes_on and (last in ready.last or last in ready.last_if_common):
            least = params.zipf if last in ready.last else weak
            if size - length >= shortest and candidate.left_zipf[size - length - 1] >= least:
                found.add(size - length)
    return sorted(found)


def _open_cuts(candidate: Candidate, ready: Ready) -> list[int]:
    """The only place between two common words, if they form no compounds."""
    word = candidate.word
    inside = slice(_SHORTEST_LONGER - 1, 1 - _SHORTEST_LONGER)  # both parts are long enough
    rarer = np.minimum(candidate.left_zipf[inside], candidate.right_zipf[inside])
    if not (rarer >= ready.params.zipf).any():
        return []
    technical = candidate.technical()
    least = _USUAL_TECHNICAL if technical else ready.params.zipf
    places = [place + _SHORTEST_LONGER for place in (rarer >= least).nonzero()[0].tolist()]
    if len(places) != 1 or min(places[0], len(word) - places[0]) < _SHORTEST_HALF:
        return []
    left, right = word[: places[0]], word[places[0] :]
    return places if _forms_none(left, right, technical=technical) else []


def _forms_none(left: str, right: str, *, technical: bool) -> bool:
    """Whether English has hardly a compound that begins or ends with these words."""
    first = compounds_with_first(left)
    if first > _COMPOUNDS_DERIVED:
        return False  # counting the others takes ten times as long
    last = compounds_with_last(right)
    if technical and not left.endswith(_ADJECTIVES):
        return first + last <= _COMPOUNDS_TECHNICAL
    right_is = right.endswith(_DERIVED) and not right.endswith(_NOT_LAST)
    derived = left.endswith(_DERIVED) or right_is
    return first + last <= _COMPOUNDS or (derived and max(first, last) <= _COMPOUNDS_DERIVED)


def _is_inflected(word: str) -> bool:
    """Whether an unknown word is made of a known one: "makeshifts", "reapportion"."""
    stems = [word[: -len(ending)] for ending in _ENDINGS if word.endswith(ending)]
    stems += [word[len(start) :] for start in _PREFIXES if word.startswith(start)]
    if word.endswith("ied"):
        stems.append(word[:-3] + "y")
    return any(lexicon().zipf_of(stem) > 0 for stem in stems)
