"""Words and phrases that stand twice or more in a row ("the the", "of the of the", loops)."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Literal

import msgspec

from mtlint.checks.base import Repair, Signal
from mtlint.checks.repeat_rule import Ready, prepare
from mtlint.model import Applicability
from mtlint.text.late import late
from mtlint.text.repeats import repeats

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtlint.checks.base import Hits
    from mtlint.checks.repeat_rule import Params
    from mtlint.errors import CheckError
    from mtlint.ruleset.schema import CompiledRule
    from mtlint.text.blocks import Block
    from mtlint.text.document import Document
    from mtlint.text.repeats import Repeat

__all__ = ["Checker", "prepare"]

# "Reader reader-centred", "north-western Western", "don't t": parts of other words.
_PART_BEFORE = late(r"[-‐‑'’/_@#.&:[]$")
_PART_AFTER = late(r"^(?:[-‐‑/_@&]\w|[.]\w|['’](?!s\b)\w)")

_SENTENCE_END = late(r"^[”’\"')\]]*[.!?…]+[”’\"')\]]*(?:\s|\Z)")

_IN_SENTENCE = late(r"(?:[^.,;:!?…\s]|\b[A-Z]\.|\d,)[“\"(]?\s*[“\"(]?$")

_CODE = late(r"[A-Z]{1,3}\d+[A-Z]?")  # of a row in a table: "B6, B6, B6, B6"

_WORD = late(r"\w+")

_BLANKS = " \N{NO-BREAK SPACE}"
_CHAIN = 2
_LOST = 1  # other words in a sentence that is lost
_ACRONYM = 3  # letters; a name of so few has to be a common word
_COMMON = 4.5
_KNOWN = 2.5  # Zipf frequency from which a word is no name of an animal alone
_PREPOSITIONS = frozenset(("in", "of", "from", "by", "at", "on", "for", "to", "with", "near"))

# The third of three alike: a word or two, and the list goes on or ends.
_THIRD = late(r" [\w'’-]+(?: [\w'’-]+)?(?:[.,;!?]|\s(?:and|or)\b|$)", re.MULTILINE)
_FUNCTION_WORDS = _PREPOSITIONS | frozenset(
    (
        "the", "a", "an", "and", "or", "but", "nor", "that", "which", "who", "it", "he", "she",
        "they", "we", "i", "is", "are", "was", "were", "his", "her", "its",
    )
)  # fmt: skip

# A new sentence or clause that begins as the last one did is said on purpose.
_OF_CODE = late(r"[^\W_]_[^\W_]")
_INNER_MARK = late("[.;:!?¡¿—][^.,]")
_AROUND = 12  # characters after a repeat that say whether the sentence ends there


class Checker:
    """Looks for neighbours with the same hashes."""

    is_local: Literal[True] = True

    def __init__(self, rules: Sequence[CompiledRule]) -> None:
        self._ready = [Ready(rule) for rule in rules]
        self._most = max(ready.params.most for ready in self._ready)
        self._joints = frozenset(joint for ready in self._ready for joint in ready.params.joints)

    def run(self, document: Document, hits: Hits) -> Iterator[Signal | CheckError]:  # noqa: ARG002 - the protocol
        """The repeats of one document."""
        for repeat in repeats(document.tokens.hash, self._most):
            saying = _Saying.read(document, repeat, self._joints)
            if saying is None:
                continue
            for ready in self._ready:
                if _is_meant(ready, saying) and not _is_listing(document, saying):
                    yield _signal(ready, document, saying)


class _Saying(msgspec.Struct, frozen=True):
    """A repeat as it stands in the text.

    Attributes:
        spans: start and end of each whole copy, in prose offsets.
        first: the text of the first copy; second: of the second.
        words: what the first consists of, in lower case.
        joint: what stands between copies, without blanks.
        before: the word before in the same block, folded; lead: the characters before.
        after: some characters after the last copy.
        goes_on: whether a part of another copy follows.
    """

    spans: tuple[tuple[int, int], ...]
    first: str
    second: str
    words: tuple[str, ...]
    joint: str
    before: str
    lead: str
    after: str
    goes_on: bool

    @property
    def is_early(self) -> bool:
        """Whether its block begins at most 12 characters before it."""
        return len(self.lead) < _AROUND

    @classmethod
    def read(cls, document: Document, repeat: Repeat, joints: frozenset[str]) -> _Saying | None:
        """The repeat in the text; None if copies differ or stand in different blocks.

        Nor is it one where something else than one of the joints stands between the first two.
        """
        tokens, text, size = document.tokens, document.prose.text, repeat.period
        joint = text[slice(*tokens.gap(repeat.first + size - 1))]
        if not joint or "\n" in joint or joint.strip(_BLANKS) not in joints:
            return None
        firsts = range(repeat.first, repeat.last - size + 1, size)
        spans = [tokens.span(at, at + size - 1) for at in firsts]
        first = text[slice(*spans[0])]
        count = 1
        while (
            count < len(spans)
            and text[slice(*spans[count])].casefold() == first.casefold()
            and text[spans[count - 1][1] : spans[count][0]].strip(_BLANKS) == joint.strip(_BLANKS)
        ):
            count += 1
        if count == 1 or "\n" in first:
            return None
        start, end = spans[0][0], spans[count - 1][1]
        lead = text[max(start - _AROUND, 0) : start].rpartition("\n")[2]
        before = ""
        if repeat.first and lead.strip(_BLANKS):
            before = text[slice(*tokens.span(repeat.first - 1))].lower()
        return cls(
            tuple(spans[:count]),
            first,
            text[slice(*spans[1])],
            tuple(first.lower().split()),
            joint.strip(_BLANKS),
            before,
            lead,
            text[end : end + _AROUND],
            (repeat.last - repeat.first) % size > 0 or count < len(spans),
        )


def _words_beside(document: Document, start: int, end: int) -> int:
    """How many other words the sentence of a repeat has."""
    first, last = document.sentence_at(start)
    text = document.prose.text
    return len(_WORD.findall(text[first:start])) + len(_WORD.findall(text[end:last]))


def _is_meant(ready: Ready, saying: _Saying) -> bool:
    params, words = ready.params, saying.words
    return (
        params.least <= len(words) <= params.most
        and saying.joint in params.joints
        and len(saying.spans) >= params.copies
        and (not ready.words or saying.first.lower() in ready.words)
        and saying.first.lower() not in ready.never
        and saying.before not in ready.not_after
        and ready.not_with.isdisjoint(words[1:])
        and ready.nowhere.isdisjoint(words)
        and _is_whole(saying)
        and not _INNER_MARK.search(saying.first)
        and not (saying.first[0].islower() and saying.second[0].isupper())
        and not _is_species(saying)
        and not _is_chain(saying)
        and not _is_likeness(words)
        and not _is_entry(saying)
        and (params.names or _has_no_name(saying))
        and (not params.final or _is_last(saying))
        and (not params.listed or _is_listed(saying))
        and _is_sure(params, saying)
    )


def _is_listing(document: Document, saying: _Saying) -> bool:
    """Whether the copies are parts of entries that are alike."""
    return _is_parallel(document, saying) or _are_lines(document, saying)


def _is_parallel(document: Document, saying: _Saying) -> bool:
    """Whether they may be the middle of three alike: "buy plums, eat plums, eat pears"."""
    if ", " not in saying.first or saying.joint or not saying.before or saying.goes_on:
        return False
    end = saying.spans[-1][1]
    first, last = saying.words[0], saying.words[-1]
    is_plain = last in saying.first and not {first, last} & _FUNCTION_WORDS
    return is_plain and _THIRD.match(document.prose.text, end) is not None


def _are_lines(document: Document, saying: _Saying) -> bool:
    """Whether both copies begin lines at the same words, as entries of a list do."""
    block = document.prose.block_at(saying.spans[0][0])
    first, second = (_line_starts(block, *span) for span in saying.spans[:2])
    return first == second != []


def _line_starts(block: Block, start: int, end: int) -> list[int]:
    """Where the lines of a block that begin inside a span begin in it."""
    first, last = (bisect_left(block.breaks, edge - 1) for edge in (start, end))
    begins = [0] if block.breaks and start == block.start else []
    return begins + [at + 1 - start for at in block.breaks[first:last]]


def _is_whole(saying: _Saying) -> bool:
    """Whether it stands alone, and is no name of code."""
    is_part = _PART_BEFORE.search(saying.lead) or _PART_AFTER.match(saying.after)
    return not (is_part or _OF_CODE.search(saying.first))


def _is_chain(saying: _Saying) -> bool:
    """Whether three words are linked by two ("friends of friends of friends")."""
    in_chain = saying.goes_on and len(saying.spans) == _CHAIN and len(saying.words) == _CHAIN
    return in_chain and saying.words[0] not in _PREPOSITIONS


def _is_species(saying: _Saying) -> bool:
    """Whether it may be the name of an animal ("Rupicapra rupicapra"), unknown to the lexicon."""
    if not (saying.first.istitle() and saying.second.islower()) or " " in saying.first:
        return False
    from mtlint.text.lexicon import lexicon  # only for a candidate

    return lexicon().zipf_of(saying.second) < _KNOWN


def _is_likeness(words: tuple[str, ...]) -> bool:
    """Whether it is the half of "as good as good can be"."""
    return len(words) == _CHAIN and words[0] == "as"


def _is_entry(saying: _Saying) -> bool:
    """Whether it may be the end of a term and the beginning of what it means, in a glossary.

    "real wages wages measured in goods": a line that begins with a small letter.
    """
    return saying.is_early and saying.lead[:1].islower() and len(saying.spans) == _CHAIN


def _has_no_name(saying: _Saying) -> bool:
    """Whether no copy but the first has a capital: "The The" is a name, "The the" is not."""
    return saying.second.islower() and (saying.first[1:].islower() or len(saying.first) == 1)


def _is_last(saying: _Saying) -> bool:
    """Whether a sentence ends after it, and has begun before: "No no." is an exclamation."""
    in_sentence = saying.before and _IN_SENTENCE.search(saying.lead) is not None
    return bool(in_sentence) and _SENTENCE_END.match(saying.after) is not None


def _is_listed(saying: _Saying) -> bool:
    before = saying.lead.rstrip(_BLANKS).endswith(",")
    return before and re.match(r",|\s+(?:and|or)\b", saying.after) is not None


def _is_sure(params: Params, saying: _Saying) -> bool:
    """Whether a word is long or common enough not to be a name of its own."""
    text = saying.first
    if len(text) < params.shortest:
        return False
    if _CODE.fullmatch(text) and not params.final:
        return False
    if text.isdigit():
        return params.final and (len(text) > 1 or len(saying.spans) == _CHAIN)
    if len(text) >= params.certain or (len(text) <= _ACRONYM and not text.istitle()):
        return True
    from mtlint.text.lexicon import lexicon  # only for a candidate

    return lexicon().zipf_of(text) >= (_COMMON if len(text) <= _ACRONYM else params.zipf)


def _signal(ready: Ready, document: Document, saying: _Saying) -> Signal:
    """The fix deletes all copies but the first, which keeps its capital.

    It is only offered where another word was meant, and where the sentence is nothing but the
    repeat: then what it said is lost, and the first copy alone says nothing.
    """
    start, end = saying.spans[0][0], saying.spans[-1][1]
    first = saying.spans[0][1]
    replacement = (first, end, "")
    if not document.prose.editable(first, end) and saying.after[:1] == " ":
        # The copies stand on two lines: the next one is mended.
        replacement = (saying.spans[1][0], end + 1, "")
    values = {"word": saying.first, "copies": str(len(saying.spans))}
    is_lost = len(saying.spans) > _CHAIN and _words_beside(document, start, end) <= _LOST
    preferred = not ready.params.meant and not is_lost
    # "Exports to South Korea South Korea agreed": a name may end one text and begin the next.
    caution = Applicability.UNSAFE if saying.first.istitle() and " " in saying.first else None
    repair = Repair((replacement,), caution)
    return Signal(ready.id, start, end, (repair,), preferred=preferred, values=values)
