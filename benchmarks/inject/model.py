"""What a planted fault is, what a kind of fault is, and a page to plant in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    Damage = Callable[[re.Match[str], Random], str | None]

Beside = Literal["name", "number", "quotation", "code", "words"]


@dataclass(frozen=True, slots=True)
class Fault:
    """One planted fault.

    Attributes:
        family: the family of rules that should find it.
        kind: the kind within the family.
        start: where it begins in the damaged text, in code points.
        end: where it ends there, exclusive. The span is what has changed and nothing more; it is
            empty where something was only taken out.
        original: what stood in the place of the span.
        beside: what the fault stands next to.
    """

    family: str
    kind: str
    start: int
    end: int
    original: str
    beside: Beside


@dataclass(frozen=True, slots=True)
class Damaged:
    """A text with planted faults, in the order in which they stand."""

    text: str
    faults: tuple[Fault, ...]

    def restored(self) -> str:
        """The text as it was before."""
        text = self.text
        for fault in reversed(self.faults):
            text = text[: fault.start] + fault.original + text[fault.end :]
        return text


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of fault: where it can be planted, and what it makes of the place.

    Attributes:
        family: the family of rules that should find it.
        name: the name of the kind, unique in its family.
        place: matches good text; the group `at`, or else the whole match, is what is replaced.
        damage: makes the faulty text of a match, or None where it would not be a fault.
        running: whether the place must stand in a paragraph of running text.
        whole: whether the span of the fault is the whole place, not only what differs.
        alone: whether no other fault may stand in the same paragraph.
        prose_only: whether pages that speak about code are left out.
    """

    family: str
    name: str
    place: re.Pattern[str]
    damage: Damage
    running: bool = True
    whole: bool = False
    alone: bool = False
    prose_only: bool = False


_CODE = re.compile(r"[<>{}`]|\b(?:HTML|CSS|JavaScript|XML|JSON|API|Unicode|Markdown|template)\b")
_CAPITALISED = 0.4  # share of capitalised words from which a paragraph is taken for a title
_SHORTEST = 12  # words of a paragraph of running text
_ENDS = (".", "!", "?", ".”", '."', ".)", "?”", '?"', "!”", '!"')


@dataclass(frozen=True)
class Page:
    """A clean text with what the planting has to know about it."""

    text: str
    taken: list[tuple[int, int]] = field(default_factory=list)

    @cached_property
    def speaks_of_code(self) -> bool:
        """Whether tags, braces or entities could belong here."""
        return _CODE.search(self.text) is not None

    def paragraph(self, offset: int) -> tuple[int, int]:
        """Start and end of the line that holds an offset."""
        end = self.text.find("\n", offset)
        return self.text.rfind("\n", 0, offset) + 1, len(self.text) if end < 0 else end

    def is_running(self, offset: int) -> bool:
        """Whether an offset stands in a paragraph of running text."""
        start, end = self.paragraph(offset)
        words = self.text[start:end].split()
        capitals = sum(word[0].isupper() for word in words)
        return (
            len(words) >= _SHORTEST
            and words[-1].endswith(_ENDS)
            and capitals < _CAPITALISED * len(words)
        )
