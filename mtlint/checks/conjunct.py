"""The same word on both sides of "and" or "or": two words of the source that collapsed into one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from mtlint.checks.base import Preparation, Repair, Signal, parameters
from mtlint.ruleset.schema import Anchors
from mtlint.ruleset.template import like
from mtlint.text.late import late
from mtlint.text.tokens import hash_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtlint.checks.base import Hits, Workshop
    from mtlint.errors import CheckError
    from mtlint.ruleset.schema import CompiledRule, Rule
    from mtlint.text.document import Document

_PIECE = 1 << 16  # tokens; a piece and its columns stay in the processor's cache
_CONJUNCTIONS = ("and", "or")
_SHORTEST = 4
_SHORTEST_STEM = 4  # letters before the ending of an abstract noun

_HYPHENED = late(r"[-‐‑/]\w|['’]s\b")  # "public and public-private": part of something else
_WORD_AFTER = late(r"\s+([^\W\d_]+)")


class _Pair(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A word that two words of a source language become, and what the second one meant.

    A noun can be the first half of a compound ("support and support staff"), an adjective cannot.
    """

    word: str
    source: str
    meant: tuple[str, ...] = ()
    noun: bool = False


class _Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """The table of collapsing words, and what is said on purpose.

    `idioms` may be doubled in good English, and so may anything after one of `not_after`
    ("between private and private"). `suffixes` are those of adjectives and `noun_suffixes` those
    of abstract nouns, which are reported even without a row in the table; a noun only before one of
    `noun_followers` or a mark, and one that has no row not before a word of `apart`, which may tell
    the second from the first ("internal discussions and discussions with experts").
    """

    pairs: tuple[_Pair, ...]
    idioms: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    noun_suffixes: tuple[str, ...] = ()
    not_adjectives: tuple[str, ...] = ()
    noun_followers: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()


def prepare(rule: Rule, workshop: Workshop) -> Preparation:
    """Expand the lists. The check asks the token table and needs no anchors."""
    params = parameters(rule, _Params)
    expanded = msgspec.structs.replace(
        params,
        idioms=tuple(workshop.entries(params.idioms)),
        not_adjectives=tuple(workshop.entries(params.not_adjectives)),
        noun_followers=tuple(workshop.entries(params.noun_followers)),
        not_after=tuple(workshop.entries(params.not_after)),
    )
    return Preparation(msgspec.to_builtins(expanded), Anchors(), frozenset({"word"}))


class Checker:
    """Looks for a word that stands again two words later, with a conjunction between."""

    is_local: Literal[True] = True

    def __init__(self, rules: Sequence[CompiledRule]) -> None:
        self._rules = [(rule.id, msgspec.convert(rule.params, _Params)) for rule in rules]
        self._conjunctions = frozenset(map(hash_of, _CONJUNCTIONS))

    def run(self, document: Document, hits: Hits) -> Iterator[Signal | CheckError]:  # noqa: ARG002 - the protocol
        """The duplicated conjuncts of one document."""
        hashes = document.tokens.hash
        for first in range(0, len(hashes), _PIECE):
            piece = hashes[first : first + _PIECE + 2]
            (again,) = (piece[2:] == piece[:-2]).nonzero()
            for index, between in zip(again.tolist(), piece[again + 1].tolist(), strict=True):
                for id_, params in self._rules if between in self._conjunctions else ():
                    yield from _signals(id_, params, document, first + index)


def _signals(id_: str, params: _Params, document: Document, index: int) -> Iterator[Signal]:
    tokens, text = document.tokens, document.prose.text
    start, end = tokens.span(index, index + 2)
    second = tokens.start.item(index + 2)
    word = text[slice(*tokens.span(index))]
    before = text[slice(*tokens.span(index - 1))].lower() if index else ""
    between = text[start + len(word) : second]
    if before in params.not_after or not between.replace(" ", "").isalpha():
        return
    lower = word.lower()
    pairs = [pair for pair in params.pairs if pair.word == lower]
    if not _is_collapsed(params, word, pairs) or not _stands_alone(params, lower, text, end, pairs):
        return
    repairs = tuple(
        Repair(((second, end, like(meant, text[second:end])),))
        for pair in pairs
        for meant in pair.meant
    )
    yield Signal(id_, start, end, repairs, values={"word": lower})


def _is_collapsed(params: _Params, word: str, pairs: Sequence[_Pair]) -> bool:
    lower = word.lower()
    if lower in params.idioms or len(word) < _SHORTEST:
        return False
    is_adjective = lower.endswith(params.suffixes) and lower not in params.not_adjectives
    return bool(pairs) or (word.islower() and (is_adjective or _is_noun(params, lower)))


def _is_noun(params: _Params, word: str) -> bool:
    """Whether a word is an abstract noun by its ending; "nation" has nothing before it."""
    singular = word.removesuffix("s")
    return any(
        singular.endswith(suffix) and len(singular) >= len(suffix) + _SHORTEST_STEM
        for suffix in params.noun_suffixes
    )


def _stands_alone(params: _Params, word: str, text: str, end: int, pairs: Sequence[_Pair]) -> bool:
    """Whether what follows leaves the second copy a conjunct of the first."""
    if _HYPHENED.match(text, end):
        return False
    following = _WORD_AFTER.match(text, end)
    if following is None:
        return True
    after = following[1].lower()
    if not pairs and _is_noun(params, word):
        return after in params.noun_followers and after not in params.apart
    return after in params.noun_followers or not any(pair.noun for pair in pairs)
