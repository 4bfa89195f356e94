"""Forms of names packed into bytes, found again by the hash of one of their words.

Thousands of forms cost a start nothing: they are columns that are read where they lie, and a form
is unpacked when its words stand in a text.
"""

from __future__ import annotations

from functools import cache, cached_property
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from mtlint.checks.entity_forms import Form
from mtlint.text.characters import CharClass, classes_of, code_points
from mtlint.text.columns import ranges
from mtlint.text.tokens import BASE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from mtlint.ruleset.schema import WordAnchor
    from mtlint.text.document import Document
    from mtlint.text.tokens import TokenTable


_MASK = (1 << 64) - 1


class Packed(msgspec.Struct, frozen=True):
    """Rows in order of the hash of a form's rarest word: which word that is, and the form.

    `sizes` are how many words forms have, `phrases` the hashes of all of these together, where
    that of a word with a capital is one more, and `heads` the code points that forms begin with, 0
    for a form that may stand in any case. Row n is records[ends[n - 1] : ends[n]], a form in
    MessagePack.
    """

    hashes: bytes
    keys: bytes
    sizes: bytes
    phrases: bytes
    heads: bytes
    ends: bytes
    records: bytes


class Mention(msgspec.Struct, frozen=True):
    """A form as it stands in the text: prose[start:end], the tokens from `first` to `last`."""

    start: int
    end: int
    first: int
    last: int
    form: Form

    def moved(self, by: int, words: int) -> Mention:
        """The same mention so many characters and tokens before."""
        if not by:
            return self
        first, last = self.first - words, self.last - words
        return Mention(self.start - by, self.end - by, first, last, self.form)


def pack(forms: Sequence[tuple[Form, WordAnchor]]) -> Packed:
    """The stored form of some forms with their anchors."""
    ordered = sorted(forms, key=lambda row: (row[1].hashes[row[1].key], row[0].text))
    records = [msgspec.msgpack.encode(form) for form, _ in ordered]
    return Packed(
        np.array([anchor.hashes[anchor.key] for _, anchor in ordered], np.uint64).tobytes(),
        np.array([anchor.key for _, anchor in ordered], np.uint8).tobytes(),
        np.array([len(anchor.hashes) for _, anchor in ordered], np.uint8).tobytes(),
        np.array([_phrase(*row) for row in ordered], np.uint64).tobytes(),
        np.array([_head(form.text) for form, _ in ordered], np.uint32).tobytes(),
        np.cumsum([0, *map(len, records)])[1:].astype(np.uint32).tobytes(),
        b"".join(records),
    )


def _phrase(form: Form, anchor: WordAnchor) -> int:
    """The hash of neighbouring words: a polynomial over theirs, as those are over code points."""
    initials = code_points("".join(word[0] for word in form.words))
    capitals: list[bool] = (classes_of(initials) == CharClass.UPPER).tolist()
    rows = zip(anchor.hashes, capitals, strict=True)
    return sum((hash_ + capital) * _power(n) for n, (hash_, capital) in enumerate(rows)) & _MASK


def _power(n: int) -> int:
    return pow(BASE, n, _MASK + 1)


def _head(form: str) -> int:
    return 0 if form.islower() else ord(next(letter for letter in form if letter.isalnum()))


class Table:
    """Finds the forms of one rule at the offsets where their words stand."""

    def __init__(self, packed: Packed) -> None:
        """Take the stored form; nothing is unpacked yet."""
        self._packed = packed
        self.form = cache(self._form)

    @cached_property
    def _hashes(self) -> NDArray[np.uint64]:
        return np.frombuffer(self._packed.hashes, np.uint64)

    @cached_property
    def _heads(self) -> NDArray[np.uint32]:
        return np.frombuffer(self._packed.heads, np.uint32)

    @cached_property
    def _keys(self) -> NDArray[np.uint8]:
        return np.frombuffer(self._packed.keys, np.uint8)

    @cached_property
    def _sizes(self) -> NDArray[np.uint8]:
        return np.frombuffer(self._packed.sizes, np.uint8)

    @cached_property
    def _phrases(self) -> NDArray[np.uint64]:
        return np.frombuffer(self._packed.phrases, np.uint64)

    @cached_property
    def _has_capital(self) -> NDArray[np.bool_]:
        """Whether a row's form begins with a capital: bool [rows]."""
        has_capital: NDArray[np.bool_] = classes_of(self._heads) == CharClass.UPPER
        return has_capital

    def mentions(self, document: Document, offsets: Sequence[int]) -> Iterator[Mention]:
        """The forms that stand at some ascending prose offsets, each once."""
        tokens = document.tokens
        places = tokens.at(offsets)
        asked = tokens.hash[places]
        first = self._hashes.searchsorted(asked)
        sizes = self._hashes.searchsorted(asked, "right") - first
        rows = ranges(first, sizes)
        firsts = places.repeat(sizes) - self._keys[rows]
        # Most hits are ordinary words ("the time"), which need not be unpacked.
        is_capital = tokens.classes[tokens.start[firsts]] == CharClass.UPPER
        possible = (firsts >= 0) & (is_capital | ~self._has_capital[rows])
        firsts, rows = firsts[possible], rows[possible]
        if not len(rows):
            return
        read = self._reads(tokens, firsts, rows)
        for token, row in zip(firsts[read].tolist(), rows[read].tolist(), strict=True):
            mention = self._mention(document, token, row)
            if mention is not None:
                yield mention

    def _reads(
        self, tokens: TokenTable, firsts: NDArray[np.intp], rows: NDArray[np.intp]
    ) -> NDArray[np.bool_]:
        """Whether the words from some tokens on are those of some rows, with their capitals."""
        phrases, sizes = np.zeros(len(rows), np.uint64), self._sizes.take(rows)
        any_case = self._heads.take(rows) == 0
        for n in range(int(sizes.max(initial=0))):
            (longer,) = ((sizes > n) & (firsts + n < len(tokens))).nonzero()
            places = firsts.take(longer) + n
            capital = tokens.classes.take(tokens.start.take(places)) == CharClass.UPPER
            hashes = tokens.hash.take(places)
            hashes += capital & ~any_case.take(longer)
            phrases[longer] += hashes * np.uint64(_power(n))
        are_read: NDArray[np.bool_] = phrases == self._phrases.take(rows)
        return are_read

    def _mention(self, document: Document, first: int, row: int) -> Mention | None:
        form, last = self.form(row), first + self._sizes.item(row) - 1
        start, end = document.tokens.span(first, last)
        if not _reads(document.prose.text[start:end], form.text):
            return None
        return Mention(start, end, first, last, form)

    def _form(self, row: int) -> Form:
        ends = np.frombuffer(self._packed.ends, np.uint32)
        start, end = int(ends[row - 1]) if row else 0, int(ends[row])
        return msgspec.msgpack.decode(self._packed.records[start:end], type=Form)


def _reads(text: str, form: str) -> bool:
    """Whether a text is a form with its capitals; one all in small letters may have any."""
    if text == form:
        return True
    written = " ".join(text.split())
    return written == form or (form.islower() and written.lower() == form)
