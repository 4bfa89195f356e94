"""Capitals too many or too few in a sentence ("to do so Strengthening", "the russian army").

A word with a stray capital stands between words in lower case, in a line that is written like a
sentence. A word that lost its capital is on a list of words that always have one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import numpy as np

from mtlint.checks.base import Preparation, Repair, Signal, parameters
from mtlint.ruleset.schema import Anchors
from mtlint.text.characters import CharClass
from mtlint.text.lexicon import lexicon
from mtlint.text.tokens import hash_of
from mtlint.text.word import Word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from mtlint.checks.base import Hits, Workshop
    from mtlint.errors import CheckError
    from mtlint.ruleset.schema import CompiledRule, Rule
    from mtlint.text.document import Document
    from mtlint.text.tokens import TokenTable

_TOKENS = 1 << 16

# Headlines have fewer words than this; the shortest sentence in which a word of running sentences
# tells that it is none has so many.
_DEEP = 15
_SHORT = 4

# Words that English has of its own, as Zipf frequency.
_ENGLISH = 2.8

# Lines of verse begin large, every 40 characters or so.
_VERSE = 250

# What may stand before the space before a stray, and what only behind a letter.
_BEFORE_STRAYS = np.zeros(len(CharClass), np.bool_)
_BEFORE_STRAYS[[CharClass.LOWER, CharClass.COMMA, CharClass.DIGIT]] = True
_QUOTES = np.zeros(len(CharClass), np.bool_)
_QUOTES[[CharClass.CLOSING, CharClass.STRAIGHT]] = True

_TWO_BEFORE = 2  # words; the first of a sentence has a capital anyway
_FARTHEST = 3  # characters before a stray that are looked at


class _Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """Words that are always written so (`capitals`), and words that have no capital (`strays`).

    Neighbours are given in lower case. `marks_before` and `marks_after` are what may stand between
    a stray and its neighbours, besides a space; nothing, if they are not given. A stray with `open`
    is behind one of these words, or so deep in its sentence that what stands before cannot be a
    headline; a word of `clause` tells that earlier, and with `not-first` neither tells it of the
    first sentence of a block. With `no-title` no other capital is near it, with
    `no-title-here` not both behind it and on the second word before it. The word before it is
    small too, unless the rule says `after-capital`. With `in-english` the next word is one of
    English, and at a lost capital the one before as well. `least-before` counts words of the
    sentence, `most-near` the strays within 250 characters, of which a poem has many.
    """

    capitals: tuple[str, ...] = ()
    strays: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    only_before: tuple[str, ...] = ()
    only_after: tuple[str, ...] = ()
    marks_before: tuple[str, ...] = ("",)
    marks_after: tuple[str, ...] = ("",)
    number_after: bool = False
    open: tuple[str, ...] = ()
    clause: tuple[str, ...] = ()
    no_title: bool = False
    no_title_here: bool = False
    after_capital: bool = False
    in_english: bool = False
    not_first: bool = False
    least_before: int = 0
    not_two_before: tuple[str, ...] = ()
    most_near: int = 5


class _Compiled(_Params, frozen=True):
    """The parameters with the hashes of their words, which take a while to make.

    Parallel to `capitals` (of the first and second word, 0 where there is none), `strays` and
    `only_after`.
    """

    first_hashes: tuple[int, ...] = ()
    second_hashes: tuple[int, ...] = ()
    stray_hashes: tuple[int, ...] = ()
    guard_hashes: tuple[int, ...] = ()


class _Ready:
    """One rule with its words as sets."""

    def __init__(self, rule: CompiledRule) -> None:
        self.id = rule.id
        self.params = msgspec.convert(rule.params, _Compiled)
        self.forms: dict[int, list[str]] = {}
        for hash_, name in zip(self.params.first_hashes, self.params.capitals, strict=True):
            self.forms.setdefault(hash_, []).append(name)
        self.is_guarded = bool(self.params.only_after) and not self.params.number_after
        self.strays = frozenset(self.params.stray_hashes)
        self.not_before = _lower(self.params.not_before)
        self.not_after = _lower(self.params.not_after)
        self.only_before = _lower(self.params.only_before)
        self.only_after = _lower(self.params.only_after)
        self.not_two_before = frozenset(self.params.not_two_before)
        self.open = frozenset(self.params.open)
        self.clause = frozenset(self.params.clause)


def _lower(words: Sequence[str]) -> frozenset[str]:
    return frozenset(word.lower() for word in words)


_LISTS = (
    "capitals", "strays", "not_before", "not_after", "only_before", "only_after", "open", "clause",
    "not_two_before",
)  # fmt: skip


def prepare(rule: Rule, workshop: Workshop) -> Preparation:
    """Expand the word lists. The check asks the token table and needs no anchors."""
    params = parameters(rule, _Params)
    if bool(params.capitals) == bool(params.strays):
        raise ValueError("give either capitals or strays")
    expanded = {name: tuple(workshop.entries(getattr(params, name))) for name in _LISTS}
    expanded["capitals"] = tuple(sorted(expanded["capitals"], key=len, reverse=True))
    hashes = {
        "first_hashes": _hashes(name.split()[0] for name in expanded["capitals"]),
        "second_hashes": _hashes("".join(name.split()[1:2]) for name in expanded["capitals"]),
        "stray_hashes": _hashes(expanded["strays"]),
        "guard_hashes": _hashes(expanded["only_after"]),
    }
    compiled = _Compiled(**{**msgspec.structs.asdict(params), **expanded, **hashes})
    return Preparation(msgspec.to_builtins(compiled), Anchors(), frozenset({"word"}))


def _hashes(words: Iterable[str]) -> tuple[int, ...]:
    return tuple(hash_of(word) if word else 0 for word in words)


class Checker:
    """Looks up the words that begin with the wrong case."""

    def __init__(self, rules: Sequence[CompiledRule]) -> None:
        ready = [_Ready(rule) for rule in rules]
        self._missing = _by_hash((one, hash_) for one in ready for hash_ in one.forms)
        self._stray = _by_hash((one, hash_) for one in ready for hash_ in one.strays)
        self._forms = _column(self._missing)
        self._strays = _column(self._stray)
        self._pairs = [
            (_column(one.strays), _column(one.params.guard_hashes), one.params.after_capital)
            for one in ready
            if one.strays
        ]
        names = [
            (one, first, second)
            for one in ready
            for first, second in zip(one.params.first_hashes, one.params.second_hashes, strict=True)
        ]
        self._first = _column(first for _, first, second in names if second)
        self._second = _column(second for _, _, second in names if second)
        single = [(one, first) for one, first, second in names if not second]
        self._numbered = _column(first for one, first in single if one.params.number_after)
        self._guarded = _column(first for one, first in single if one.is_guarded)
        self._guards = _column(
            h for one in ready if one.is_guarded for h in one.params.guard_hashes
        )
        self._alone = _column(
            first for one, first in single if not (one.params.number_after or one.is_guarded)
        )

    def run(self, document: Document, hits: Hits) -> Iterator[Signal | CheckError]:  # noqa: ARG002 - the protocol
        """The words of one document with a stray or a missing capital."""
        tokens = document.tokens
        for index in self._possible(tokens).tolist():
            word = Word(document, index)
            for ready in self._missing[word.hash]:
                name = _lost_name(ready, word)
                if name:
                    yield _signal(ready, word, name)
                    break
        strays = list(self._strays_of(document))
        near = _near([word for _, word in strays])
        for (ready, word), count in zip(strays, near, strict=True):
            if count < ready.params.most_near:
                yield _signal(ready, word, word.text.lower())

    def _possible(self, tokens: TokenTable) -> NDArray[np.intp]:
        """The words in lower case that are a name, or may begin one or stand before a number."""
        classes = tokens.classes
        indices = tokens.find(self._forms)
        indices = indices[classes[tokens.start[indices]] == CharClass.LOWER]
        apart = classes[np.maximum(tokens.start[indices] - 1, 0)] != CharClass.STOP
        indices = indices[apart]  # not in an address
        alone = np.isin(tokens.hash[indices], self._alone)
        following = np.minimum(indices + 1, len(tokens) - 1)
        second = np.isin(tokens.hash[indices], self._first)
        second &= np.isin(tokens.hash[following], self._second)
        number = np.isin(tokens.hash[indices], self._numbered)
        number &= classes[tokens.start[following]] == CharClass.DIGIT
        guarded = np.isin(tokens.hash[indices], self._guarded)
        guarded &= np.isin(tokens.hash[np.maximum(indices - 1, 0)], self._guards)
        possible: NDArray[np.intp] = indices[alone | second | number | guarded]
        return possible

    def _strays_of(self, document: Document) -> Iterator[tuple[_Ready, Word]]:
        tokens = document.tokens
        indices = np.fromiter(_amid(tokens, self._strays), np.intp)
        asked, before = tokens.hash[indices], tokens.hash[np.maximum(indices - 1, 0)]
        possible = np.zeros(len(indices), np.bool_)
        small = tokens.classes[tokens.start[np.maximum(indices - 1, 0)]] == CharClass.LOWER
        for strays, only_after, after_capital in self._pairs:
            fits = np.isin(asked, strays)
            if not after_capital:
                fits &= small
            possible |= fits & np.isin(before, only_after) if len(only_after) else fits
        for index in indices[possible].tolist():
            word = Word(document, index)
            for ready in self._stray[word.hash]:
                if _has_stray(ready, word):
                    yield ready, word
                    break


def _by_hash(pairs: Iterable[tuple[_Ready, int]]) -> dict[int, list[_Ready]]:
    rules: dict[int, list[_Ready]] = {}
    for ready, hash_ in pairs:
        rules.setdefault(hash_, []).append(ready)
    return rules


def _column(hashes: Iterable[int]) -> NDArray[np.uint64]:
    return np.array(sorted(set(hashes)), np.uint64)


def _amid(tokens: TokenTable, hashes: NDArray[np.uint64]) -> Iterator[int]:
    """The tokens with these hashes that have a capital and stand between words in lower case."""
    classes = tokens.classes
    for at in range(0, len(tokens) if len(hashes) else 0, _TOKENS):
        starts, ends = tokens.start[at : at + _TOKENS], tokens.end[at : at + _TOKENS]
        large = np.flatnonzero((classes[starts] == CharClass.UPPER) & (starts >= _FARTHEST))
        large = large[ends[large] + 1 < len(classes)]
        after, begins = classes[ends[large]], classes[ends[large] + 1]
        goes_on = (after == CharClass.COMMA) | (
            (after == CharClass.SPACE) & (begins == CharClass.LOWER)
        )
        large = large[goes_on & (classes[starts[large] - 1] == CharClass.SPACE)]
        before, farther = classes[starts[large] - 2], classes[starts[large] - 3]
        quoted = _QUOTES[before] & (farther == CharClass.LOWER)
        large = large[_BEFORE_STRAYS[before] | quoted]
        one_capital = (ends[large] - starts[large] == 1) | (
            classes[starts[large] + 1] == CharClass.LOWER
        )
        large = large[one_capital]
        asked = tokens.hash[at : at + _TOKENS][large]
        nearest = np.minimum(np.searchsorted(hashes, asked), len(hashes) - 1)
        yield from (large[hashes[nearest] == asked] + at).tolist()


def _lost_name(ready: _Ready, word: Word) -> str:
    """The longest name that stands at a word in lower case; empty where none does."""
    if word.is_part() or not word.is_amid_capitals() or word.is_in_change():
        return ""
    before = word.neighbour(-1)[0].lower()
    for name in ready.forms[word.hash]:
        length = len(name.split())
        after = word.neighbour(length)[0].lower()
        if word.reads(name) and _fits(ready, before, after):
            return name
    return ""


def _are_english(*words: str) -> bool:
    return all(lexicon().zipf_of(word) >= _ENGLISH for word in words if word.isalpha())


def _has_stray(ready: _Ready, word: Word) -> bool:
    if word.text != word.text.capitalize() or word.is_part() or not _stands_amid(ready, word):
        return False
    if _is_in_title(ready, word):
        return False
    before, after = word.neighbour(-1)[0].lower(), word.neighbour(1)[0]
    if word.neighbour(-2)[0].lower() in ready.not_two_before or not _fits(ready, before, after):
        return False
    return _goes_on(ready, before, word) and word.is_in_sentence()


def _is_in_title(ready: _Ready, word: Word) -> bool:
    """Whether other capitals are near, where the rule does not want them."""
    if ready.params.no_title:
        return word.is_near_capital()
    if not ready.params.no_title_here or not word.is_near_capital():
        return False
    begins = len(word.words_before(_TWO_BEFORE + 1)) <= _TWO_BEFORE
    return word.neighbour(-2)[0][:1].isupper() and not begins


def _stands_amid(ready: _Ready, word: Word) -> bool:
    """Whether a word stands between words in lower case, with the marks that the rule allows."""
    before, gap = word.neighbour(-1)
    after, gap_after = word.neighbour(1)
    if gap[-1:] != " " or gap[:-1] not in ready.params.marks_before:
        return False
    if gap_after[-1:] != " " or gap_after[:-1] not in ready.params.marks_after:
        return False
    small = before.islower() or (ready.params.after_capital and before[1:].islower())
    return small and (after[:1].islower() if gap_after == " " else before.islower())


def _goes_on(ready: _Ready, before: str, word: Word) -> bool:
    """Whether the sentence goes on at a word, so that it is not the first one after a headline."""
    if len(word.words_before(_DEEP)) < ready.params.least_before:
        return False
    if not ready.open or before in ready.open:
        return True
    if ready.params.not_first and word.is_in_first_sentence():
        return False
    words = word.words_before(_DEEP)
    clause = len(words) >= _SHORT and not ready.clause.isdisjoint(words[1:])
    return clause or len(words) >= _DEEP


def _near(words: Sequence[Word]) -> list[int]:
    """How many of some words in order stand as close to each as the lines of a poem."""
    starts = np.array([word.start for word in words], np.int64)
    first = np.searchsorted(starts, starts - _VERSE)
    last = np.searchsorted(starts, starts + _VERSE, "right")
    near: list[int] = (last - first).tolist()
    return near


def _fits(ready: _Ready, before: str, after: str) -> bool:
    """Whether the neighbours are what the rule asks for."""
    return (
        before not in ready.not_after
        and (not ready.params.in_english or _are_english(after, before if ready.forms else ""))
        and after not in ready.not_before
        and (not ready.only_after or before in ready.only_after)
        and (
            not (ready.only_before or ready.params.number_after)
            or after in ready.only_before
            or (ready.params.number_after and after.isdigit())
        )
    )


def _signal(ready: _Ready, word: Word, right: str) -> Signal:
    end = word.start + len(right)
    repair = Repair(((word.start, end, right),))
    return Signal(ready.id, word.start, end, (repair,), values={"word": right})
