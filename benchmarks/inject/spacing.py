"""Spaces too many, too few, and of the wrong sort."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from benchmarks.inject.model import Kind

if TYPE_CHECKING:
    from random import Random

    from benchmarks.inject.model import Damage

_FEWEST_PER_CENT = 3  # so many closed per cent signs show that the page does not space them


def _inserted(character: str) -> Kind:
    name = f"inserted-U+{ord(character):04X}"
    return Kind(
        "spacing", name, re.compile(r"(?<=\b[a-z]{4})(?P<at>)(?=[a-z]{3})"), _put(character)
    )


def _put(text: str) -> Damage:
    return lambda _match, _chance: text


def _spaced(match: re.Match[str], _chance: Random) -> str:
    return " " + match["at"]


def _closed(match: re.Match[str], _chance: Random) -> str:
    return match["at"].replace(" ", "")


def _split_at_hyphen(_match: re.Match[str], chance: Random) -> str:
    return chance.choice((" -", "- "))


def _one_sided(match: re.Match[str], chance: Random) -> str:
    dash = match["at"].strip()
    return chance.choice((f" {dash}", f"{dash} "))


def _inside(match: re.Match[str], _chance: Random) -> str:
    quotation = match["at"]
    return f"{quotation[0]} {quotation[1:-1]} {quotation[-1]}"


def _per_cent(match: re.Match[str], _chance: Random) -> str | None:
    others = len(re.findall(r"\d%", match.string))
    return " %" if others > _FEWEST_PER_CENT else None


def _doubled(match: re.Match[str], _chance: Random) -> str | None:
    return None if "  " in match.string else "  "


def _empty_lines(_match: re.Match[str], chance: Random) -> str:
    return "\n" * chance.randint(4, 7)


def _kind(name: str, place: str, damage: Damage, **how: bool) -> Kind:
    return Kind("spacing", name, re.compile(place, re.MULTILINE), damage, **how)


KINDS = (
    _kind("before-comma", r"(?<=[a-z0-9]{2})(?P<at>,)(?= [a-z0-9A-Z])", _spaced),
    _kind("before-stop", r"(?<=[a-z]{3})(?P<at>\.)(?= [A-Z]|$)", _spaced),
    _kind("before-colon", r"(?<=[a-z]{3})(?P<at>[:;])(?= [a-zA-Z])", _spaced),
    _kind("before-question", r"(?<=[a-z]{2})(?P<at>[?!])(?= |$)", _spaced),
    _kind("before-apostrophe", r"(?<=[a-z])(?P<at>['’](?:s|t|re|ve|ll))(?= [a-z])", _spaced),
    _kind("before-bracket-end", r"(?<=[a-z0-9]{2})(?P<at>\))(?=[ ,.])", _spaced),
    _kind("after-bracket", r"(?<= )(?P<at>\()(?=[A-Za-z0-9]{2})", _put("( ")),
    _kind("inside-quotation", r"(?<=[a-z,] )(?P<at>“[^“”\n]{4,50}”)(?= [a-z])", _inside),
    _kind("inside-straight", r'^[^"\n]* (?P<at>"[^"\n]{4,50}") [^"\n]*$', _inside, whole=True),
    _kind("doubled", r"(?<=[a-z]{2})(?P<at> )(?=[a-z]{2})", _doubled),
    _kind("after-comma", r"(?<=[a-z]{3})(?P<at>, )(?=[a-z]{3})", _closed),
    _kind("after-stop", r"(?<=[a-z]{4})(?P<at>\. )(?=[A-Z][a-z]+ [a-z])", _closed),
    _kind("after-colon", r"(?<=[a-z]{3})(?P<at>[:;] )(?=[a-z]{3})", _closed),
    _kind("after-question", r"(?<=[a-z]{3})(?P<at>[?!] )(?=[A-Z][a-z])", _closed),
    _kind("before-bracket", r"(?<=[a-z]{3})(?P<at> \()(?=[a-z]+ [a-z]+)", _closed),
    _kind("after-bracket-end", r"(?<= [a-z]{3})(?P<at>\) )(?=[a-z]{3})", _closed),
    _kind("before-quotation", r"(?<=[a-z]{3})(?P<at> “)(?=\w)", _closed),
    _kind("after-quotation", r"(?<=[a-z,.])(?P<at>” )(?=[a-z]{2})", _closed),
    _kind(
        "hyphen", r"(?<=\b[A-Za-z]{4})(?P<at>-)(?=[A-Za-z]{4,}\b)(?!and |like\b)", _split_at_hyphen
    ),
    _kind("dash", r"(?<=[a-z]{2})(?P<at> [–—] )(?=[a-z]{2})", _one_sided),
    _kind("closed-dash", r"(?<=[a-z]{3})(?P<at>—)(?=[a-z]{3})", _one_sided),
    _kind("per-cent", r"(?<=\d)(?P<at>%)(?= [a-z])", _per_cent),
    _kind("dollar", r"(?<= )(?P<at>[$£€])(?=\d)", lambda m, _: m["at"] + " "),
    _kind("thousands", r"(?<=\b\d)(?P<at>,)(?=\d{3}\b)", lambda _, c: c.choice((", ", " ,"))),
    _kind("decimal", r"(?<= \d)(?P<at>\.)(?=\d\b(?!\.))", lambda _, c: c.choice((" .", ". "))),
    _kind("unit", r"\b(?:km|mg|m|g)(?P<at>/)(?:h|s|l|kg|ml|L)\b", _put(" / ")),
    _kind("doubled-comma", r"(?<=[a-z]{2})(?P<at>,)(?= [a-z])", _put(",,")),
    _kind(
        "doubled-stop",
        r"(?<=[a-z]{4})(?P<at>\.)(?= [A-Z][a-z])",
        lambda _, c: c.choice(("..", ". .")),
    ),
    _kind("no-break", r"(?<=\b[a-z]{3})(?P<at> )(?=[a-z]{3,}\b)", _put("\u00a0")),
    _kind("ideographic", r"(?<=[a-z]{2})(?P<at> )(?=[a-z]{3})", _put("\u3000")),
    _kind("empty-lines", r"(?<=\S)(?P<at>\n\n)(?=\S)", _empty_lines, running=False),
    _kind("no-break-line", r"(?<=\S)(?P<at>\n\n)(?=\S)", _put("\n\n\u00a0\n\n"), running=False),
    _inserted("\u200b"),
    _inserted("\u00ad"),
    _inserted("\u0640"),
    _inserted("\ufeff"),
    _kind(
        "bidi-mark",
        r"(?<=[a-z]{3} )(?P<at>)(?=[a-z]{3})",
        lambda _, c: c.choice("\u200e\u200f\u202b"),
    ),
)
