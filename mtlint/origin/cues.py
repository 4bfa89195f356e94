"""What names a language by itself: letters, names, media, places, words of a text about itself."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

import msgspec
import numpy as np

from mtlint.text.characters import CharClass
from mtlint.text.lexicon import lexicon
from mtlint.text.tokens import hash_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from mtlint.origin.model import Sign
    from mtlint.text.document import Document

KINDS = ("disclosure", "sign", "script", "media", "name", "letters", "place")
"""The kinds of cues, what an editor takes for proof first."""

# A word that English has as often as this is read as English, not as a name: "Song", "Long".
_COMMON = 4.6  # Zipf

_LONGEST = 40  # characters of a name; what is longer is none, and would take patterns long to say

_SCRIPTS = {
    "CYRILLIC": "\u0400-\u04ff",
    "UKRAINIAN": "іїєґІЇЄҐ",
    "HAN": "\u4e00-\u9fff",
    "KANA": "\u3040-\u30ff",
    "HANGUL": "\uac00-\ud7af",
    "ARABIC": "\u0600-\u06ff",
    "DEVANAGARI": "\u0900-\u097f",
    "BENGALI": "\u0980-\u09ff",
    "THAI": "\u0e00-\u0e7f",
    "HEBREW": "\u0590-\u05ff",
    "GREEK": "\u0370-\u03ff",
    "FULLWIDTH": "\u3001\u3002\u300a-\u300f\uff01-\uff5e",
}


class Cue(NamedTuple):
    """Something that names languages: prose[start:end], counted once however often it stands."""

    kind: str
    what: str
    languages: tuple[str, ...]
    start: int
    end: int
    times: int = 1


class Lists(msgspec.Struct, frozen=True):
    """The tables of cues.toml, ready to be asked."""

    languages: dict[str, str]
    letters: dict[str, tuple[str, ...]]
    scripts: list[tuple[re.Pattern[str], tuple[str, ...]]]
    names: list[tuple[re.Pattern[str], tuple[str, ...]]]
    phrases: dict[str, list[tuple[str, str, str]]]  # first word -> phrase, kind, language
    firsts: NDArray[np.uint64]  # hashes of their first words
    disclosure: re.Pattern[str]


@cache
def lists() -> Lists:
    """What is looked for, read when a document is first asked where it came from."""
    read = tomllib.loads(files("mtlint.origin").joinpath("cues.toml").read_text(encoding="utf-8"))
    phrases: dict[str, list[tuple[str, str, str]]] = {}
    for kind, table in (("media", read["media"]), ("place", read["places"])):
        for language, entries in table.items():
            for entry in entries:
                first = re.match(r"\w+", entry)
                assert first is not None, "a phrase begins with a word"
                phrases.setdefault(first[0], []).append((entry, kind, language))
    codes = {name: code for code, name in read["languages"].items()}
    return Lists(
        read["languages"],
        {letter: tuple(of.split()) for letter, of in read["letters"].items()},
        [
            (re.compile(f"[{_SCRIPTS[name]}]+"), tuple(of.split()))
            for name, of in read["scripts"].items()
        ],
        [(re.compile(pattern), tuple(of.split())) for pattern, of in read["names"].items()],
        phrases,
        np.array([hash_of(word) for word in phrases], np.uint64),
        re.compile(
            r"\b(?i:translated (?:in\w* \w+ )?from(?: the)?(?: original)?|translation from(?: the)?"
            r"|originally (?:published|written|appeared) in|original (?:text|article) in) "
            rf"({'|'.join(codes)})\b"
        ),
    )


def cues(document: Document, signs: Sequence[Sign]) -> list[Cue]:
    """Everything in a document that names languages, each thing once, by its first place."""
    found: dict[tuple[str, str], Cue] = {}
    parts = (
        _signs(signs),
        _names(document),
        _phrases(document),
        _foreign(document),
        _disclosures(document),
    )
    for cue in chain(*parts):
        found.setdefault((cue.kind, cue.what), cue)
    return sorted(found.values(), key=lambda cue: (cue.start, cue.kind, cue.what))


def _signs(signs: Iterable[Sign]) -> Iterator[Cue]:
    for sign in signs:
        yield Cue("sign", sign.summary, sign.languages, sign.start, sign.end)


def _disclosures(document: Document) -> Iterator[Cue]:
    codes = {name: code for code, name in lists().languages.items()}
    for match in lists().disclosure.finditer(document.prose.text):
        yield Cue("disclosure", match[0], (codes[match[1]],), *match.span())


def _foreign(document: Document) -> Iterator[Cue]:
    """Letters beyond ASCII, and other scripts."""
    text = document.prose.text
    if text.isascii():
        return
    for letter, languages in lists().letters.items():
        for case in {letter, letter.upper()}:
            at = text.find(case)
            if at >= 0 and len(case) == 1:
                yield Cue("letters", letter, languages, at, at + 1)
    for pattern, languages in lists().scripts:
        match = pattern.search(text)
        if match:
            yield Cue("script", match[0], languages, *match.span())


def _names(document: Document) -> Iterator[Cue]:
    """Words with a capital that are written as names of a language are."""
    tokens, text = document.tokens, document.prose.text
    (capitals,) = (tokens.classes[tokens.start] == CharClass.UPPER).nonzero()
    hashes, firsts, times = np.unique(tokens.hash[capitals], return_index=True, return_counts=True)
    (rare,) = (lexicon().zipf(hashes) < _COMMON).nonzero()
    for at, number in zip(capitals[firsts[rare]].tolist(), times[rare].tolist(), strict=True):
        start, end = int(tokens.start[at]), int(tokens.end[at])
        if end - start <= _LONGEST:
            yield from _name(text[start:end], start, end, number)


def _name(word: str, start: int, end: int, times: int) -> Iterator[Cue]:
    fitting = [of for pattern, of in lists().names if pattern.fullmatch(word)]
    if fitting:
        languages = tuple(sorted({language for of in fitting for language in of}))
        yield Cue("name", word, languages, start, end, times)


def _phrases(document: Document) -> Iterator[Cue]:
    """Media and places, by their first words; capitals count."""
    tokens, text = document.tokens, document.prose.text
    phrases = lists().phrases
    places: dict[str, list[int]] = {}
    for at in tokens.find(lists().firsts).tolist():
        start = int(tokens.start[at])
        places.setdefault(text[start : tokens.end[at]], []).append(start)
    for word, starts in places.items():
        for phrase, kind, language in phrases.get(word, ()):
            found = [start for start in starts if _stands(text, phrase, start)]
            if found:
                end = found[0] + len(phrase)
                yield Cue(kind, phrase, (language,), found[0], end, len(found))


def _stands(text: str, phrase: str, place: int) -> bool:
    end = place + len(phrase)
    return text.startswith(phrase, place) and (end == len(text) or not text[end].isalnum())
