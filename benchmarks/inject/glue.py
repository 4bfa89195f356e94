"""Words run together where a link, a quotation or a line ended."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from benchmarks.inject.model import Kind

if TYPE_CHECKING:
    from random import Random

    from benchmarks.inject.model import Damage

_COMMON = 3.5  # Zipf frequency from which both halves are words that a reader knows
_FUNCTION = "the|and|including|in|on|of|for|said|with|from|which|that|to|by|was|has|as|at|is|are"
_NAMES = (
    "United States|United Kingdom|United Nations|European Union|New York|New Zealand|North Korea|"
    "South Korea|South Africa|White House|Prime Minister|World War|Supreme Court|Los Angeles|"
    "San Francisco|Soviet Union|Latin America|Middle East|Red Cross|Saudi Arabia|Sri Lanka|"
    "Hong Kong|World Bank|Great Britain|Puerto Rico"
)


def _joined(match: re.Match[str], _chance: Random) -> str | None:
    first, second = match["at"].split(" ")
    return None if _frequency(first + second) else first + second


def _joined_common(match: re.Match[str], chance: Random) -> str | None:
    if any(_frequency(word) < _COMMON for word in match["at"].split(" ")):
        return None
    return _joined(match, chance)


def _joined_as_it_is(match: re.Match[str], _chance: Random) -> str:
    return match["at"].replace(" ", "")


@lru_cache(maxsize=100_000)
def _frequency(word: str) -> float:
    from wordfreq import zipf_frequency

    return zipf_frequency(word, "en", wordlist="large")


def _kind(name: str, place: str, damage: Damage = _joined) -> Kind:
    return Kind("glue", name, re.compile(place), damage)


KINDS = (
    _kind("word-function", rf"(?<= )(?P<at>[a-z]{{4,}} (?:{_FUNCTION}))(?= [a-z])", _joined_common),
    _kind("function-word", rf"(?<=[a-z] )(?P<at>(?:{_FUNCTION}) [a-z]{{5,}})(?= )", _joined_common),
    _kind("word-word", r"(?<= )(?P<at>[a-z]{4,} [a-z]{5,})(?=[ ,.])", _joined_common),
    _kind("name-function", rf"(?<= )(?P<at>[A-Z][a-z]{{3,}} (?:{_FUNCTION}))(?= [a-z])"),
    _kind("word-name", r"(?<= )(?P<at>[a-z]{4,} [A-Z][a-z]{3,})(?=[ ,.])"),
    _kind("names", rf"\b(?P<at>{_NAMES})\b", _joined_as_it_is),
    _kind(
        "year-word",
        r"(?<= )(?P<at>[12]\d{3} (?:as|and|in|the|to|of|for|with|by|was))(?= [a-z])",
        _joined_as_it_is,
    ),
    _kind(
        "word-year",
        r"(?<=[a-z] )(?P<at>(?:in|since|from|until|during) [12]\d{3})(?=[ ,.])",
        _joined_as_it_is,
    ),
    _kind(
        "three-words",
        r"(?<=[a-z] )(?P<at>[a-z]{4,} (?:of|in|and|to) [a-z]{4,})(?= )",
        _joined_as_it_is,
    ),
)
