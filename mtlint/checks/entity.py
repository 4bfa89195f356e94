"""Names of the gazetteer, written as English never writes them.

All forms of a rule are looked up at once, by the hashes of their words. What is found is judged by
the rule's verdict: wrong, translated word by word, ambiguous, or one of several right spellings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from mtlint.checks.base import Preparation, Repair, Signal, parameters
from mtlint.checks.entity_context import (
    is_in_english,
    is_own_name,
    is_part_of_address,
    word_before,
)
from mtlint.checks.entity_forms import STYLES, Verdict, entity
from mtlint.checks.entity_table import Packed, Table, pack
from mtlint.checks.entity_variants import is_plain, variants
from mtlint.ruleset.schema import Anchors
from mtlint.text.late import late

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtlint.checks.base import Hits, Workshop
    from mtlint.checks.entity_table import Mention
    from mtlint.errors import CheckError
    from mtlint.ruleset.schema import CompiledRule, Rule
    from mtlint.text.document import Document

_REACH = 250  # characters on each side in which the words that tell the meaning stand
_EXCLUSION_REACH = 60

# A medium is named as such: "the newspaper The World", "The World newspaper", "The World reports".
_FRAME_BEFORE = late(
    r"(?i)\b(?:newspapers?|daily|dailies|magazine|weekly|agency|outlet|portal|broadcaster|channel"
    r"|publication|tabloid|paper|journal|website|site|edition of|journalists? (?:of|from|at)"
    r"|(?:told|quoted by|cited by|reported by|published (?:in|by)|interview (?:with|to)"
    r"|according to)(?: the)?)[\s“”\"‘’'«»:,(]*$"
)
_FRAME_AFTER = late(
    r"(?i)[”\"’'»)]?\s+(?:newspaper|daily|magazine|weekly|tabloid|news agency|journalists?|website)\b"
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

    def __init__(self, rules: Sequence[CompiledRule]) -> None:
        prepared = {rule.id: msgspec.convert(rule.params, _Prepared) for rule in rules}
        self._verdicts = {id_: rule.verdict for id_, rule in prepared.items()}
        self._tables = {id_: Table(rule.forms) for id_, rule in prepared.items()}

    def run(self, document: Document, hits: Hits) -> Iterator[Signal | CheckError]:
        """What is to be said of the names of one document."""
        for id_, offsets in hits.items():
            mentions = self._tables[id_].mentions(document, offsets)
            mentions = (m for m in mentions if not _is_excluded(document, m))
            if self._verdicts[id_] == "variant":
                yield from variants(id_, document, mentions)
            else:
                counts = _COUNTS[self._verdicts[id_]]
                yield from (_signal(id_, document, m) for m in mentions if counts(document, m))


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
        return True
    return not is_own_name(document, mention) and is_in_english(document, mention)


def _is_literal(document: Document, mention: Mention) -> bool:
    if is_part_of_address(document, mention) or not _has_triggers(document, mention):
        return False
    return not mention.form.is_framed or _is_framed(document, mention)


def _is_framed(document: Document, mention: Mention) -> bool:
    text = document.prose.text
    block = document.prose.block_at(mention.start)
    start = max(mention.start - _REACH, block.start)
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
    form, text = mention.form, document.prose.text
    if form.near:
        block = document.prose.block_at(mention.start)
        start, end = max(mention.start - _REACH, block.start), min(mention.end + _REACH, block.end)
        # Beside the form, not in it.
        around = text[start : mention.start] + " " + text[mention.end : end]
        if not any(word in around for word in form.near):
            return False
    if not form.is_bare or word_before(document, mention) in form.given:
        return True
    return any(word in text for word in form.of)


_COUNTS = {
    "wrong": _is_wrong,
    "literal": _is_literal,
    "ambiguous": _is_ambiguous,
    "style": _is_other_style,
}


def _signal(rule: str, document: Document, mention: Mention) -> Signal:
    form = mention.form
    # What the document itself writes comes first; `sorted` keeps the order of what it does not.
    fixes = sorted(form.fixes, key=lambda fix: -document.prose.text.count(fix))
    repair = Repair(((mention.start, mention.end, fixes[0]),))
    values = {"name": form.text, "known": form.entity}
    return Signal(rule, mention.start, mention.end, (repair,), values=values)
