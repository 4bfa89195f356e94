"""What is left of a name when the ways of writing it in Latin letters are taken away.

Names that pass through another script come back by another table: y, i, iy, yj or ij; kh or h; ou
or u; w or v; tsch or ch; one letter or two. Forms with the same key differ in nothing else.
"""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

from mtlint.text.late import late

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

_DOUBLED = late(r"([abcdefghiklmnoprstuvz])\1")
_GLIDES = (("ii", "i"), ("ia", "a"), ("ie", "e"), ("io", "o"), ("iu", "u"))
_MARKS = late("[\u0300-\u036f\u02bb-\u02bc]")

# Longer ones first. Capitals stand for what must not be read again.
_ALTERNATIONS = (
    ("tsch", "C"), ("shch", "S"), ("sch", "S"), ("tch", "C"), ("cz", "C"), ("dzh", "z"),
    ("sh", "S"), ("zh", "z"), ("dj", "z"), ("ch", "C"), ("ce", "se"), ("ci", "si"), ("cy", "si"),
    ("kh", "h"), ("gh", "g"), ("ph", "f"), ("th", "t"), ("ck", "k"), ("ks", "x"), ("tz", "z"),
    ("ts", "z"), ("ou", "u"),
)  # fmt: skip
_LETTERS = str.maketrans(
    {"q": "k", "w": "v", "f": "v", "y": "i", "j": "i", "ł": "l", "ø": "o", "ı": "i", "đ": "d"}
    | {"ß": "s", "æ": "e", "œ": "e"}
)
_NOT_IN_SKELETON = str.maketrans("", "", "aeiouvh")

# What English and other languages add to a name to make another word of it: plurals, adjectives,
# inhabitants, and the forms for women.
_ENDINGS = frozenset(
    (
        "s", "es", "n", "an", "ian", "ean", "ese", "i", "ish", "ic", "er", "ers", "ist", "ists",
        "ism", "ite", "ites", "in", "a", "e", "o", "us", "na", "aya", "ova", "eva", "ina", "ia",
        "ns", "ans", "ians", "d", "r", "y", "ie", "ies", "al", "ine", "ing", "ed", "on", "um",
        "land", "ville", "town", "man", "men",
    )
)  # fmt: skip
_SWAPPED = (
    ("a", "o"), ("a", "e"), ("us", "a"), ("um", "us"), ("y", "aya"), ("i", "aya"), ("a", "an"),
    ("ia", "io"), ("is", "ic"), ("y", "ies"), ("y", "ian"), ("e", "ian"), ("e", "ic"), ("e", "o"),
    ("a", "i"), ("m", "n"), ("o", "an"), ("us", "an"), ("ic", "ish"), ("n", "s"), ("us", "i"),
    ("us", "o"), ("d", "s"), ("a", "as"), ("e", "i"), ("o", "i"), ("man", "men"), ("i", "us"),
)  # fmt: skip


def plain(text: str) -> str:
    """A text in small letters without accents."""
    text = text.lower()
    if text.isascii():
        return text
    from unicodedata import normalize  # names beyond ASCII only

    return _MARKS.sub("", normalize("NFD", text))


def keys(words: Sequence[str]) -> list[str]:
    """What is left of each word."""
    return _rewritten(_key, words)


def skeletons(keys_: Sequence[str]) -> list[str]:
    """The consonants of some keys: what two far spellings of one name still share."""
    return _rewritten(_skeleton, keys_)


def _rewritten(rewrite: Callable[[str], str], words: Sequence[str]) -> list[str]:
    """Words rewritten, all at once: one text is quicker to rewrite than many.

    Those beyond ASCII, of which there are few, have a text of their own, for with them every
    character takes twice the time.
    """
    text, wide = " ".join(words), list[int]()
    if not text.isascii():
        wide = [place for place, word in enumerate(words) if not word.isascii()]
        text = " ".join([word if word.isascii() else "" for word in words])
    found = rewrite(text).split(" ") if words else []
    if wide:
        others = rewrite(" ".join([words[place] for place in wide])).split(" ")
        for place, word in zip(wide, others, strict=True):
            found[place] = word
    return found


def _key(text: str) -> str:
    text = _replace(_undoubled(plain(text)), _ALTERNATIONS).translate(_LETTERS)
    return _replace(text, _GLIDES)


def _skeleton(text: str) -> str:
    return _undoubled(text.translate(_NOT_IN_SKELETON))


def _undoubled(text: str) -> str:
    return _DOUBLED.sub(itemgetter(1), text)


def _replace(text: str, pairs: Iterable[tuple[str, str]]) -> str:
    for written, left in pairs:
        text = text.replace(written, left)
    return text


def is_derived(one: str, other: str) -> bool:
    """Whether one of two words is made from the other: plural, adjective, the form for women.

    A last letter that is only doubled ("Donbass") makes no new word.
    """
    short, long = sorted((plain(one), plain(other)), key=len)
    if short == long:
        return False
    if long.startswith(short):
        added = long[len(short) :]
        return added in _ENDINGS and added != short[-1]
    return any(_swap(short, long, a, b) or _swap(short, long, b, a) for a, b in _SWAPPED)


def _swap(one: str, other: str, ending: str, others: str) -> bool:
    return (
        one.endswith(ending)
        and other.endswith(others)
        and one.removesuffix(ending) == other.removesuffix(others)
    )
