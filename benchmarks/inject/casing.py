"""Capitals where none belong and none where one belongs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from benchmarks.inject.model import Kind

if TYPE_CHECKING:
    from random import Random

    from benchmarks.inject.model import Damage

_FUNCTION = (
    "a|an|the|and|in|of|to|for|with|from|while|but|which|that|when|on|by|as|at|is|are|was|were|"
    "it|they|he|this|because|after|before"
)
_ADVERBS = (
    "meanwhile|however|therefore|also|recently|already|often|usually|especially|currently|"
    "finally|previously|immediately|directly|quickly|mostly|probably"
)
_NATIONALITIES = (
    "Russian|American|Chinese|Japanese|German|Italian|Spanish|British|Canadian|Australian|Korean|"
    "Ukrainian|Mexican|Brazilian|European|African|Israeli|Iranian|Iraqi|Egyptian|Syrian|Dutch|"
    "Swedish|Norwegian|English|Indian|Portuguese|Hungarian|Romanian|Palestinian|Arabic|Pakistani"
)
_COUNTRIES = (
    "Germany|France|Italy|Spain|Russia|Ukraine|Britain|England|Scotland|Ireland|Canada|Mexico|"
    "Brazil|Argentina|Australia|Egypt|Israel|Iran|Iraq|Syria|Afghanistan|Pakistan|Korea|Sweden|"
    "Norway|Poland|Austria|Portugal|Europe|Africa|Asia|London|Paris|Moscow|Berlin|Washington"
)
_DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_MONTHS = "January|February|April|June|July|September|October|November|December"
_NAMES = (
    "United States|United Kingdom|United Nations|European Union|New York|New Zealand|North Korea|"
    "South Korea|Soviet Union|Saudi Arabia|Los Angeles|San Francisco|Sri Lanka|Hong Kong"
)
_ACRONYMS = "DNA|RNA|HIV|NATO|NASA|FBI|CIA|USA|UK|GDP|MRI|UNESCO|NGO|CEO|BBC|AIDS"
_STARTS = "The|This|It|In|He|She|They|We|However|But|A|These|For|There|When|As|At|On"


def _capital(match: re.Match[str], _chance: Random) -> str:
    return match["at"][0].upper() + match["at"][1:]


def _lower(match: re.Match[str], _chance: Random) -> str:
    return match["at"].lower()


def _kind(name: str, place: str, damage: Damage = _lower) -> Kind:
    return Kind("casing", name, re.compile(place), damage)


KINDS = (
    _kind("stray-function", rf"(?<=[a-z]{{2}} )(?P<at>{_FUNCTION})(?= [a-z]+ [a-z])", _capital),
    _kind(
        "stray-participle", r"(?<=[a-z]{2} )(?P<at>[a-z]{3,}(?:ing|ed))(?= [a-z]+ [a-z])", _capital
    ),
    _kind("stray-adverb", rf"(?<=[a-z]{{2}} )(?P<at>{_ADVERBS})(?= [a-z]+ )", _capital),
    _kind("stray-after-comma", rf"(?<=[a-z], )(?P<at>{_FUNCTION})(?= [a-z]+ [a-z])", _capital),
    _kind(
        "stray-infinitive",
        r"(?<= to )(?P<at>[a-z]{4,})(?= (?:the|a|an|their|its|his) [a-z])",
        _capital,
    ),
    _kind("nationality", rf"(?<=[a-z,] )(?P<at>{_NATIONALITIES})(?= [a-z])"),
    _kind("country", rf"(?<=[a-z,] )(?P<at>{_COUNTRIES})(?=[ ,.]+[a-z]|['’]s )"),
    _kind("weekday", rf"(?<=[a-z,] )(?P<at>{_DAYS})\b"),
    _kind("month", rf"(?<=[a-z,] )(?P<at>{_MONTHS})(?= \d)"),
    _kind("name", rf"(?<=[a-z,] )(?P<at>{_NAMES})\b(?! [A-Z])"),
    _kind("acronym", rf"(?<=[a-z,] )(?P<at>{_ACRONYMS})(?= [a-z])"),
    _kind("first-person", r"(?<=[a-z,] )(?P<at>I)(?= [a-z])"),
    _kind("sentence-start", rf"(?<=[a-z]{{4}}\. )(?P<at>{_STARTS})(?= [a-z])"),
)
