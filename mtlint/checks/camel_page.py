"""The tokens of a document with a capital inside, and what the document says of them.

A room of `camel`.
"""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from itertools import compress, pairwise
from typing import TYPE_CHECKING

import numpy as np

from mtlint.text.code_names import is_named_in_code
from mtlint.text.columns import firsts
from mtlint.text.foreign_marks import is_set_off
from mtlint.text.late import late
from mtlint.text.lexicon import lexicon
from mtlint.text.tokens import hash_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from mtlint.text.document import Document

_JOINT = late(r"(?<=[^\W\d_A-Z])(?=[A-Z][^\W\d_A-Z])")
_TOKEN = late(r"(?:[A-Z]?[^\W\d_A-Z]+){1,4}")

_BESIDE_CODE = frozenset("@#/\\_=<>{}[]$+*`~^|&%-.:\N{OBJECT REPLACEMENT CHARACTER}")
_AFTER_IN_CODE = frozenset("(@_=/\\<[{`:#-.")

# Nobody writes three different words like this in a text that is not about software.
_CODE = 3

_IDENTIFIER = late(r"[a-z]{3,}[A-Z]")

_TECHNICAL = ("_", "()", "{", "`", " --", "</", "src", "app ", "apps ", "API", "URL")

_QUOTES = frozenset("\"'“”‘’`")


class Page:
    """The tokens of a document with a capital inside."""

    def __init__(self, document: Document, offsets: Sequence[int]) -> None:
        self.text = document.prose.text
        self._document = document
        self._tokens = document.tokens
        indices = self._tokens.at(offsets)
        self._indices = indices[firsts(indices)]

    def is_cited(self, start: int, end: int) -> bool:
        """Whether a token alone fills quotation marks: it is meant as it is written."""
        return self.text[start - 1 : start] in _QUOTES and self.text[end : end + 1] in _QUOTES

    @cached_property
    def words(self) -> list[tuple[int, int]]:
        """The tokens outside addresses and code."""
        hashes = self._tokens.hash[self._indices]
        known = (lexicon().zipf(hashes) > 0).tolist()
        counts = Counter(hashes.tolist())
        again = [counts[hash_] > 1 for hash_ in hashes.tolist()]
        columns = self._tokens.start, self._tokens.end
        starts, ends = (column[self._indices].tolist() for column in columns)
        self._known = frozenset(compress(starts, known))
        self._used = self._known.union(compress(starts, again))
        return [span for span in zip(starts, ends, strict=True) if not self._is_code(*span)]

    def _is_code(self, start: int, end: int) -> bool:
        """Whether a token is part of an address or of code, or no word at all.

        Names of code are set in bold, or in tags, by those who write about them.
        """
        before, after = self.text[max(start - 1, 0) : start], self.text[end : end + 2]
        part, base = self._document.part_at(start)
        is_name = self.text[start].islower() and is_set_off(part, start - base, end - base)
        return (
            is_name
            or before in _BESIDE_CODE
            or after == "()"
            or (after[:1] in _AFTER_IN_CODE and after[1:].isalnum())
            or not _TOKEN.fullmatch(self.text, start, end)
        )

    def is_named_in_code(self, start: int, end: int) -> bool:
        """Whether a token is a name of code elsewhere in the source."""
        part, base = self._document.part_at(start)
        return is_named_in_code(part, self.text[start:end], start - base)

    def is_used(self, start: int) -> bool:
        """Whether the token at an offset is in the lexicon, or stands more than once."""
        return start in self._used

    def joints(self, start: int, end: int) -> list[int]:
        """Where capitals stand inside a token."""
        return [match.start() for match in _JOINT.finditer(self.text, start, end)]

    @cached_property
    def is_code(self) -> bool:
        """Whether the document speaks of software: several words are written like identifiers."""
        return sum(_IDENTIFIER.match(word) is not None for word in self._different) >= _CODE

    @cached_property
    def is_technical(self) -> bool:
        """Whether the document has any sign of software."""
        return any(sign in self.text for sign in _TECHNICAL)

    @cached_property
    def is_of_brands(self) -> bool:
        """Whether it has several words with a capital inside that no lexicon knows."""
        return sum(word[0].isupper() for word in self._different) >= _CODE

    @cached_property
    def _different(self) -> frozenset[str]:
        return frozenset(self.text[s:e] for s, e in self.words if s not in self._known)

    def is_word(self, word: str, least: float) -> bool:
        """Whether a word is so common, or stands in the document by itself."""
        return lexicon().zipf_of(word) >= least or self.has(word)

    def has(self, word: str) -> bool:
        """Whether the document has the word apart, with the same first letter."""
        return (hash_of(word), word[0]) in self._apart

    def has_together(self, left: str, right: str) -> bool:
        """Whether the document has the words one after the other, and neither in lower case."""
        if any((hash_of(word), word[0].lower()) in self._apart for word in (left, right)):
            return False
        return (hash_of(left), hash_of(right)) in self._pairs

    @cached_property
    def _pairs(self) -> frozenset[tuple[int, int]]:
        """The hashes of the parts of joints with those of the words that follow them."""
        indices = self._of_parts[self._of_parts + 1 < len(self._tokens)]
        hashes = self._tokens.hash
        return frozenset(zip(hashes[indices].tolist(), hashes[indices + 1].tolist(), strict=True))

    @cached_property
    def _of_parts(self) -> NDArray[np.intp]:
        """The document's words that are parts of its joints."""
        parts = {part for start, end in self.words for part in self._parts(start, end)}
        return self._tokens.find(np.array([hash_of(part) for part in parts], np.uint64))

    @cached_property
    def _apart(self) -> frozenset[tuple[int, str]]:
        """The hash and first letter of the document's words that are parts of its joints."""
        columns = self._tokens.hash, self._tokens.start
        hashes, starts = (column[self._of_parts].tolist() for column in columns)
        return frozenset((one, self.text[at]) for one, at in zip(hashes, starts, strict=True))

    def _parts(self, start: int, end: int) -> list[str]:
        edges = pairwise([start, *self.joints(start, end), end])
        return [self.text[first:last] for first, last in edges]
