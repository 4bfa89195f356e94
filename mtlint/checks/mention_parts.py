"""Names of two parts: joined and apart, in two orders, with a hyphen and without.

A room of the check `mentions`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import msgspec
import numpy as np

from mtlint.checks.mention_pairs import Pair
from mtlint.text.columns import firsts
from mtlint.text.lexicon import lexicon
from mtlint.text.mentions import Company, Form, word_at
from mtlint.text.parts import owned, parts_of
from mtlint.text.slots import Slots

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from mtlint.text.document import Document
    from mtlint.text.mentions import Names

Kind = Literal["joined", "order", "hyphen"]

# "Phan Desokha" and "Phandesokha": the joined form is no word, and no part is a common one, as in
# addresses and handles ("Red Cross").
_RAREST_JOINED, _RAREST_PART, _COMMONEST_PART = 1.3, 3.4, 4.6

# "Neurolinguistic", also "Neuro Linguistic" where it begins a term.
_PREFIXES = frozenset(
    ("intra", "inter", "extra", "ultra", "neuro", "micro", "macro", "multi", "mono", "poly",
     "hypo", "hyper", "immuno", "cardio", "bio", "geo", "electro", "para", "peri", "retro", "meta",
     "pseudo", "nano", "auto", "photo", "thermo", "hydro", "non", "anti", "post", "pre", "sub",
     "trans")
)  # fmt: skip

# Names that stand in both orders are no words: in 2.1 million words of edited English there are 29
# pairs in both orders, all but two with a word commoner than this ("River Murray", "New Mexico").
_COMMONEST_IN_ORDER = 3.4
_SHORTEST_IN_ORDER = 3

_LEAST_MAJORITY = 2
_TWICE = np.uint64(2)  # of a column's own type


class PartTable:
    """The pairs of words that may be parts of a name."""

    def __init__(self, document: Document, names: Names) -> None:
        self._document = document
        self._names = names
        self._runs = document.capital_pairs
        self._part = parts_of(document, self._runs.place)

    def pairs(self, kind: Kind) -> Iterator[Pair]:
        """Pairs of words that stand in another form too."""
        if not len(self._runs.place):
            return
        finders = {"joined": self._joined, "order": self._in_order, "hyphen": self._hyphened}
        for pair in finders[kind]():
            counts = pair.usual.count, pair.other.count
            if counts[0] >= _LEAST_MAJORITY * counts[1] or counts == (1, 1):
                yield pair

    def _joined(self) -> Iterator[Pair]:
        """Pairs that also stand as one word."""
        names, runs = self._names, self._runs
        (rare,) = (names.zipf < _RAREST_JOINED).nonzero()
        if not rare.size:
            return
        hashes = owned(names.hash[rare], names.part[rare])
        order = hashes.argsort()
        rare, hashes, joined = rare.take(order), hashes.take(order), owned(runs.joined, self._part)
        found = Slots(hashes).find(joined)
        at = hashes.searchsorted(joined.take(found))
        is_name = hashes.take(at, mode="clip") == joined.take(found)
        found, at = found[is_name], at[is_name]
        for one in dict.fromkeys(at.tolist()):
            whole = names.form(self._document, int(rare[one]))
            parted = self._form(runs.place[found[at == one]])
            rarest, commonest = self._zipf_of_parts(parted)
            prefix = word_at(self._document, int(parted.places[0])).lower() in _PREFIXES
            if rarest >= _RAREST_PART or commonest >= _COMMONEST_PART or prefix:
                continue
            if whole.text[1:].islower() and not self._is_in_code(whole, parted):
                yield _ranked(whole, parted)

    def _in_order(self) -> Iterator[Pair]:
        """Pairs that also stand the other way round, with no other name beside them."""
        first, second = self._runs.first, self._runs.second
        # Of most pairs none is the other way round.
        forth, back = first + _TWICE * second, second + _TWICE * first
        both = Slots(owned(forth, self._part)).find(owned(back, self._part))
        place, first = self._runs.place.take(both), first.take(both)
        together = owned(first + second.take(both), self._part.take(both))
        for rows in _in_two_forms(together, first):
            places, begins = place.take(rows), first.take(rows)
            is_forth = begins == begins[0]
            one, other = self._form(places[is_forth]), self._form(places[~is_forth])
            are_names = _are_names(f"{one.text} {other.text}")
            if not are_names or self._zipf_of_parts(one)[1] >= _COMMONEST_IN_ORDER:
                continue
            if self._stands_alone(one) and self._stands_alone(other):
                yield _ranked(one, other)

    def _hyphened(self) -> Iterator[Pair]:
        """Pairs that stand with a hyphen and with a space."""
        runs = self._runs
        for rows in _in_two_forms(owned(runs.joined, self._part), runs.hyphened):
            places, hyphened = runs.place.take(rows), runs.hyphened.take(rows)
            first, second = self._form(places[hyphened]), self._form(places[~hyphened])
            if self._zipf_of_parts(first)[0] < _RAREST_PART and not self._is_in_code(first):
                yield _ranked(first, second)

    def _form(self, places: NDArray[np.signedinteger]) -> Form:
        tokens, first = self._document.tokens, int(places[0])
        text = self._document.prose.text[slice(*tokens.span(first, first + 1))]
        return Form(text, 0.0, places, 2)

    def _zipf_of_parts(self, form: Form) -> tuple[float, float]:
        first = int(form.places[0])
        parts = [word_at(self._document, index) for index in (first, first + 1)]
        zipf = [lexicon().zipf_of(part) for part in parts]
        return min(zipf), max(zipf)

    def _stands_alone(self, form: Form) -> bool:
        """Whether no name before or after it may be one of the two: "Ann Bell Ann Carr"."""
        last = msgspec.structs.replace(form, places=form.places + 1, words=1)
        before, after = Company(self._document, form).before, Company(self._document, last).after
        return not before and not after

    def _is_in_code(self, *forms: Form) -> bool:
        return any(Company(self._document, form).is_in_code for form in forms)


def _in_two_forms(hashes: NDArray[np.uint64], form: NDArray[Any]) -> Iterator[NDArray[np.intp]]:
    """The rows of each hash that stands more than once, and not in the same form, ascending."""
    order = hashes.argsort(kind="stable")
    hashes, form = hashes[order], form[order]
    changes = (hashes[1:] == hashes[:-1]) & (form[1:] != form[:-1])
    several = hashes[1:][changes]
    several = several[firsts(several)]
    edges = zip(hashes.searchsorted(several), hashes.searchsorted(several, "right"), strict=True)
    return (order[first:last] for first, last in edges)


def _are_names(text: str) -> bool:
    parts = text.split()
    return all(part.istitle() and len(part) >= _SHORTEST_IN_ORDER for part in parts)


def _ranked(one: Form, other: Form) -> Pair:
    usual, rarer = sorted((one, other), key=lambda form: (-form.count, form.places[0]))
    return Pair.of(usual, rarer)
