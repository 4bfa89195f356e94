"""Headlines, paragraphs and whole articles that stand in a document twice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from mtlint.checks.base import Preparation, Repair, Signal, parameters
from mtlint.checks.copy_code import CodeOfCopies
from mtlint.model import Applicability
from mtlint.ruleset.schema import Anchors
from mtlint.text.copies import BlockTable, Copy
from mtlint.text.late import late
from mtlint.text.prose import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtlint.checks.base import Hits, Workshop
    from mtlint.errors import CheckError
    from mtlint.ruleset.schema import CompiledRule, Rule
    from mtlint.text.document import Document

_TWICE = 2

_WHAT = ("line", "paragraph", "passage", "near", "cut")

# Words of a line that can be a copy: "Read more" stands on a page many times. A headline may be
# shorter, at the top of the page or marked as one.
_FEWEST, _FEWEST_IN_HEADLINE, _TOP = 4, 2, 3

# A passage has so many words, and so many in a block on average: verses have seven or eight.
_PASSAGE, _PROSE = 60, 12
# It is most of a short page, or as long as a page itself: instructions repeat a few steps.
_SHARE, _PAGE = 0.2, 250

# Text round a repeated line shows that it is the line of an article and not of a poem or a form.
_TEXT, _TEXT_WITHIN = 20, 8
_PARAGRAPH = 20  # words; fewer are a line

# A copy and its original are so much of the page if they are all of it.
_MOST_OF_ALL = 0.8

# A paragraph far from its original: a refrain or a pull quote is shorter. Of 8 such in 2 million
# words of edited English, 4 are steps of instructions.
_FAR = 40

_HEADLINE = late(r"^[^\W\d_a-z].*[^,;:.]$", re.DOTALL)
_TEASER_APART, _TEASER = 2, 5

_NEAR_APART = 2  # blocks between near copies, which instructions and forms have farther apart

_FIGURE = late(r"\w*\d\w*")

_DOTS = ("...", "…")
_CUT_END = late(r"\s*(?:\[?(?:\.{3,}|…)\]?)\s*$")
_DOTTED = 40  # characters at its end that are searched for them
_SHORTEST_CUT, _CUT_WITHIN = 25, 15

_SHOWN = 60  # characters of a line in a message

_EVIDENCE = "the first copy"


class _Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What stands twice: a `line`, a `paragraph` or a `passage` of several.

    `near` is a paragraph with small changes, `cut` a line that ends in dots where another goes on.
    """

    what: str


def prepare(rule: Rule, workshop: Workshop) -> Preparation:  # noqa: ARG001 - the protocol
    """Check the parameters. The check asks the token table and needs no anchors."""
    params = parameters(rule, _Params)
    if params.what not in _WHAT:
        raise ValueError(f"what is one of {', '.join(_WHAT)}")
    anchors = Anchors(literals=_DOTS if params.what == "cut" else ())
    values = frozenset({"line", "count", "words"})
    return Preparation(msgspec.to_builtins(params), anchors, values)


class Checker:
    """Looks for blocks with the same words."""

    def __init__(self, rules: Sequence[CompiledRule]) -> None:
        self._rules = [(rule.id, rule.params["what"]) for rule in rules]

    def run(self, document: Document, hits: Hits) -> Iterator[Signal | CheckError]:
        """The repeated blocks of one document."""
        if len(document.prose.blocks) < _TWICE:
            return
        page = _Page(document)
        found = [part for copy in page.copies() for part in page.parts(copy)]
        found += [(near, "near") for near in page.near()]
        offsets = sorted(
            at for id_, what in self._rules if what == "cut" for at in hits.get(id_, ())
        )
        found += [(cut, "cut") for cut in page.cut(offsets)]
        for part, what in found:
            for id_, wanted in self._rules:
                if wanted == what:
                    yield page.signal(id_, part)


