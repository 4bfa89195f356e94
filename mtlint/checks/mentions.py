"""A name that one document spells in two ways, found without knowing whose name it is.

Names are grouped by what two spellings of one name share: what is left when transliterations are
taken away, all letters but one, the consonants and the company they keep. Within a group they are
held against each other; the rarer one, if it is no word of its own, is the slip.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Literal

import msgspec

from mtlint.checks.base import Preparation, Repair, Signal, parameters
from mtlint.ruleset.schema import Anchors
from mtlint.text.late import late
from mtlint.text.mentions import REACH, Company, read_names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from mtlint.checks.base import Hits, Workshop
    from mtlint.errors import CheckError
    from mtlint.ruleset.schema import CompiledRule, Rule
    from mtlint.text.document import Document
    from mtlint.text.mentions import Form, Names

Kind = Literal["variant", "slip", "company"]

# Over 2.1 million words of edited English: 26 pairs of variants where the rarer one is under 2.5,
# of which four are different names; 21 slips with the rarer one under 1.2, of which three are.
_RAREST_VARIANT, _RAREST_SLIP = 2.5, 1.2

# A pair that stands once each (or twice, on a page that has everything twice) shows nothing but
# that one of them is rare, or only doubles its end.
_FEW = 2
_RAREST_OF_TWO = 1.9
_RAREST_DOUBLED = 3.0

_SHORTEST_SLIP = 6  # letters; Karen and Caren, but Chatham and Chatnam
_FAR = 3  # letters that two spellings with the same consonants and company may differ in
_LEAST_MAJORITY = 2
_NEIGHBOURS = 4  # of names with the same consonants, in the order of their vowels
_SIDE_BY_SIDE = 25  # characters: who writes both forms so near each other sees both

# "Qadhafi, also spelled Gaddafi": a text that speaks about spellings.
_ABOUT_SPELLING = late(
    r"(?i)\b(?:spelt|spell(?:ed|ings?)|variants?|translit|romani[sz]|also (?:known|called|written)"
    r"|known as|formerly|n[ée]e|alias|a\.?k\.?a|nicknamed?|pronounced|misspel|rendered)"
)
_SENTENCE_END = late(r"[.!?]['\"’”)]*\s|\n")
_ABOUT = 60  # characters before and after
_INITIALS = late(r"[\s,]*\(?(?:[A-Z]\.|et al\b|\(?\d{4}\))")  # "Sabirov, T. (1999)": a bibliography


class _Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """What two spellings share, and what is known to differ.

    `kind` is `variant` (two transliterations), `slip` (all letters but one) or `company` (the
    consonants, and the same name or title beside). `roles` are titles, which say nothing about who
    somebody is; `distinct` are names, `one, other`, that are alike and not the same.
    """

    kind: Kind
    roles: tuple[str, ...] = ()
    distinct: tuple[str, ...] = ()


class _Pair(msgspec.Struct, frozen=True):
    """The usual form of a name and the other one; `is_open` if it may be the other way about."""

    usual: Form
    other: Form
    is_open: bool


def prepare(rule: Rule, workshop: Workshop) -> Preparation:
    """Expand the lists. The check asks the token table and needs no anchors."""
    params = parameters(rule, _Params)
    distinct = (entry.split(",") for entry in workshop.entries(params.distinct))
    prepared = _Params(
        params.kind,
        tuple(workshop.entries(params.roles)),
        tuple(",".join(sorted(name.strip().lower() for name in names)) for names in distinct),
    )
    values = frozenset({"name", "known", "count", "others"})
    return Preparation(msgspec.to_builtins(prepared), Anchors(), values)


class _Ready:
    """One rule with its lists as sets."""

    def __init__(self, rule: CompiledRule) -> None:
        params = msgspec.convert(rule.params, _Params)
        self.id = rule.id
        self.kind: Kind = params.kind
        self.roles = frozenset(params.roles)
        self.distinct = frozenset(params.distinct)


class Checker:
    """Groups the names of a document and compares those of a group."""

    def __init__(self, rules: Sequence[CompiledRule]) -> None:
        self._rules = [_Ready(rule) for rule in rules]

    def run(self, document: Document, hits: Hits) -> Iterator[Signal | CheckError]:  # noqa: ARG002 - the protocol
        """The odd spellings of one document."""
        names = read_names(document)
        if len(names) < 2 or names.zipf.min() >= _RAREST_DOUBLED:  # noqa: PLR2004 - a pair
            return
        table = _Table(document, names)
        for rule in self._rules:
            for pair in table.pairs(rule.kind):
                if _FITS[rule.kind](rule, document, pair) and _is_slip(rule, document, pair):
                    yield from _signals(rule, document, pair)


class _Table:
    """The names with what they are grouped by."""

    def __init__(self, document: Document, names: Names) -> None:
        from mtlint.text.transliteration import keys  # not before there are names

        self._document = document
        self._names = names
        self._words = names.words(document)
        self._keys = keys(self._words)
        self._zipf: list[float] = names.zipf.tolist()
        self._count: list[int] = names.count.tolist()

    def pairs(self, kind: Kind) -> Iterator[_Pair]:
        """Names that share what the kind asks for, where one is rare enough to be the slip."""
        groups = {"variant": self._variants, "slip": self._slips, "company": self._in_company}
        for usual, other in groups[kind]():
            one, two = self._count[usual], self._count[other]
            if one == two <= _FEW or (one >= _LEAST_MAJORITY and one >= 2 * two):
                form = self._names.form
                yield _pair(form(self._document, usual), form(self._document, other))

    def _variants(self) -> Iterator[tuple[int, int]]:
        for group in _alike(self._keys):
            usual, *others = sorted(group, key=self._rank)
            for other in others:
                if min(self._zipf[other], self._zipf[usual]) < _RAREST_DOUBLED:
                    yield usual, other

    def _slips(self) -> Iterator[tuple[int, int]]:
        if self._names.zipf.min() >= _RAREST_SLIP:
            return
        from mtlint.text.edits import near

        long = [i for i, word in enumerate(self._words) if len(word) >= _SHORTEST_SLIP]
        rare = frozenset(n for n, i in enumerate(long) if self._zipf[i] < _RAREST_SLIP)
        for pair in near([self._words[i].lower() for i in long], rare):
            usual, other = sorted((long[n] for n in pair), key=self._rank)
            if self._zipf[other] < _RAREST_SLIP:
                yield usual, other

    def _in_company(self) -> Iterator[tuple[int, int]]:
        from mtlint.text.transliteration import skeletons

        possible = [i for i, zipf in enumerate(self._zipf) if zipf < _RAREST_DOUBLED]
        own = [self._keys[i] for i in possible]
        begun = [key[:1] + rest for key, rest in zip(own, skeletons(own), strict=True)]
        for places in _alike(begun):
            group = sorted((possible[n] for n in places), key=self._keys.__getitem__)
            for n, one in enumerate(group):
                for two in group[n + 1 : n + 1 + _NEIGHBOURS]:
                    if min(self._zipf[one], self._zipf[two]) < _RAREST_SLIP:
                        usual, other = sorted((one, two), key=self._rank)
                        yield usual, other

    def _rank(self, index: int) -> tuple[int, float]:
        """The usual form first: the more frequent, or else the better known."""
        return -self._count[index], -self._zipf[index]


def _alike(keys: Sequence[str]) -> Iterator[list[int]]:
    """The indices of equal keys, where there are several."""
    if len(set(keys)) == len(keys):
        return
    order = sorted(range(len(keys)), key=keys.__getitem__)
    for key, group in groupby(order, key=keys.__getitem__):
        indices = list(group)
        if key and len(indices) > 1:
            yield indices


def _pair(usual: Form, other: Form) -> _Pair:
    """Of two forms that stand once each the first is the usual one, unless one is better known."""
    is_open = usual.count == other.count
    if is_open and abs(usual.zipf - other.zipf) < 1 and other.places[0] < usual.places[0]:
        usual, other = other, usual
    return _Pair(usual, other, is_open)


def _is_variant(rule: _Ready, document: Document, pair: _Pair) -> bool:  # noqa: ARG001 - one shape
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


def _is_near(rule: _Ready, document: Document, pair: _Pair) -> bool:
    from mtlint.text.transliteration import keys

    one, other = pair.usual.text.lower(), pair.other.text.lower()
    if len(set(keys([one, other]))) == 1:
        return False
    # Names that differ in their first letter are mostly two: Wilton and Nilton.
    needs_company = pair.is_open or one[0] != other[0]
    return not needs_company or _shared(rule, document, pair, with_roles=False)


def _keeps_company(rule: _Ready, document: Document, pair: _Pair) -> bool:
    from rapidfuzz.distance import OSA

    from mtlint.text.transliteration import keys

    one, other = keys([pair.usual.text, pair.other.text])
    return (
        pair.other.zipf < _RAREST_SLIP
        and one != other
        and 0 < OSA.distance(one, other) <= _FAR
        and _shared(rule, document, pair, with_roles=True)
    )


_FITS: dict[Kind, Callable[[_Ready, Document, _Pair], bool]] = {
    "variant": _is_variant,
    "slip": _is_near,
    "company": _keeps_company,
}


def _shared(rule: _Ready, document: Document, pair: _Pair, *, with_roles: bool) -> bool:
    """Whether the same name stands beside both, or the same title."""
    usual, other = Company(document, pair.usual), Company(document, pair.other)
    before = usual.before & other.before
    return bool(before - rule.roles if not with_roles else before) or bool(
        (usual.after & other.after) - rule.roles
    )


def _is_slip(rule: _Ready, document: Document, pair: _Pair) -> bool:
    """Whether nothing speaks for the other form being right where it stands."""
    from mtlint.text.transliteration import is_derived, plain

    one, other = pair.usual.text, pair.other.text
    return not (
        not other.isalpha()
        or plain(one) == plain(other)
        or is_derived(one, other)
        or ",".join(sorted((one.lower(), other.lower()))) in rule.distinct
        or _are_two_people(rule, document, pair)
        or Company(document, pair.other).is_in_code
        or _is_on_purpose(document, pair)
    )


def _are_two_people(rule: _Ready, document: Document, pair: _Pair) -> bool:
    """Whether both have given names, and no given name in common."""
    usual, other = Company(document, pair.usual), Company(document, pair.other)
    given, others = usual.before - rule.roles, other.before - rule.roles
    return bool(given) and bool(others) and given.isdisjoint(others)


def _is_on_purpose(document: Document, pair: _Pair) -> bool:
    """Whether the text speaks of spellings, sets one beside the other, or quotes a bibliography."""
    tokens, text = document.tokens, document.prose.text
    usual = tokens.start[pair.usual.places]
    for place in pair.other.places.tolist():
        start, end = int(tokens.start[place]), int(tokens.end[place])
        nearest = int(usual[abs(usual - start).argmin()])
        first, last = sorted((start, nearest))
        beside = last - first <= _SIDE_BY_SIDE and not _SENTENCE_END.search(text, first, last)
        if beside or _INITIALS.match(text, end):
            return True
        if _ABOUT_SPELLING.search(text, max(start - _ABOUT, 0), end + _ABOUT):
            return True
    return False


def _signals(rule: _Ready, document: Document, pair: _Pair) -> Iterator[Signal]:
    tokens = document.tokens
    first = int(pair.usual.places[0])
    span = int(tokens.start[first]), int(tokens.end[first])
    count = _times(pair.usual.count)
    note = f"“{pair.usual.text}” stands here; {count} in all"
    values = {
        "name": pair.other.text,
        "known": pair.usual.text,
        "count": count,
        "others": _times(pair.other.count),
    }
    for place in pair.other.places.tolist():
        start, end = int(tokens.start[place]), int(tokens.end[place])
        if abs(tokens.start[pair.usual.places] - start).min() > REACH:
            continue
        repair = Repair(((start, end, pair.usual.text),))
        yield Signal(rule.id, start, end, (repair,), not pair.is_open, values, ((*span, note),))


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"
