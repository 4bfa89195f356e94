"""A paragraph of whole sentences that begins in lower case.

Looked at are paragraphs that begin with a common word and end like a sentence, after one that ends
so too: lists, definitions and paragraphs that were cut in two go on in lower case rightly. Among
other paragraphs the word must be one that begins sentences. A text that is one paragraph may be a
piece of a sentence whose beginning is elsewhere, so there the capital is shown and not made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import numpy as np

from mtlint.checks.base import Preparation, Repair, Signal, parameters
from mtlint.model import Applicability
from mtlint.ruleset.schema import Anchors
from mtlint.text.characters import CLASS_NAMES, CharClass
from mtlint.text.late import late
from mtlint.text.lexicon import lexicon
from mtlint.text.prose import BlockKind

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from mtlint.checks.base import Hits, Workshop
    from mtlint.errors import CheckError
    from mtlint.ruleset.schema import CompiledRule, Rule
    from mtlint.text.document import Document

_FIRST = late(r"(?P<word>[a-z]+)(?=,? [\w“‘\"'(])|(?P<title>mr|mrs|ms|dr|prof)(?=\. [\w])")
# Speech, which has a mark of its own before the one that closes it: no term in quotation marks.
_SPEECH = late(r"[“\"](?P<word>[a-z]+)(?=,? [^“”\"]{1,600}[.,!?…][”\"](?:\W|$))")
_END = late(r"(?<![.…])[.!?][”\"’')\]]*\s*$")
_OPENING = '"“'
# How far into a block its first letter stands: a mark may open it.
_LETTER_AT = np.zeros(len(CLASS_NAMES), np.int32)
_LETTER_AT[[CharClass.OPENING, CharClass.STRAIGHT]] = 1
_LINE_END = 12  # characters in which the end of a block is looked for


class _Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """How common the first word is, and how much of a document may begin in lower case.

    Where a larger share of the paragraphs begins so, it is the document's style. `never` are words
    that may begin a paragraph small, `openers` those that begin sentences; a text of one paragraph
    may begin with others.
    """

    zipf: float = 4.5
    fewest_words: int = 5
    share: float = 0.2
    never: tuple[str, ...] = ()
    openers: tuple[str, ...] = ()


def prepare(rule: Rule, workshop: Workshop) -> Preparation:
    """Expand the word list. The check asks the blocks and needs no anchors."""
    params = parameters(rule, _Params)
    params = msgspec.structs.replace(
        params,
        never=tuple(workshop.entries(params.never)),
        openers=tuple(workshop.entries(params.openers)),
    )
    return Preparation(msgspec.to_builtins(params), Anchors(), frozenset({"word"}))


class Checker:
    """Looks at the first letter of each paragraph."""

    def __init__(self, rules: Sequence[CompiledRule]) -> None:
        self._rules = [(rule.id, msgspec.convert(rule.params, _Params)) for rule in rules]

    def seek(self, document: Document) -> Hits:
        """The blocks that begin in lower case."""
        classes, starts = document.tokens.classes, document.prose.block_starts
        letters = starts + _LETTER_AT.take(classes.take(starts))
        small = starts[classes.take(letters, mode="clip") == CharClass.LOWER].tolist()
        return {self._rules[0][0]: small} if small else {}

    def run(self, document: Document, hits: Hits) -> Iterator[Signal | CheckError]:
        """The paragraphs of one document that begin in lower case."""
        blocks = document.prose.blocks
        small = document.prose.block_indices(hits[self._rules[0][0]]).tolist()
        for id_, params in self._rules:
            found = [index for index in small if _is_sentence(params, document, index)]
            if len(found) <= max(1, params.share * len(blocks)):
                yield from (_signal(id_, document, index) for index in found)


def _is_sentence(params: _Params, document: Document, index: int) -> bool:
    block = document.prose.blocks[index]
    if block.kind is not BlockKind.PARAGRAPH or not _ends(document, index):
        return False
    if index and not _ends(document, index - 1):
        return False
    match = _first(document, index)
    first = match[match.lastgroup or 0] if match else ""
    if not first or first in params.never:
        return False
    words = document.prose.text[block.start : block.end].split(None, params.fewest_words)
    if len(words) < params.fewest_words:
        return False
    if len(document.prose.blocks) > 1 and params.openers:
        return first in params.openers
    return lexicon().zipf_of(first) >= params.zipf


def _ends(document: Document, index: int) -> bool:
    """Whether a block ends like a sentence."""
    block = document.prose.blocks[index]
    tail = document.prose.text[max(block.start, block.end - _LINE_END) : block.end]
    return _END.search(tail) is not None


def _first(document: Document, index: int) -> re.Match[str] | None:
    """The word that begins a block, in quotation marks or not."""
    block, text = document.prose.blocks[index], document.prose.text
    if block.start and text[block.start - 1] != "\n":
        return None  # a line that hangs below another
    pattern = _SPEECH if text[block.start] in _OPENING else _FIRST
    return pattern.match(text, block.start, block.end)


def _signal(id_: str, document: Document, index: int) -> Signal:
    first = _first(document, index)
    assert first is not None
    start, end = first.span(first.lastgroup or 0)
    word = first[first.lastgroup or 0]
    right = word[:1].upper() + word[1:]
    is_lone = len(document.prose.blocks) == 1
    repair = Repair(((start, end, right),), Applicability.DISPLAY if is_lone else None)
    return Signal(id_, start, end, (repair,), values={"word": right})
