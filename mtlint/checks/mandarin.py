"""People of another nation whose names are read in Mandarin.

Chinese writes the names of Vietnamese, Malaysians or Koreans in its own characters, and a machine
gives their sounds in Mandarin: 范明德 is Pham Minh Duc, and becomes Fan Mingde. The form alone
shows nothing, as somebody in China may be called so: the text has to be about the other nation.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from mtlint.checks.base import Preparation, Signal, alternation, parameters
from mtlint.checks.mandarin_names import Readings, compiled_once, read_names
from mtlint.ruleset.schema import Anchors
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
    return Preparation(msgspec.to_builtins(prepared), Anchors(words=anchors), values)


class Checker:
    """Looks for the names of a nation where a text is about it."""

    def __init__(self, rules: Sequence[CompiledRule]) -> None:
        self._rules = {rule.id: msgspec.convert(rule.params, Readings) for rule in rules}

    def run(self, document: Document, hits: Hits) -> Iterator[Signal | CheckError]:
        """The names of one document that are read in Mandarin."""
        words = _Words(document)
        for id_, offsets in hits.items():
            yield from _signals(id_, self._rules[id_], words, np.array(offsets))


class _Words:
    """Where some words stand in a document, each looked for once."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._places: dict[tuple[int, ...], NDArray[np.intp]] = {}

    def places(self, hashes: tuple[int, ...]) -> NDArray[np.intp]:
        """The tokens that have one of these hashes, ascending."""
        if hashes not in self._places:
            self._places[hashes] = self.document.tokens.find(np.array(hashes, np.uint64))
        return self._places[hashes]


def _signals(id_: str, rule: Readings, words: _Words, nation: NDArray[np.intp]) -> Iterator[Signal]:
    document = words.document
    by_text: defaultdict[str, list[ReadName]] = defaultdict(list)
    for name in read_names(document, rule):
        by_text[document.prose.text[name.start : name.end]].append(name)
    if not by_text:
        return
    home = _home(words, rule, nation)
    for text, names in by_text.items():
        if text in rule.known or not _is_of_nation(words, rule, names, nation, home):
            continue
        for name in names:
            values = {"name": text, "surname": name.family, "own": rule.families[name.family]}
            yield Signal(id_, name.start, name.end, values=values)


def _home(words: _Words, rule: Readings, nation: NDArray[np.intp]) -> NDArray[np.int32]:
    """Where words of China stand: not in "Malaysian Chinese", who are of the other nation."""
    tokens, places = words.document.tokens, words.places(rule.home_hashes)
    return tokens.start[places[~np.isin(tokens.start[np.maximum(places - 1, 0)], nation)]]


def _is_of_nation(
    words: _Words,
    rule: Readings,
    names: Sequence[ReadName],
    nation: NDArray[np.intp],
    home: NDArray[np.int32],
) -> bool:
    """Whether a title or the text says so of one mention, and of none that it is Chinese."""
    document = words.document
    if rule.titles and any(_is_titled(document, rule.titles, name) for name in names):
        return True
    if any(_is_beside(document, name, home) for name in names):
        return False
    if any(_is_beside(document, name, nation) for name in names):
        return True
    others = document.tokens.start.take(words.places(rule.nation_hashes))
    if any(_is_beside(document, name, others) for name in names):
        return False
    return any(_is_about(name, nation, home) for name in names)


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
