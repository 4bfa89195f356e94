"""A document: a source with everything that can be read off it, made when first asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from mtlint.formats import reader
from mtlint.text.lines import LineIndex
from mtlint.text.quotations import quoted_spans
from mtlint.text.sentences import sentence_spans
from mtlint.text.source import Source
from mtlint.text.tokens import TokenTable, tokenize

if TYPE_CHECKING:
    from mtlint.text.prose import Block, Prose


class Document:
    """One text, read once. It is not changed after it is made.

    Attributes:
        source: the decoded file.
        format: the name of the format it is read as.
        path: where it came from, for messages; may be empty.
    """

    def __init__(self, source: Source, format: str = "plain", path: str = "") -> None:  # noqa: A002
        """Take a source and the name of its format.

        Raises:
            UsageError: no format has that name.
        """
        self.source = source
        self.format = format
        self.path = path
        self._read = reader(format)
        self._quoted: dict[int, list[tuple[int, int]]] = {}

    @classmethod
    def from_text(cls, text: str, format: str = "plain", path: str = "") -> Document:  # noqa: A002
        """The document of a text that is not from a file."""
        return cls(Source(text), format, path)

    @classmethod
    def from_source(cls, source: Source, format: str = "plain", path: str = "") -> Document:  # noqa: A002
        """The document of a decoded file."""
        return cls(source, format, path)

    @cached_property
    def prose(self) -> Prose:
        """The readable text with its map to the source."""
        return self._read(self.source.text)

    @cached_property
    def lines(self) -> LineIndex:
        """The lines of the source."""
        return LineIndex(self.source.text)

    @cached_property
    def tokens(self) -> TokenTable:
        """The words of the prose as columns; positions are prose offsets."""
        return tokenize(self.prose.text)

    @property
    def words(self) -> int:
        """How many words the prose has."""
        return len(self.tokens)

    def sentence_at(self, offset: int) -> tuple[int, int]:
        """The sentence (start, end) round a prose offset."""
        block = self.prose.block_at(offset)
        spans = sentence_spans(self.prose.text[block.start : block.end])
        inside = [span for span in spans if span[0] <= offset - block.start] or spans[:1]
        return inside[-1][0] + block.start, inside[-1][1] + block.start

    def is_quoted(self, start: int, end: int) -> bool:
        """Whether prose[start:end] stands inside quotation marks of its block."""
        index = self.prose.block_index(start)
        block = self.prose.blocks[index]
        if index not in self._quoted:
            self._quoted[index] = quoted_spans(self.prose.text[block.start : block.end])
        return any(
            first <= start - block.start and end - block.start <= last
            for first, last in self._quoted[index]
        )

    def block_text(self, block: Block) -> str:
        """The text of one block."""
        return self.prose.text[block.start : block.end]
