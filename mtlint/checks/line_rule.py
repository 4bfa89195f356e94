"""The rules about whole lines: their patterns, and what a line of theirs is worth."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from mtlint.checks.base import Preparation, compiled, parameters
from mtlint.ruleset.pattern_tree import longest_match
from mtlint.ruleset.schema import Anchors

if TYPE_CHECKING:
    from collections.abc import Sequence

    from regex import Pattern

    from mtlint.checks.base import Workshop
    from mtlint.ruleset.schema import CompiledRule, Rule

# Bullets, counters and punctuation round a line's words do not count.
_BEFORE = r"^[\s\-–—*•·»>|#_]*(?:"
_AFTER = r")[\s\-–—*•·»>|.…:#_]*$"

# Characters of bullets, counters and punctuation that may stand round the words of a line.
_AROUND = 24

# Nobody's furniture is longer; an article's paragraph can begin with "Tags:".
_LONGEST = 600


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """Patterns for whole lines, without bullets and closing punctuation, and how sure they are.

    A plausible line `beside` other furniture is not reported for standing at the page's edge. A
    line `amid` text is reported after a line that ends a sentence, and nowhere else. A line that
    `ends-in-title` ends with the beginning of another line of the page. The headlines that follow
    a line with `teasers` belong to it. A rule for what is `enclosed` by other furniture, or for the
    rest of a `menu`, has no patterns. No line of more than `longest` characters is looked at, nor
    one that is longer than the patterns can match.
    """

    lines: tuple[str, ...] = ()
    certain: bool = False
    beside: bool = False
    amid: bool = False
    ends_in_title: bool = False
    teasers: bool = False
    enclosed: bool = False
    menu: bool = False
    longest: int = _LONGEST


def prepare(rule: Rule, workshop: Workshop) -> Preparation:
    """Expand lists and derive each line's anchors; raises ValueError."""
    params = parameters(rule, Params)
    if bool(params.lines) == (params.enclosed or params.menu):
        raise ValueError("give either lines, or enclosed or menu = true")
    lines = tuple(workshop.expand(line) for line in workshop.entries(params.lines))
    anchors = Anchors()
    longest = 0
    for line in lines:
        _whole_line([line])
        longest = max(longest, longest_match(line) + _AROUND)
        derived = workshop.finder.derive(rf"^(?:{line})$")
        if derived is None:
            raise ValueError(f"no word or literal stands in every line like {line!r}")
        anchors = Anchors(anchors.words + derived[0].words, anchors.literals + derived[0].literals)
    params = msgspec.structs.replace(params, lines=lines, longest=min(longest, params.longest))
    anchors = msgspec.structs.replace(anchors, longest=params.longest)
    return Preparation(msgspec.to_builtins(params), anchors, frozenset({"line", "count"}))


def _whole_line(lines: Sequence[str]) -> Pattern[str]:
    return compiled(_BEFORE + "|".join(f"(?:{line})" for line in lines) + _AFTER)


class Ready:
    """One rule, its lines compiled when the first candidate comes."""

    def __init__(self, rule: CompiledRule) -> None:
        self.id = rule.id
        self.params = msgspec.convert(rule.params, Params)

    @cached_property
    def pattern(self) -> Pattern[str]:
        """What a line of the rule is, with anything that stands round its words."""
        return _whole_line(self.params.lines)
