"""Two spellings of one name in one text: the rarer one is reported, with the counts of both."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from mtlint.checks.base import Repair, Signal
from mtlint.checks.entity_context import is_own_name, is_part_of_address, sentence
from mtlint.text.late import late

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mtlint.checks.entity_table import Mention
    from mtlint.text.document import Document

_TITLE_REACH = 60
_TITLED = late(r"\b[A-Z]\w+ of (?:the )?$")

_WORDS = late(r"\w+")

# Who writes so speaks of the spelling itself, or of a time when the other one was in use.
_EXPLAINED = late(
    r"(?i)\b(?:spell\w*|spelt|former\w*|formerly|known as|called|renam\w+|translit\w+|roman[iz]\w+"
    r"|also|alias|name[ds]?|titled|entitled|Soviet|tsar\w*|empire|1[0-8]\d\d|19[0-8]\d|or)\b"
)


def variants(rule: str, document: Document, mentions: Iterable[Mention]) -> Iterator[Signal]:
    """The minority spellings among the mentions of one document."""
    by_entity: dict[str, dict[str, list[Mention]]] = defaultdict(lambda: defaultdict(list))
    for mention in mentions:
        by_entity[mention.form.entity][mention.form.text].append(mention)
    for spellings in by_entity.values():
        if len(spellings) > 1:
            yield from _minority(rule, document, spellings)


def _minority(
    rule: str, document: Document, spellings: dict[str, list[Mention]]
) -> Iterator[Signal]:
    own = {text: _plain(document, found) for text, found in spellings.items()}
    # Of two that stand as often the canonical one is taken for the usual one.
    entity = next(iter(spellings.values()))[0].form.entity
    (most, usual), *others = sorted(
        own.items(), key=lambda item: (-len(item[1]), item[0] != entity, item[0])
    )
    for rare, found in others:
        if not usual or not _is_same_name(most, rare) or _explains(document, found):
            continue
        times = "once" if len(usual) == 1 else f"{len(usual)} times"
        values = {"known": most, "count": times, "own": str(len(found)), "name": rare}
        note = f"“{most}” stands here; {times} in all"
        evidence = ((usual[0].start, usual[0].end, note),)
        for mention in found:
            repair = Repair(((mention.start, mention.end, most),))
            span = (mention.start, mention.end)
            yield Signal(rule, *span, (repair,), values=values, evidence=evidence)


def _is_same_name(one: str, other: str) -> bool:
    """Whether two forms are one name spelled twice, and neither is the other one cut short.

    Who is "Abdel Fattah al-Sisi" first is "Sisi" later, and "St. Petersburg" is no other spelling.
    """
    return len(_WORDS.findall(one)) == len(_WORDS.findall(other)) and "." not in one + other


def _plain(document: Document, mentions: Sequence[Mention]) -> list[Mention]:
    """Those that are the writer's own words and nobody else's name."""
    return [mention for mention in mentions if is_plain(document, mention)]


def is_plain(document: Document, mention: Mention) -> bool:
    """Whether a spelling is the writer's own choice: no quotation, no title, no longer name."""
    if is_part_of_address(document, mention) or is_own_name(document, mention):
        return False
    if _is_part_of_title(document, mention):
        return False
    return not document.is_quoted(mention.start, mention.end)


def _is_part_of_title(document: Document, mention: Mention) -> bool:
    """Whether an institution bears it: "University of Macau"."""
    start = max(mention.start - _TITLE_REACH, 0)
    return _TITLED.search(document.prose.text[start : mention.start]) is not None


def _explains(document: Document, found: Sequence[Mention]) -> bool:
    text = document.prose.text
    return any(_EXPLAINED.search(text, *sentence(document, mention)) for mention in found)
