"""The licensed material: countries, capitals, leaders and cities, and people as evidence.

Of the 140,118 people none is shipped; their names tell which spellings are somebody's own.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PLAIN = re.compile(r"[A-Z][\w’'.-]*(?: [\w’'.-]+){0,4}")
_TITLE = re.compile(
    r"^(?:(?:Acting|Interim|Transitional|Vice|Deputy|Governor|General|Prime|First|Chief|Federal|"
    r"Grand|Crown|President|Minister|Premier|Chancellor|King|Queen|Sultan|Amir|Emir|Prince|Pope|"
    r"Duke|Captain|Regent|Co-prince|Taoiseach|Sir|Dame|Dr\.|Gen\.|Lt\.|Col\.|Sheikh|Shaykh|Cdr\.|"
    r"Capt\.|Administrator|Commissioner|Chairperson|State|Counselor|Sovereign|Council|of|the) )+"
)
_INITIALS = 2  # letters in capitals that are no family name
_OFTEN = 2  # a word of so many people's names is a name


def names(folder: Path) -> dict[str, list[str]]:
    """Names by kind (`country`, `capital`, `person`), each sorted and once."""
    found: dict[str, set[str]] = {"country": set(), "capital": set(), "person": set()}
    for row in _rows(folder, "countries"):
        kind = row["kind"]
        if kind in ("country name (conventional short form)", "territory (CLDR en)"):
            found["country"].add(row["name"])
        elif kind == "capital":
            found["capital"].add(row["name"])
    for row in _rows(folder, "leaders"):
        found["person"].add(leader(row["name"]))
    return {kind: sorted(filter(_PLAIN.fullmatch, own)) for kind, own in found.items()}


def long_forms(folder: Path) -> dict[str, str]:
    """The official long form of a country by its short one."""
    short: dict[str, str] = {}
    long: dict[str, str] = {}
    for row in _rows(folder, "countries"):
        if row["kind"] == "country name (conventional short form)":
            short[row["country"]] = row["name"]
        elif row["kind"] == "country name (conventional long form)":
            long[row["country"]] = row["name"]
    both = short.keys() & long.keys()
    return {
        short[key]: long[key] for key in both if _PLAIN.match(long[key]) and short[key] != long[key]
    }


def leader(name: str) -> str:
    """A leader's name without titles, the family name no longer in capitals."""
    bare = _TITLE.sub("", name)
    return " ".join(
        word.capitalize() if word.isupper() and len(word) > _INITIALS else word
        for word in bare.split()
    )


def evidence(folder: Path) -> frozenset[str]:
    """Names of people, in full and by the word, and of cities.

    A foreign spelling among them is ambiguous.
    """
    words: Counter[str] = Counter()
    people = {row["name"] for row in _rows(folder, "people")}
    for name in people:
        words.update(set(name.split()))
    often = {word for word, count in words.items() if count >= _OFTEN}
    first = {row["name"] for row in _rows(folder, "forenames_surnames")}
    cities = {row["name"] for row in _rows(folder, "cities")}
    return frozenset(often | first | cities | people)


def _rows(folder: Path, name: str) -> Iterator[dict[str, str]]:
    with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)
