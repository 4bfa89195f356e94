"""Quotation marks, brackets and apostrophes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from benchmarks.inject.model import Kind

if TYPE_CHECKING:
    from random import Random

    from benchmarks.inject.model import Damage

_OWN_STYLE = 3  # so many pairs of one style, and none of the other, are the style of a page

# A line with one quotation, in running text on both sides.
_CURLY = r"^[^“”\n\"]*[a-z,:] (?P<at>“[^“”\n\"]{8,160}”) [a-z][^“”\n\"]*$"
_STRAIGHT = r"^[^\"\n“”]*[a-z,:] (?P<at>\"[^\"\n“”]{8,160}\") [a-z][^\"\n“”]*$"
_BRACKETS = r"^[^()\n]*[a-z] (?P<at>\([a-z][a-z]+ [^()\n]{6,90}\))[^()\n]*$"
_ANY = r"(?<=[a-z,] )(?P<at>“[^“”\n\"]{3,80}”|\"[^\"\n“”]{3,80}\")(?= [a-z])"

_FOREIGN = (
    ("„", "“"),
    ("«", "»"),
    ("« ", " »"),
    ("``", "''"),
    ("「", "」"),
    ("»", "«"),
    ("„", "”"),
)
_WIDE = {",": "，", ".": "。", ":": "：", ";": "；"}  # ideographic marks take no space after them


def _unclosed(match: re.Match[str], _chance: Random) -> str | None:
    following = match.string[match.end() :].lstrip("\n")
    return None if following.startswith(("“", '"')) else match["at"][:-1]


def _unopened(match: re.Match[str], _chance: Random) -> str:
    return match["at"][1:]


def _inverted(match: re.Match[str], _chance: Random) -> str:
    return f"”{match['at'][1:-1]}“"


def _foreign(match: re.Match[str], chance: Random) -> str:
    first, last = chance.choice(_FOREIGN)
    return f"{first}{match['at'][1:-1]}{last}"


def _mismatched(match: re.Match[str], chance: Random) -> str:
    inner = match["at"][1:-1]
    return chance.choice((f'“{inner}"', f'"{inner}”'))


def _straight_in_curly(match: re.Match[str], _chance: Random) -> str | None:
    text = match.string
    fits = text.count("“") > _OWN_STYLE and '"' not in text
    return f'"{match["at"][1:-1]}"' if fits else None


def _curly_in_straight(match: re.Match[str], _chance: Random) -> str | None:
    text = match.string
    fits = text.count('"') > 2 * _OWN_STYLE and "“" not in text and "”" not in text
    return f"“{match['at'][1:-1]}”" if fits else None


def _doubled(match: re.Match[str], _chance: Random) -> str:
    return match["at"][0] + match["at"]


def _straight_apostrophe(match: re.Match[str], _chance: Random) -> str | None:
    fits = match.string.count("’") > _OWN_STYLE and "'" not in match.string
    return "'" if fits else None


def _wrong_apostrophe(_match: re.Match[str], chance: Random) -> str:
    return chance.choice(("´", "`", "''", "‘", "＇"))


def _wide(match: re.Match[str], _chance: Random) -> str:
    return _WIDE[match["at"][0]]


def _kind(name: str, place: str, damage: Damage, **how: bool) -> Kind:
    how = {"whole": True, "alone": True} | how
    return Kind("quote", name, re.compile(place, re.MULTILINE), damage, **how)


KINDS = (
    _kind("unclosed-curly", _CURLY, _unclosed),
    _kind("unopened-curly", _CURLY, _unopened),
    _kind("unclosed-straight", _STRAIGHT, _unclosed),
    _kind("unopened-straight", _STRAIGHT, _unopened),
    _kind("unclosed-bracket", _BRACKETS, lambda m, _: m["at"][:-1]),
    _kind("unopened-bracket", _BRACKETS, _unopened),
    _kind("inverted", _CURLY, _inverted),
    _kind("foreign", _ANY, _foreign),
    _kind("mismatched", _ANY, _mismatched),
    _kind("doubled", _ANY, _doubled),
    _kind("straight-in-curly", _ANY, _straight_in_curly),
    _kind("curly-in-straight", _ANY, _curly_in_straight),
    _kind(
        "wrong-apostrophe",
        r"(?<=[a-z]{2})(?P<at>['’])(?=(?:s|t|re|ve|ll) [a-z])",
        _wrong_apostrophe,
    ),
    _kind(
        "straight-apostrophe",
        r"(?<=[a-z]{2})(?P<at>’)(?=(?:s|t|re|ve|ll) [a-z])",
        _straight_apostrophe,
    ),
    _kind("wide-comma", r"(?<=[a-z]{3})(?P<at>, )(?=[a-z]{3})", _wide),
    _kind("wide-stop", r"(?<=[a-z]{4})(?P<at>[.;:] )(?=[A-Za-z]{3})", _wide),
    _kind(
        "wide-brackets",
        r"(?<=[a-z])(?P<at> \([a-z][^()\n]{6,60}\) )(?=[a-z])",
        lambda m, _: f"（{m['at'][2:-2]}）",
    ),
    _kind(
        "inverted-mark",
        r"(?<=[a-z]\. )(?P<at>[A-Z][^.?!\n]{10,90}[?!])(?= [A-Z]|$)",
        lambda m, _: ("¿" if m["at"][-1] == "?" else "¡") + m["at"],
        whole=False,
    ),
)
