"""Words that are one slip of the hand from a common one: "developmnet".

A word that no dictionary has is a slip where one common word is a slip away from it. Whatever is
somebody's own word is left alone: a name, a term that the document repeats, part of an address or
of a passage in another language, a word that English could have made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import numpy as np

from mtlint.checks.base import Preparation, Repair, Signal, parameters
from mtlint.model import Applicability
from mtlint.ruleset.schema import Anchors
from mtlint.text.characters import CharClass
from mtlint.text.parts import owned, parts_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from mtlint.checks.base import Hits, Workshop
    from mtlint.errors import CheckError
    from mtlint.ruleset.schema import CompiledRule, Rule
    from mtlint.text.document import Document

_MOST_KEPT = 1 << 16  # words that are known to be none

# Letters of a word of which one correction is sure enough to be made: of 16 shorter ones in machine
# output, two were meant so, the rest were foreign words and mangled names. Of ten longer ones that
# are two slips from a word, three were.
_LONG = 7


class _Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """`never`: rare words that look like slips."""

    never: tuple[str, ...] = ()


def prepare(rule: Rule, workshop: Workshop) -> Preparation:
    """Expand the list. The check asks the token table and needs no anchors."""
    never = tuple(workshop.entries(parameters(rule, _Params).never))
    return Preparation(msgspec.to_builtins(_Params(never)), Anchors(), frozenset({"meant"}))


class Checker:
    """Asks for each word that the dictionary does not have what it was meant to be."""

    def __init__(self, rules: Sequence[CompiledRule]) -> None:
        self._rules = [
            (rule.id, frozenset(msgspec.convert(rule.params, _Params).never)) for rule in rules
        ]
        self._right: set[int] = set()  # hashes of words that are no slips

    def seek(self, document: Document) -> Hits:
        """The unknown words in lower case that stand once in their document."""
        tokens, unusual = document.tokens, document.unusual
        (rows,) = (~unusual.spelled).nonzero()
        starts = tokens.start.take(unusual.index.take(rows))
        small = tokens.classes.take(starts) == CharClass.LOWER
        rows, starts = rows[small], starts[small]
        hashes, words = unusual.hash.take(rows), unusual.index.take(rows)
        once = _once(owned(hashes, parts_of(document, words)))
        places, asked = starts.take(once).tolist(), hashes.take(once).tolist()
        found = [at for at, hash_ in zip(places, asked, strict=True) if hash_ not in self._right]
        return {self._rules[0][0]: found} if found else {}

    def run(self, document: Document, hits: Hits) -> Iterator[Signal | CheckError]:
        """The slips of one document."""
        for index in document.tokens.at(hits[self._rules[0][0]]).tolist():
            for start, word, meant in self._slip(document, index):
                for id_, never in self._rules:
                    if word not in never:
                        yield _signal(id_, start, word, meant)

    def _slip(self, document: Document, index: int) -> Iterator[tuple[int, str, Sequence[str]]]:
        """Where a slip begins, the word as it stands, and what can have been meant."""
        from mtlint.checks.slip_places import is_amid_words, is_made_here, is_plain, is_repeated
        from mtlint.checks.slip_verdict import verdict

        start, end = document.tokens.span(index)
        word, hash_ = document.prose.text[start:end], document.tokens.hash.item(index)
        meant = verdict(word) if word.isascii() and word.isalpha() and word.islower() else ()
        if not meant:
            if len(self._right) >= _MOST_KEPT:
                self._right.clear()
            self._right.add(hash_)
        elif (
            not is_repeated(document, hash_, most=1)
            and is_plain(document, index)
            and is_amid_words(document, index)
            and not is_made_here(document, index)
        ):
            yield start, word, meant


def _once(hashes: NDArray[np.uint64]) -> NDArray[np.intp]:
    """The places of those that are there but once, ascending."""
    order = hashes.argsort()
    ascending = hashes.take(order)
    differs = np.ones(len(hashes) + 1, np.bool_)
    np.not_equal(ascending[1:], ascending[:-1], out=differs[1:-1])
    places: NDArray[np.intp] = np.sort(order[differs[1:] & differs[:-1]])
    return places


def _signal(id_: str, start: int, word: str, meant: Sequence[str]) -> Signal:
    from mtlint.text.edits import is_near  # few words are slips

    end = start + len(word)
    is_sure = len(meant) == 1 and len(word) >= _LONG and is_near(word, meant[0])
    shown_only = None if is_sure else Applicability.DISPLAY
    repairs = tuple(Repair(((start, end, one),), shown_only) for one in meant)
    shown = " or ".join(f"“{one}”" for one in meant)
    return Signal(id_, start, end, repairs, is_sure, values={"meant": shown})
