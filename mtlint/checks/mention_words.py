"""Names of one word that may be two spellings of one name. A room of the check `mentions`."""

from __future__ import annotations

from collections import Counter
from itertools import groupby, pairwise
from operator import ne
from typing import TYPE_CHECKING, Literal

from mtlint.checks.mention_pairs import Pair
from mtlint.text.columns import firsts
from mtlint.text.mentions import Company

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from mtlint.text.document import Document
    from mtlint.text.mentions import Names

Kind = Literal["variant", "slip", "company"]

# Over 2.1 million words of edited English: 26 pairs of variants where the rarer one is under 2.5,
# of which four are different names; 21 slips with the rarer one under 1.2, of which three are.
_RAREST_VARIANT, _RAREST_SLIP = 2.5, 1.2

# A pair that stands once each (or twice, on a page that has everything twice) shows nothing but
# that one of them is rare, or only doubles its end.
_FEW = 2
_RAREST_OF_TWO = 1.9
_RAREST_DOUBLED = 3.0

# One of two names has to be so rare for each kind.
_RAREST: dict[Kind, float] = {
    "variant": _RAREST_DOUBLED,
    "slip": _RAREST_SLIP,
    "company": _RAREST_SLIP,
}

_SHORTEST_SLIP = 6  # letters; of five too many are two people: Marek and Karek
_FAR = 3  # letters that two spellings with the same consonants and company may differ in
_LEAST_MAJORITY = 2
_NEIGHBOURS = 4  # of names with the same consonants, in the order of their vowels


class WordTable:
    """The names with what they are grouped by."""

    def __init__(self, document: Document, names: Names) -> None:
        from mtlint.text.transliteration import keys  # not before there are names

        self._document = document
        self._names = names
        self._words = names.words(document)
        self._keys = keys(self._words)
        self._zipf: list[float] = names.zipf.tolist()
        self._count: list[int] = names.count.tolist()

    def pairs(self, kind: Kind, roles: frozenset[str]) -> Iterator[Pair]:
        """Names that share what the kind asks for, where one is rare enough to be the slip.

        `roles` are titles: to have the same one says little about who somebody is.
        """
        if min(self._zipf) >= _RAREST[kind]:
            return
        groups = {"variant": self._variants, "slip": self._slips, "company": self._in_company}
        form = self._names.form
        for usual, other in groups[kind]():
            one, two = self._count[usual], self._count[other]
            is_clear = one == two <= _FEW or (one >= _LEAST_MAJORITY and one >= 2 * two)
            # What asks no text is asked first.
            if is_clear and _ARE_ALIKE[kind](self._keys[usual], self._keys[other]):
                pair = Pair.of(form(self._document, usual), form(self._document, other))
                if not pair.is_within_reach(self._document):
                    continue
                if _FITS[kind](self._document, pair, roles):
                    yield pair

    def _variants(self) -> Iterator[tuple[int, int]]:
        for group in _alike(self._own(self._keys, range(len(self._keys)))):
            usual, *others = sorted(group, key=self._rank)
            for other in others:
                if min(self._zipf[other], self._zipf[usual]) < _RAREST_DOUBLED:
                    yield usual, other

    def _slips(self) -> Iterator[tuple[int, int]]:
        starts = firsts(self._names.part).tolist()
        for first, last in pairwise([*starts, len(self._words)]):
            yield from self._slips_among(range(first, last))

    def _slips_among(self, names: Iterable[int]) -> Iterator[tuple[int, int]]:
        """Those among the names of one document."""
        long = [i for i in names if len(self._words[i]) >= _SHORTEST_SLIP]
        rare = frozenset(n for n, i in enumerate(long) if self._zipf[i] < _RAREST_SLIP)
        if not rare:
            return
        from mtlint.text.edits import near

        for pair in near([self._words[i].lower() for i in long], rare):
            usual, other = sorted((long[n] for n in pair), key=self._rank)
            if self._zipf[other] < _RAREST_SLIP:
                yield usual, other

    def _in_company(self) -> Iterator[tuple[int, int]]:
        possible = [i for i, zipf in enumerate(self._zipf) if zipf < _RAREST_DOUBLED]
        own = [self._keys[i] for i in possible]
        if len({key[:1] for key in own}) == len(own):
            return
        from mtlint.text.transliteration import skeletons

        begun = [key[:1] + rest for key, rest in zip(own, skeletons(own), strict=True)]
        for places in _alike(self._own(begun, possible)):
            group = sorted((possible[n] for n in places), key=self._keys.__getitem__)
            for n, one in enumerate(group):
                for two in group[n + 1 : n + 1 + _NEIGHBOURS]:
                    if min(self._zipf[one], self._zipf[two]) < _RAREST_SLIP:
                        usual, other = sorted((one, two), key=self._rank)
                        if self._zipf[other] < _RAREST_SLIP:
                            yield usual, other

    def _own(self, keys: Sequence[str], names: Iterable[int]) -> Sequence[str]:
        """Keys of some names that those of no other document share."""
        if not self._names.part.any():
            return keys
        parts: list[int] = self._names.part.tolist()
        return [key and f"{parts[i]} {key}" for key, i in zip(keys, names, strict=True)]

    def _rank(self, index: int) -> tuple[int, float]:
        """The usual form first: the more frequent, or else the better known."""
        return -self._count[index], -self._zipf[index]


