"""English prose without sense: real words in sentences that could be a newspaper's.

Words are told apart by their endings ("-ment" is a noun's, "-ous" an adjective's); the small words
between them stand where they belong. What a text of words in any order has instead, names without
capitals and words said twice, no prose has.
"""

from __future__ import annotations

import random
from itertools import accumulate
from typing import TYPE_CHECKING

import msgspec

from mtlint.text.lexicon import dictionary_words

if TYPE_CHECKING:
    from collections.abc import Sequence

_SEED = 20
_RAREST = 2.0  # Zipf
_EVENNESS = 0.4  # the power of their shares by which words of one kind are drawn
_SHORTEST = 6
_ENDINGS = {
    "noun": ("ment", "tion", "ness", "ship", "ity", "ance", "ence", "ism", "dom", "hood", "age"),
    "person": ("ist", "eer", "tor", "cher", "cian"),
    "adjective": ("ous", "ive", "ful", "able", "less", "tic", "ical"),
    "past": ("ed",),
    "adverb": ("ly",),
}
_NEVER_SMALL = (  # parts of words that are names
    "france", "thatch", "marxis", "zionis", "buddhis", "christ", "hinduis", "judais", "calvinis",
    "baptist", "methodist", "islam", "confuci", "nazi", "hitler", "darwin", "freud", "provence",
    "lenin", "taois", "sicily",
)  # fmt: skip
_DETERMINERS = ("the", "its", "their", "his", "this", "the same", "no", "any", "our", "her", "some")
_PREPOSITIONS = ("in", "for", "with", "after", "before", "without", "during", "against", "through")
_SHORT = {  # of each kind the words without such an ending
    "noun": (
        "man woman child year day week month city town house street river road war peace law party "
        "vote money price market bank tax school book word letter song play game match team goal "
        "film music car train ship plane water fire food work job life death family friend news"
    ),
    "person": "mother father officer worker player driver farmer writer leader judge doctor nurse",
    "adjective": "old new long short high low good bad big small young late early poor rich strong",
    "past": (
        "taken given made found held kept left lost won sold bought built sent seen heard told "
        "led met paid put read run set shown spent stood taught thought understood written broken"
    ),
    "adverb": "often always never soon now then also still once again perhaps even just",
}
_TIMES = (
    "last week", "this year", "so far", "at the same time", "for a long time", "two days ago",
    "in the end", "on Monday", "on Thursday", "in the morning", "after the war", "all over again",
)  # fmt: skip
_LINKS = (", and", ", but", "; still,", ", while", ", which is why", " if")
_PLACES = (
    "London", "Paris", "Berlin", "Madrid", "Rome", "Vienna", "Warsaw", "Canada", "Brazil", "Norway",
    "Kenya", "Japan", "Chile", "Ireland", "Portugal", "Boston", "Chicago", "Toronto", "Sydney",
)  # fmt: skip
_NAMES = (
    "Anna", "Peter", "Martin", "Laura", "Susan", "Robert", "Helen", "Walter", "Clara", "Daniel",
)  # fmt: skip
_BEGINNINGS = ("Har", "Whit", "Thorn", "Lang", "Pres", "Mars", "Fair", "Brad", "Hol", "Win", "Ash")
_MIDDLES = ("", "er", "in", "el", "ing")
_ENDS = ("ton", "field", "ley", "cott", "den", "low", "worth", "man", "by", "wick", "ford")
_MONTHS = ("January", "February", "April", "June", "July", "August", "October", "November")
_PARAGRAPH, _TEXT = (2, 6), (5, 30)  # sentences, paragraphs


class _Words(msgspec.Struct, frozen=True):
    """Words of one kind, and the sums of the weights they are drawn by."""

    words: Sequence[str]
    sums: Sequence[float]


def texts(count: int) -> list[str]:
    """So many texts, the same each time."""
    writer = _Writer(random.Random(_SEED))
    return [writer.text() for _ in range(count)]


class _Writer:
    """Writes texts, sentences and their parts."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._short = {kind: words.split() for kind, words in _SHORT.items()}
        self._kinds = {kind: _words(endings) for kind, endings in _ENDINGS.items()}

    def text(self) -> str:
        """Some paragraphs."""
        chance = self._chance
        return "\n\n".join(
            " ".join(self._sentence() for _ in range(chance.randint(*_PARAGRAPH)))
            for _ in range(chance.randint(*_TEXT))
        )

    def _sentence(self) -> str:
        said = self._clause()
        if self._is(1 / 3):
            said = f"{said}{self._any(_LINKS)} {self._clause()}"
        said = said[0].upper() + said[1:]
        if self._is(1 / 10):
            return f"“{said},” said {self._name()}, {self._amount()} of {self._person()}."
        return f"{said}."

    def _clause(self) -> str:
        """Somebody did something, somewhere or not."""
        if self._is(1 / 6):
            return f"it has not been {self._word('adjective')} that {self._clause()}"
        who = self._name() if self._is(1 / 3) else self._person()
        if self._is(1 / 6):
            who = f"{who}, who had {self._word('past')} {self._thing()},"
        parts = [who, self._any(("has", "would have", "will have", "had not", "could have"))]
        parts += [self._word("adverb")] if self._is(1 / 2) else []
        parts += [self._word("past"), self._thing()]
        if self._is(1 / 2):
            parts += [self._any(_PREPOSITIONS), self._thing()]
        if self._is(1 / 5):
            parts += ["in", self._any(_PLACES)]
        elif self._is(1 / 4):
            parts += [self._any(_TIMES)]
        elif self._is(1 / 400):
            parts += ["in", self._any(_MONTHS), str(self._chance.randint(1950, 2020))]
        return " ".join(parts)

    def _name(self) -> str:
        surname = self._any(_BEGINNINGS) + self._any(_MIDDLES) + self._any(_ENDS)
        return f"{self._any(_NAMES)} {surname}"

    def _person(self) -> str:
        return f"{self._any(_DETERMINERS)} {self._word('adjective')} {self._word('person')}"

    def _thing(self) -> str:
        said = f"{self._any(_DETERMINERS)} {self._word('noun')}"
        return f"{said} of the {self._word('noun')}" if self._is(1 / 3) else said

    def _amount(self) -> str:
        return f"about {self._chance.randint(11, 99)} kilometers north"

    def _word(self, kind: str) -> str:
        if self._is(1 / 2):
            return self._any(self._short[kind])
        known = self._kinds[kind]
        return self._chance.choices(known.words, cum_weights=known.sums)[0]

    def _any(self, words: Sequence[str]) -> str:
        return self._chance.choice(words)

    def _is(self, share: float) -> bool:
        return self._chance.random() < share


def _words(endings: tuple[str, ...]) -> _Words:
    weights = {
        word: 10 ** (_EVENNESS * zipf)
        for word, zipf in dictionary_words().items()
        if zipf >= _RAREST and len(word) >= _SHORTEST and word.endswith(endings)
        if word.isascii() and word.isalpha() and not any(name in word for name in _NEVER_SMALL)
    }
    return _Words(tuple(weights), tuple(accumulate(weights.values())))
