"""Damaged characters and letters of the wrong script."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from benchmarks.inject.model import Kind

if TYPE_CHECKING:
    from random import Random

    from benchmarks.inject.model import Damage

_HIGH = r"[‘’“”–—…£€é-ü]"
_WORD = rf"(?P<at>[A-Za-z]*{_HIGH}[A-Za-z]*)(?=[ ,.\n])"
_CYRILLIC = str.maketrans("aeopcxyABCEHKMOPTX", "аеорсхуАВСЕНКМОРТХ")
_GREEK = str.maketrans("oABEHIKMNOPTXZ", "οΑΒΕΗΙΚΜΝΟΡΤΧΖ")
_LEAKS = (
    "메이저놀이터",
    "윤석열",
    "카지노사이트",
    "新闻",
    "赌场",
    "ニュース",
    "казино",
    "новости",
    "अधिक",
)


def _decoded(data: bytes, encoding: str) -> str:
    """Bytes read in an encoding of one byte a letter; what it leaves undefined as Latin-1."""
    return "".join(bytes([byte]).decode(encoding, errors="ignore") or chr(byte) for byte in data)


def _misread(encoding: str, times: int = 1) -> Damage:
    def damage(match: re.Match[str], _chance: Random) -> str:
        text = match["at"]
        for _ in range(times):
            text = _decoded(text.encode(), encoding)
        return text

    return damage


def _lost(mark: str) -> Damage:
    return lambda _match, _chance: mark


def _homoglyph(table: dict[int, int]) -> Damage:
    def damage(match: re.Match[str], chance: Random) -> str | None:
        word = match["at"]
        places = [place for place, letter in enumerate(word) if ord(letter) in table]
        if not places:
            return None
        chosen = set(chance.sample(places, min(len(places), chance.randint(1, 2))))
        return "".join(
            letter.translate(table) if place in chosen else letter
            for place, letter in enumerate(word)
        )

    return damage


def _leak(match: re.Match[str], chance: Random) -> str:
    return match["at"] + chance.choice(_LEAKS)


def _kind(name: str, place: str, damage: Damage) -> Kind:
    return Kind("encoding", name, re.compile(place), damage)


KINDS = (
    _kind("utf8-as-cp1252", _WORD, _misread("cp1252")),
    _kind("utf8-as-latin1", _WORD, _misread("latin-1")),
    _kind("utf8-as-macroman", _WORD, _misread("mac-roman")),
    _kind("utf8-as-cp1251", _WORD, _misread("cp1251")),
    _kind("twice-as-cp1252", _WORD, _misread("cp1252", 2)),
    _kind("replacement-letter", r"(?<=[a-z])(?P<at>[é-ü])(?=[a-z ,.])", _lost("\ufffd")),
    _kind(
        "replacement-apostrophe", r"(?<=[a-z])(?P<at>['’])(?=(?:s|t|re|ve|ll) )", _lost("\ufffd")
    ),
    _kind("question-for-apostrophe", r"(?<=[a-z])(?P<at>['’])(?=(?:s|t|re|ve|ll) )", _lost("?")),
    _kind("cyrillic", r"(?<= )(?P<at>[A-Za-z]{4,})(?=[ ,.])", _homoglyph(_CYRILLIC)),
    _kind("greek", r"(?<= )(?P<at>[A-Za-z]{4,})(?=[ ,.])", _homoglyph(_GREEK)),
    _kind("leaked-script", r"(?<= )(?P<at>[a-z]{4,})(?=[ ,.])", _leak),
)
