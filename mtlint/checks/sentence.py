"""A sentence, or two or three, said twice in a row inside a paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec
import numpy as np

from mtlint.checks.base import Preparation, Repair, Signal, parameters
from mtlint.ruleset.schema import Anchors
from mtlint.text.columns import firsts
from mtlint.text.late import late
from mtlint.text.repeats import repeats

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from mtlint.checks.base import Hits, Workshop
    from mtlint.errors import CheckError
    from mtlint.ruleset.schema import CompiledRule, Rule
    from mtlint.text.document import Document
    from mtlint.text.tokens import TokenTable

_MOST = 3  # sentences in a copy; a longer one is a paragraph's

_FEWEST_IN_TAIL = 8

# What stands before the first word of a sentence.
_OPENING = late(r"[\s“‘\"'(\[«]*$")


class _Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """The fewest words of a copy: "Go away! Go away!" is said on purpose."""

    fewest_words: int


def prepare(rule: Rule, workshop: Workshop) -> Preparation:  # noqa: ARG001 - the protocol
    """Check the parameters. The check asks the token table and needs no anchors."""
    params = parameters(rule, _Params)
    return Preparation(msgspec.to_builtins(params), Anchors(), frozenset())


class Checker:
    """Compares each sentence with the next three."""

    is_local: Literal[True] = True

    def __init__(self, rules: Sequence[CompiledRule]) -> None:
        self._rules = [
            (rule.id, msgspec.convert(rule.params, _Params).fewest_words) for rule in rules
        ]

    def run(self, document: Document, hits: Hits) -> Iterator[Signal | CheckError]:  # noqa: ARG002 - the protocol
        """The doubled sentences of one document."""
        tokens = document.tokens
        if not len(tokens):
            return
        edges = _edges(document)
        sums = np.add.reduceat(tokens.hash, edges[:-1])
        if len(firsts(np.sort(sums))) < len(sums):
            for repeat in repeats(sums, _MOST):
                last = repeat.first + repeat.copies * repeat.period
                places = edges[[repeat.first, repeat.first + repeat.period, last]]
                yield from self._signals(document, *places.tolist())
        for first, second, last in _tails(tokens, edges):
            yield from self._signals(document, first, second, last)

    def _signals(self, document: Document, first: int, second: int, last: int) -> Iterator[Signal]:
        for id_, fewest in self._rules:
            if second - first >= fewest:
                yield from _signals(id_, document, first, second, last)


def _edges(document: Document) -> NDArray[np.int32]:
    """The first token of each sentence, and at the end how many tokens there are."""
    edges = np.concatenate([document.last_words + np.int32(1), document.edges])
    edges.sort()
    return edges[firsts(edges)]


def _tails(tokens: TokenTable, edges: NDArray[np.int32]) -> Iterator[tuple[int, int, int]]:
    """Sentences that are the end of what was taken for one sentence before them.

    "… at noon.” The road was closed." is taken for one, as marks between hide where it ends.
    """
    last, size = tokens.hash.take(edges[1:] - 1), edges[1:] - edges[:-1]
    is_tail = (last[1:] == last[:-1]) & (size[1:] < size[:-1]) & (size[1:] >= _FEWEST_IN_TAIL)
    for row in is_tail.nonzero()[0].tolist():
        second, end = edges.item(row + 1), edges.item(row + 2)
        yield 2 * second - end, second, end


def _signals(id_: str, document: Document, first: int, second: int, last: int) -> Iterator[Signal]:
    """The copies from token `second` to `last`, exclusive, of those from `first` on."""
    tokens, text = document.tokens, document.prose.text
    size = second - first
    # As bytes: NumPy takes longer to compare a few rows than to compare thousands.
    if tokens.hash[first:second].tobytes() != tokens.hash[second : second + size].tobytes():
        return
    begin, start = tokens.start.item(first), tokens.start.item(second)
    block = document.prose.block_at(begin)
    following = tokens.start.item(last) if last < len(tokens) else len(text)
    if tokens.span(last - 1)[1] > block.end:
        return
    opening = _OPENING.search(text, begin, start)
    before = start - (len(opening.group()) if opening else 0)
    end = min(following, block.end)
    after = end if end == block.end else end - (start - before)
    evidence = ((begin, before, "the first copy"),)
    repair = Repair(((before, after, ""),))
    yield Signal(id_, start, max(after, start), (repair,), evidence=evidence)
