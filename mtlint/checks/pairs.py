"""Quotation marks and brackets that are not closed, not opened, inverted or of two kinds.

A quotation may go on over paragraphs, each of which opens it again, or which only the last closes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from mtlint.checks.base import Preparation, Repair, Signal, parameters
from mtlint.ruleset.schema import Anchors

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtlint.checks.base import Hits, Workshop
    from mtlint.errors import CheckError
    from mtlint.ruleset.schema import CompiledRule, Rule
    from mtlint.text.document import Document

_WHAT = (
    "unclosed",
    "unclosed-sentence",
    "unopened",
    "inverted",
    "mismatched",
    "unclosed-bracket",
    "unopened-bracket",
)

_ACROSS = 20  # blocks over which a quotation or bracket may go on

_LONGEST = 1 << 14  # characters of a block that is looked at

_QUOTES = re.compile('[“”"]')
_BRACKETS = re.compile(r"[()\[\]（）]")
_CLOSING_OF = {"(": ")", "[": "]", "（": "）"}

# What stands in code and hardly ever in prose.
_CODE = re.compile(r"[{}|\\]|[<>=]{2}|</?\w|\w=\S|[*_][\w(]|\b[a-z]\w*\[|::|\bESC\b|#\s")

_CODE_MARK = re.compile(r"[{}|\\<>=*_#\[]|::|ESC")  # one of these stands in it; quicker to look for

# Marks of another system, an inch or a second, a list's letter, a face: none of them pairs.
_FOREIGN = re.compile("[„‟«»「」『』″]|``|''|““|””|\"\"")
_INCH = re.compile(r"[\d¼½¾]$")
_NAMING = ('"', "“", "”", "'", "‘", "’")
_LIST_MARK = re.compile(r"(?:^|[\s;,:.(/])(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.]?$")
_FACE = re.compile(r"[:;=8xX][-^o']?$")

_OPENS_AFTER = re.compile(r"(?:^|[\s(\[{—–/-])[‘'“\"(]?$")
# Paragraphs of one quotation, each opened again, that have run together.
_REOPENS = re.compile(r"[.!?…:][’')\]]?\s+$")

_CLOSES_BEFORE = re.compile(r"[’')\]”\".,;:!?…—–-]*(?:\s|$)")


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
    """A mark at prose[start] of a block, what is wrong, and what it pairs with, if anything."""

    what: str
    block: int
    start: int
    end: int
    replacements: tuple[tuple[int, int, str], ...] = ()


class Checker:
    """Looks into the blocks where marks do not pair."""

    def __init__(self, rules: Sequence[CompiledRule]) -> None:
        self._rules = [(rule.id, rule.params["what"]) for rule in rules]

    def run(self, document: Document, hits: Hits) -> Iterator[Signal | CheckError]:  # noqa: ARG002 - the protocol
        """The marks of one document that do not pair."""
        quotes: list[_Fault] = []
        brackets: list[_Fault] = []
        style = _style(document)
        done = 0
        for index in document.marks.unpaired(document.prose.blocks):
            start, end = _paragraph(document, index)
            text = document.prose.text[start:end]
            if start < done or len(text) > _LONGEST:
                continue
            done = end
            of_quotes = list(_quote_faults(text, start, index, style))
            of_brackets = list(_bracket_faults(text, start, index))
            if (
                (of_quotes or of_brackets)
                and len(text) > 1
                and not (_is_code(text) or _FOREIGN.search(text))
            ):
                quotes += of_quotes
                brackets += of_brackets
        for fault in (*_without_long(quotes, document), *_without_long(brackets, document)):
            for id_, what in self._rules:
                if what == fault.what:
                    repairs = (Repair(fault.replacements),) if fault.replacements else ()
                    mark = document.prose.text[fault.start]
                    yield Signal(id_, fault.start, fault.end, repairs, values={"mark": mark})


def _paragraph(document: Document, index: int) -> tuple[int, int]:
    """The block with those that no blank line parts from it: a format may take lines for blocks."""
    blocks, text = document.prose.blocks, document.prose.text
    first = last = index
    start, end = blocks[index].start, blocks[index].end
    while (
        first > 0
        and end - blocks[first - 1].start <= _LONGEST
        and text.count("\n", blocks[first - 1].end, blocks[first].start) == 1
    ):
        first -= 1
        start = blocks[first].start
    while (
        last + 1 < len(blocks)
        and blocks[last + 1].end - start <= _LONGEST
        and text.count("\n", blocks[last].end, blocks[last + 1].start) == 1
    ):
        last += 1
        end = blocks[last].end
    return start, end


def _is_code(text: str) -> bool:
    """Whether a paragraph holds code that the format did not tell as such."""
    return _CODE_MARK.search(text) is not None and _CODE.search(text) is not None


def _style(document: Document) -> tuple[str, str]:
    """The marks that the page has more of."""
    is_curly = document.marks.count("“”") >= document.marks.count('"')
    return ("“", "”") if is_curly else ('"', '"')


def _quote_faults(text: str, base: int, block: int, style: tuple[str, str]) -> Iterator[_Fault]:
    """The faults of one block's double quotation marks, read from left to right."""
    opened: int | None = None
    for match in _QUOTES.finditer(text):
        at, mark = match.start(), match.group()
        opens = _opens(text, at, mark, is_open=opened is not None)
        if opens is None:
            continue
        if opens and opened is not None and not _REOPENS.search(text, max(at - 4, 0), at):
            yield _Fault("unclosed", block, base + opened, base + opened + 1)
        if not opens and opened is None:
            yield _Fault("unopened", block, base + at, base + at + 1)
        if not opens and opened is not None:
            yield from _pair_faults(text, base, block, (opened, at), style)
        opened = at if opens else None
    if opened is not None:
        what = "unclosed-sentence" if _is_sentence(text, opened) else "unclosed"
        yield _Fault(what, block, base + opened, base + opened + 1)


