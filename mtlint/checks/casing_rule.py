"""The parameters of the rules about capitals, and the rules ready to be asked."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from mtlint.checks.base import Preparation, parameters
from mtlint.ruleset.schema import Anchors
from mtlint.text.characters import WORD_CLASSES, classes_of, code_points
from mtlint.text.late import late
from mtlint.text.tokens import hash_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mtlint.checks.base import Workshop
    from mtlint.ruleset.schema import CompiledRule, Rule


class _Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """Words that are always written so (`capitals`), and words that have no capital (`strays`).

    Neighbours are given in lower case. With `number_after` a number follows, of as many `digits` as
    are given. `marks_before` and `marks_after` are what may stand between
    a stray and its neighbours, besides a space; nothing, if they are not given. A stray with `open`
    is behind one of these words, or so deep in its sentence that what stands before cannot be a
    headline; a word of `clause` tells that earlier, and with `not-first` neither tells it of the
    first sentence of a block. With `no-title` no other capital is near it, with
    `no-title-here` not both behind it and on the second word before it. The word before it is
    small too, unless the rule says `after-capital`. With `in-english` the next word is one of
    English, and at a lost capital the one before as well. `least-before` counts words of the
    sentence, `most-near` the strays within 250 characters, of which a poem has many; those of
    `verse` are counted for that and not reported.
    """

    capitals: tuple[str, ...] = ()
    strays: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    only_before: tuple[str, ...] = ()
    only_after: tuple[str, ...] = ()
    marks_before: tuple[str, ...] = ("",)
    marks_after: tuple[str, ...] = ("",)
    number_after: bool = False
    digits: int = 0
    open: tuple[str, ...] = ()
    clause: tuple[str, ...] = ()
    no_title: bool = False
    no_title_here: bool = False
    after_capital: bool = False
    in_english: bool = False
    not_first: bool = False
    later: bool = False
    least_before: int = 0
    not_two_before: tuple[str, ...] = ()
    most_near: int = 5
    verse: tuple[str, ...] = ()


class _Compiled(_Params, frozen=True):
    """The parameters with the hashes of their words, which take a while to make.

    Parallel to `capitals` (of the first and second word, 0 where there is none), `strays` and
    `only_after`. `classes_before` are the classes of characters that may stand before the space
    before a stray, `classes_after` those that may stand right behind it.
    """

    first_hashes: bytes = b""
    second_hashes: bytes = b""
    stray_hashes: bytes = b""
    guard_hashes: bytes = b""
    classes_before: tuple[int, ...] = ()
    classes_after: tuple[int, ...] = ()


def _set_of(name: str) -> cached_property[frozenset[str]]:
    """An attribute: the words of a parameter, to be looked up."""
    return cached_property(lambda ready: frozenset(getattr(ready.params, name)))


class Ready:
    """One rule with its words as sets, which are made when the first candidate comes."""

    def __init__(self, rule: CompiledRule) -> None:
        self.id = rule.id
        self.params = msgspec.msgpack.decode(rule.packed, type=_Compiled)
        self.first, self.second, self.strays, self.guards = (
            np.frombuffer(hashes, np.uint64)
            for hashes in (
                self.params.first_hashes,
                self.params.second_hashes,
                self.params.stray_hashes,
                self.params.guard_hashes,
            )
        )
        self.is_guarded = bool(self.params.only_after) and not self.params.number_after

    @cached_property
    def forms(self) -> Mapping[int, Sequence[str]]:
        """The names that begin with each word, by its hash."""
        forms: dict[int, list[str]] = {}
        for hash_, name in zip(self.first.tolist(), self.params.capitals, strict=True):
            forms.setdefault(hash_, []).append(name)
        return forms

    not_before = _set_of("not_before")
    not_after = _set_of("not_after")
    only_before = _set_of("only_before")
    only_after = _set_of("only_after")
    not_two_before = _set_of("not_two_before")
    open = _set_of("open")
    clause = _set_of("clause")


_WORD = late(r"\w+")

_NEIGHBOURS = ("not_before", "not_after", "only_before", "only_after")

_LISTS = ("capitals", "strays", "open", "clause", "not_two_before", *_NEIGHBOURS)


def words_of(name: str) -> list[str]:
    """The tokens of a name: an apostrophe or a hyphen parts them as a space does."""
    return _WORD.findall(name)


def prepare(rule: Rule, workshop: Workshop) -> Preparation:
    """Expand the word lists. The check asks the token table and needs no anchors."""
    params = parameters(rule, _Params)
    if bool(params.capitals) == bool(params.strays):
        raise ValueError("give either capitals or strays")
    expanded = {name: tuple(workshop.entries(getattr(params, name))) for name in _LISTS}
    for name in _NEIGHBOURS:
        expanded[name] = tuple(word.lower() for word in expanded[name])
    expanded["capitals"] = tuple(sorted(expanded["capitals"], key=len, reverse=True))
    hashes = {
        "first_hashes": _hashes(words_of(name)[0] for name in expanded["capitals"]),
        "second_hashes": _hashes("".join(words_of(name)[1:2]) for name in expanded["capitals"]),
        "stray_hashes": _hashes((*expanded["strays"], *params.verse)),
        "guard_hashes": _hashes(expanded["only_after"]),
    }
    classes = {
        "classes_before": _classes_before(params.marks_before),
        "classes_after": _classes_after(params.marks_after),
    }
    expanded["strays"] = ()  # they are only looked up
    compiled = _Compiled(**{**msgspec.structs.asdict(params), **expanded, **hashes, **classes})
    params = msgspec.to_builtins(compiled, builtin_types=(bytes,))
    return Preparation(params, Anchors(), frozenset({"word"}))


def _classes_before(marks: Sequence[str]) -> tuple[int, ...]:
    """The end of a word, or of a mark."""
    words = range(WORD_CLASSES[0], WORD_CLASSES[1] + 1) if "" in marks else ()
    ends = classes_of(code_points("".join(mark[-1:] for mark in marks))).tolist()
    return tuple(sorted({*words, *ends}))


def _classes_after(marks: Sequence[str]) -> tuple[int, ...]:
    """The begin of a mark that the rule allows, or of the space after the stray."""
    begins = classes_of(code_points("".join((mark + " ")[0] for mark in marks))).tolist()
    return tuple(sorted(set(begins)))


def _hashes(words: Iterable[str]) -> bytes:
    return np.array([hash_of(word) if word else 0 for word in words], np.uint64).tobytes()
