"""Words that have run together ("raceincluding"): a token nobody uses that falls into two words.

Only tokens that the lexicon does not know are cut, one in a thousand of good English. Either a
part is a link word, which forms no compounds, or both are common words neither of which does.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from mtlint.checks.base import Preparation, Repair, Signal, parameters
from mtlint.ruleset.schema import Anchors
from mtlint.text.characters import CharClass
from mtlint.text.compounds import LONGEST, compounds_with_first, compounds_with_last, cuts
from mtlint.text.lexicon import lexicon
from mtlint.text.unknown import unknown_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from mtlint.checks.base import Hits, Workshop
    from mtlint.errors import CheckError
    from mtlint.ruleset.schema import CompiledRule, Rule
    from mtlint.text.document import Document

_SHORTEST = 5
_SHORTEST_HALF = 4
_SHORTEST_LONGER = 3

# A middle word that is part of a known word with one neighbour is no word of its own (withholding).
_IN_USE = 2.2
_VERY_COMMON = 5.2

_BATCH = 1 << 11  # tokens that are cut at once

# A word that stands more often than this is a term of the document.
_MOST_COPIES = 2

# Parts of addresses, identifiers, hashtags and hyphened terms are not cut.
_BESIDE_NAMES = frozenset("@#/\\_=<>{}[]$+*`~^|&%")

_QUOTES = frozenset("“‘«\"'$€£ ")

# Signs of software, whose names are compounds that no lexicon has ("staticmethods").
_TECHNICAL = ("_", "()", "{", "`", " --", "</", "src")

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
_PREFIXES = ("re", "un", "non", "pre", "mis", "dis", "over", "under", "out", "sub", "anti", "semi")
_FIRST_HALVES = frozenset(
    "auto micro multi inter super hyper mini mono para tele euro cyber crypto infra intra retro ultra "
    "meta anti semi over under fore after photo video audio electro thermo geo bio".split()
)
_ENDINGS = ("s", "es", "ed", "d", "ing", "er", "ers", "ly", "ness", "ist", "ists", "ish", "y", "al")


class _Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """What the parts must be.

    A token is cut before one of the link words `last` or after one of `first`; a link word of
    `last-if-common` or `first-if-common` only where the other part is common too, because these
    are the beginnings and endings of words as well. With neither, both parts are common words that
    form no compounds. With `capitalised` it is names that are looked at, and the first part must
    be a word with a capital elsewhere in the document, or a common one. With `middle` a token is
    cut on both sides of one of these words.
    """

    first: tuple[str, ...] = ()
    last: tuple[str, ...] = ()
    first_if_common: tuple[str, ...] = ()
    last_if_common: tuple[str, ...] = ()
    middle: tuple[str, ...] = ()
    capitalised: bool = False
    zipf: float = 3.0
    common: float = 4.4
    common_before_weak: float = 4.2
    never: tuple[str, ...] = ()


class _Ready:
    """One rule with its words as hashes."""

    def __init__(self, rule: CompiledRule) -> None:
        self.id = rule.id
        self.params = msgspec.convert(rule.params, _Params)
        self.first = frozenset(self.params.first)
        self.last = frozenset(self.params.last)
        self.first_if_common = frozenset(self.params.first_if_common)
        self.last_if_common = frozenset(self.params.last_if_common)
        self.never = frozenset(self.params.never)
        self.longest = max(map(len, self.links), default=0)
        self.middle = frozenset(self.params.middle)
        self.is_open = not (self.params.first or self.params.last or self.middle)

    @property
    def links(self) -> frozenset[str]:
        """Every word that a token can be cut beside."""
        return self.first | self.last | self.first_if_common | self.last_if_common


class _Candidate(msgspec.Struct, frozen=True):
    """A token to cut: its place, its cuts and how common the parts are."""

    start: int
    word: str
    goes_on: bool
    technical: bool
    left: NDArray[np.uint64]
    left_zipf: NDArray[np.float32]
    right_zipf: NDArray[np.float32]


def prepare(rule: Rule, workshop: Workshop) -> Preparation:
    """Expand the word lists. The check asks the token table and needs no anchors."""
    params = parameters(rule, _Params)
    lists = ("first", "last", "first_if_common", "last_if_common", "middle", "never")
    expanded = {name: tuple(workshop.entries(getattr(params, name))) for name in lists}
    params = msgspec.structs.replace(params, **expanded)
    return Preparation(msgspec.to_builtins(params), Anchors(), frozenset({"words"}))


class Checker:
    """Cuts the tokens that no lexicon knows."""

    def __init__(self, rules: Sequence[CompiledRule]) -> None:
        self._ready = [_Ready(rule) for rule in rules]

    def run(self, document: Document, hits: Hits) -> Iterator[Signal | CheckError]:  # noqa: ARG002 - the protocol
        """The words of one document that have run together."""
        tokens = document.tokens
        unknown = unknown_words(tokens, _SHORTEST, LONGEST)
        unknown = unknown[_is_rare(tokens.hash[unknown])]
        cut = [
            (ready, candidate, places)
            for at in range(0, len(unknown), _BATCH)
            for candidate in _candidates(document, unknown[at : at + _BATCH])
            for ready, places in self._cut(candidate)
        ]
        names = _names(document, [one for one in cut if one[0].params.capitalised])
        for ready, candidate, places in cut:
            if not ready.params.capitalised or _is_name(ready, candidate, places[0], names):
                yield _signal(ready, candidate, places)

    def _cut(self, candidate: _Candidate) -> Iterator[tuple[_Ready, tuple[int, ...]]]:
        for ready in self._ready:
            places = _places(ready, candidate)
            if places:
                yield ready, places
                return


def _is_rare(hashes: NDArray[np.uint64]) -> NDArray[np.bool_]:
    _, inverse, counts = np.unique(hashes, return_inverse=True, return_counts=True)
    rare: NDArray[np.bool_] = counts[inverse] <= _MOST_COPIES
    return rare


def _candidates(document: Document, indices: NDArray[np.intp]) -> Iterator[_Candidate]:
    """The tokens that are written like a word, with the parts they fall into."""
    tokens, text = document.tokens, document.prose.text
    words = []
    for start, end in zip(
        tokens.start[indices].tolist(), tokens.end[indices].tolist(), strict=True
    ):
        word = text[start:end]
        if word.isalpha() and word[1:].islower() and _stands_alone(text, start, end):
            words.append((start, word))
    if not words:
        return
    technical = any(sign in text for sign in _TECHNICAL)
    parts = cuts([word for _, word in words])
    inside = np.arange(LONGEST) < parts.lengths[:, None] - 1
    left_zipf, right_zipf = np.zeros(inside.shape, np.float32), np.zeros(inside.shape, np.float32)
    left_zipf[inside] = lexicon().zipf(parts.left[inside])
    right_zipf[inside] = lexicon().zipf(parts.right[inside])
    for row, (start, word) in enumerate(words):
        cut = slice(0, len(word) - 1)
        yield _Candidate(
            start,
            word,
            _goes_on(text, start + len(word)),
            technical,
            parts.left[row, cut],
            left_zipf[row, cut],
            right_zipf[row, cut],
        )


def _goes_on(text: str, end: int) -> bool:
    """Whether a space and then a word or a quotation follows."""
    after = text[end : end + 2]
    return after[:1].isspace() and (after[1:].isalnum() or after[1:] in _QUOTES)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a token is a word of the sentence, not part of an address, a tag or code."""
    before, after = text[max(start - 2, 0) : start], text[end : end + 2]
    if _BESIDE_NAMES.intersection(before[-1:] + after[:1]):
        return False
    joined_before = before[-1:] in (".", ":", "'", "’") or before == "-"
    joined_after = after[:1] in tuple(".:(-") and after[1:].isalnum()
    return not joined_before and not joined_after and after != "()"