def _is_sentence(text: str, at: int) -> bool:
    """Whether all that follows a mark may be the quotation: it begins and ends as sentences do."""
    before, after = text[:at].rstrip(), text[at + 1 :].rstrip()
    at_start = not before or before[-1] in ".!?…"
    return at_start and after[:1].isupper() and after[-1:] in ".!?…"


def _opens(text: str, at: int, mark: str, *, is_open: bool) -> bool | None:
    """Whether a mark opens a quotation where it stands; None for an inch or a second."""
    after_space = _OPENS_AFTER.search(text, max(at - 2, 0), at) is not None
    before_space = _CLOSES_BEFORE.match(text, at + 1) is not None
    if after_space and not text[at + 1 :].strip():
        return False  # a closing mark with a stray space before it
    if mark != "“" and not is_open and _INCH.search(text, max(at - 1, 0), at):
        return None
    if after_space != before_space:
        return after_space
    if not after_space and not is_open:
        return None  # in the middle of something: code, or a mark that has lost its space
    return not is_open if mark == '"' else mark == "“"


def _pair_faults(
    text: str, base: int, block: int, places: tuple[int, int], style: tuple[str, str]
) -> Iterator[_Fault]:
    """What is wrong with two marks that pair: of two kinds, or the wrong way round."""
    marks = text[places[0]], text[places[1]]
    if marks in (("“", "”"), ('"', '"')):
        return
    what = "mismatched" if '"' in marks else "inverted"
    right = style if what == "mismatched" else ("“", "”")
    start, end = base + places[0], base + places[1] + 1
    replacements = tuple(
        (base + place, base + place + 1, mark)
        for place, mark in zip(places, right, strict=True)
        if text[place] != mark
    )
    yield _Fault(what, block, start, end, replacements)


def _bracket_faults(text: str, base: int, block: int) -> Iterator[_Fault]:
    """The faults of one block's brackets. A half-open interval, “[0, 1)”, is none."""
    stack: list[int] = []
    for match in _BRACKETS.finditer(text):
        at, mark = match.start(), match.group()
        is_named = text[at - 1 : at] in _NAMING and text[at + 1 : at + 2] in _NAMING
        if is_named or _FACE.search(text, max(at - 2, 0), at):
            continue
        if mark in _CLOSING_OF:
            stack.append(at)
        elif stack:
            stack.pop()
        elif mark in ")）" and not _LIST_MARK.search(text, max(at - 6, 0), at):
            yield _Fault("unopened-bracket", block, base + at, base + at + 1)
    for at in stack:
        yield _Fault("unclosed-bracket", block, base + at, base + at + 1)


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
    blocks = document.prose.blocks
    if fault.what.startswith("unopened"):
        return fault.block == 0 and _ends(fault, document)
    is_unclosed = fault.what.startswith("unclosed")
    return is_unclosed and fault.block == len(blocks) - 1 and _begins_something(fault, document)


def _is_one(first: _Fault, last: _Fault, document: Document) -> bool:
    """Whether two marks are the ends of one quotation or bracket."""
    is_near = 0 < last.block - first.block <= _ACROSS
    return is_near and _begins_something(first, document) and _ends(last, document)


def _begins_something(fault: _Fault, document: Document) -> bool:
    """Whether a mark that is not closed stands at the beginning of its block or a sentence."""
    text = document.prose.text
    before = text[document.prose.blocks[fault.block].start : fault.start].rstrip()
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
