"""Quotation marks and brackets that are not closed, not opened, inverted or of two kinds.

A quotation may go on over paragraphs, each of which opens it again, or which only the last closes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from mtlint.checks.base import Preparation, Repair, Signal, parameters
from mtlint.checks.pairs_doubts import is_vetoed
from mtlint.ruleset.schema import Anchors
from mtlint.text import habit
from mtlint.text.late import late
from mtlint.text.pairing import read_brackets, read_quotations

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtlint.checks.base import Hits, Workshop
    from mtlint.errors import CheckError
    from mtlint.ruleset.schema import CompiledRule, Rule
    from mtlint.text.blocks import Block
    from mtlint.text.document import Document

_WHAT = (
    "unclosed",
    "unclosed-sentence",
    "unopened",
    "unopened-sentence",
    "inverted",
    "mismatched",
    "unclosed-bracket",
    "unopened-bracket",
)

_STOPS = (".", "!", "?", "…")
_BEGINS = late(r"[\[(‘']?[A-ZÀ-Þ]")
_NEXT_SENTENCE = late(r"[.!?…][’”\"')\]]*\s+[“‘\"'(]?[A-Z]|;\s*[A-Z]")

_NEAR = 80  # characters on one side of a mark that tell where it stands
_EXCERPT = 2000  # characters in which the next sentence is looked for

_ACROSS = 20  # blocks over which a quotation or bracket may go on

_LONGEST = 1 << 14  # characters of a block that is looked at


class _Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which of the faults: `what` is one of the names above."""

    what: str


def prepare(rule: Rule, workshop: Workshop) -> Preparation:  # noqa: ARG001 - the protocol
    """Check the parameters. The check asks the class column and needs no anchors."""
    params = parameters(rule, _Params)
    if params.what not in _WHAT:
        raise ValueError(f"what is one of {', '.join(_WHAT)}")
    return Preparation(msgspec.to_builtins(params), Anchors(), frozenset({"mark"}))


class _Fault(msgspec.Struct, frozen=True):
    """A mark at prose[start] of a block, what is wrong, and how it may be repaired."""

    what: str
    block: int
    start: int
    end: int
    repairs: tuple[Repair, ...] = ()


class Checker:
    """Looks into the blocks where marks do not pair."""

    def __init__(self, rules: Sequence[CompiledRule]) -> None:
        self._rules = [(rule.id, rule.params["what"]) for rule in rules]

    def seek(self, document: Document) -> Hits:
        """The blocks in which marks do not pair."""
        unpaired = document.marks.unpaired(document.prose)
        starts = [document.prose.blocks[index].start for index in unpaired]
        return {self._rules[0][0]: starts} if starts else {}

    def run(self, document: Document, hits: Hits) -> Iterator[Signal | CheckError]:
        """The marks of one document that do not pair."""
        quotes: list[_Fault] = []
        brackets: list[_Fault] = []
        style = habit.quotation_style(document)
        done = 0
        for index in document.prose.block_indices(hits[self._rules[0][0]]).tolist():
            start, end = _paragraph(document, index)
            text = document.prose.text[start:end]
            if start < done or len(text) > _LONGEST:
                continue
            done = end
            # The veto comes first: a paragraph of nothing but marks is most often one of them.
            if len(text) > 1 and not is_vetoed(text):
                quotes += _quote_faults(text, start, index, style)
                brackets += [
                    _Fault(f"{what}-bracket", index, start + at, start + at + 1)
                    for what, at, _ in read_brackets(text)
                ]
        for fault in (*_without_long(quotes, document), *_without_long(brackets, document)):
            for id_, what in self._rules:
                if what == fault.what:
                    yield _signal(id_, fault, document.prose.text[fault.start])


def _signal(id_: str, fault: _Fault, mark: str) -> Signal:
    # Of two repairs, one as good as the other, none is made for the reader.
    is_certain = len(fault.repairs) == 1
    return Signal(
        id_, fault.start, fault.end, fault.repairs, preferred=is_certain, values={"mark": mark}
    )


def _paragraph(document: Document, index: int) -> tuple[int, int]:
    """The block, with those that go together with it."""
    blocks = document.prose.blocks
    first = last = index
    start, end = blocks[index].start, blocks[index].end
    while (
        first > 0
        and end - blocks[first - 1].start <= _LONGEST
        and _go_together(document, blocks[first - 1], blocks[first])
    ):
        first -= 1
        start = blocks[first].start
    while (
        last + 1 < len(blocks)
        and blocks[last + 1].end - start <= _LONGEST
        and _go_together(document, blocks[last], blocks[last + 1])
    ):
        last += 1
        end = blocks[last].end
    return start, end


def _go_together(document: Document, block: Block, following: Block) -> bool:
    """Whether two blocks are lines of a text, one below the other, or of one sentence.

    A sentence goes on in a list, and round a picture or code.
    """
    text = document.prose.text
    if document.format != "plain":
        return text[following.start].islower() and text[block.end - 1] not in _STOPS
    from mtlint.formats.plain import follows  # the text has been read

    source, end, start = document.source.text, block.end, following.start
    if len(source) != len(text):  # hard-wrapped
        _, end = document.prose.source_span(block.start, block.end)
        start, _ = document.prose.source_span(following.start, following.end)
    return follows(source, end, start)


def _quote_faults(text: str, base: int, block: int, style: habit.Style) -> Iterator[_Fault]:
    """The faults of one paragraph's double quotation marks."""
    for what, first, last in read_quotations(text):
        if what == "pair":
            yield from _pair_faults(text, base, block, (first, last), style)
            continue
        is_sentence = _is_sentence if what == "unclosed" else _ends_sentence
        name = f"{what}-sentence" if is_sentence(text, first) else what
        yield _Fault(name, block, base + first, base + first + 1)


