"""Where a token falls into words of English."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from mtlint.text.compounds import compounds_with_first, compounds_with_last
from mtlint.text.lexicon import lexicon

if TYPE_CHECKING:
    from mtlint.checks.glue_candidates import Candidate
    from mtlint.checks.glue_rule import Params, Ready

_SHORTEST_HALF = 4
_SHORTEST_LONGER = 3

# A middle word that is part of a known word with one neighbour is no word of its own (withholding).
_IN_USE = 2.2
_VERY_COMMON = 5.2

# Beside a common word round a middle one the other may be rare, if it is long, and the middle one
# no piece of a longer word: "proclaim-at-ions".
_RARE = 2.5
_LONG = 6
_PIECES = frozenset({"at", "in", "is", "as", "on", "or", "for", "by"})

# Endings that are words as well.
_SUFFIXES = frozenset({"able", "less", "ness", "ment", "ship", "hood", "wise", "like", "ward"})

# How many compounds the halves may form together and still be none here: few, but more for a word
# that is made by a suffix, which seldom forms any. Of 141 unknown tokens of clean text that fall
# into common words, nearly all of them compounds, three are under the first figure; of those on
# technical pages, where names of programs are compounds ("alertmanager"), none under the last.
_COMPOUNDS = 6
_COMPOUNDS_DERIVED = 8
_COMPOUNDS_BEFORE_DERIVED = 16  # before a derived word that ends none at all ("independence")
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
_VERBAL = ("ing", "ings", "tion", "tions")

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
    if not ready.may_cut(candidate.word):
        return ()
    if ready.middle:
        ways = _double_cuts(candidate, ready)
    else:
        found = _open_cuts(candidate, ready) if ready.is_open else _link_cuts(candidate, ready)
        ways = [(place,) for place in found]
    return ways[0] if len(ways) == 1 and not _is_inflected(candidate.word) else ()


def doubtful_part(ready: Ready, candidate: Candidate, places: tuple[int, ...]) -> int | None:
    """The hash of the part that the document must have as a word, if it is not common enough.

    Of a name this is the first part, which must stand there with its capital.
    """
    if not ready.links:
        return None
    word, place, params = candidate.word.lower(), places[0], ready.params
    left, right = candidate.left_zipf[place - 1], candidate.right_zipf[place - 1]
    weak = word[place:] in ready.last_if_common
    if params.capitalised:
        is_verb = word[:place].endswith(_VERBAL)  # no name begins with one
        least = params.common_before_weak if weak and not is_verb else params.common
        return None if left >= least else int(candidate.left[place - 1])
    if weak and left < params.common:
        return int(candidate.left[place - 1])
    if word[:place] in ready.first_if_common and right < params.common:
        return int(candidate.right[place - 1])
    return None


def _double_cuts(candidate: Candidate, ready: Ready) -> list[tuple[int, ...]]:
    """The two places round each middle word with known words on both sides."""
    word = candidate.word
    firsts = [k for k, zipf in enumerate(candidate.left_zipf.tolist(), 1) if zipf >= _RARE]
    lasts = [k for k, zipf in enumerate(candidate.right_zipf.tolist(), 1) if zipf >= _RARE]
    return [
        (first, last)
        for first in firsts
        for last in lasts
        if first < last
        and word[first:last] in ready.middle
        and word[:first] not in _FIRST_HALVES
        and _are_halves(candidate, first, last, ready.params.zipf)
        and max(candidate.left_zipf[last - 1], candidate.right_zipf[first - 1]) < _IN_USE
    ]


def _are_halves(candidate: Candidate, first: int, last: int, usual: float) -> bool:
    """Whether the parts round a middle word stand for themselves, and one of them is common."""
    parts = (
        (first, candidate.left_zipf[first - 1]),
        (len(candidate.word) - last, candidate.right_zipf[last - 1]),
    )
    usual_parts = [_is_half(length, zipf) for length, zipf in parts if zipf >= usual]
    rare_parts = [length >= _LONG for length, zipf in parts if zipf < usual]
    if rare_parts and candidate.word[first:last] in _PIECES:
        return False
    return bool(usual_parts) and all(usual_parts) and all(rare_parts)


def _is_half(length: int, zipf: np.float32) -> bool:
    """Whether a part stands for itself: it is long, or a very common word."""
    very_common = bool(zipf >= _VERY_COMMON)
    return length >= _SHORTEST_HALF or (length >= _SHORTEST_LONGER and very_common)


def _link_cuts(candidate: Candidate, ready: Ready) -> list[int]:
    """The places beside a link word whose other part is a word."""
    word = candidate.word.lower()
    size, params = len(word), ready.params
    strong = 0.0 if params.capitalised else params.zipf
    shortest = _SHORTEST_HALF if params.capitalised else 1
    found = set()
    for length in range(1, min(ready.longest, size - 1) + 1):
        if max(length, size - length) < _SHORTEST_LONGER:
            continue
        first, last = word[:length], word[-length:]
        if word[length:] in _SUFFIXES:
            continue
        if length >= shortest and (first in ready.first or first in ready.first_if_common):
            least = params.zipf if first in ready.first else _least(params, size - length)
            if candidate.right_zipf[length - 1] >= least:
                found.add(length)
        if candidate.goes_on and (last in ready.last or last in ready.last_if_common):
            least = strong if last in ready.last else _least(params, size - length)
            if size - length >= shortest and candidate.left_zipf[size - length - 1] >= least:
                found.add(size - length)
    return sorted(found)


def _least(params: Params, length: int) -> float:
    """How common the part beside a weak link word must be; the rarer ones are asked for later."""
    if params.capitalised:
        return params.zipf
    return params.known if length >= _SHORTEST_HALF else params.common


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
    if first > _COMPOUNDS_BEFORE_DERIVED:
        return False  # counting the others takes ten times as long
    last = compounds_with_last(right)
    if technical and not left.endswith(_ADJECTIVES):
        return first + last <= _COMPOUNDS_TECHNICAL
    right_is = right.endswith(_DERIVED) and not right.endswith(_NOT_LAST)
    derived = left.endswith(_DERIVED) or right_is
    if right_is and last == 0 and first <= _COMPOUNDS_BEFORE_DERIVED:
        return True
    return first + last <= _COMPOUNDS or (derived and max(first, last) <= _COMPOUNDS_DERIVED)


def _is_inflected(word: str) -> bool:
    """Whether an unknown word is made of a known one: "makeshifts", "reapportion"."""
    stems = [word[: -len(ending)] for ending in _ENDINGS if word.endswith(ending)]
    stems += [word[len(start) :] for start in _PREFIXES if word.startswith(start)]
    if word.endswith("ied"):
        stems.append(word[:-3] + "y")
    return any(lexicon().zipf_of(stem) > 0 for stem in stems)
