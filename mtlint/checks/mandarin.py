"""People of another nation whose names are read in Mandarin.

Chinese writes the names of Vietnamese, Malaysians or Koreans in its own characters, and a machine
gives their sounds in Mandarin: 范明德 is Pham Minh Duc, and becomes Fan Mingde. The form alone
shows nothing, as somebody in China may be called so: the text has to be about the other nation.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from mtlint.checks.base import Preparation, Signal, alternation, parameters
from mtlint.checks.mandarin_names import Readings, compiled_once, families_of, read_names
from mtlint.ruleset.schema import Anchors
from mtlint.text.columns import ranges
from mtlint.text.hash_bits import HashBits
from mtlint.text.tokens import hash_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from mtlint.checks.base import Hits, Workshop
    from mtlint.checks.mandarin_names import ReadName
    from mtlint.errors import CheckError
    from mtlint.ruleset.schema import CompiledRule, Rule
    from mtlint.text.document import Document

_PAGE = 5_000  # characters on each side of a name that say what a text is about
_FEWEST = 2  # words of the nation in them
_APPOSITION = 40  # characters behind a name that tell who it is
_TITLED = 40  # characters before a name among which its title is

_HOME, _OTHERS = np.uint64(1), np.uint64(2)  # words of China, and of the nations round it


class _Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Whose names they are.

    `families` are family names in Mandarin and in the nation's own spelling, `Ruan, Nguyen`.
    `nation` are words of texts about the nation, `titles` those that only its people bear, `home`
    words of China, and others that show somebody to be from there. `known` are Chinese whom such
    texts name. A given name that fits the pattern `own` is one of the nation's.
    """

    families: tuple[str, ...]
    nation: tuple[str, ...]
    home: tuple[str, ...]
    titles: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    own: str = ""


def prepare(rule: Rule, workshop: Workshop) -> Preparation:
    """Read the lists; the anchors are the words of the nation; raises ValueError."""
    params = parameters(rule, _Params)
    pairs = [entry.partition(",") for entry in workshop.entries(params.families)]
    families = {family.strip(): own.strip() for family, _, own in pairs}
    syllable = alternation(workshop.entries(["@mandarin-syllables"]))
    prepared = Readings(
        families,
        # "Datuk Seri Dr Lin Guoming", "Dato’ Lin Guoming"
        rf"\b{alternation(params.titles)}['’]? (?:\w+\.? ){{0,2}}$" if params.titles else "",
        frozenset(workshop.entries(params.known)),
        # "Xian" is one syllable: a second one that begins with a vowel has an apostrophe.
        f"(?!(?:{params.own or '$'})$){syllable}(?:(?![aeo]){syllable}){{1,2}}",
        tuple(map(hash_of, families)),
        tuple(map(hash_of, params.home)),
        tuple(map(hash_of, workshop.entries(["@nations-of-east-asia"]))),
    )
    words = (*params.nation, *params.titles)
    anchors = tuple(workshop.finder.word(*word.split()) for word in words)
    values = frozenset({"name", "surname", "own"})
    # In one order, whatever that of a set is today: the rules are hashed.
    stored = msgspec.to_builtins(prepared, order="deterministic")
    return Preparation(stored, Anchors(words=anchors), values)


class Checker:
    """Looks for the names of a nation where a text is about it."""

    def __init__(self, rules: Sequence[CompiledRule]) -> None:
        self._rules = {rule.id: msgspec.convert(rule.params, Readings) for rule in rules}
        self._families = HashBits(rule.family_hashes for rule in self._rules.values())

    def run(self, document: Document, hits: Hits) -> Iterator[Signal | CheckError]:
        """The names of one document that are read in Mandarin."""
        families = families_of(document, self._families)
        for n, (id_, rule) in enumerate(self._rules.items()):
            own = [index for index, bits in families if bits >> n & 1]
            if own and id_ in hits:
                nation = np.array(hits[id_], np.int32)
                yield from _signals(
                    id_, rule, document, list(read_names(document, rule, own)), nation
                )


class _Words(msgspec.Struct, frozen=True):
    """Where words of the nation, of China and of other nations begin near some names."""

    nation: NDArray[np.int32]
    home: NDArray[np.int32]
    others: NDArray[np.int32]

    @classmethod
    def near(
        cls,
        document: Document,
        rule: Readings,
        names: Sequence[ReadName],
        nation: NDArray[np.int32],
    ) -> _Words:
        """Those of a page round each name: few texts have any, and no others are asked for."""
        tokens = document.tokens
        page = np.sort(np.array([name.start for name in names], np.int32))
        first, last = (tokens.start.searchsorted(page + by) for by in (-_PAGE, _PAGE))
        np.maximum(first[1:], last[:-1], out=first[1:])  # each word once
        at = ranges(first, last - first)
        found, bits = _nations(rule.home_hashes, rule.nation_hashes).find(tokens.hash.take(at))
        starts = tokens.start.take(at.take(found))
        before = tokens.start.take(np.maximum(at.take(found) - 1, 0))
        # Not in "Malaysian Chinese", who are of the other nation. (`np.isin` imports much.)
        is_other = nation.take(nation.searchsorted(before), mode="clip") == before
        home = (bits & _HOME != 0) & ~is_other
        return cls(nation, starts[home], starts[bits & _OTHERS != 0])


@cache
def _nations(home: tuple[int, ...], others: tuple[int, ...]) -> HashBits:
    return HashBits([home, others])


def _signals(
    id_: str,
    rule: Readings,
    document: Document,
    found: Sequence[ReadName],
    nation: NDArray[np.int32],
) -> Iterator[Signal]:
    by_text: defaultdict[str, list[ReadName]] = defaultdict(list)
    for name in found:
        by_text[document.prose.text[name.start : name.end]].append(name)
    if not by_text:
        return
    words = _Words.near(document, rule, found, nation)
    for text, names in by_text.items():
        if text in rule.known or not _is_of_nation(document, rule, names, words):
            continue
        for name in names:
            values = {"name": text, "surname": name.family, "own": rule.families[name.family]}
            yield Signal(id_, name.start, name.end, values=values)


def _is_of_nation(
    document: Document, rule: Readings, names: Sequence[ReadName], words: _Words
) -> bool:
    """Whether a title or the text says so of one mention, and of none that it is Chinese."""
    if rule.titles and any(_is_titled(document, rule.titles, name) for name in names):
        return True
    if any(_is_beside(document, name, words.home) for name in names):
        return False
    if any(_is_beside(document, name, words.nation) for name in names):
        return True
    if any(_is_beside(document, name, words.others) for name in names):
        return False
    return any(_is_about(name, words.nation, words.home) for name in names)


def _is_titled(document: Document, titles: str, name: ReadName) -> bool:
    before = document.prose.text[max(name.start - _TITLED, 0) : name.start]
    return compiled_once(titles).search(before) is not None


def _is_beside(document: Document, name: ReadName, words: NDArray[np.integer]) -> bool:
    """Whether one stands before a name in its sentence, or right behind it: "Ma Kun, a Chinese"."""
    start, end = document.sentence_at(name.start)
    return _count(words, start, min(end, name.end + _APPOSITION)) > 0


def _is_about(name: ReadName, nation: NDArray[np.integer], home: NDArray[np.integer]) -> bool:
    """Whether the page is about the nation more than about China."""
    start, end = name.start - _PAGE, name.start + _PAGE
    return _count(nation, start, end) >= max(_FEWEST, _count(home, start, end) + 1)


def _count(words: NDArray[np.integer], start: int, end: int) -> int:
    first, last = words.searchsorted([start, end]).tolist()
    return int(last - first)
