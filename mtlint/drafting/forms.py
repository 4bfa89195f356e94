"""What a word of a phrase is, and so in which other forms a rule should look for it.

There is no dictionary of parts of speech here. A word can be a verb when the lexicon knows its
forms in -ing and of the past, a noun when it knows its plural; its neighbours decide between them.
Whoever writes the rule is shown the result.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from mtlint.text.inflection import plural, possible_nouns, possible_verbs, verb
from mtlint.text.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

Kind = Literal["exact", "verb", "noun", "determiner", "article", "number"]

ARTICLES = ("the", "a", "an")
DETERMINERS = (*ARTICLES, "this", "my", "your", "his", "her", "its", "our", "their")
_MORE_DETERMINERS = ("that", "these", "those", "some", "any", "no")
_SUBJECTS = frozenset(("i", "we", "you", "he", "she", "it", "they", "who", "which", "that"))
_BEFORE_VERBS = _SUBJECTS | frozenset(
    ("to", "will", "would", "can", "could", "shall", "should", "may", "might", "must", "not",
     "never", "has", "have", "had", "did", "does", "do", "be", "been", "was", "were", "is", "are")
)  # fmt: skip
_PREPOSITIONS = frozenset(
    ("of", "in", "on", "at", "by", "for", "from", "with", "without", "about", "into", "onto",
     "over", "under", "after", "before", "between", "through", "during", "against", "to", "as",
     "up", "out", "off", "down", "near")
)  # fmt: skip
_OTHERS = frozenset(
    ("and", "or", "but", "than", "then", "so", "if", "because", "while", "when", "where", "me",
     "him", "us", "them", "there", "here", "very", "too", "also", "just", "what", "s", "one",
     "all", "more", "most")
)  # fmt: skip
# They have plurals, but not in a number.
_NUMBERS = frozenset(
    ("half", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
     "eleven", "twelve", "twenty", "thirty", "forty", "fifty", "hundred", "thousand", "million",
     "billion", "dozen")
)  # fmt: skip
_FUNCTION = frozenset((*DETERMINERS, *_MORE_DETERMINERS)) | _BEFORE_VERBS | _PREPOSITIONS | _OTHERS

_IN_USE = 2.3  # Zipf; "brigading" has 1.1, "alarming" 3.6


class Slot(msgspec.Struct, frozen=True):
    """A word of the phrase a rule looks for.

    Attributes:
        word: as it stands in the sentence.
        kind: in which other forms to look for it.
        bases: the base form of a verb or noun, or the word itself; more of them stand for words
            that can stand in its place.
    """

    word: str
    kind: Kind = "exact"
    bases: tuple[str, ...] = ()

    def narrower(self) -> Slot:
        """The same word in fewer forms."""
        if self.kind == "determiner" and self.bases[0] in ARTICLES:
            return Slot(self.word, "article", self.bases)
        return self.exactly()

    def exactly(self) -> Slot:
        """The same word in no other form."""
        return Slot(self.word, "exact", (self.word, *self.bases[1:]))


def is_function_word(word: str) -> bool:
    """Whether a word says little by itself."""
    plain = word.lower().replace("’", "'").strip("'")
    return plain in _FUNCTION or plain.endswith("n't")


def slot_of(words: Sequence[str], at: int, *, begins: bool = False) -> Slot:
    """What one of some neighbouring words is.

    Args:
        words: of the sentence.
        at: which of them.
        begins: whether it is the first of its sentence, where a capital says nothing.
    """
    word = words[at]
    lower = word.lower()
    if lower in DETERMINERS:
        return Slot(word, "determiner", (lower,))
    if word[0].isdigit() and not any(map(str.isalpha, word)):  # "40s" is a word
        return Slot(word, "number", (word,))
    if is_function_word(word) or lower in _NUMBERS:
        return Slot(word, "exact", (lower,))
    if (word[0].isupper() and not begins) or not word.isalpha():
        return Slot(word, "exact", (word,))
    before = words[at - 1].lower() if at else ""
    after = words[at + 1].lower() if at + 1 < len(words) else ""
    return _inflected(word, before, after)


def _inflected(word: str, before: str, after: str) -> Slot:
    as_verb, as_noun = verb_base(word), noun_base(word)
    if as_verb and as_noun and _is_verb(word.lower(), as_verb, as_noun, before, after):
        as_noun = ""
    if as_verb and word.lower().endswith(("ed", "ing")) and before in DETERMINERS:
        return Slot(word, "exact", (word,))  # "the alarmed man", "a standing order"
    if as_noun:
        return Slot(word, "noun", (as_noun,))
    return Slot(word, "verb", (as_verb,)) if as_verb else Slot(word, "exact", (word,))


def _is_verb(word: str, as_verb: str, as_noun: str, before: str, after: str) -> bool:
    """Whether a word that could be both is a verb here."""
    if word not in (as_noun, plural(as_noun)):
        return True
    if (before in _BEFORE_VERBS or before.endswith(("n't", "n’t"))) and before not in DETERMINERS:
        return True
    if before in DETERMINERS or before in _PREPOSITIONS:
        return False
    if after in DETERMINERS:
        return True
    forms = verb(as_verb)
    return _zipf(forms.past[0]) + _zipf(forms.ing[0]) > 2 * _zipf(plural(as_noun)) + 1


def verb_base(word: str) -> str:
    """The base form of a word that can be a verb, else nothing."""
    return _likeliest(
        possible_verbs(word.lower()), lambda one: (one, verb(one).past[0], verb(one).ing[0])
    )


def noun_base(word: str) -> str:
    """The singular of a word that can be a noun, else nothing."""
    if word.lower() in _NUMBERS or is_function_word(word):
        return ""
    return _likeliest(possible_nouns(word.lower()), lambda one: (one, plural(one)))


def _likeliest(bases: Iterable[str], forms: Callable[[str], tuple[str, ...]]) -> str:
    """The base all of whose forms are in use; of several the one whose rarest form is commonest."""
    found = {base: min(map(_zipf, forms(base))) for base in bases}
    best = max(found, key=lambda base: found[base], default="")
    return best if found.get(best, 0) >= _IN_USE else ""


def _zipf(word: str) -> float:
    return lexicon().zipf_of(word)