def _alike(keys: Sequence[str]) -> Iterator[list[int]]:
    """The indices of equal keys, where there are several."""
    several = {key for key, count in Counter(keys).items() if key and count > 1}
    if not several:
        return
    order = sorted((i for i, key in enumerate(keys) if key in several), key=keys.__getitem__)
    for _, group in groupby(order, key=keys.__getitem__):
        yield list(group)


def _is_any(one: str, other: str) -> bool:  # noqa: ARG001 - one shape
    return True


def _is_far(one: str, other: str) -> bool:
    """Whether two keys differ, but not too much."""
    if one == other:
        return False
    from rapidfuzz.distance import OSA

    return OSA.distance(one, other, score_cutoff=_FAR) <= _FAR


_ARE_ALIKE: dict[Kind, Callable[[str, str], bool]] = {
    "variant": _is_any,
    "slip": ne,
    "company": _is_far,
}


def _is_variant(document: Document, pair: Pair, roles: frozenset[str]) -> bool:  # noqa: ARG001 - one shape
    usual, other = pair.usual, pair.other
    if not pair.is_open:
        return other.zipf < _RAREST_VARIANT
    doubled = abs(len(usual.text) - len(other.text)) == 1 and (
        usual.text.lower().startswith(other.text.lower())
        or other.text.lower().startswith(usual.text.lower())
    )
    return min(usual.zipf, other.zipf) < _RAREST_OF_TWO or (
        doubled and max(usual.zipf, other.zipf) < _RAREST_DOUBLED
    )


def _is_near(document: Document, pair: Pair, roles: frozenset[str]) -> bool:
    one, other = pair.usual.text.lower(), pair.other.text.lower()
    # Names that differ in their first letter are mostly two: Milton and Hilton.
    needs_company = pair.is_open or one[0] != other[0]
    return not needs_company or _shared(document, pair, roles)


def _keeps_company(document: Document, pair: Pair, roles: frozenset[str]) -> bool:  # noqa: ARG001 - one shape
    return pair.other.zipf < _RAREST_SLIP and _shared(document, pair, frozenset())


_FITS: dict[Kind, Callable[[Document, Pair, frozenset[str]], bool]] = {
    "variant": _is_variant,
    "slip": _is_near,
    "company": _keeps_company,
}


def _shared(document: Document, pair: Pair, roles: frozenset[str]) -> bool:
    """Whether the same name stands beside both, or a title that is not among these."""
    usual, other = Company(document, pair.usual), Company(document, pair.other)
    return not ((usual.before & other.before) | (usual.after & other.after)) <= roles
