"""A word of a document with what stands round it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from mtlint.text.characters import CharClass
from mtlint.text.late import late

if TYPE_CHECKING:
    from mtlint.text.document import Document

# A line is written like a sentence when so many of its words begin small; fewer are enough where
# long ones are among them. Titles have less than half, and only function words; sentences full of
# names have half and more.
_SMALL, _SMALL_AND_LONG = 0.65, 0.5
_LONG, _LONG_NEEDED = 5, 3
_REACH = 250  # characters on each side of a word by which its line is judged

_CHANGE = late(r"(?<![\w&])#\d")

_CAPITALS = frozenset(
    (
        "I", "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    )
)  # fmt: skip

_OF_LANGUAGE = 2  # letters of its code, which in straight single marks is meant as it is

_STOP = frozenset(".!?;:\n")
_QUOTE_MARKS = frozenset("\"'“”‘’")

# What stands beside a word that is part of an address, an identifier or a hyphened term.
_BESIDE_NAMES = frozenset("@#/\\_=<>{}[]$+*`~^|&%-\N{OBJECT REPLACEMENT CHARACTER}")


class Word:
    """A token with its neighbours."""

    def __init__(self, document: Document, index: int) -> None:
        tokens = document.tokens
        self.document = document
        self._index = index
        self._neighbours: dict[int, tuple[str, str]] = {}
        self._before: dict[int, list[str]] = {}
        self.hash = tokens.hash.item(index)
        self.start, self.end = tokens.span(index)
        self.text = document.prose.text[self.start : self.end]

    def neighbour(self, step: int) -> tuple[str, str]:
        """The word so many words on, and what stands between the two; empty beyond the line."""
        if step not in self._neighbours:  # each rule asks for the same two or three
            self._neighbours[step] = self._neighbour(step)
        return self._neighbours[step]

    def _neighbour(self, step: int) -> tuple[str, str]:
        tokens, text = self.document.tokens, self.document.prose.text
        other = self._index + step
        if not 0 <= other < len(tokens):
            return "", ""
        start, end = tokens.span(other)
        between = text[end : self.start] if step < 0 else text[self.end : start]
        return ("", "") if "\n" in between else (text[start:end], between)

    def words_before(self, most: int) -> list[str]:
        """The words of its sentence before it, in lower case, at most `most` of them."""
        if most not in self._before:
            self._before[most] = self._words_before(most)
        return self._before[most]

    def _words_before(self, most: int) -> list[str]:
        tokens, text = self.document.tokens, self.document.prose.text
        start = self.document.sentence_at(self.start)[0]
        rows = slice(max(self._index - most, 0), self._index)
        starts, ends = tokens.start[rows].tolist(), tokens.end[rows].tolist()
        spans = zip(starts, ends, strict=True)
        return [text[first:end].lower() for first, end in spans if first >= start]

    def is_in_first_sentence(self) -> bool:
        """Whether its sentence begins its block, as a headline or its story does."""
        block = self.document.prose.block_at(self.start)
        return self.document.sentence_at(self.start)[0] <= block.start

    def is_near_capital(self) -> bool:
        """Whether the second or third word after it in the sentence has a capital, as in a title.

        “I” and months have theirs in any sentence.
        """
        tokens, text = self.document.tokens, self.document.prose.text
        last = min(self._index + 3, len(tokens) - 1)
        for index in range(self._index + 2, last + 1):
            if _STOP.intersection(text[slice(*tokens.gap(index - 1))]):
                return False
            other = text[slice(*tokens.span(index))]
            if other[0].isupper() and other not in _CAPITALS:
                return True
        return False

    def is_part(self) -> bool:
        """Whether it is part of an address, an identifier or a term with hyphens."""
        text = self.document.prose.text
        before, after = text[max(self.start - 1, 0) : self.start], text[self.end : self.end + 2]
        joined = after[:1] in (".", "(", ":") and after[1:].isalnum()
        quoted = len(self.text) == 1 and before in _QUOTE_MARKS and after[:1] in _QUOTE_MARKS
        quoted = quoted or (len(self.text) == _OF_LANGUAGE and before == after[:1] == "'")
        joined = (
            joined or quoted or (before in ("(", "'", "’") and self._hangs_on(text, before, after))
        )
        tagged = text[max(self.start - 2, 0) : self.start] in ("< ", "/ ") and after == " >"
        beside = bool(_BESIDE_NAMES.intersection(before + after[:1]))
        return beside or before == "." or joined or tagged

    def _hangs_on(self, text: str, before: str, after: str) -> bool:
        """Whether it is a number in brackets, or hangs on the word before with an apostrophe."""
        if before == "(":
            return after[:1] == ")"
        return text[max(self.start - 2, 0) : self.start - 1].isalnum()

    def is_in_code(self) -> bool:
        """Whether the source has it as a name of code, with these capitals."""
        from mtlint.text.code_names import is_named_in_code  # few words are asked

        part, base = self.document.part_at(self.start)
        return is_named_in_code(part, self.text, self.start - base)

    def reads(self, name: str) -> bool:
        """Whether the text has a name here, whatever its capitals, with single spaces."""
        text = self.document.prose.text
        end = self.start + len(name)
        whole = not text[end : end + 1].isalnum()
        return whole and text[self.start : end].lower() == name.lower()

    def is_in_sentence(self) -> bool:
        """Whether most other words of its line begin small."""
        tokens, inside = self.document.tokens, self._line()
        begins = tokens.classes[tokens.start[inside]]
        small = begins == CharClass.LOWER
        large = int(np.count_nonzero(begins == CharClass.UPPER)) - 1
        long = small & (tokens.length[inside] >= _LONG)
        count = int(np.count_nonzero(small))
        share = count / max(count + large, 1)
        return share >= _SMALL or (
            share >= _SMALL_AND_LONG and int(np.count_nonzero(long)) >= _LONG_NEEDED
        )

    def is_amid_capitals(self) -> bool:
        """Whether its line uses capitals at all."""
        tokens = self.document.tokens
        return bool(np.any(tokens.classes[tokens.start[self._line()]] == CharClass.UPPER))

    def is_in_change(self) -> bool:
        """Whether its line names a change by number, as the entries of a change log do ("#131")."""
        block = self.document.prose.block_at(self.start)
        first, last = max(block.start, self.start - _REACH), min(block.end, self.end + _REACH)
        return _CHANGE.search(self.document.prose.text, first, last) is not None

    def _line(self) -> slice:
        """The indices of the words round it in its block."""
        tokens, block = self.document.tokens, self.document.prose.block_at(self.start)
        first, last = max(block.start, self.start - _REACH), min(block.end, self.end + _REACH)
        return slice(*(tokens.at((first - 1, last - 1)) + 1).tolist())
