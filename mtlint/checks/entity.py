"""Names of the gazetteer, written as English never writes them.

All forms of a rule are looked up at once, by the hashes of their words. What is found is judged by
the rule's verdict: wrong, translated word by word, ambiguous, or one of several right spellings.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import groupby
from typing import TYPE_CHECKING, Literal

import msgspec

from mtlint.checks.base import Preparation, Repair, Signal, parameters
from mtlint.checks.entity_context import (
    is_another,
    is_in_english,
    is_in_longer_name,
    is_own_name,
    is_part_of_address,
    is_spoken_of,
    word_before,
)
from mtlint.checks.entity_forms import STYLES, Verdict, entity  # noqa: TC001 - of a record
from mtlint.checks.entity_table import Packed, Table, pack  # noqa: TC001 - of a record
from mtlint.checks.entity_variants import is_plain, variants
from mtlint.model import Applicability
from mtlint.ruleset.schema import Anchors
from mtlint.text.late import late

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mtlint.checks.base import Hits, Workshop
    from mtlint.checks.entity_table import Mention
    from mtlint.errors import CheckError
    from mtlint.ruleset.schema import CompiledRule, Rule
    from mtlint.text.document import Document

_REACH = 250  # characters on each side in which the words that tell the meaning stand
_EXCLUSION_REACH = 60
_PAGE_REACH = 5_000

# A medium is named as such: "the newspaper The World", "The World newspaper", "The World reports".
_FRAME_BEFORE = late(
    r"(?i)\b(?:newspapers?|daily|dailies|magazine|weekly|agency|outlet|portal|broadcaster|channel"
    r"|publication|tabloid|paper|journal|website|site|edition of|journalists? (?:of|from|at)"
    r"|(?:told|quoted by|cited by|reported by|published (?:in|by)|interview (?:with|to)"
    r"|according to)(?: the)?)[\s“”\"‘’'«»:,(]*$"
)
_NAMED_AFTER = late(r"\s+[“\"«‘']?[A-Z][a-z]")
_FRAME_AFTER = late(
    r"(?i)[”\"’'»)]?\s+(?:newspaper|daily|magazine|weekly|tabloid|news agency|journalists?|website)"
    r"\b"
)


class _Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which entities, by lines and `kinds`; and what is looked for, by `verdict`.

    With the verdict `style`, `style` names whose spelling is the right one.
    """

    entities: tuple[str, ...]
    kinds: tuple[str, ...]
    verdict: Verdict
    style: str = ""


class _Prepared(msgspec.Struct, frozen=True):
    verdict: Verdict
    forms: Packed


def prepare(rule: Rule, workshop: Workshop) -> Preparation:
    """Read the lines; the anchors are the words of the forms; raises ValueError."""
    params = parameters(rule, _Params)
    if (params.verdict == "style") != (params.style in STYLES):
        raise ValueError(f"style goes with the verdict style, and is one of {', '.join(STYLES)}")
    entities = map(entity, workshop.entries(params.entities))
    forms = [
        (form, workshop.finder.word(*form.words))
        for one in entities
        if one.kind in params.kinds
        for form in one.forms(params.verdict, params.style)
    ]
    values = frozenset({"name", "known", "count", "own"})
    # Of bytes, which msgspec.to_builtins would write as text.
    packed = msgspec.structs.asdict(pack(forms))
    prepared = {"verdict": params.verdict, "forms": packed}
    return Preparation(prepared, Anchors(words=tuple(anchor for _, anchor in forms)), values)


class Checker:
    """Judges the forms that stand in a document."""

    is_local: Literal[True] = True

    def __init__(self, rules: Sequence[CompiledRule]) -> None:
        prepared = {rule.id: msgspec.convert(rule.params, _Prepared) for rule in rules}
        self._verdicts = {id_: rule.verdict for id_, rule in prepared.items()}
        self._tables = {id_: Table(rule.forms) for id_, rule in prepared.items()}

    def run(self, document: Document, hits: Hits) -> Iterator[Signal | CheckError]:
        """What is to be said of the names of one document."""
        for id_, offsets in hits.items():
            found = self._tables[id_].mentions(document, offsets)
            for (part, base), own in groupby(found, lambda m: document.part_at(m.start)):
                words = document.tokens.inside(base, base)[0] if base else 0
                mentions = (mention.moved(base, words) for mention in own)
                for signal in self._signals(id_, part, mentions):
                    yield signal.shifted(base)

    def _signals(self, id_: str, document: Document, found: Iterable[Mention]) -> Iterator[Signal]:
        mentions = (mention for mention in found if not _is_excluded(document, mention))
        if self._verdicts[id_] == "variant":
            return variants(id_, document, mentions)
        return _judged(id_, self._verdicts[id_], document, mentions)


def _judged(
    rule: str, verdict: Verdict, document: Document, mentions: Iterable[Mention]
) -> Iterator[Signal]:
    """The mentions that count, unless the document has the same form as a name of its own."""
    by_text: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_text[mention.form.text].append(mention)
    for same in by_text.values():
        if not (same[0].form.has_doubt and any(is_another(document, m) for m in same)):
            yield from _signals(rule, document, _counting(verdict, document, same))


