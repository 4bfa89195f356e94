"""Words, phrases, sentences, paragraphs and whole texts that stand twice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from benchmarks.inject.model import Kind

if TYPE_CHECKING:
    from random import Random

    from benchmarks.inject.model import Damage

_FUNCTION = (
    "the|a|an|of|and|is|are|was|to|in|on|for|by|with|from|at|as|be|have|has|their|this|it|we"
)
_ADJECTIVE = r"[a-z]{4,}(?:ic|al|ive|ous|ary|able|ent)"
# Said twice on purpose, or right twice in some sentence.
_SAID_TWICE = frozenset((
    "about", "again", "always", "better", "big", "blah", "closer", "come", "days", "dear", "down",
    "ever", "far", "good", "great", "high", "hours", "hundreds", "just", "little", "long", "look",
    "many", "millions", "more", "much", "never", "only", "over", "please", "poor", "quite",
    "really", "right", "round", "same", "small", "some", "still", "sweet", "that", "there",
    "thousands", "through", "time", "tiny", "very", "well", "what", "whether", "which", "years",
))  # fmt: skip
_LONGEST_PAGE = 6_000  # code points of a page that is pasted twice
_FEWEST_SPACES = 100  # in it
_FEWEST_WORDS = 8  # of a sentence that nobody says twice on purpose


def _again(match: re.Match[str], _chance: Random) -> str | None:
    word = match["at"]
    return None if word in _SAID_TWICE else f"{word} {word}"


def _conjunct(match: re.Match[str], _chance: Random) -> str | None:
    same = match["first"].lower() == match["second"].lower()
    return None if same else f"{match['first']} {match['and']} {match['first']}"


def _participle(match: re.Match[str], _chance: Random) -> str:
    return f"{match['at']} {match['participle']}"


def _loop(match: re.Match[str], chance: Random) -> str | None:
    word = match["at"]
    joint = chance.choice((" ", ", "))
    return None if word in _SAID_TWICE else joint.join([word] * chance.randint(4, 9))


def _phrase_loop(match: re.Match[str], chance: Random) -> str:
    return " ".join([match["at"]] * chance.randint(3, 6))


def _sentence(match: re.Match[str], _chance: Random) -> str | None:
    sentence = match["at"]
    return f"{sentence} {sentence}" if len(sentence.split()) >= _FEWEST_WORDS else None


def _copy(match: re.Match[str], _chance: Random) -> str:
    return f"{match['at']}\n\n{match['at']}"


def _headline(match: re.Match[str], _chance: Random) -> str | None:
    repeated = match.string.count(match["at"]) > 1
    return None if repeated else f"{match['at']}\n\n{match['at']}"


def _near_copy(match: re.Match[str], chance: Random) -> str:
    words = match["at"].split(" ")
    del words[chance.randrange(5, len(words) - 3)]
    return f"{match['at']}\n\n{' '.join(words)}"


def _page(match: re.Match[str], _chance: Random) -> str | None:
    text = match["at"]
    fits = (
        len(text) <= _LONGEST_PAGE and text.count("\n\n") > 1 and text.count(" ") > _FEWEST_SPACES
    )
    return f"{text}\n\n{text}" if fits else None


def _kind(name: str, place: str, damage: Damage, **how: bool) -> Kind:
    return Kind("duplicate", name, re.compile(place, re.MULTILINE), damage, **how)


KINDS = (
    _kind("function-word", rf"(?<=[a-z] )(?P<at>{_FUNCTION})(?= [a-zA-Z]{{2}})", _again),
    _kind("content-word", r"(?<=[a-z] )(?P<at>[a-z]{4,})(?= [a-z]{2})", _again),
    _kind("last-word", r"(?<=[a-z] )(?P<at>[a-z]{5,})(?=[.,] )", _again),
    _kind(
        "conjunct",
        rf"(?<= )(?P<first>{_ADJECTIVE}) (?P<and>and|or) (?P<second>{_ADJECTIVE})(?= )",
        _conjunct,
        whole=True,
    ),
    _kind(
        "participle",
        r"\b(?:was|were|been|is|are) (?P<at>(?P<participle>[a-z]{3,}ed)"
        r"(?: [a-zA-Z0-9]+){2,8})(?=\. [A-Z]|\.$)",
        _participle,
    ),
    _kind(
        "phrase",
        r"(?<=[a-z] )(?P<at>[a-z]{4,} (?:the|a|of|in|to) [a-z]{4,})(?= [a-z])",
        lambda m, _: f"{m['at']} {m['at']}",
    ),
    _kind(
        "name-phrase",
        r"(?<=[a-z] )(?P<at>(?:in|of|from|by) (?:the )?[A-Z][a-z]{3,}(?: [A-Z][a-z]+)?)(?=[ ,.])",
        lambda m, _: f"{m['at']} {m['at']}",
    ),
    _kind("loop", r"(?<=[a-z] )(?P<at>[a-z]{5,})(?=[ .])", _loop),
    _kind("phrase-loop", r"(?<=[a-z] )(?P<at>[a-z]{3,} [a-z]{4,})(?=[ .])", _phrase_loop),
    _kind(
        "sentence",
        r"(?<=[.] )(?P<at>[A-Z][^.!?\n\"“”]{30,250}\.)(?= [A-Z]|$)",
        _sentence,
        alone=True,
    ),
    _kind("paragraph", r"^(?P<at>[^\n]{120,1200})$", _copy, alone=True),
    _kind("near-copy", r"^(?P<at>[^\n]{200,900})$", _near_copy, alone=True),
    _kind(
        "headline", r"\A(?P<at>[A-Z][^\n.!?:]{15,90})(?=\n)", _headline, running=False, alone=True
    ),
    _kind("page", r"\A(?P<at>[\s\S]+)\Z", _page, running=False, alone=True),
)
