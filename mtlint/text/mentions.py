"""The names of a document: words with a capital that are not common English, and where they stand.

Found in the columns of the token table; only words that could be somebody's name are ever cut out
of the text.
"""

from __future__ import annotations

from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from mtlint.text.characters import CharClass
from mtlint.text.columns import firsts, grouped
from mtlint.text.hash_bits import HashBits
from mtlint.text.late import late
from mtlint.text.lexicon import lexicon
from mtlint.text.parts import owned, parts_of
from mtlint.text.slots import Sieve

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from mtlint.text.document import Document
    from mtlint.text.tokens import TokenTable

# Shorter names are too like each other (Mali and Mari), longer words are no names.
SHORTEST, LONGEST = 5, 24

_SECOND = np.int32(1)  # the place of a name's second letter

# Words commoner than this ("Beijing" 4.1, "National" 5.5) are no names that are spelled by ear.
COMMON = 4.5
_SLOT_BITS = 15  # for 3,000 of them
_PIECE = 1 << 16  # tokens; a piece and its columns stay in the processor's cache

# A name is looked for in so many characters on each side: two names in a library are no variants.
REACH = 200_000

# Places of a form that are looked at; the habit shows in a few.
_ENOUGH = 30

# What stands before a name with a capital only because it begins the sentence: "After" 6.1, but
# "John" 5.4.
_ANY_WORD = 5.7

# Parts of names that may stand between a given name and the family's.
_PARTICLES = frozenset(
    ("al", "el", "as", "ash", "an", "ar", "bin", "bint", "ibn", "ben", "van", "von", "der", "de",
     "del", "di", "da", "dos", "du", "la", "le", "abu", "ul", "ur")
)  # fmt: skip
_RUN = 4  # words of a name and its titles, to each side
_JOINTS = frozenset((" ", "-", "‐", "‑", "\u00a0"))

# Beside words of addresses, handles, file names and identifiers.
_BEFORE_IN_CODE = late(r"[@/\\_#=~`$<>{}|]|(?<=\w)\.")
_AFTER_IN_CODE = late(r"[@/\\_#=~`$<>{}|]|\.(?=\w)")


class Form(msgspec.Struct, frozen=True):
    """One way in which a name is written.

    Attributes:
        text: as it stands first.
        zipf: how common the word is in English.
        places: the first token of each, ascending, int32 or intp [n].
        words: how many tokens it has.
    """

    text: str
    zipf: float
    places: NDArray[np.signedinteger]
    words: int = 1

    @property
    def count(self) -> int:
        """How often it stands."""
        return len(self.places)


class Names(msgspec.Struct, frozen=True):
    """The different names of a document, or of some, by document and in the order of their hashes.

    Attributes:
        part: whose each name is, counted from 0, intp [n], ascending.
        hash: that of each name, uint64 [n], ascending within a document.
        start: where each name stands first, intp [n], as an index into `places`.
        count: how often it stands, intp [n].
        zipf: how common each is in English, float32 [n].
        places: the tokens of all names, by name, ascending: int32 [sum of count].
    """

    part: NDArray[np.intp]
    hash: NDArray[np.uint64]
    start: NDArray[np.intp]
    count: NDArray[np.intp]
    zipf: NDArray[np.float32]
    places: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.start)

    def form(self, document: Document, index: int) -> Form:
        """One of the names."""
        first = int(self.start[index])
        places = self.places[first : first + int(self.count[index])]
        return Form(word_at(document, int(places[0])), float(self.zipf[index]), places)

    def words(self, document: Document) -> list[str]:
        """The names as they stand first."""
        tokens, text = document.tokens, document.prose.text
        at = self.places[self.start]
        spans = zip(tokens.start[at].tolist(), tokens.end[at].tolist(), strict=True)
        return [text[start:end] for start, end in spans]