def _is_sentence(text: str, at: int) -> bool:
    """Whether all that follows a mark may be the quotation: it begins and ends as sentences do."""
    before = text[max(at - _NEAR, 0) : at].rstrip()
    after, last = text[at + 1 : at + 4], text[-_NEAR:].rstrip().rstrip("”’')")
    at_start = not before or before.rstrip("”\"’')")[-1:] in (*_STOPS, ":", ",")
    begins = _BEGINS.match(after) is not None
    return at_start and begins and last[-1:] in (*_STOPS, ":")


def _ends_sentence(text: str, at: int) -> bool:
    """Whether all that precedes a mark may be the quotation: it closes at the end of a sentence."""
    before, after = (
        text[max(at - _NEAR, 0) : at].rstrip("’')] "),
        text[at + 1 : at + 3].lstrip("\n "),
    )
    return before[-1:] in _STOPS and not after[:1].islower()


def _pair_faults(
    text: str, base: int, block: int, places: tuple[int, int], style: habit.Style
) -> Iterator[_Fault]:
    """What is wrong with two marks that pair: of two kinds, or the wrong way round."""
    marks = text[places[0]], text[places[1]]
    if marks in (("“", "”"), ('"', '"')) or places[1] == places[0] + 1:
        return
    if '"' in marks:
        kinds = (style.marks,) if style.is_shown else (habit.CURLY, habit.STRAIGHT)
        repairs = tuple(_repair(text, base, places, kind) for kind in kinds)
        yield _Fault("mismatched", block, base + places[0], base + places[1] + 1, repairs)
    # “so. “ may be a mark that opens what has been left out, unless the page has other pairs.
    elif style.is_shown or not text[places[1] - 1].isspace():
        repair = _repair(text, base, places, habit.CURLY)
        yield _Fault("inverted", block, base + places[0], base + places[1] + 1, (repair,))


def _repair(text: str, base: int, places: tuple[int, int], marks: tuple[str, str]) -> Repair:
    """Two marks that pair, made the opening and the closing one that are given."""
    edits = (
        (places[0], places[0] + 1, marks[0]),
        _closing(text, places[1], marks[1]),
    )
    return Repair(
        tuple(
            (base + start, base + end, mark)
            for start, end, mark in edits
            if text[start:end] != mark
        )
    )


def _closing(text: str, at: int, mark: str) -> tuple[int, int, str]:
    """The edit for a closing mark: the space that an opening one had goes to its other side."""
    if text[at] == mark or text[at - 1] != " ":
        return at, at + 1, mark
    return at - 1, at + 1, f"{mark} " if text[at + 1 : at + 2].isalpha() else mark


def _without_long(faults: Sequence[_Fault], document: Document) -> Iterator[_Fault]:
    """The faults that are not the two ends of something that goes on over several blocks."""
    closed: set[int] = set()
    waiting: int | None = None
    for number, fault in enumerate(faults):
        if fault.what.startswith("unclosed"):
            waiting = number
        elif fault.what.startswith("unopened") and waiting is not None:
            if _is_one(faults[waiting], fault, document):
                closed |= {waiting, number}
            waiting = None
    for number, fault in enumerate(faults):
        if number in closed or _goes_on(fault, document) or _is_cut(fault, document):
            continue
        yield fault


def _is_cut(fault: _Fault, document: Document) -> bool:
    """Whether the other mark may stand before or after the text, as in an excerpt."""
    blocks, text = document.prose.blocks, document.prose.text
    is_bracket = fault.what.endswith("bracket")
    if fault.what.startswith("unopened"):
        if fault.block > 0:
            return False
        before = text[max(blocks[0].start, fault.start - _EXCERPT) : fault.start]
        return not _NEXT_SENTENCE.search(before) if is_bracket else _ends(fault, document)
    if not fault.what.startswith("unclosed") or fault.block < len(blocks) - 1:
        return False
    if is_bracket:
        end = min(blocks[-1].end, fault.end + _EXCERPT)
        return not _NEXT_SENTENCE.search(text, fault.end, end)
    return _begins_something(fault, document)


def _is_one(first: _Fault, last: _Fault, document: Document) -> bool:
    """Whether two marks are the ends of one quotation or bracket."""
    is_near = 0 < last.block - first.block <= _ACROSS
    return is_near and _begins_something(first, document) and _ends(last, document)


def _begins_something(fault: _Fault, document: Document) -> bool:
    """Whether a mark that is not closed stands at the beginning of its block or a sentence."""
    text = document.prose.text
    start = max(document.prose.blocks[fault.block].start, fault.start - _NEAR)
    before = text[start : fault.start].rstrip()
    return not before or before[-1] in '.!?:,;…”"'


def _ends(fault: _Fault, document: Document) -> bool:
    """Whether a mark that closes nothing stands at the end of a sentence or its block."""
    before, after = (
        document.prose.text[fault.start - 1],
        document.prose.text[fault.end : fault.end + 1],
    )
    return before in ".!?,…’'" or after in ("", "\n", "\r", ".")


def _goes_on(fault: _Fault, document: Document) -> bool:
    """Whether the next paragraph opens the quotation again."""
    blocks = document.prose.blocks
    if not fault.what.startswith("unclosed") or fault.block + 1 >= len(blocks):
        return False
    again = ("(", "[") if fault.what == "unclosed-bracket" else ("“", '"', "‘", "'")
    next_starts = document.prose.text.startswith(again, blocks[fault.block + 1].start)
    return next_starts and _begins_something(fault, document)
