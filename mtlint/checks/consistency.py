"""A term that one document writes in two ways: with a hyphen and as one word, small and capital."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec
import numpy as np

from mtlint.checks.base import Preparation, Repair, Signal, parameters
from mtlint.ruleset.schema import Anchors
from mtlint.text.characters import CharClass
from mtlint.text.columns import firsts
from mtlint.text.lexicon import lexicon
from mtlint.text.mentions import Company, Form
from mtlint.text.tokens import BASE
from mtlint.text.word import Word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

    from mtlint.checks.base import Hits, Workshop
    from mtlint.errors import CheckError
    from mtlint.ruleset.schema import CompiledRule, Rule
    from mtlint.text.document import Document

_LONGEST = 20  # letters of the first half
_POWERS = np.array([pow(BASE, n, 1 << 64) for n in range(_LONGEST + 1)], np.uint64)
_MIX = np.uint64(0xC2B2AE3D27D4EB4F)  # odd: the order of two hashes is to count
_SHORTEST = 6  # letters of a compound: "coop" and "co-op" are two words

# Words that begin nothing of their own: "The Peninsula", "New Bridge".
_COMMONEST_NAME = 5.0
_ENOUGH = 60  # places of a term that are looked at; the habit shows in a few
_HYPHENS = "-‐‑"


class _Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """What differs, `hyphen` or `capital`; how often the usual way stands for each odd one.

    `apart` are words that mean something else without the hyphen ("re-cover").
    """

    kind: Literal["hyphen", "capital"]
    usual: int = 3
    apart: tuple[str, ...] = ()


def prepare(rule: Rule, workshop: Workshop) -> Preparation:
    """Expand the list. The check asks the token table and needs no anchors."""
    params = parameters(rule, _Params)
    prepared = msgspec.structs.replace(params, apart=tuple(workshop.entries(params.apart)))
    values = frozenset({"known", "count", "others"})
    return Preparation(msgspec.to_builtins(prepared), Anchors(), values)


class Checker:
    """Looks for the second way of writing a term."""

    def __init__(self, rules: Sequence[CompiledRule]) -> None:
        self._rules = [(rule.id, msgspec.convert(rule.params, _Params)) for rule in rules]

    def run(self, document: Document, hits: Hits) -> Iterator[Signal | CheckError]:  # noqa: ARG002 - the protocol
        """The terms of one document that it otherwise writes in another way."""
        for id_, params in self._rules:
            for one, other in _FINDERS[params.kind](document, frozenset(params.apart)):
                odd, usual = sorted((one, other), key=len)
                if len(usual) >= params.usual * len(odd):
                    yield from _signals(id_, document, usual, odd)


def _signals(
    id_: str, document: Document, usual: NDArray[np.int32], odd: NDArray[np.int32]
) -> Iterator[Signal]:
    text = document.prose.text
    first, last = usual[0].tolist()
    known, count = text[first:last], _times(len(usual))
    evidence = ((first, last, f"“{known}” stands here; {count} in all"),)
    values = {"known": known, "count": count, "others": _times(len(odd))}
    for start, end in odd.tolist():
        written = known if text[start].islower() == known[0].islower() else _recased(known)
        yield Signal(id_, start, end, (Repair(((start, end, written),)),), True, values, evidence)


def _recased(word: str) -> str:
    first = word[0].lower() if word[0].isupper() else word[0].upper()
    return first + word[1:]


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


Spans = tuple["NDArray[np.int32]", "NDArray[np.int32]"]


def _hyphened(document: Document, apart: frozenset[str]) -> Iterator[Spans]:
    """Words with one hyphen, that also stand without: "cease-fire" and "ceasefire"."""
    tokens = document.tokens
    place = _across_hyphens(document)
    if not len(place):
        return
    lengths = tokens.end[place] - tokens.start[place]
    joined = tokens.hash[place] + _POWERS[lengths] * tokens.hash[place + 1]
    closed = tokens.find(joined)
    if not len(closed):
        return
    parted = _by_key(place, joined)
    for one, without in _by_key(closed, tokens.hash[closed]).items():
        with_hyphen = parted[one]
        word = document.prose.text[tokens.start[without[0]] : tokens.end[without[0]]]
        if not word[1:].islower() or len(word) < _SHORTEST or word.lower() in apart:
            continue
        forms = Form(word, 0.0, without), Form(word, 0.0, with_hyphen, 2)
        if not any(Company(document, form).is_in_code for form in forms):
            yield _spans(document, without, 1), _spans(document, with_hyphen, 2)


def _by_key(places: NDArray[np.intp], keys: NDArray[np.uint64]) -> dict[int, NDArray[np.intp]]:
    """The places of each key, ascending."""
    order = keys.argsort(kind="stable")
    begins = firsts(keys[order])
    groups = np.split(places[order], begins[1:])
    return dict(zip(keys[order][begins].tolist(), groups, strict=False))


def _across_hyphens(document: Document) -> NDArray[np.intp]:
    """The words before the only hyphen of a word, with a small letter behind it."""
    tokens = document.tokens
    (hyphens,) = (tokens.classes == CharClass.DASH).nonzero()
    if not len(hyphens):
        return np.zeros(0, np.intp)
    place = tokens.at(hyphens)
    fits = (place >= 0) & (place < len(tokens) - 1)
    fits &= np.fromiter((document.prose.text[i] in _HYPHENS for i in hyphens.tolist()), np.bool_)
    place, hyphens = place[fits], hyphens[fits]
    fits = (tokens.end[place] == hyphens) & (tokens.start[place + 1] == hyphens + 1)
    fits &= tokens.classes[np.minimum(hyphens + 1, len(tokens.classes) - 1)] == CharClass.LOWER
    fits &= tokens.end[place] - tokens.start[place] <= _LONGEST
    fits &= tokens.classes.take(tokens.start[place] - 1, mode="clip") != CharClass.DASH
    fits &= tokens.classes.take(tokens.end[place + 1], mode="clip") != CharClass.DASH
    found: NDArray[np.intp] = place[fits]
    return found


def _capitalised(document: Document, apart: frozenset[str]) -> Iterator[Spans]:  # noqa: ARG001 - one shape
    """A name and a word that is also written small after it: "Korean Peninsula"."""
    tokens = document.tokens
    begins = tokens.classes.take(tokens.start)
    (upper,) = (begins[:-1] == CharClass.UPPER).nonzero()
    place = upper[tokens.start[upper + 1] - tokens.end[upper] == 1]
    place = place[tokens.classes[tokens.end[place]] == CharClass.SPACE]
    keys = tokens.hash[place] * _MIX + tokens.hash[place + 1]
    is_small = begins[place + 1] == CharClass.LOWER
    order = keys.argsort(kind="stable")
    keys, place, is_small = keys[order], place[order], is_small[order]
    if not len(keys):
        return
    begins_at = firsts(keys)
    ends_at = np.append(begins_at[1:], len(keys))
    sums = np.zeros(len(keys) + 1, np.intp)
    is_small.cumsum(out=sums[1:])
    count = sums[ends_at] - sums[begins_at]
    # A capital that is the odd one is mostly that of a title.
    possible = (count > 0) & (2 * count < ends_at - begins_at)
    for first, last in np.column_stack([begins_at, ends_at])[possible].tolist():
        if _is_name(document, int(place[first])):
            own, lower = place[first:last], is_small[first:last]
            small, capital = (_in_sentences(document, own[which]) for which in (lower, ~lower))
            if 0 < len(small) < len(capital):
                yield _spans(document, small, 2), _spans(document, capital, 2)


def _in_sentences(document: Document, places: NDArray[np.intp]) -> NDArray[np.intp]:
    """Those inside a sentence, not at its start, and in no longer name ("Gulf War Fund")."""
    kept = []
    for place in places[:_ENOUGH].tolist():
        before, between = Word(document, place).neighbour(-1)
        after = Word(document, place + 1).neighbour(1)[0]
        inside = before[:1].islower() and between == " " and not after[:1].isupper()
        if inside and Word(document, place).is_in_sentence():
            kept.append(place)
    return np.array(kept, np.intp)


def _is_name(document: Document, place: int) -> bool:
    tokens = document.tokens
    word = document.prose.text[tokens.start[place] : tokens.end[place]]
    return word[1:].islower() and lexicon().zipf_of(word) < _COMMONEST_NAME


def _spans(document: Document, places: NDArray[np.intp], words: int) -> NDArray[np.int32]:
    tokens = document.tokens
    return np.column_stack([tokens.start[places], tokens.end[places + words - 1]])


_FINDERS: dict[str, Callable[[Document, frozenset[str]], Iterator[Spans]]] = {
    "hyphen": _hyphened,
    "capital": _capitalised,
}