def name_tokens(tokens: TokenTable, capitals: NDArray[np.int32]) -> NDArray[np.int32]:
    """Those of the words with a capital that may be names: small letters, not common in English.

    "KYIV" is a headline's, "NATO" no name.
    """
    found = [np.zeros(0, np.int32)]
    for first in range(0, len(capitals), _PIECE):
        at = capitals[first : first + _PIECE]
        # Below the shortest, numbers wrap round.
        beyond = tokens.length.take(at) - tokens.length.dtype.type(SHORTEST)
        at = at[beyond <= LONGEST - SHORTEST]
        # Most are among the few thousand common words.
        sieve, others = _common()
        at = at.take(sieve.rest(tokens.hash.take(at)))
        second = tokens.start.take(at) + _SECOND
        at = at[tokens.classes.take(second, mode="clip") == CharClass.LOWER]
        common, _ = others.find(tokens.hash.take(at))
        found.append(np.delete(at, common))
    return np.concatenate(found)


def read_names(document: Document) -> Names:
    """The names of a document, or of each of several that are read as one."""
    at = document.names
    order = grouped(document.tokens.hash.take(at))
    part = parts_of(document, at.take(order))
    if part.any():
        by_part = part.argsort(kind="stable")
        order, part = order.take(by_part), part.take(by_part)
    places = at.take(order)
    hashes = document.tokens.hash.take(places)
    start = firsts(owned(hashes, part))
    count = np.diff(start, append=len(at))
    hashes = hashes.take(start)
    return Names(part.take(start), hashes, start, count, lexicon().zipf(hashes), places)


@cache
def _common() -> tuple[Sieve, HashBits]:
    """The common words, and those of them that the sieve lets through."""
    hashes = lexicon().commoner_than(COMMON)
    sieve = Sieve(hashes, _SLOT_BITS)
    return sieve, HashBits([hashes[sieve.rest(hashes)]])


def word_at(document: Document, index: int) -> str:
    """The word of a token."""
    return document.prose.text[slice(*document.tokens.span(index))]


def spans(document: Document, form: Form) -> NDArray[np.int32]:
    """Where a form begins and ends, each time: int32 [n, 2]."""
    tokens = document.tokens
    return np.column_stack([tokens.start[form.places], tokens.end[form.places + form.words - 1]])


@lru_cache(maxsize=4096)
def _is_any_word(word: str) -> bool:
    return lexicon().zipf_of(word) >= _ANY_WORD


class Company:
    """What stands beside the forms of a name: given names, titles, the signs of an address."""

    def __init__(self, document: Document, form: Form) -> None:
        """Take a form; of a frequent one a few places are looked at."""
        self._document = document
        self._places = form.places[:_ENOUGH].tolist()

    @cached_property
    def before(self) -> frozenset[str]:
        """The words with a capital before it, small, past "al-" and "van"."""
        return frozenset(self._beside(-1))

    @cached_property
    def after(self) -> frozenset[str]:
        """The words with a capital after it, small."""
        return frozenset(self._beside(1))

    @cached_property
    def is_in_code(self) -> bool:
        """Whether it is part of an address, a handle or an identifier anywhere."""
        tokens, text = self._document.tokens, self._document.prose.text
        return any(
            _BEFORE_IN_CODE.match(text, max(start - 1, 0), start) or _AFTER_IN_CODE.match(text, end)
            for start, end in map(tokens.span, self._places)
        )

    def _beside(self, step: int) -> Iterator[str]:
        for place in self._places:
            index = place
            for _ in range(_RUN):
                if not 0 <= index + step < len(self._document.tokens):
                    break
                if self._between(min(index, index + step)) not in _JOINTS:
                    break
                index += step
                word = word_at(self._document, index)
                if word.lower() not in _PARTICLES:
                    if not word[0].isupper() or _is_any_word(word):
                        break
                    yield word.lower()

    def _between(self, index: int) -> str:
        return self._document.prose.text[slice(*self._document.tokens.gap(index))]
