"""The indefinite article in the form that does not go with the sound behind it: "a hour"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import numpy as np

from mtlint.checks.base import Preparation, Repair, Signal, parameters
from mtlint.ruleset.schema import Anchors
from mtlint.text.characters import CharClass, characters_at, code_points
from mtlint.text.tokens import hash_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from mtlint.checks.base import Hits, Workshop
    from mtlint.errors import CheckError
    from mtlint.ruleset.schema import CompiledRule, Rule
    from mtlint.text.document import Document

_A, _AN = np.uint64(hash_of("a")), np.uint64(hash_of("an"))
_TOKENS = 1 << 16  # compared together

# First letters before which a short article is right, and those before which a long one is.
_BEFORE = ("bcdfgjklmnpqrstvwyz", "aeioh")
_LETTERS = 1 << 7
_IS_SURE = np.zeros((len(_BEFORE), _LETTERS), np.bool_)
for _row, _letters in enumerate(_BEFORE):
    _IS_SURE[_row, [ord(letter) for letter in _letters + _letters.upper()]] = True

_VOWELS = frozenset("aeiouy")  # without one a word is an abbreviation
_SHORTEST = 3
_COMMON = 3.0  # the Zipf frequency from which on a word is English
_REACH = 5  # words on each side in which the language shows
_BEGINNINGS = ("", *'\n.!?:“"”([')


class _Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """What is no article, or stands before no noun.

    `not_after`: words after which "a" is a letter; `not_before`: words before which it is one, or
    belongs to another language; `letters`: abbreviations that are spoken letter by letter;
    `capitals`: words with a capital that are no names of somebody; `like_you`: words that begin as
    "you" does and never had "an" before them in older books; `verbs`: base forms, before which
    after "to" an article is one too many; `english`: words one of which must stand near, so that
    the passage is English.
    """

    not_after: tuple[str, ...]
    not_before: tuple[str, ...]
    letters: tuple[str, ...]
    capitals: tuple[str, ...]
    like_you: tuple[str, ...]
    verbs: tuple[str, ...]
    english: tuple[str, ...]


def prepare(rule: Rule, workshop: Workshop) -> Preparation:
    """Expand the lists. The check asks the token table and needs no anchors."""
    params = parameters(rule, _Params)
    expanded = msgspec.structs.replace(
        params,
        not_after=tuple(workshop.entries(params.not_after)),
        not_before=tuple(workshop.entries(params.not_before)),
        capitals=tuple(workshop.entries(params.capitals)),
        verbs=tuple(workshop.entries(params.verbs)),
    )
    return Preparation(msgspec.to_builtins(expanded), Anchors(), frozenset({"word", "right"}))


class _Ready:
    """One rule with its lists as sets."""

    def __init__(self, rule: CompiledRule) -> None:
        params = msgspec.convert(rule.params, _Params)
        self.id = rule.id
        self.not_after = frozenset(params.not_after)
        self.not_before = frozenset(params.not_before)
        self.letters = frozenset(params.letters)
        self.capitals = frozenset(map(str.lower, params.capitals))
        self.like_you = frozenset(params.like_you)
        self.verbs = frozenset(params.verbs)
        self.english = frozenset(params.english)


class Checker:
    """Looks at the word behind each article."""

    def __init__(self, rules: Sequence[CompiledRule]) -> None:
        self._rules = [_Ready(rule) for rule in rules]

    def seek(self, document: Document) -> Hits:
        """The articles that may not go with the word behind them."""
        tokens = document.tokens
        found = _articles(tokens.hash)
        found = found[found + 1 < len(tokens)]
        following = tokens.start.take(found + 1)
        found = found[following == tokens.end.take(found) + 1]
        following = tokens.start.take(found + 1)
        first = code_points(characters_at(document.prose.text, following))
        sure = _IS_SURE[tokens.length.take(found) - 1, np.minimum(first, _LETTERS - 1)]
        # Two capitals may be those of an abbreviation: "a US citizen", "an FBI agent".
        classes = tokens.classes.take([following, following + 1], mode="clip")
        sure &= (classes == CharClass.LOWER).any(axis=0)
        starts = tokens.start.take(found[~sure]).tolist()
        return {self._rules[0].id: starts} if starts else {}

    def run(self, document: Document, hits: Hits) -> Iterator[Signal | CheckError]:
        """The articles of one document that are in the wrong form."""
        tokens, text = document.tokens, document.prose.text
        for index in tokens.at(hits[self._rules[0].id]).tolist():
            start, end = tokens.span(index)
            article = text[start:end]
            # With a capital inside a sentence it is part of a name: "Vitamin A", "Ping An".
            if (article.islower() or _begins(text, start)) and _is_free(text, start, end):
                yield from _signals(self._rules, document, index, article)


def _articles(hashes: NDArray[np.uint64]) -> NDArray[np.intp]:
    """The places of all articles, ascending: two words are compared quicker than looked up."""
    found = [np.zeros(0, np.intp)]
    for at in range(0, len(hashes), _TOKENS):
        part = hashes[at : at + _TOKENS]
        found.append(((part == _A) | (part == _AN)).nonzero()[0] + at)
    return np.concatenate(found)


def _begins(text: str, start: int) -> bool:
    """Whether a sentence or quotation begins here."""
    return text[max(start - 2, 0) : start].rstrip(" ")[-1:] in _BEGINNINGS


def _is_free(text: str, start: int, end: int) -> bool:
    """Whether nothing hangs on the article ("Yan'an", "(a)", "a)", "-a")."""
    return text[end] in " \u00a0" and (not start or text[start - 1] in ' \n\u00a0“"‘(—')


def _signals(
    rules: Sequence[_Ready], document: Document, index: int, article: str
) -> Iterator[Signal]:
    tokens, text = document.tokens, document.prose.text
    word = text[slice(*tokens.span(index + 1))]
    for rule in rules:
        right = _right(rule, word, article.lower())
        if right in ("", article.lower()) or not _is_article(rule, document, index):
            continue
        start, end = tokens.span(index)
        right = right.capitalize() if article[0].isupper() else right
        repair = Repair(((start, end, right),))
        yield Signal(rule.id, start, end, (repair,), values={"word": word, "right": right})


def _right(rule: _Ready, word: str, written: str) -> str:
    """The article before a word or number; empty where it cannot be told, or may be as written."""
    if word.isdecimal():
        return _before_number(word)
    if word in rule.letters:
        from mtlint.text.inflection import article

        return article(word)
    is_known = word.islower() or (word.istitle() and word.lower() in rule.capitals)
    if not (word.isascii() and word.isalpha() and is_known) or word.lower() in rule.not_before:
        return ""
    from mtlint.text.inflection import article

    right = article(word)
    if right == written or (right == "a" and word[0] in "eou" and word not in rule.like_you):
        return ""
    from mtlint.text.lexicon import lexicon

    is_spoken = len(word) >= _SHORTEST and not _VOWELS.isdisjoint(word.lower())
    return right if is_spoken and lexicon().zipf_of(word) >= _COMMON else ""


def _before_number(number: str) -> str:
    """Eight, eleven and eighteen begin with a vowel; eleven hundred is also one thousand one."""
    if number[0] == "8" or number in ("11", "18"):
        return "an"
    return "" if number[:2] in ("11", "18") or number[0] == "0" else "a"


def _is_article(rule: _Ready, document: Document, index: int) -> bool:
    """Whether the words round it are English and leave it an article."""
    tokens, text = document.tokens, document.prose.text
    first, last = max(index - _REACH, 0), min(index + _REACH + 2, len(tokens))
    words = [text[slice(*tokens.span(i))].lower() for i in range(first, last)]
    at = index - first
    before = words[at - 1] if at else ""
    if before in rule.not_after or (before == "to" and words[at + 1] in rule.verbs):
        return False
    return not rule.english.isdisjoint(words[:at] + words[at + 1 :])
