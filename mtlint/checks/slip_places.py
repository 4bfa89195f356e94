"""Whether a word that looks misspelt is a word of an English sentence, and all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from mtlint.text.formation import known
from mtlint.text.late import late
from mtlint.text.tokens import hash_of
from mtlint.text.unknown import MOST_COPIES, SHORTEST, USUAL
from mtlint.text.word import Word

if TYPE_CHECKING:
    from mtlint.text.document import Document

_APOSTROPHES = ("'", "’", "‘", "`")

# Words round a word by which its language is told.
_REACH = 3
_MOST_UNKNOWN = 1
_REACH_AMID = _REACH_QUOTED = 8

# What words of a document's own are made with.
_ENDINGS = ("ing", "ings", "ed", "er", "ers", "s", "es", "ly")
_SHORTEST_STEM = 3
_PAGE = 1000  # tokens to each side

# Characters round a word in which a speaker's dialect shows, by letters that are not spoken.
_SPEECH = 80
_CLIPPED = late(r"[^\Ws\d][’'](?!\w)|(?<!\w)[’'](?:em|tis|twas|cause|bout)\b")
_QUOTES = frozenset("\"'“”‘’«»")

# What stands before a word that is only named.
_NAMING = frozenset(("called", "named", "term", "termed", "word", "spelled", "spelt", "dubbed"))

# Small words of other languages, and those that names and phrases bring into English too.
_FOREIGN = frozenset(
    (
        "au", "aux", "avec", "ces", "dans", "des", "du", "est", "et", "le", "les", "ou", "qui",
        "sont", "sur", "un", "une", "vous", "con", "del", "della", "delle", "dell", "el", "il",
        "las", "los", "para", "por", "que", "una", "uno", "das", "dem", "der", "ein", "eine",
        "einer", "ist", "mit", "nicht", "und", "vom", "von", "zu", "zum", "zur", "cum", "sunt",
        "vel", "thee", "thou", "thy", "hath", "doth", "ye",
    )
)  # fmt: skip
_FOREIGN_BESIDE = _FOREIGN | {"al", "da", "de", "di", "do", "en", "la", "lo", "se", "van"}


def is_repeated(document: Document, hash_: int, most: int = MOST_COPIES) -> bool:
    """Whether a word stands more often, in any case: it is a name, or a term of the document."""
    return int(np.count_nonzero(document.unusual.hash == np.uint64(hash_))) > most


def is_plain(document: Document, index: int) -> bool:
    """Whether a token is a whole word of the document's own English."""
    tests = (is_of_sentence, is_whole, is_own_speech)
    return all(holds(document, index) for holds in tests)


def is_of_sentence(document: Document, index: int) -> bool:
    """Whether a token is no part of an address, a term with hyphens, a contraction or code."""
    word, text = Word(document, index), document.prose.text
    before, after = text[max(word.start - 1, 0) : word.start], text[word.end : word.end + 2]
    if before in _APOSTROPHES and text[max(word.start - 2, 0) : word.start - 1].isalnum():
        return False
    cut = after[:1] in _APOSTROPHES and after[1:].isalpha() and after[1:] != "s"
    named = word.text.islower() and word.neighbour(-1)[0].lower() in _NAMING
    return not cut and not named and after != "()" and not word.is_part()


def is_whole(document: Document, index: int) -> bool:
    """Whether a token is no piece of a longer word, nor of a phrase in another language."""
    word = Word(document, index)
    last, next_ = word.neighbour(-1), word.neighbour(1)
    joined = (
        last[0] + word.text if last[1].isspace() else "",
        word.text + next_[0] if next_[1].isspace() else "",
    )
    if any(known(one.lower()).zipf > 0 for one in joined if one != word.text):
        return False
    if {last[0].lower(), next_[0]} & _FOREIGN_BESIDE:
        return False
    return not any(_is_foreign(one) for one in _around(word))


def is_amid_words(document: Document, index: int) -> bool:
    """Whether the words round a token are words of English, but for one."""
    around = _around(Word(document, index), _REACH_AMID)
    return sum(map(_is_unknown, around)) <= _MOST_UNKNOWN


def is_made_here(document: Document, index: int) -> bool:
    """Whether a token is made of another one of its page: "wai", and then "waiing"."""
    word = Word(document, index).text
    stems = [word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending)]
    page = document.tokens.hash[max(index - _PAGE, 0) : index + _PAGE]
    return any(
        bool((page == np.uint64(hash_of(stem))).any())
        for stem in stems
        if len(stem) >= _SHORTEST_STEM
    )


def is_own_speech(document: Document, index: int) -> bool:
    """Whether a token stands outside quotation marks, or in the plain speech of a longer quotation.

    At its edge it may be what is spoken of; dialect and old books have more that no dictionary has.
    """
    word, text = Word(document, index), document.prose.text
    if not document.is_quoted(word.start, word.end):
        return True
    edges = text[max(word.start - 2, 0) : word.start] + text[word.end : word.end + 2]
    near = text[max(word.start - _SPEECH, 0) : word.end + _SPEECH]
    if not _QUOTES.isdisjoint(edges) or _CLIPPED.search(near):
        return False
    return not any(map(_is_unknown, _around(word, _REACH_QUOTED)))


def _around(word: Word, reach: int = _REACH) -> list[str]:
    return [word.neighbour(step)[0] for step in (*range(-reach, 0), *range(1, reach + 1))]


def _is_foreign(word: str) -> bool:
    return word in _FOREIGN or (word.islower() and not word.isascii())


def _is_unknown(word: str) -> bool:
    if len(word) < SHORTEST or not word.islower():
        return False
    return not known(word).spelled and known(word).zipf < USUAL
