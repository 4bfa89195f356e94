"""Two sentences that say opposite things of the same object: one of the two was turned round.

"Lima and Oslo expand trade ties" above "Lima and Oslo will reduce trade ties, the envoys said."
What each sentence says is read in `contradiction_statement.py`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec
import numpy as np

from mtlint.checks.base import Preparation, Repair, Signal, parameters
from mtlint.checks.contradiction_statement import Reader, Topic, contradict
from mtlint.ruleset.schema import Anchors
from mtlint.ruleset.template import like
from mtlint.text.hash_bits import HashBits
from mtlint.text.tokens import hash_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from mtlint.checks.base import Hits, Workshop
    from mtlint.checks.contradiction_statement import Statement
    from mtlint.errors import CheckError
    from mtlint.ruleset.schema import CompiledRule, Rule
    from mtlint.text.document import Document

_REACH = 6  # words between a verb and its object, the object's modifiers among them
_APART = 90  # words between two verbs: a headline, and the end of the third paragraph
_PARAGRAPHS = 3  # that a headline sums up
_HEADLINE = 110  # characters; the headlines of the news texts measured on have 95 at most

_ROLES = 3  # of a word in a topic: a verb of one side, a verb of the other, an object
_EVERY = (1 << _ROLES) - 1
_ONE, _VERB, _HEAD = 1, 3, 4  # as bits


class _Pair(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Verbs in their base form, those that say the opposite, and the objects they have."""

    heads: tuple[str, ...]
    one: tuple[str, ...]
    other: tuple[str, ...]


class _Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The pairs, and patterns one of which in either sentence lets both of them be true."""

    pairs: tuple[_Pair, ...]
    vetoes: tuple[str, ...]


class _Compiled(msgspec.Struct, frozen=True):
    """The topics; with the hashes of the words of each role, topic by topic."""

    topics: tuple[Topic, ...]
    vetoes: tuple[str, ...]
    roles: tuple[bytes, ...]


def prepare(rule: Rule, workshop: Workshop) -> Preparation:
    """Put the verbs into all their forms. The check asks the token table and needs no anchors."""
    from mtlint.text.inflection import plural, verb  # only when rules are compiled

    params = parameters(rule, _Params)
    topics = []
    for pair in params.pairs:
        one, other = (
            {form: base for base in verbs for form in verb(base).every()}
            for verbs in (pair.one, pair.other)
        )
        heads = {form: head for head in pair.heads for form in (head, plural(head))}
        topics.append(Topic(heads, one, other))
    vetoes = tuple(map(workshop.expand, params.vetoes))
    roles = (words for topic in topics for words in (topic.one, topic.other, topic.heads))
    compiled = _Compiled(tuple(topics), vetoes, tuple(map(_hashes, roles)))
    for topic in topics:
        Reader(rule.id, topic, vetoes).pattern  # noqa: B018 - raises for a wrong one
    params = msgspec.to_builtins(compiled, builtin_types=(bytes,))
    return Preparation(params, Anchors(), frozenset({"other"}))


class Checker:
    """Looks for opposite verbs near each other that both have an object of their topic."""

    is_local: Literal[True] = True

    def __init__(self, rules: Sequence[CompiledRule]) -> None:
        compiled = [
            (rule.id, msgspec.msgpack.decode(rule.packed, type=_Compiled)) for rule in rules
        ]
        self._readers = [
            Reader(id_, topic, params.vetoes) for id_, params in compiled for topic in params.topics
        ]
        roles = (words for _, params in compiled for words in params.roles)
        self._roles = HashBits(np.frombuffer(words, np.uint64) for words in roles)

    def run(self, document: Document, hits: Hits) -> Iterator[Signal | CheckError]:  # noqa: ARG002 - the protocol
        """The contradictions of one document, each reported where the second statement stands."""
        found, roles = self._roles.find(document.tokens.hash)
        present = int(np.bitwise_or.reduce(roles))
        for topic, reader in enumerate(self._readers):
            lowest = topic * _ROLES
            # Most documents have all three roles of a few topics only.
            if (present >> lowest) & _EVERY != _EVERY:
                continue
            (own,) = (roles & np.uint64(_EVERY << lowest)).nonzero()
            bits = ((roles.take(own) >> np.uint64(lowest)) & np.uint64(_EVERY)).astype(np.uint8)
            pairs = document.tokens.start[_opposite_neighbors(found.take(own), bits)]
            for start, second in pairs.tolist():
                yield from _signals(reader, document, start, second)


def _hashes(words: Iterable[str]) -> bytes:
    return np.array(sorted({hash_of(word.split()[0]) for word in words}), np.uint64).tobytes()


def _opposite_neighbors(found: NDArray[np.intp], roles: NDArray[np.uint8]) -> NDArray[np.intp]:
    """Neighbouring verbs of a topic, as token indices, that say opposite things: intp [n, 2].

    `roles` has a bit for each role that a word has in the topic, from the lowest on.
    """
    heads, is_verb = found[roles & _HEAD != 0], roles & _VERB != 0
    at, side = found[is_verb], roles[is_verb] & _ONE
    near = (side[1:] != side[:-1]) & (at[1:] - at[:-1] <= _APART)
    (first,) = near.nonzero()
    pairs = np.column_stack([at[first], at[first + 1]])
    return pairs[_have_head(pairs, heads).all(axis=1)]


def _have_head(verbs: NDArray[np.intp], heads: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Whether one of the heads, at least one, stands within reach of each verb, on either side."""
    after = heads.searchsorted(verbs)
    before, behind = (heads.take(at, mode="clip") for at in (after - 1, after))
    have: NDArray[np.bool_] = np.minimum(abs(before - verbs), abs(behind - verbs)) <= _REACH
    return have


