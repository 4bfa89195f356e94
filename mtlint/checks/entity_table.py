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
from mtlint.text.characters import CharClass, classes_of
from mtlint.text.columns import ranges

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from mtlint.ruleset.schema import WordAnchor
    from mtlint.text.document import Document


class Packed(msgspec.Struct, frozen=True):
    """Rows in order of the hash of a form's rarest word: which word that is, and the form.

    `heads` are the code points that forms begin with, 0 for a form that may stand in any
    case. Row n is records[ends[n - 1] : ends[n]], a form in MessagePack.
    """

    hashes: bytes
    keys: bytes
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


def pack(forms: Sequence[tuple[Form, WordAnchor]]) -> Packed:
    """The stored form of some forms with their anchors."""
    ordered = sorted(forms, key=lambda row: (row[1].hashes[row[1].key], row[0].text))
    records = [msgspec.msgpack.encode(form) for form, _ in ordered]
    return Packed(
        np.array([anchor.hashes[anchor.key] for _, anchor in ordered], np.uint64).tobytes(),
        np.array([anchor.key for _, anchor in ordered], np.uint8).tobytes(),
        np.array([_head(form.text) for form, _ in ordered], np.uint32).tobytes(),
        np.cumsum([0, *map(len, records)])[1:].astype(np.uint32).tobytes(),
        b"".join(records),
    )


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
        for token, row in zip(firsts[possible].tolist(), rows[possible].tolist(), strict=True):
            mention = self._mention(document, token, row)
            if mention is not None:
                yield mention

    def _mention(self, document: Document, first: int, row: int) -> Mention | None:
        tokens, text = document.tokens, document.prose.text
        head = int(self._heads[row])
        if head and ord(text[tokens.start[first]]) != head:
            return None
        form = self.form(row)
        last = first + len(form.words) - 1
        if last >= len(tokens):
            return None
        start, end = tokens.span(first, last)
        if not _reads(text[start:end], form.text):
            return None
        return Mention(start, end, first, last, form)

    def _form(self, row: int) -> Form:
        ends = np.frombuffer(self._packed.ends, np.uint32)
        start, end = int(ends[row - 1]) if row else 0, int(ends[row])
        return msgspec.msgpack.decode(self._packed.records[start:end], type=Form)


def _reads(text: str, form: str) -> bool:
    """Whether a text is a form with its capitals; one all in small letters may have any."""
    written = " ".join(text.split())
    return written == form or (form.islower() and written.lower() == form)