class _Page:
    """A document by its blocks."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._blocks = document.prose.blocks
        self._code = CodeOfCopies(document)
        self.table = BlockTable(document)

    def parts(self, copy: Copy) -> Iterator[tuple[Copy, str]]:
        """What of a copy can be reported, and as what: all of it, or single blocks."""
        if self._is_passage(copy):
            yield copy, "passage"
        elif copy.is_tandem and self._is_prose(copy):
            words = self._words(copy)
            if words >= _PARAGRAPH:
                yield copy, "paragraph"
            elif self._is_line(copy, words) and self._has_text_near(copy.first):
                yield copy, "line"
        else:
            for offset in range(copy.length):
                part = Copy(copy.first + offset, 1, copy.original + offset)
                what = self._alone(part)
                if what:
                    yield part, what

    def copies(self) -> Iterator[Copy]:
        """The blocks that stood before, word for word."""
        return self.table.copies(_FEWEST, _FEWEST_IN_HEADLINE)

    def near(self) -> Iterator[Copy]:
        """Paragraphs that differ in few words from a neighbour."""
        for later, earlier in self.table.alike(_PARAGRAPH, _NEAR_APART):
            copy = Copy(later, 1, earlier)
            if self._is_prose(copy) and self._figures(later) == self._figures(earlier):
                yield copy

    def _figures(self, block: int) -> list[str]:
        """The words with figures, in which the rows of a report differ, and instructions."""
        return _FIGURE.findall(self._text(block))

    def cut(self, offsets: Sequence[int]) -> Iterator[Copy]:
        """Lines that end in dots where another line with the same words goes on."""
        prose = self._document.prose
        for index in sorted({prose.block_index(offset) for offset in offsets}):
            if prose.text[self._blocks[index].end - 1] not in ".…]":
                continue
            text = self._text(index)
            dots = _CUT_END.search(text, max(len(text) - _DOTTED, 0))
            begin = text[: dots.start()].rstrip() if dots else ""
            if len(begin) < _SHORTEST_CUT:
                continue
            around = range(index - _CUT_WITHIN, index + _CUT_WITHIN + 1)
            for other in around:
                if 0 <= other < len(self._blocks) and other != index:
                    whole = self._text(other)
                    if whole.startswith(begin) and not _CUT_END.search(whole):
                        yield Copy(index, 1, other)
                        break

    def _is_passage(self, copy: Copy) -> bool:
        if copy.length == 1:
            return False
        words = self._words(copy)
        return (
            words >= max(_PASSAGE, _PROSE * copy.length)
            and (words >= _PAGE or words >= _SHARE * len(self._document.tokens))
            and self._is_prose(copy)
        )

    def _alone(self, part: Copy) -> str:
        """What a single block is that stands somewhere before, word for word."""
        if self.table.sums[part.first] != self.table.sums[part.original]:
            return ""
        words = self.table.count.item(part.first)
        apart = part.first - part.original
        is_teaser = apart == _TEASER_APART and _TEASER <= words < _PARAGRAPH
        if not (is_teaser or words >= _FAR) or not self._is_prose(part):
            return ""
        if self.table.occurrences(part.first) > _TWICE:
            return ""
        if words >= _FAR and self._text(part.first).rstrip()[-1:] in ".!?”\"'’)":
            return "paragraph"
        is_kicker = is_teaser and self.table.count.item(part.original + 1) < words
        if is_kicker and _HEADLINE.match(self._text(part.first)):
            return "line" if self._has_text_near(part.first) else ""
        return ""

    def _is_prose(self, copy: Copy) -> bool:
        """Whether most of it is neither in a table nor in a list, nor an address.

        Paragraphs that name code are those of a reference, which says the same of many things; an
        article twice is most of its page, and has the same code.
        """
        if "://" in self._text(copy.first) or self._code.differs(copy):
            return False
        is_all = 2 * self._words(copy) >= _MOST_OF_ALL * len(self._document.tokens)
        if not is_all and self._code.is_in_most(copy):
            return False
        if self._document.format == "plain":  # has paragraphs only
            return True
        kinds = [self._blocks[copy.first + at].kind for at in range(copy.length)]
        other = sum(kind in (BlockKind.CELL, BlockKind.ITEM) for kind in kinds)
        return 2 * other < len(kinds)

    def _is_line(self, copy: Copy, words: int) -> bool:
        text = self._text(copy.first)
        is_headline = copy.original < _TOP or self._blocks[copy.first].kind is BlockKind.HEADING
        enough = _FEWEST_IN_HEADLINE if is_headline and copy.length == 1 else _FEWEST
        return words >= enough and text[:1].isupper() and text.rstrip()[-1:] not in ",;:"

    def _has_text_near(self, block: int) -> bool:
        around = self.table.count[max(block - _TEXT_WITHIN, 0) : block + _TEXT_WITHIN + 1]
        return bool((around >= _TEXT).any())

    def _words(self, copy: Copy) -> int:
        return sum(self.table.count[copy.first : copy.first + copy.length].tolist())

    def _text(self, block: int) -> str:
        return self._document.block_text(self._blocks[block])

    def signal(self, id_: str, copy: Copy) -> Signal:
        """The signal for a copy; only a line is deleted without being looked at."""
        blocks = self._blocks[copy.first : copy.first + copy.length]
        start, end = blocks[0].start, blocks[-1].end
        whole = self._document.prose.editable(start, end)
        pieces = [(start, end)] if whole else [(block.start, block.end) for block in blocks]
        is_line = copy.length == 1 and self._words(copy) < _PARAGRAPH and copy.is_tandem
        repair = Repair(
            tuple((*piece, "") for piece in pieces),
            None if is_line else Applicability.UNSAFE,
            whole_lines=True,
        )
        line = self._text(copy.first).strip()
        values = {
            "line": line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…",
            "count": str(int((self.table.count[copy.first : copy.first + copy.length] > 0).sum())),
            "words": str(self._words(copy)),
        }
        first = self._blocks[copy.original]
        if copy.original < copy.first:
            last = self._blocks[min(copy.original + copy.length, copy.first) - 1]
        else:
            last = first
        evidence = ((first.start, last.end, _EVIDENCE),)
        return Signal(id_, start, end, (repair,), values=values, evidence=evidence)