def _counting(verdict: Verdict, document: Document, same: Sequence[Mention]) -> list[Mention]:
    """Those that count; where one of a name does, the words round the others need not tell it."""
    counts = _COUNTS[verdict]
    told = [mention for mention in same if counts(document, mention)]
    # A name of several entities, as "The World" of newspapers, has to be told each time.
    if not told or not told[0].form.text[:1].isupper() or len({m.form.entity for m in same}) > 1:
        return told
    return [m for m in same if counts(document, _untriggered(m))]


def _untriggered(mention: Mention) -> Mention:
    form = msgspec.structs.replace(mention.form, near=())
    return msgspec.structs.replace(mention, form=form)


def _signals(rule: str, document: Document, mentions: Sequence[Mention]) -> Iterator[Signal]:
    """One for each place; where one form can stand for two entities both are offered."""
    by_place: dict[int, list[Signal]] = defaultdict(list)
    for mention in mentions:
        by_place[mention.start].append(_signal(rule, document, mention))
    for first, *others in by_place.values():
        repairs = first.repairs + tuple(repair for other in others for repair in other.repairs)
        yield msgspec.structs.replace(first, repairs=tuple(dict.fromkeys(repairs)))


def _is_excluded(document: Document, mention: Mention) -> bool:
    """Whether it stands in a phrase in which it is right."""
    if not mention.form.exclude:
        return False
    start = max(mention.start - _EXCLUSION_REACH, 0)
    window = document.prose.text[start : mention.end + _EXCLUSION_REACH]
    return any(phrase in window for phrase in mention.form.exclude)


def _is_wrong(document: Document, mention: Mention) -> bool:
    if is_part_of_address(document, mention) or not _has_triggers(document, mention):
        return False
    if not mention.form.language:
        return not (mention.form.is_bare and is_own_name(document, mention))
    return is_in_english(document, mention) and not is_spoken_of(document, mention)


def _is_literal(document: Document, mention: Mention) -> bool:
    if is_part_of_address(document, mention) or not _has_triggers(document, mention):
        return False
    if is_in_longer_name(document, mention):
        return False
    return not mention.form.is_framed or _is_framed(document, mention)


def _is_framed(document: Document, mention: Mention) -> bool:
    text = document.prose.text
    block = document.prose.block_at(mention.start)
    start = max(mention.start - _REACH, block.start)
    # "The Russian newspaper Izvestia" has its name after it.
    if _NAMED_AFTER.match(text, mention.end, block.end):
        return False
    # Without a capital of its own the name is one only where the frame itself says so.
    return bool(
        _FRAME_BEFORE.search(text[start : mention.start])
        or _FRAME_AFTER.match(text, mention.end, block.end)
    )


def _is_ambiguous(document: Document, mention: Mention) -> bool:
    if is_part_of_address(document, mention) or not _has_triggers(document, mention):
        return False
    return not is_own_name(document, mention) and is_in_english(document, mention)


def _is_other_style(document: Document, mention: Mention) -> bool:
    return is_plain(document, mention)


def _has_triggers(document: Document, mention: Mention) -> bool:
    """Whether the words that tell the meaning stand near, or in the document."""
    form = mention.form
    if form.near and not _stands_near(document, mention, form.near):
        return False
    if not form.is_bare or word_before(document, mention) in form.all_given:
        return True
    if form.is_somebody:
        return False
    # A person is named after a text has said who it is, a place beside the country it is in.
    if form.given:
        text = _page(document, mention)
        return any(word in text for word in form.of)
    return _stands_near(document, mention, form.of)


def _stands_near(document: Document, mention: Mention, words: Sequence[str]) -> bool:
    text = document.prose.text
    block = document.prose.block_at(mention.start)
    start, end = max(mention.start - _REACH, block.start), min(mention.end + _REACH, block.end)
    # Beside the form, not in it.
    around = f"{text[start : mention.start]} {text[mention.end : end]}"
    return any(map(around.__contains__, words))


_COUNTS = {
    "wrong": _is_wrong,
    "literal": _is_literal,
    "ambiguous": _is_ambiguous,
    "style": _is_other_style,
}


def _signal(rule: str, document: Document, mention: Mention) -> Signal:
    form, text = mention.form, document.prose.text
    start, fixes = mention.start, form.fixes
    # Beside a foreign given name both are to be written anew.
    if form.is_bare and word_before(document, mention) in form.called:
        start = int(document.tokens.start[mention.first - 1])
        fixes = tuple(f"{form.entity.split()[0]} {fix}" for fix in fixes)
    if len(fixes) > 1:
        page = _page(document, mention)
        # What the document itself writes comes first; the order of what it does not is kept.
        fixes = tuple(sorted(fixes, key=lambda fix: -_times(fix, page)))
    # What only its context tells is for a person to confirm.
    applicability = Applicability.UNSAFE if form.is_bare or form.near else None
    repair = Repair(((start, mention.end, fixes[0]),), applicability)
    values = {"name": text[start : mention.end], "known": form.entity}
    return Signal(rule, start, mention.end, (repair,), values=values)


def _page(document: Document, mention: Mention) -> str:
    """The text round it: all of an article, and not too much of a book."""
    start = max(mention.start - _PAGE_REACH, 0)
    return document.prose.text[start : mention.end + _PAGE_REACH]


def _times(name: str, text: str) -> int:
    """How often a text has a name as words of their own."""
    return len(re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", text))
