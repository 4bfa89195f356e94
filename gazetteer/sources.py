"""The hand-made sources: `gazetteer/*.toml`, a table for each kind and an entry for each entity.

A key of two letters is a language, and its value how that language spells the name. Russian (`ru`)
and Ukrainian (`uk`) names are given in their own letters, and transcribed; Chinese ones (`zh`) in
pinyin. Every other key is a field of the line (see `mtlint.checks.entity_forms`). `near` is the
context of all `ambiguous`, `literal` and `framed` values that name none.
"""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

from gazetteer.cyrillic import heard, is_cyrillic, transcribed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Fields = dict[str, list[str]]

_LANGUAGE_LETTERS = 2
_PEOPLE = ("person",)
_STYLES = ("ap", "reuters", "bbc", "un", "official")
# Family names that stand first; the last part of such a name is no family name.
_FAMILY_FIRST = frozenset(
    "Abiy Kim Choe Ri Yoon Lee Moon Park Roh Han Ban Kang Cho Son Bong Xi Mao Deng Li Wang Sun "
    "Chiang Tsai Lai Ma Chen Ko Hou Hsiao Su Leung Tung Goh Heng Teo Ho Chow Wong Tsui Tai Lin "
    "Nguyen Tran Pham To Vo Luong Vuong Le Aung Min Hun Sheikh".split()
)
# English papers write these given names in several ways.
_ROMANISED = frozenset(
    "Aleksandr Alexandr Aleksander Alexey Aleksey Aleksei Alexei Sergey Sergei Dmitri Dmitriy "
    "Dmitry Yuriy Yury Yuri Andrey Andrei Andriy Andrii Nikolay Nikolai Evgeny Evgeniy Yevgeny "
    "Yevgeniy Mikhail Valery Valeriy Vasily Vasiliy Vitaly Anatoly Grigory Pyotr Petr Igor Ihor "
    "Oleksandr Viktor Maria Mariya Yulia Yuliya Oleg Oleh Vladimir Volodymyr Ilya Anton".split()
)
_TRIGGERED = ("literal", "framed", "ambiguous")


def entries(folder: Path) -> Iterator[tuple[str, str, Fields]]:
    """Kind, name and fields of every entry; raises ValueError for a name that stands twice."""
    seen: set[tuple[str, str]] = set()
    for path in sorted(folder.glob("*.toml")):
        tables: dict[str, dict[str, dict[str, Any]]] = tomllib.loads(path.read_text("utf-8"))
        for kind, table in tables.items():
            for name, values in table.items():
                if (kind, name) in seen:
                    raise ValueError(f"{path.name}: {name!r} stands twice")
                seen.add((kind, name))
                yield kind, name, _fields(kind, name, values)


def is_language(key: str) -> bool:
    """Whether a key is the code of a language."""
    return len(key) == _LANGUAGE_LETTERS and key not in (*_STYLES, "of")


def _fields(kind: str, name: str, values: dict[str, Any]) -> Fields:
    given = {
        key: [value] if isinstance(value, str) else list(value) for key, value in values.items()
    }
    near = given.pop("near", [])
    heard_as = [form for spelling in given.pop("heard", []) for form in heard(spelling)]
    given["wrong"] = [*given.get("wrong", []), *(form for form in heard_as if form != name)]
    fields: Fields = {key: own for key, own in given.items() if not is_language(key)}
    for key in _TRIGGERED:
        fields[key] = [
            v if ">>" in v or not near else f"{v} >> {'|'.join(near)}" for v in fields.get(key, [])
        ]
    person = kind in _PEOPLE
    if person:
        fields["wrong"] = [*fields.get("wrong", []), *_families(name, fields)]
        fields.setdefault("given", []).append(name.partition(" ")[0])
    for language, spellings in _by_language(given).items():
        for spelling in spellings:
            if language == "zh":
                fields["ambiguous"] += _pinyin(name, spelling, given.get("of", []), person=person)
            else:
                fields.setdefault(language, []).extend(
                    _foreign(name, spelling, fields, person=person)
                )
    return {key: list(dict.fromkeys(own)) for key, own in fields.items() if own}


def _by_language(given: Fields) -> Fields:
    """Spellings by language, with the transcriptions of what is in Cyrillic letters."""
    found: Fields = {}
    for key, spellings in given.items():
        if not is_language(key):
            continue
        for spelling in spellings:
            if is_cyrillic(spelling):
                for language, latin in transcribed(spelling, key).items():
                    found.setdefault(language, []).append(latin)
            else:
                found.setdefault(key, []).append(spelling)
    return found


def _foreign(name: str, spelling: str, fields: Fields, *, person: bool) -> Iterator[str]:
    """What a foreign spelling gives to look for; of a person, the family name alone too."""
    variants = fields.get("variants", [])
    if not person or "->" in spelling:
        if spelling not in (name, *variants):
            yield (
                spelling
                if "->" in spelling or not variants
                else f"{spelling} -> {_either(name, variants)}"
            )
        return
    parts, own = name.split(), spelling.split()
    families = [v for v in variants if " " not in v] or [parts[-1]]
    if len(own) == 1:
        own = [*parts[:-1], spelling]
    elif own[0] not in fields["given"]:
        fields.setdefault("called", []).append(own[0])
    if own[-1] not in (*families, parts[-1]) and parts[0] not in _FAMILY_FIRST:
        yield f"~{own[-1]} -> {'/'.join(families)}"
    if own[-1] in (*families, parts[-1]) and set(own[:-1]) <= _ROMANISED:
        return
    first = [v for v in variants if " " in v] or [" ".join([*parts[:-1], f]) for f in families]
    if own[:-1] != parts[:-1] and " ".join(own) not in (name, *first):
        yield f"{' '.join(own)} -> {'/'.join(first)}"


def _families(name: str, fields: Fields) -> Iterator[str]:
    """The family names of wrong forms, to be looked for by themselves where a text tells whose."""
    given, _, family = name.partition(" ")
    if given in _FAMILY_FIRST or " " in family or not family[:1].isupper():
        return
    right = dict.fromkeys([family, *(v for v in fields.get("variants", ()) if " " not in v)])
    for value in fields.get("wrong", ()):
        form, _, fix = (part.strip() for part in value.partition("->"))
        last = form.rpartition(" ")[2]
        # What stands in the fix as well was not slipped in the family name.
        if " " in form and last not in right and last not in fix.split():
            yield f"~{last} -> {'/'.join(right)}"


def _either(name: str, variants: list[str]) -> str:
    return "/".join(dict.fromkeys([name, *variants]))


def _pinyin(name: str, spelling: str, near: list[str], *, person: bool) -> Iterator[str]:
    """A name read in Mandarin, in both orders; others may be called so where nothing tells."""
    family, _, given = spelling.partition(" ")
    forms = [spelling, f"{given} {family}"] if person and given else [spelling]
    for form in forms:
        yield f"{form} -> {name} >> {'|'.join(near)}" if near else f"{form} -> {name}"