def _places(ready: _Ready, candidate: _Candidate) -> tuple[int, ...]:
    """After how many characters a word is cut; nowhere if it is not, or could be in two ways."""
    if candidate.word[0].isupper() != ready.params.capitalised or candidate.word in ready.never:
        return ()
    if ready.middle:
        ways = _double_cuts(candidate, ready)
    else:
        found = _open_cuts(candidate, ready) if ready.is_open else _link_cuts(candidate, ready)
        ways = [(place,) for place in found]
    return ways[0] if len(ways) == 1 and not _is_inflected(candidate.word) else ()


def _double_cuts(candidate: _Candidate, ready: _Ready) -> list[tuple[int, ...]]:
    """The two places round each middle word with known words on both sides."""
    word, least = candidate.word, ready.params.zipf
    firsts = [int(k) + 1 for k in np.flatnonzero(candidate.left_zipf >= least)]
    lasts = {int(k) + 1 for k in np.flatnonzero(candidate.right_zipf >= least)}
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


def _link_cuts(candidate: _Candidate, ready: _Ready) -> list[int]:
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


def _open_cuts(candidate: _Candidate, ready: _Ready) -> list[int]:
    """The only place between two common words, if they form no compounds."""
    word = candidate.word
    least = _USUAL_TECHNICAL if candidate.technical else ready.params.zipf
    both = np.minimum(candidate.left_zipf, candidate.right_zipf) >= least
    if not both.any():
        return []
    places = [int(k) + 1 for k in np.flatnonzero(both)]
    places = [p for p in places if min(p, len(word) - p) >= _SHORTEST_LONGER]
    if len(places) != 1 or min(places[0], len(word) - places[0]) < _SHORTEST_HALF:
        return []
    left, right = word[: places[0]], word[places[0] :]
    return places if _forms_none(left, right, candidate.technical) else []


def _forms_none(left: str, right: str, technical: bool) -> bool:
    """Whether English has hardly a compound that begins or ends with these words."""
    first, last = compounds_with_first(left), compounds_with_last(right)
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


def _names(
    document: Document, cut: Sequence[tuple[_Ready, _Candidate, tuple[int, ...]]]
) -> frozenset[int]:
    """The hashes of first parts that the document has with a capital elsewhere."""
    tokens = document.tokens
    parts = [candidate.left[places[0] - 1] for _, candidate, places in cut]
    same = tokens.find(np.array(parts, np.uint64))
    capital = tokens.classes[tokens.start[same]] == CharClass.UPPER
    return frozenset(tokens.hash[same[capital]].tolist())


def _is_name(ready: _Ready, candidate: _Candidate, place: int, names: frozenset[int]) -> bool:
    """Whether the first part is a common word, or a name that the document has elsewhere."""
    if int(candidate.left[place - 1]) in names:
        return True
    weak = candidate.word[place:] in ready.last_if_common
    least = ready.params.common_before_weak if weak else ready.params.common
    return bool(candidate.left_zipf[place - 1] >= least)


def _signal(ready: _Ready, candidate: _Candidate, places: Sequence[int]) -> Signal:
    cuts_ = [candidate.start + place for place in places]
    edges = [0, *places, len(candidate.word)]
    words = [candidate.word[first:last] for first, last in pairwise(edges)]
    repair = Repair(tuple((cut, cut, " ") for cut in cuts_))
    end = candidate.start + len(candidate.word)
    return Signal(ready.id, candidate.start, end, (repair,), values={"words": " ".join(words)})
