"""The forms of English verbs and nouns, and the form that a word has.

For patterns that mean a word in all its forms, and for replacements that take over the form of what
they replace. Made by rule, with the irregular words of common grammars.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

Form = Literal["base", "third", "past", "participle", "ing"]

_VOWELS = "aeiou"
_ONE_SOUND_LIKE_YOU = (
    "uni", "unani", "usa", "use", "usu", "uti", "ura", "uri", "eu", "ewe", "one", "once", "ubi",
    "uke", "uku", "ukr", "uto",
)  # fmt: skip
_NO_SOUND_LIKE_YOU = ("unin", "unim", "unid", "uniss", "onerous", "oneself")  # "un-important"
_SILENT_H = ("hour", "honest", "honour", "honor", "heir")
_LETTERS_WITH_VOWEL = "AEFHILMNORSX"  # as their names are spoken


class Verb(msgspec.Struct, frozen=True):
    """The forms of a verb, the usual one first."""

    base: tuple[str, ...]
    third: tuple[str, ...]
    past: tuple[str, ...]
    participle: tuple[str, ...]
    ing: tuple[str, ...]

    def every(self) -> list[str]:
        """All forms, each once."""
        forms = (self.base, self.third, self.past, self.participle, self.ing)
        return list(dict.fromkeys(form for kind in forms for form in kind))


@cache
def verb(base: str) -> Verb:
    """The forms of a verb; what follows its first word ("take out") stays as it is."""
    word, space, rest = base.partition(" ")
    past, participle = _irregular().get(word) or 2 * (tuple(f"{s}ed" for s in _stems(word, "e")),)
    ing = tuple(f"{stem}ing" for stem in _stems(word, "i"))
    third = {"be": "is", "have": "has"}.get(word, _with_s(word))
    first = ("be", "am", "are") if word == "be" else (word,)
    kinds = (first, (third,), past, participle, ing)
    return Verb(*(tuple(form + space + rest for form in kind) for kind in kinds))


@cache
def plural(noun: str) -> str:
    """The plural of a noun, of the last word of a phrase."""
    head, space, last = noun.rpartition(" ")
    return head + space + (_plurals().get(last) or _with_s(last))


def is_plural(word: str) -> bool:
    """Whether a noun looks like a plural."""
    last = word.lower().rpartition(" ")[2]
    if last in _plurals():
        return False
    return last in _plurals().values() or (
        last.endswith("s") and (last.endswith("eaus") or not last.endswith(("ss", "us", "is")))
    )


def form_of(word: str) -> Form:
    """The form that a verb stands in, by its first word; "past" where it may be the participle."""
    first = word.lower().partition(" ")[0]
    for base, (past, participle) in _irregular().items():
        if first in (base, *past, *participle):
            return "base" if first == base else "past" if first in past else "participle"
    if first.endswith("ing"):
        return "ing"
    if first.endswith("ed") and not first.endswith("eed"):
        return "past"
    return "third" if first.endswith("s") and not first.endswith("ss") else "base"


def possible_verbs(word: str) -> list[str]:
    """The verbs, English or not, of which a word would be a form; in base form, sorted."""
    tries = {word, *(word.removesuffix(ending) for ending in ("s", "es", "d", "ed", "ing"))}
    tries |= {f"{one}e" for one in tries} | {one[:-1] for one in tries if one[-1:] == one[-2:-1]}
    tries |= {f"{one[:-1]}y" for one in tries if one.endswith("i")}
    tries |= {f"{one[:-1]}ie" for one in tries if one.endswith("y")}
    tries |= {base for base, forms in _irregular().items() if word in (*forms[0], *forms[1])}
    return sorted(one for one in tries if len(one) > 1 and word in verb(one).every())


def possible_nouns(word: str) -> list[str]:
    """The nouns, English or not, that a word would be the singular or plural of, sorted."""
    tries = {word, word.removesuffix("s"), word.removesuffix("es")}
    tries |= {f"{one[:-1]}y" for one in tries if one.endswith("i")}
    tries |= {one for one, many in _plurals().items() if many == word}
    return sorted(one for one in tries if len(one) > 1 and word in (one, plural(one)))


def inflected(base: str, form: Form) -> str:
    """A verb in a form."""
    forms: tuple[str, ...] = getattr(verb(base), form)
    return forms[0]


def article(following: str) -> str:
    """The indefinite article as it stands before a word."""
    first = following.partition(" ")[0]
    if len(first) > 1 and first.isupper():
        return "an" if first[0] in _LETTERS_WITH_VOWEL else "a"
    word = first.lower()
    if word.startswith(_SILENT_H):
        return "an"
    consonant = word.startswith(_ONE_SOUND_LIKE_YOU) and not word.startswith(_NO_SOUND_LIKE_YOU)
    return "an" if word[:1] in _VOWELS and not consonant else "a"


def _with_s(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return f"{word[:-1]}ies"
    return word + (
        "es" if word.endswith(("s", "x", "z", "ch", "sh")) or word in ("go", "do") else "s"
    )


def _stems(word: str, ending: str) -> tuple[str, ...]:
    """What -ed ("e") and -ing ("i") are added to, the usual one first."""
    if word in _doubling("british"):
        return (word, word + word[-1])
    if word in _doubling("doubling") or _is_short(word):
        return (word + word[-1],)
    return (_stem(word, ending),)


def _stem(word: str, ending: str) -> str:
    if word.endswith("ie") and ending == "i":
        return f"{word[:-2]}y"
    if word.endswith("e") and not (ending == "i" and word.endswith(("be", "ee", "oe", "ye"))):
        return word[:-1]
    if word.endswith("y") and word[-2:-1] not in _VOWELS and ending == "e":
        return f"{word[:-1]}i"
    return f"{word}k" if word.endswith("c") else word


def _is_short(word: str) -> bool:
    """Whether a word is one syllable with one vowel and one consonant at its end."""
    sounds = word.replace("qu", "kw")
    vowels = [letter in _VOWELS or (letter == "y" and at > 0) for at, letter in enumerate(sounds)]
    is_closed = vowels[-3:] == [False, True, False]
    return is_closed and word[-1] not in "wxy" and sum(vowels) == 1


@cache
def _irregular() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    rows = (row.split() for row in _words()["verbs"].split(";"))
    return {base: (tuple(p.split("/")), tuple(q.split("/"))) for base, p, q in rows}


@cache
def _plurals() -> dict[str, str]:
    one_and_many = (row.split() for row in _words()["plurals"].split(";"))
    return dict(one_and_many)


@cache
def _doubling(kind: str) -> frozenset[str]:
    return frozenset(_words()[kind].split())


@cache
def _words() -> dict[str, str]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
