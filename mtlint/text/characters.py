r"""Code points as columns: a class for each character, and its folded form.

Word characters here are those that `\w` matches in the `regex` module, so that the edges of a
token are exactly the places where `\b` matches. Code points that Unicode had not assigned when
this Python was released count as symbols.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from itertools import product
from operator import itemgetter
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_PLANES = 0x110000
_PAGE = 0x100
_BEYOND_ASCII = 0x80
_REPLACED = ord("?")  # what Python has for a character that an encoding lacks
_TOGETHER = 1 << 14
_FEW = 16  # of so many characters one is read by itself in less time than all together


class CharClass:
    """What a character is to the checks; 1 to 5 are the characters of words.

    Plain numbers: before Python 3.12 a member of an enumeration takes a microsecond to look up.
    """

    SYMBOL: Final = 0
    LOWER: Final = 1
    UPPER: Final = 2
    LETTER: Final = 3  # neither case: title case, modifiers, scripts without case
    DIGIT: Final = 4
    WORD_OTHER: Final = 5  # marks, connectors, letter numbers, joiners
    SPACE: Final = 6  # U+0020 alone
    ODD_SPACE: Final = 7  # no-break and every other space of the block Zs, zero-width space, mark
    BREAK: Final = 8  # line ends, tabs and other white controls
    STOP: Final = 9  # .
    COMMA: Final = 10  # ,
    COLON: Final = 11  # : ;
    QUERY: Final = 12  # ! ?
    OPENING: Final = 13  # opening brackets and quotation marks
    CLOSING: Final = 14  # closing brackets and quotation marks, ’ among them
    STRAIGHT: Final = 15  # ' "
    DASH: Final = 16
    REMOVED: Final = 17  # inline matter that is not prose


CLASS_NAMES = tuple(
    name.lower().replace("_", "-") for name in vars(CharClass) if not name.startswith("_")
)
"""The classes as rules name them; the place of each is its number."""


def class_named(name: str) -> int:
    """The number of a class.

    Raises:
        ValueError: there is no class of this name.
    """
    if name not in CLASS_NAMES:
        known = ", ".join(CLASS_NAMES)
        raise ValueError(f"no character class is called {name!r}; known are {known}")
    return CLASS_NAMES.index(name)


WORD_CLASSES = (CharClass.LOWER, CharClass.WORD_OTHER)

_BY_CATEGORY = {
    "Ll": CharClass.LOWER,
    "Lu": CharClass.UPPER,
    "Lt": CharClass.LETTER,
    "Lm": CharClass.LETTER,
    "Lo": CharClass.LETTER,
    "Nd": CharClass.DIGIT,
    "Nl": CharClass.WORD_OTHER,
    "Mn": CharClass.WORD_OTHER,
    "Mc": CharClass.WORD_OTHER,
    "Me": CharClass.WORD_OTHER,
    "Pc": CharClass.WORD_OTHER,
    "Zs": CharClass.ODD_SPACE,
    "Zl": CharClass.BREAK,
    "Zp": CharClass.BREAK,
    "Ps": CharClass.OPENING,
    "Pi": CharClass.OPENING,
    "Pe": CharClass.CLOSING,
    "Pf": CharClass.CLOSING,
    "Pd": CharClass.DASH,
}

_BY_CHARACTER = {
    **dict.fromkeys("\t\n\v\f\r\x1c\x1d\x1e\x1f\x85", CharClass.BREAK),
    " ": CharClass.SPACE,
    "\N{ZERO WIDTH SPACE}": CharClass.ODD_SPACE,
    "\N{ZERO WIDTH NO-BREAK SPACE}": CharClass.ODD_SPACE,
    ".": CharClass.STOP,
    ",": CharClass.COMMA,
    ":": CharClass.COLON,
    ";": CharClass.COLON,
    "!": CharClass.QUERY,
    "?": CharClass.QUERY,
    "'": CharClass.STRAIGHT,
    '"': CharClass.STRAIGHT,
    "\N{OBJECT REPLACEMENT CHARACTER}": CharClass.REMOVED,
    "\N{ZERO WIDTH NON-JOINER}": CharClass.WORD_OTHER,
    "\N{ZERO WIDTH JOINER}": CharClass.WORD_OTHER,
}

# Circled and squared letters are alphabetic by property, not by category.
_ALPHABETIC_SYMBOLS = (
    (0x24B6, 0x24EA),
    (0x1F130, 0x1F14A),
    (0x1F150, 0x1F16A),
    (0x1F170, 0x1F18A),
)

# Characters whose lower case is not what ignoring case makes of them: `str.lower` gives the
# dotted capital İ two code points, keeps the long s, and parts the two small sigmas.
_FOLD_FIRST = {"İ": "i", "ı": "i", "ſ": "s", "ς": "σ", "Σ": "σ"}

# Capitals that are nobody's upper case.
_OTHER_CAPITALS = (
    "ς\N{OHM SIGN}\N{ANGSTROM SIGN}\N{GREEK CAPITAL THETA SYMBOL}\N{LATIN CAPITAL LETTER SHARP S}"
)

CASE_BEYOND_LATIN = "İıſ\N{KELVIN SIGN}"
"""The letters beyond ASCII that fold to letters of ASCII."""


# The two tables, filled page by page as texts need them: all of Unicode would take a second, the
# two or three pages of an English text take a millisecond. Filling a page twice does no harm, so
# threads need no lock.
_classes = np.zeros(_PLANES, np.uint8)
_folds = np.zeros(_PLANES, np.uint32)
_filled = np.zeros(_PLANES // _PAGE, np.bool_)


def _fill(page: int) -> None:
    start, end = page * _PAGE, (page + 1) * _PAGE
    characters = [chr(code) for code in range(start, end)]
    _classes[start:end] = [_class_of(character) for character in characters]
    apart = " ".join(characters)  # so that folding no character sees its neighbours
    _folds[start:end] = code_points(fold(apart))[::2]
    _filled[page] = True


def _class_of(character: str) -> int:
    if any(first <= ord(character) < last for first, last in _ALPHABETIC_SYMBOLS):
        return CharClass.WORD_OTHER
    by_category = _BY_CATEGORY.get(unicodedata.category(character), CharClass.SYMBOL)
    return _BY_CHARACTER.get(character, by_category)


def _fill_for(codes: NDArray[np.unsignedinteger]) -> None:
    pages = codes >> 8 if codes.itemsize > 1 else np.zeros(1, np.intp)
    for page in set(pages[~_filled[pages]].tolist()):
        _fill(page)


def characters_at(text: str, places: NDArray[np.integer]) -> str:
    """The characters at some places, one after the other.

    Asked for together, some thousands at a time, they take half the time.
    """
    parts = (places[at : at + _TOGETHER].tolist() for at in range(0, len(places), _TOGETHER))
    return "".join("".join(itemgetter(*part)(text)) for part in parts)


def code_points(text: str) -> NDArray[np.uint8] | NDArray[np.uint16] | NDArray[np.uint32]:
    """The characters of a text as one column [len(text)], as narrow as its widest character."""
    if text.isascii():
        return np.frombuffer(text.encode("ascii"), np.uint8)
    wide = text.encode("utf-16-le", "surrogatepass")
    if len(wide) == 2 * len(text):
        return np.frombuffer(wide, np.dtype("<u2"))
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.dtype("<u4"))


def classes_of(codes: NDArray[np.unsignedinteger]) -> NDArray[np.uint8]:
    """The class of each code point (see `CharClass`): uint8 [len(codes)]."""
    _fill_for(codes)
    classes: NDArray[np.uint8] = _classes[codes]
    return classes


def folded(codes: NDArray[np.unsignedinteger]) -> NDArray[np.uint32]:
    """Each code point without its case: uint32 [len(codes)]."""
    _fill_for(codes)
    folds: NDArray[np.uint32] = _folds[codes]
    return folds


class Characters(NamedTuple):
    """The characters of a text as columns.

    Attributes:
        classes: the class of each, uint8 [len(text)].
        folds: the folded code point of each, uint64 [len(text)].
        places: where those beyond ASCII stand, ascending, intp [n].
        codes: which those are, uint32 [n].
    """

    classes: NDArray[np.uint8]
    folds: NDArray[np.uint64]
    places: NDArray[np.intp]
    codes: NDArray[np.uint32]


def read(text: str) -> Characters:
    """The characters of a text as columns.

    The classes and folds are as of `classes_of` and `folded`, in a third of the time: nearly all
    characters of an English text are Latin-1, and are looked up as bytes.
    """
    narrow = text.encode("latin-1", "replace")
    column = np.frombuffer(narrow, np.uint8)
    (places,) = ((column >= _BEYOND_ASCII) | (column == _REPLACED)).nonzero()
    codes = _codes_at(text, places)
    is_beyond = codes >= _BEYOND_ASCII
    places, codes = places[is_beyond], codes[is_beyond]
    classes_of_byte, fold_of_byte = _byte_tables()
    classes = np.frombuffer(bytearray(narrow).translate(classes_of_byte), np.uint8)
    folds = np.frombuffer(narrow.translate(fold_of_byte), np.uint8).astype(np.uint64)
    is_wide = codes >= _PAGE
    wide, others = places[is_wide], codes[is_wide]
    if others.size:
        _fill_for(others)
        classes[wide] = _classes[others]
        folds[wide] = _folds[others]
    return Characters(classes, folds, places, codes)


def _codes_at(text: str, places: NDArray[np.intp]) -> NDArray[np.uint32]:
    """The code points at some places, which are few in most texts: uint32 [len(places)]."""
    if len(places) > len(text) // _FEW:
        return code_points(text)[places].astype(np.uint32)
    found = characters_at(text, places).encode("utf-32-le", "surrogatepass")
    return np.frombuffer(found, np.dtype("<u4"))


@cache
def _byte_tables() -> tuple[bytes, bytes]:
    """The class and the folded form of each Latin-1 character."""
    codes = np.arange(_PAGE, dtype=np.uint8)
    return classes_of(codes).tobytes(), folded(codes).astype(np.uint8).tobytes()


def fold(text: str) -> str:
    """The text without case, code point by code point, so that every position holds."""
    if not text.isascii():
        for character, plain in _FOLD_FIRST.items():
            text = text.replace(character, plain)
    return text.lower()


def in_every_case(text: str) -> list[str]:
    """A folded text with its letters beyond ASCII in every case: "čtk" and "Čtk"."""
    if text.isascii():
        return [text]
    choices = ([c] if c.isascii() else _cases(c) for c in text)
    return ["".join(letters) for letters in product(*choices)]


def _cases(letter: str) -> list[str]:
    """The letters that fold to this one, itself first."""
    others = {letter.upper(), letter.title(), *_OTHER_CAPITALS}
    return [letter, *sorted(o for o in others if len(o) == 1 and o != letter == fold(o))]
