"""A name that is one slip away from a known name the document also spells right.

"Kim Jong In" beside "Kim Jong-un", and "Kim Jong" cut off. Known namesakes are left alone, and so
is anybody the document introduces as a person of their own.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, Literal

import msgspec

from mtlint.checks.base import Preparation, Repair, Signal, parameters
from mtlint.ruleset.schema import Anchors
from mtlint.text.characters import fold
from mtlint.text.excerpts import excerpts
from mtlint.text.late import late

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtlint.checks.base import Hits, Workshop
    from mtlint.errors import CheckError
    from mtlint.ruleset.schema import CompiledRule, Rule
    from mtlint.text.document import Document

_JOINT = r"[ \u00a0]?[-‐‑ \u00a0]"  # between the parts of a name: space, hyphen, or "Jong -in"
_PART = r"[^\W\d_]+"
_WORD = late(r"\w+")
_SHORT_PART = 5  # up to here one letter may differ, beyond two
_INTRODUCED_AFTER = late(r"\s*(?:,|\()\s*(?:an?|the|who|whose|then|former|aged?|born|\d)\b")
_ROLE_REACH = 40  # characters before a name in which a role introduces it
_LEAST_FULL_PARTS = 3

# A capitalised word that ends no name: common in English ("Plans" 5.0), and not as short as "Un".
_COMMON, _LEAST_WORD = 4.0, 4

Kind = Literal["near-miss", "truncated"]


class _Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """Known people, one a line: `name; titles: a, b; not: namesake, namesake`.

    `roles` are words that introduce a person ("the economist Kim Jong-in"); a known person's own
    `titles` do not.
    """

    kind: Kind
    people: tuple[str, ...]
    roles: tuple[str, ...] = ()


class _Person(msgspec.Struct, frozen=True):
    name: str
    anchors: tuple[str, ...]
    titles: tuple[str, ...] = ()
    namesakes: tuple[str, ...] = ()

    @property
    def parts(self) -> list[str]:
        return _parts(self.name)


class _Prepared(msgspec.Struct, frozen=True):
    kind: Kind
    people: tuple[_Person, ...]
    roles: tuple[str, ...]


class _Mention(msgspec.Struct, frozen=True):
    """prose[start:end] reads as a known name, with `slip` in place of `part` where they differ."""

    start: int
    end: int
    text: str
    part: str = ""
    slip: str = ""


def prepare(rule: Rule, workshop: Workshop) -> Preparation:
    """Read the list of people; anchor each at the words of which a slip leaves one standing."""
    params = parameters(rule, _Params)
    people = [_person(entry, workshop) for entry in workshop.entries(params.people)]
    if params.kind == "truncated":
        people = [person for person in people if len(person.parts) >= _LEAST_FULL_PARTS]
    prepared = _Prepared(params.kind, tuple(people), tuple(workshop.entries(params.roles)))
    words = {word for person in people for word in person.anchors}
    anchors = Anchors(words=tuple(workshop.finder.word(word) for word in sorted(words)))
    values = frozenset({"name", "count", "known"})
    return Preparation(msgspec.to_builtins(prepared), anchors, values)


def _person(entry: str, workshop: Workshop) -> _Person:
    name, *fields = (field.strip() for field in entry.split(";"))
    known: dict[str, tuple[str, ...]] = {"titles": (), "not": ()}
    for field in fields:
        key, colon, values = field.partition(":")
        if not colon or key not in known:
            raise ValueError(f"cannot read {field!r} in {entry!r}: write `titles: …` or `not: …`")
        known[key] = tuple(value.strip() for value in values.split(","))
    # One part of a name may be wrong, so of any two parts one stands in every slip.
    anchors = sorted(map(fold, _parts(name)), key=workshop.finder.shares.word)[:2]
    return _Person(name, tuple(anchors), known["titles"], known["not"])


def _parts(name: str) -> list[str]:
    return re.findall(_PART, name)


class _Known:
    """One known person's expressions, compiled when the first candidate comes."""

    def __init__(self, person: _Person) -> None:
        self.person = person
        self.anchors = frozenset(person.anchors)

    @cached_property
    def full(self) -> re.Pattern[str]:
        return re.compile(rf"\b{_JOINT.join(map(re.escape, self.person.parts))}\b", re.IGNORECASE)

    @cached_property
    def slips(self) -> list[re.Pattern[str]]:
        """The name with each part in turn left open."""
        parts = [re.escape(part) for part in self.person.parts]
        return [
            re.compile(
                rf"\b{_JOINT.join([*parts[:i], f'(?P<slip>{_PART})', *parts[i + 1 :]])}\b",
                re.IGNORECASE,
            )
            for i in range(len(parts))
        ]

    @cached_property
    def cut(self) -> re.Pattern[str]:
        """All parts but the last, and the word that follows in the last one's place."""
        parts = [re.escape(part) for part in self.person.parts[:-1]]
        return re.compile(rf"\b{_JOINT.join(parts)}\b(?:{_JOINT}(?P<next>{_PART}))?", re.IGNORECASE)

    @cached_property
    def namesakes(self) -> frozenset[str]:
        return frozenset(_normal(name) for name in self.person.namesakes)