def _signals(reader: Reader, document: Document, start: int, second: int) -> Iterator[Signal]:
    """What two verbs of a topic that begin at these offsets say, if they contradict each other."""
    (part, base), (other, _) = document.part_at(start), document.part_at(second)
    if part is other and _may_belong_together(part, start - base, second - base):
        signal = _contradiction(reader, part, start - base, second - base)
        if signal is not None:
            yield signal.shifted(base)


def _may_belong_together(document: Document, start: int, second: int) -> bool:
    """Whether two verbs stand in one block, or in the first block and in one of the next."""
    first, other = map(document.prose.block_index, (start, second))
    return first == other or (first == 0 and other <= _PARAGRAPHS)


def _contradiction(reader: Reader, document: Document, verb: int, other: int) -> Signal | None:
    (start, end), (second_start, second_end) = map(document.sentence_at, (verb, other))
    if start == second_start or not _belong_together(document, end, second_start):
        return None
    text = document.prose.text
    first = reader.read(text[start:end], start)
    second = reader.read(text[second_start:second_end], second_start)
    if first is None or second is None or not contradict(first, second):
        return None
    if any(document.is_quoted(said.start, said.end) for said in (first, second)):
        return None
    return _signal(reader.rule, text, first, second)


def _belong_together(document: Document, end: int, start: int) -> bool:
    """Whether two sentences are neighbours, or a headline and one of the first paragraphs."""
    blocks = document.prose.blocks
    first, second = document.prose.block_index(end - 1), document.prose.block_index(start)
    if first == second:
        return not document.prose.text[end:start].strip()
    block = document.block_text(blocks[first]).rstrip()
    is_headline = first == 0 and len(block) <= _HEADLINE and not block.endswith((".", "?", "!"))
    return is_headline and second <= _PARAGRAPHS


def _signal(rule: str, text: str, first: Statement, second: Statement) -> Signal:
    from mtlint.text.inflection import form_of, inflected  # only when something was found

    verb = text[second.verb_start : second.verb_end]
    form = "participle" if second.is_passive else form_of(verb)
    meant = like(inflected(first.verb, form), verb)
    return Signal(
        rule,
        second.start,
        second.end,
        (Repair(((second.verb_start, second.verb_end, meant),)),),
        values={"other": " ".join(text[first.start : first.end].split())},
        evidence=((first.start, first.end, "the opposite"),),
    )
