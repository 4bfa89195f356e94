"""Slips in words with a capital: at the start of a sentence, in names of offices and countries.

A name is whatever its bearer says, so only slips of some hundred words are looked for. They are
made when the rule is compiled, and the token table is asked for their hashes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import numpy as np

from mtlint.checks.base import Preparation, Repair, Signal, parameters
from mtlint.ruleset.schema import Anchors
from mtlint.text.characters import CharClass
from mtlint.text.slots import Slots
from mtlint.text.tokens import hash_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from mtlint.checks.base import Hits, Workshop
    from mtlint.errors import CheckError
    from mtlint.ruleset.schema import CompiledRule, Rule
    from mtlint.text.document import Document
    from mtlint.text.word import Word

_VOWELS = "aeiou"
# A string of letters that is commoner is somebody's name; one that begins a sentence seldom.
_COMMONEST = 1.8
_COMMONEST_OPENER = 2.7
_SHORTEST_NAME = 6


class _Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """The words whose slips are looked for.

    `openers`: those that begin sentences; `offices`: those that names are made of; `names`:
    countries and peoples, which stand after a small word or one of `before`; `never`: what looks
    like a slip and is none.
    """

    openers: tuple[str, ...]
    offices: tuple[str, ...]
    names: tuple[str, ...]
    before: tuple[str, ...] = ()
    never: tuple[str, ...] = ()


class _Compiled(msgspec.Struct, frozen=True):
    """A rule as it is stored: its lists, and the hashes of all slips, uint64, sorted."""

    openers: tuple[str, ...]
    offices: tuple[str, ...]
    names: tuple[str, ...]
    before: tuple[str, ...]
    never: tuple[str, ...]
    slips: bytes


def prepare(rule: Rule, workshop: Workshop) -> Preparation:
    """Expand the lists and make the slips. The check asks the token table and needs no anchors."""
    given = parameters(rule, _Params)
    fields = _Params.__struct_fields__
    lists = {name: tuple(workshop.entries(getattr(given, name))) for name in fields}
    long = [word for word in lists["offices"] + lists["names"] if len(word) >= _SHORTEST_NAME]
    made = {slip for word in (*lists["openers"], *long) for slip in _slips(word.lower())}
    slips = np.sort(np.fromiter(map(hash_of, made), np.uint64, len(made))).tobytes()
    return Preparation({**lists, "slips": slips}, Anchors(), frozenset({"meant"}))


def _slips(word: str) -> Iterator[str]:
    """Letters swapped, lost, doubled, confused; the first letter is sure but to swap."""
    from mtlint.text.slips import beside  # only when rules are compiled

    for at in range(len(word)):
        before, letter, after = word[:at], word[at], word[at + 1 :]
        yield before + letter * 2 + after
        if after:
            yield before + after[0] + letter + after[1:]
        if at:
            yield before + after
            instead = beside(letter) | (set(_VOWELS) if letter in _VOWELS else set())
            yield from (before + other + after for other in instead)


class Checker:
    """Looks at the words with a capital that are among the slips."""

    def __init__(self, rules: Sequence[CompiledRule]) -> None:
        self._ready = [_Ready(rule) for rule in rules]

    def seek(self, document: Document) -> Hits:
        """The words with a capital that are among the slips of each rule."""
        unusual, tokens = document.unusual, document.tokens
        (rows,) = (~unusual.spelled & (unusual.zipf < _COMMONEST_OPENER)).nonzero()
        starts = tokens.start.take(unusual.index.take(rows))
        large = tokens.classes.take(starts) == CharClass.UPPER
        starts, hashes = starts[large], unusual.hash.take(rows[large])
        found = ((ready.id, starts.take(ready.among(hashes)).tolist()) for ready in self._ready)
        return {id_: places for id_, places in found if places}

    def run(self, document: Document, hits: Hits) -> Iterator[Signal | CheckError]:
        """The slips of one document."""
        for ready in self._ready:
            for index in document.tokens.at(hits.get(ready.id, ())).tolist():
                yield from ready.signals(document, index)


class _Ready:
    """One rule with its lists as sets."""

    def __init__(self, rule: CompiledRule) -> None:
        params = msgspec.convert(rule.params, _Compiled)
        self.id = rule.id
        self._slips = np.frombuffer(params.slips, np.uint64)
        self._slots = Slots(self._slips)
        self._openers, self._never = frozenset(params.openers), frozenset(params.never)
        self._offices, self._names = _small(params.offices), _small(params.names)
        self._before = frozenset(params.before)

    def among(self, hashes: NDArray[np.uint64]) -> NDArray[np.intp]:
        """The places of those hashes that are slips, ascending: intp [m]."""
        places = self._slots.find(hashes)
        asked = hashes.take(places)
        nearest = self._slips.take(self._slips.searchsorted(asked), mode="clip")
        found: NDArray[np.intp] = places[nearest == asked]
        return found

    def signals(self, document: Document, index: int) -> Iterator[Signal]:
        """The signal of a token, if it is one."""
        from mtlint.checks.slip_places import is_plain, is_repeated
        from mtlint.checks.slip_verdict import verdict
        from mtlint.text.corrections import corrections
        from mtlint.text.word import Word

        word = Word(document, index)
        small = word.text.lower()
        if word.text[1:] != small[1:] or word.text in self._never or _is_alone(word):
            return
        if corrections().is_foreign(small):
            return
        meant = verdict(small)
        if len(meant) != 1 or is_repeated(document, word.hash) or not is_plain(document, index):
            return
        if self._is_opener(word, meant[0]) or self._is_name(word, meant[0]):
            right = meant[0].capitalize()
            repair = Repair(((word.start, word.end, right),))
            yield Signal(self.id, word.start, word.end, (repair,), values={"meant": right})

    def _is_opener(self, word: Word, meant: str) -> bool:
        start = word.document.sentence_at(word.start)[0]
        before = word.document.prose.text[start : word.start]
        return meant in self._openers and not any(map(str.isalnum, before))

    def _is_name(self, word: Word, meant: str) -> bool:
        from mtlint.text.formation import known

        if known(word.text.lower()).zipf >= _COMMONEST:
            return False
        before = word.neighbour(-1)[0]
        is_led = not before[:1].isupper() or before in self._before
        return meant in self._offices or (meant in self._names and is_led)


def _small(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word.lower() for word in words if len(word) >= _SHORTEST_NAME)


def _is_alone(word: Word) -> bool:
    """Whether nothing stands beside a word in its line: it may be an entry of an old list."""
    return not (word.neighbour(-1)[0] or word.neighbour(1)[0])