class Checker:
    """Looks round the words of known names."""

    def __init__(self, rules: Sequence[CompiledRule]) -> None:
        self._rules = {rule.id: msgspec.convert(rule.params, _Prepared) for rule in rules}
        self._known = {id_: [_Known(p) for p in rule.people] for id_, rule in self._rules.items()}

    def run(self, document: Document, hits: Hits) -> Iterator[Signal | CheckError]:
        """The slips of one document."""
        for id_, offsets in hits.items():
            by_word = _by_word(document, offsets)
            for known in self._known[id_]:
                # The right name has to stand in the text too, so all its words are there.
                if by_word.keys() >= known.anchors:
                    at = sorted(offset for word in known.anchors for offset in by_word[word])
                    texts = list(excerpts(document, at))
                    yield from _signals(id_, self._rules[id_], known, texts)


def _by_word(document: Document, offsets: Sequence[int]) -> dict[str, list[int]]:
    """The offsets by the word that stands there, without its case."""
    by_word: dict[str, list[int]] = {}
    for offset in offsets:
        word = _WORD.match(document.prose.text, offset)
        if word:
            by_word.setdefault(fold(word.group()), []).append(offset)
    return by_word


def _signals(
    id_: str, rule: _Prepared, known: _Known, texts: list[tuple[int, str]]
) -> Iterator[Signal]:
    right = [m for base, text in texts for m in _full_mentions(known, base, text)]
    if not right:
        return
    find = _slips if rule.kind == "near-miss" else _cuts
    wrong = [
        (mention, _is_introduced(rule, known.person, text, mention, base))
        for base, text in texts
        for mention in find(known, base, text)
    ]
    own_people = {_normal(mention.text) for mention, introduced in wrong if introduced}
    right_one = _RightOne.of(known.person, right)
    for mention, _ in wrong:
        if _normal(mention.text) not in own_people:
            yield _signal(id_, right_one, mention)


def _full_mentions(known: _Known, base: int, text: str) -> Iterator[_Mention]:
    for match in known.full.finditer(text):
        yield _Mention(base + match.start(), base + match.end(), match.group())


def _slips(known: _Known, base: int, text: str) -> Iterator[_Mention]:
    for part, pattern in zip(known.person.parts, known.slips, strict=True):
        for match in pattern.finditer(text):
            slip, whole = match["slip"], match.group()
            hyphened = re.search(rf"[-‐‑]{re.escape(slip)}", whole) is not None
            if not (slip[0].isupper() or hyphened) or _normal(whole) in known.namesakes:
                continue
            if _is_close(part.lower(), slip.lower()):
                yield _Mention(base + match.start(), base + match.end(), whole, part, slip)


def _is_close(part: str, slip: str) -> bool:
    """One letter apart, or two in a long part; a possessive or plural s is no slip."""
    if part == slip or slip in (part + "s", part + "es"):
        return False
    from rapidfuzz.distance import OSA

    return OSA.distance(part, slip) <= (1 if len(part) <= _SHORT_PART else 2)


def _cuts(known: _Known, base: int, text: str) -> Iterator[_Mention]:
    last = known.person.parts[-1]
    for match in known.cut.finditer(text):
        following = match["next"] or ""
        if following.lower() == last.lower() or _may_end_a_name(known, match, following):
            continue
        end = match.end("next") - len(following) if following else match.end()
        whole = text[match.start() : end].rstrip(" \u00a0-‐‑")
        yield _Mention(base + match.start(), base + match.start() + len(whole), whole, last)


def _may_end_a_name(known: _Known, match: re.Match[str], following: str) -> bool:
    """Whether the next word can be a given name's last part: not a common English word."""
    if not following:
        return False
    if _normal(match.group()) in known.namesakes:
        return True
    joined = re.search(r"[-‐‑][^\W\d_]+$", match.group()) is not None
    if joined or not following[0].isupper():
        return joined
    from mtlint.text.lexicon import lexicon

    return len(following) < _LEAST_WORD or lexicon().zipf_of(following) < _COMMON


def _is_introduced(
    rule: _Prepared, person: _Person, text: str, mention: _Mention, base: int
) -> bool:
    """Whether a role before the name, or an apposition after it, makes it a person of its own."""
    start, end = mention.start - base, mention.end - base
    if rule.kind == "truncated":
        return False
    if _INTRODUCED_AFTER.match(text, end):
        return True
    before = re.split(r"[.!?;:,]", text[max(0, start - _ROLE_REACH) : start])[-1].lower()
    words = re.findall(r"[a-z]+", before)[-3:]
    own = {word for title in person.titles for word in title.lower().split()}
    return any(word in rule.roles and word not in own for word in words)


def _normal(name: str) -> str:
    return " ".join(_parts(name)).lower()


class _RightOne(msgspec.Struct, frozen=True):
    """How a document spells the known name itself: `spelling`, `times`, and where first."""

    name: str
    spelling: str
    times: str
    first: _Mention

    @classmethod
    def of(cls, person: _Person, mentions: Sequence[_Mention]) -> _RightOne:
        """The commonest spelling; one in capitals tells nothing about a headline's words."""
        spellings = Counter(m.text for m in mentions if not m.text.isupper())
        own = spellings.most_common(1)[0][0] if spellings else person.name
        count = sum(spellings.values()) or len(mentions)
        return cls(person.name, own, "once" if count == 1 else f"{count} times", mentions[0])


def _signal(id_: str, right: _RightOne, mention: _Mention) -> Signal:
    forms = dict.fromkeys([right.spelling, right.name])
    repairs = tuple(Repair(((mention.start, mention.end, form),)) for form in forms)
    note = f"“{right.spelling}” stands here; {right.times} in all"
    return Signal(
        id_,
        mention.start,
        mention.end,
        repairs,
        values={"name": mention.text, "known": right.spelling, "count": right.times},
        evidence=((right.first.start, right.first.end, note),),
    )
