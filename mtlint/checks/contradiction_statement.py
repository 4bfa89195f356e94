"""What a sentence says: somebody does something to an object, or it is done to it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from mtlint.checks.base import alternation, compiled, within_time
from mtlint.text.late import late

if TYPE_CHECKING:
    from regex import Match, Pattern

_STOPPERS = (
    "and|or|but|that|which|who|in|of|on|for|with|to|from|between|by|at|into|about|over|under|"
    "is|are|was|were|be|been|has|have|had|will|as|than|not"
)
_MODIFIER = rf"(?:(?!(?:{_STOPPERS})\b)[\w'’-]+\s+)"
_PASSIVE = r"(?:(?:will|shall|has|have|is|are|was|were|be|been|being|to)\s+){1,3}"
_COMPLEMENT = (
    r"(?:\s+(?:of|with|between|to|on|against|for|from|in)\s+(?P<of>[\w'’-]+(?:\s+[\w'’-]+)?))?"
)

_DETERMINERS = frozenset(
    (
        *("the", "a", "an", "its", "their", "his", "her", "our", "this", "these", "that", "those"),
        *("some", "all", "key", "main", "local"),
    )
)
_PRONOUNS = frozenset(("he", "she", "it", "they"))
_AUXILIARIES = frozenset(
    ("will", "has", "have", "is", "are", "was", "were", "be", "been", "to", "also")
)
_WORD = late(r"[\w'’-]+")
_NUMBER_OR_DAY = late(
    r"\d+|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?-i:January|February|March|April|May|"
    r"June|July|August|September|October|November|December)\b"
)
_FUTURE = late(r"(?i)\b(?:will|to|shall|going)\s+(?:\w+ly\s+)?(?:be\s+)?$")


class Topic(msgspec.Struct, frozen=True):
    """Forms of words with their base: the objects, and the verbs of either side."""

    heads: dict[str, str]
    one: dict[str, str]
    other: dict[str, str]


class Statement(msgspec.Struct, frozen=True):
    """Who did what to which object, in prose offsets.

    `side` tells the verb's side. `subject` are the last words before the verb, `modifiers` and
    `complement` what says which of the objects it is. `when` are the numbers and days of the
    sentence.
    """

    start: int
    end: int
    verb_start: int
    verb_end: int
    verb: str
    side: bool
    head: str
    modifiers: frozenset[str]
    complement: str
    subject: tuple[str, ...]
    is_passive: bool
    is_future: bool
    when: frozenset[str]


class Reader:
    """Reads the statements of one topic."""

    def __init__(self, rule: str, topic: Topic, vetoes: tuple[str, ...]) -> None:
        self.rule = rule
        self._topic = topic
        self._vetoes = vetoes

    @cached_property
    def pattern(self) -> Pattern[str]:
        """A verb and its object, or an object and its participle."""
        verbs, heads = alternation([*self._topic.one, *self._topic.other]), self._topic.heads
        head = alternation(heads)
        return compiled(
            rf"\b(?P<verb>{verbs})\s+(?P<modifiers>{_MODIFIER}{{0,4}}?)(?P<head>{head})\b{_COMPLEMENT}"
            rf"|(?P<modifiers>{_MODIFIER}{{0,3}}?)\b(?P<head>{head})\b{_COMPLEMENT}"
            rf"\s+(?P<passive>{_PASSIVE})(?:\w+ly\s+)?(?P<verb>{verbs})\b"
        )

    @cached_property
    def vetoes(self) -> Pattern[str]:
        """What makes a sentence no plain statement."""
        return compiled("|".join(self._vetoes) or "(?!)")

    def read(self, sentence: str, base: int) -> Statement | None:
        """The one thing that a sentence says of the topic, if it says it plainly."""
        if within_time(self.rule, self.vetoes.search, sentence):
            return None
        matches = list(within_time(self.rule, self.pattern.finditer, sentence))
        return self._statement(matches[0], sentence, base) if len(matches) == 1 else None

    def _statement(self, match: Match[str], sentence: str, base: int) -> Statement:
        form = " ".join(match["verb"].lower().split())
        before = sentence[: match.start()] + (match["passive"] or "")
        topic = self._topic
        return Statement(
            start=base + match.start(),
            end=base + max(match.end("head"), match.end("verb")),
            verb_start=base + match.start("verb"),
            verb_end=base + match.end("verb"),
            verb=topic.one.get(form) or topic.other[form],
            side=form in topic.one,
            head=topic.heads[" ".join(match["head"].lower().split())],
            modifiers=frozenset(match["modifiers"].lower().split()) - _DETERMINERS,
            complement=(match["of"] or "").lower(),
            subject=_subject(before),
            is_passive=bool(match["passive"]),
            is_future=bool(_FUTURE.search(before)),
            when=frozenset(_NUMBER_OR_DAY.findall(sentence)),
        )


def _subject(before: str) -> tuple[str, ...]:
    """The last words before a verb, without auxiliaries."""
    words = [word.lower() for word in _WORD.findall(before)]
    return tuple(word for word in words if word not in _AUXILIARIES)[-3:]


def contradict(first: Statement, second: Statement) -> bool:
    """Whether two statements say opposite things of the same object, by the same actor and time."""
    return (
        first.side != second.side
        and first.head == second.head
        and first.is_future == second.is_future
        and first.when == second.when
        and _same_object(first, second)
        and _same_actor(first, second)
    )


def _same_object(first: Statement, second: Statement) -> bool:
    if first.complement and second.complement and first.complement != second.complement:
        return False
    return first.modifiers == second.modifiers


def _same_actor(first: Statement, second: Statement) -> bool:
    """Of two passives the object must be told apart from others of its kind instead."""
    if first.is_passive or second.is_passive:
        return bool(first.modifiers or (first.complement and second.complement))
    if not first.subject or not second.subject:
        return False
    return first.subject[-1] == second.subject[-1] or (
        second.subject[-1] in _PRONOUNS and len(second.subject) == 1
    )
