"""The written forms of the gazetteer's entities, read from its lines when rules are compiled.

A line is an entity: its name, its kind, and fields `key=value;value`, parted by tabs. A value can
say what it is replaced by (`form -> fix`) and which words must stand near it (`form >> word|word`).
A form that can be something else begins with `~`, and one that is somebody else's name with `~~`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterator

Verdict = Literal["wrong", "literal", "ambiguous", "variant", "style"]

STYLES = frozenset({"ap", "reuters", "bbc", "un", "official"})
_OWN_KEYS = frozenset(
    {"of", "given", "called", "not", "variants", "other", "long"}
    | {"wrong", "literal", "framed", "ambiguous"}
)
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_NEEDS_CONTEXT = "~"


class Form(msgspec.Struct, frozen=True, array_like=True):
    """One way to write an entity.

    Attributes:
        text: the form; only a form in small letters may stand in any case.
        entity: the canonical name.
        fixes: what it is replaced by; of several the one that the document itself uses.
        language: the language whose spelling it is; empty where no language writes so.
        near: words (or beginnings of words) one of which must stand near it.
        of: the same, anywhere in the document.
        given: given names; one of them before a bare surname tells who is meant.
        called: the same, but as another language spells them.
        exclude: phrases round the form in which it is right.
        is_bare: whether it can be somebody else, or something else, without `given` or `of`.
        is_somebody: whether other people are really called so, so that only `given` tells.
        is_framed: whether it must stand as the name of a medium ("the newspaper …", "… reports").
    """

    text: str
    entity: str
    fixes: tuple[str, ...]
    language: str = ""
    near: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    given: tuple[str, ...] = ()
    called: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    is_bare: bool = False
    is_somebody: bool = False
    is_framed: bool = False

    @property
    def all_given(self) -> tuple[str, ...]:
        """Given names in any language."""
        return self.given + self.called

    @property
    def has_doubt(self) -> bool:
        """Whether it can be right as a name of its own."""
        return bool(self.language) or self.is_bare

    @property
    def words(self) -> tuple[str, ...]:
        """Its words, as tokens are cut."""
        return _words(self.text)


@cache
def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", text))


class Entity(msgspec.Struct, frozen=True):
    """A line of the gazetteer."""

    name: str
    kind: str
    fields: dict[str, tuple[str, ...]]

    def forms(self, verdict: Verdict, style: str = "") -> Iterator[Form]:
        """The forms that a rule with this verdict looks for."""
        if verdict == "style":
            yield from self._against(style)
        elif verdict == "variant":
            spellings = self._field("variants")
            yield from (self._form(text, fixes=spellings) for text in spellings)
        else:
            for key in sorted(self._keys(verdict)):
                yield from (self._form(value, key) for value in self.fields[key])

    def _keys(self, verdict: Verdict) -> set[str]:
        if verdict == "wrong":
            return self.fields.keys() - (_OWN_KEYS - {"wrong"} | STYLES)
        return self.fields.keys() & {verdict, "framed" if verdict == "literal" else verdict}

    def _against(self, style: str) -> Iterator[Form]:
        """All spellings but the one of a style."""
        right = self._field(style)
        if right:
            others = {*self._field("variants"), *(s for key in STYLES for s in self._field(key))}
            yield from (self._form(text, fixes=right) for text in sorted(others - set(right)))

    def _form(self, value: str, key: str = "", fixes: tuple[str, ...] = ()) -> Form:
        written, _, near = map(str.strip, value.partition(">>"))
        text, _, fix = map(str.strip, written.partition("->"))
        return Form(
            text.lstrip(_NEEDS_CONTEXT),
            self.name,
            tuple(fix.split("/")) if fix else fixes or self._right(),
            key if key not in _OWN_KEYS else "",
            tuple(near.split("|")) if near else (),
            self._field("of"),
            self._field("given"),
            self._field("called"),
            self._field("not"),
            text.startswith(_NEEDS_CONTEXT),
            text.startswith(_NEEDS_CONTEXT * 2),
            key == "framed",
        )

    def _right(self) -> tuple[str, ...]:
        """The canonical name, and its other spellings of as many words or more."""
        least = len(self.name.split())
        others = (text for text in self._field("variants") if len(re.split("[ -]", text)) >= least)
        return tuple(dict.fromkeys((self.name, *others)))

    def _field(self, key: str) -> tuple[str, ...]:
        return self.fields.get(key, ())


def entity(line: str) -> Entity:
    """The entity of one line; raises ValueError for one that cannot be read."""
    name, *rest = line.split("\t")
    if not rest:
        raise ValueError(f"cannot read {line!r}: write name, kind and fields, parted by tabs")
    kind, *fields = rest
    values: dict[str, tuple[str, ...]] = {}
    for field in fields:
        key, equals, value = field.partition("=")
        if not equals or not (key in _OWN_KEYS | STYLES or _LANGUAGE.fullmatch(key)):
            raise ValueError(f"cannot read {field!r} of {name!r}: write `key=value;value`")
        values[key] = tuple(part.strip() for part in value.split(";"))
    return Entity(name, kind, values)
