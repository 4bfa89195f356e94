"""A document: a source with everything that can be read off it, made when first asked for."""

from __future__ import annotations

from bisect import bisect_right
from copy import copy
from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING

import numpy as np
from msgspec.structs import replace

from mtlint.formats import reader
from mtlint.text.capitals import capitals
from mtlint.text.characters import CharClass
from mtlint.text.columns import places_of
from mtlint.text.ends import last_words
from mtlint.text.lines import LineIndex
from mtlint.text.marks import read_marks
from mtlint.text.quotations import quoted_spans
from mtlint.text.sentences import LOOKED_AT, sentence_round, sentence_spans
from mtlint.text.source import Source
from mtlint.text.tokens import hash_of, tokenize

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from mtlint.model import Edit
    from mtlint.text.elsewhere import Elsewhere
    from mtlint.text.foreign_runs import ForeignRun
    from mtlint.text.marks import MarkTable
    from mtlint.text.name_runs import Pairs
    from mtlint.text.prose import Block, Prose
    from mtlint.text.tokens import TokenTable
    from mtlint.text.unknown import UnusualWords


_MTLINT = np.uint64(hash_of("mtlint"))


class Document:
    """One text, read once. It is not changed after it is made.

    Attributes:
        source: the decoded file.
        format: the name of the format it is read as.
        path: where it came from, for messages; may be empty.
        edits: what was done to the text since it was read: the edits of each pass, in offsets of
            the text before it.
        elsewhere: how the other files of a run spell its names, if anybody has looked.
    """

    edits: tuple[Sequence[Edit], ...] = ()
    elsewhere: Elsewhere | None = None

    def __init__(self, source: Source, format: str = "plain", path: str = "") -> None:
        """Take a source and the name of its format.

        Raises:
            UsageError: no format has that name.
        """
        self.source = source
        self.format = format
        self.path = path
        self._read = reader(format)
        self._quoted: dict[int, list[tuple[int, int]]] = {}
        self._sentences: dict[int, list[tuple[int, int]]] = {}
        self._looked_at: dict[int, int] = {}  # characters of a block, for its sentences

    @classmethod
    def from_text(cls, text: str, format: str = "plain", path: str = "") -> Document:
        """The document of a text that is not from a file."""
        return cls(Source(text), format, path)

    @classmethod
    def from_source(cls, source: Source, format: str = "plain", path: str = "") -> Document:
        """The document of a decoded file."""
        return cls(source, format, path)

    def with_text(self, text: str, edits: Sequence[Edit] = ()) -> Document:
        """The document that it is with another text, in its format, encoding and run.

        Args:
            text: of the other document.
            edits: what made that text of this one's, ascending.
        """
        other = Document(replace(self.source, text=text), self.format, self.path)
        other.elsewhere = self.elsewhere
        other.edits = (*self.edits, edits)
        return other

    def among(self, elsewhere: Elsewhere) -> Document:
        """The same document, with what is known of the other files of its run."""
        document = copy(self)  # what was read of it is shared
        document.elsewhere = elsewhere
        return document

    @cached_property
    def prose(self) -> Prose:
        """The readable text with its map to the source."""
        return self._read(self.source.text)

    @cached_property
    def names_mtlint(self) -> bool:
        """Whether its source has the tool's name, without which nothing in it is meant for it."""
        if self.prose.text is self.source.text:  # to look through its words takes a tenth
            return bool((self.tokens.hash == _MTLINT).any())
        return "mtlint" in self.source.text

    @cached_property
    def lines(self) -> LineIndex:
        """The lines of the source."""
        if self.prose.text is not self.source.text:
            return LineIndex(self.source.text)
        return LineIndex(self.source.text, places_of(self.tokens.classes, CharClass.BREAK))

    @cached_property
    def tokens(self) -> TokenTable:
        """The words of the prose as columns; positions are prose offsets."""
        return tokenize(self.prose.text)

    @cached_property
    def capitals(self) -> NDArray[np.int32]:
        """The tokens that begin with a capital, ascending: int32 [n]."""
        return capitals(self.tokens)

    @cached_property
    def names(self) -> NDArray[np.int32]:
        """The tokens that may be names, ascending: int32 [n]."""
        from mtlint.text.mentions import name_tokens  # for few texts

        return name_tokens(self.tokens, self.capitals)

    @cached_property
    def capital_pairs(self) -> Pairs:
        """Two words with a capital beside each other, or "Jong-un"; parts of a name perhaps."""
        from mtlint.text.name_runs import Pairs  # for few texts

        return Pairs(self)

    @cached_property
    def last_words(self) -> NDArray[np.int32]:
        """The tokens that a sentence may end with (see `mtlint.text.ends`)."""
        return last_words(self.tokens)

    @cached_property
    def unusual(self) -> UnusualWords:
        """The tokens that are not certainly words of English (see `mtlint.text.unknown`)."""
        from mtlint.text.unknown import unusual_words  # with the lexicon

        return unusual_words(self.tokens)

    @cached_property
    def foreign_tokens(self) -> tuple[NDArray[np.intp], NDArray[np.uint32]]:
        """The tokens that are words of other languages, and those languages as bits."""
        rarest = self.unusual.rarest
        if not len(rarest):
            return rarest, np.zeros(0, np.uint32)
        from mtlint.text.foreign_runs import foreign_tokens  # with the table of foreign words

        return foreign_tokens(self, rarest)

    @cached_property
    def foreign_runs(self) -> Sequence[ForeignRun]:
        """The runs of words of other languages, in order."""
        from mtlint.text.foreign_runs import runs_round  # with the table of foreign words

        return tuple(runs_round(self))

    @cached_property
    def marks(self) -> MarkTable:
        """The quotation marks and brackets of the prose as columns; positions are prose offsets."""
        return read_marks(self.prose.text, self.tokens.classes)

    @cached_property
    def apostrophes(self) -> tuple[int, int]:
        """How many curly and straight signs the prose has that may be apostrophes."""
        return self.prose.text.count("’"), self.prose.text.count("'")

    @property
    def words(self) -> int:
        """How many words the prose has."""
        return len(self.tokens)

    @property
    def edges(self) -> NDArray[np.int32]:
        """The first token, and how many there are; of documents joined, the first of each."""
        return np.array((0, len(self.tokens)), np.int32)

    def part_at(self, offset: int) -> tuple[Document, int]:  # noqa: ARG002 - one that is joined asks
        """The document that a prose offset belongs to, and where its prose begins."""
        return self, 0

    def sentence_at(self, offset: int) -> tuple[int, int]:
        """The sentence (start, end) round a prose offset."""
        index = self.prose.block_index(offset)
        block = self.prose.blocks[index]
        if index not in self._sentences:
            near = self._sentence_near(index, block, offset)
            if near is not None:
                return near
            self._sentences[index] = sentence_spans(self.block_text(block))
        start, end = _span_before(self._sentences[index], offset - block.start)
        return block.start + start, block.start + end

    def _sentence_near(self, index: int, block: Block, offset: int) -> tuple[int, int] | None:
        """The sentence alone, until as much of its block was looked at as there is."""
        looked_at = self._looked_at[index] = self._looked_at.get(index, 0) + LOOKED_AT
        if looked_at > block.end - block.start:
            return None
        return sentence_round(self.prose.text, block, offset)

    def is_quoted(self, start: int, end: int) -> bool:
        """Whether prose[start:end] stands inside quotation marks of its block."""
        index = self.prose.block_index(start)
        base = self.prose.blocks[index].start
        if index not in self._quoted:
            self._quoted[index] = quoted_spans(self.block_text(self.prose.blocks[index]))
        if not self._quoted[index]:
            return False
        first, last = _span_before(self._quoted[index], start - base)
        return first <= start - base and end - base <= last

    def block_text(self, block: Block) -> str:
        """The text of one block."""
        return self.prose.text[block.start : block.end]


def _span_before(spans: list[tuple[int, int]], offset: int) -> tuple[int, int]:
    """The last of some ascending spans that starts at or before an offset, or else the first."""
    return spans[max(bisect_right(spans, offset, key=itemgetter(0)) - 1, 0)]
