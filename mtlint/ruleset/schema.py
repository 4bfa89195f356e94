"""What a rule file may say. Unknown keys and wrong types are errors."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec

SeverityName = Literal["error", "warning", "info"]
ApplicabilityName = Literal["safe", "unsafe", "display"]
GateName = Literal["alone", "signs", "declared", "damage", "capitals"]
Language = Annotated[str, msgspec.Meta(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")]
QuotedName = Literal["demote", "report", "skip"]
WhereName = Literal[
    "any", "clause-start", "block-start", "block-end", "heading", "line", "head", "tail"
]


class Good(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """A near miss: text in which nothing may be found. `others` are further files of the run."""

    text: str
    note: str = ""
    format: str = "plain"
    assume: tuple[str, ...] = ()
    config: dict[str, Any] = {}
    others: tuple[str, ...] = ()


class Bad(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """Text in which exactly the spans between ⟦ and ⟧ are found.

    `fixed` is the text after the fix, and stands exactly where a fix exists; `alternatives` are
    the texts after each suggestion. `also` names other rules that rightly fire. `assume` declares
    source languages, and nothing may be found without it. `others` are the texts of further files
    of the run, called `other-1` and so on.
    """

    text: str
    fixed: str | None = None
    alternatives: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    format: str = "plain"
    assume: tuple[str, ...] = ()
    config: dict[str, Any] = {}
    others: tuple[str, ...] = ()


# The keys of a rule that only the check "pattern" reads; every other check has `params`.
PATTERN_KEYS = (
    "pattern",
    "replace",
    "suggest",
    "unless",
    "unless_near",
    "near",
    "absent",
    "formats",
    "where",
    "case_sensitive",
    "anchor",
    "anchor_classes",
)


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab", kw_only=True):
    """One declared thing to find.

    The keys from `pattern` to `anchor-classes`, and `where`, belong to rules with
    `check = "pattern"`; every other check has its keys under `params`.
    """

    id: str
    summary: str
    message: str
    why: str
    check: str = "pattern"
    severity: SeverityName = "warning"
    applicability: ApplicabilityName = "safe"
    languages: tuple[Language, ...] = ()
    default: bool = True
    prior: float = 0.9
    gate: GateName = "alone"
    quoted: QuotedName = "demote"
    where: WhereName = "any"
    priority: int = 0
    replaces: tuple[str, ...] = ()
    keeps: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    house_style: str = ""
    source: str = ""

    pattern: str = ""
    replace: str | None = None
    suggest: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    unless_near: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    case_sensitive: bool = False
    anchor: tuple[str, ...] = ()
    anchor_classes: tuple[tuple[str, ...], ...] = ()

    params: dict[str, Any] = {}
    bad: tuple[Bad, ...]
    good: tuple[Good, ...]

    @property
    def family(self) -> str:
        """The part of the id before the slash."""
        return self.id.partition("/")[0]


class RuleFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A rule file: `[[rule]]` tables and nothing else."""

    rule: tuple[Rule, ...]


class WordAnchor(msgspec.Struct, frozen=True, array_like=True):
    """Neighbouring words, one set of which stands in every match; `key` is the rarest's index."""

    words: tuple[str, ...]
    hashes: tuple[int, ...]
    key: int


class Anchors(msgspec.Struct, frozen=True, array_like=True):
    """Where a rule's check has to look: every match holds one of these.

    `literals` are folded, with their letters beyond ASCII in every case. `classes` are sequences
    of character classes (`mtlint.text.characters.CharClass`). A rule with `longest` looks at whole
    lines, and at none of more characters; 0 for any other rule.
    """

    words: tuple[WordAnchor, ...] = ()
    literals: tuple[str, ...] = ()
    classes: tuple[tuple[int, ...], ...] = ()
    longest: int = 0


class PackedAnchors(msgspec.Struct, frozen=True, array_like=True):
    """Anchors as they are stored and scanned for: thousands of words in one piece each.

    `words` holds a hash of 8 bytes for each word, `phrases` a row of `scan_tables.PHRASE` for each
    phrase. The rest is as in `Anchors`.
    """

    words: bytes = b""
    phrases: bytes = b""
    literals: tuple[str, ...] = ()
    classes: tuple[tuple[int, ...], ...] = ()
    longest: int = 0


_NO_ANCHORS = msgspec.Raw(msgspec.msgpack.encode(PackedAnchors()))


class CompiledRule(msgspec.Struct, frozen=True, array_like=True):
    """A rule as the engine needs it: without examples, its parameters checked and prepared.

    `packed` are the parameters in MessagePack, `packed_anchors` the anchors.
    """

    id: str
    check: str
    summary: str
    message: str
    why: str
    severity: SeverityName
    applicability: ApplicabilityName
    languages: tuple[str, ...]
    default: bool
    prior: float
    confidence: float
    gate: GateName
    quoted: QuotedName
    where: WhereName
    priority: int
    replaces: tuple[str, ...]
    keeps: tuple[str, ...]
    aliases: tuple[str, ...]
    house_style: str
    packed_anchors: msgspec.Raw
    packed: msgspec.Raw
    file: str
    line: int

    @property
    def anchors(self) -> PackedAnchors:
        """Where its check has to look; of a library they are all gathered in its tables."""
        return msgspec.msgpack.decode(self.packed_anchors, type=PackedAnchors)

    @property
    def is_anchored(self) -> bool:
        """Whether its check has nothing to do where none of its anchors stands."""
        return self.packed_anchors != _NO_ANCHORS

    @property
    def params(self) -> dict[str, Any]:
        """The parameters of its check. They are unpacked each time: most rules are never asked."""
        unpacked: dict[str, Any] = msgspec.msgpack.decode(self.packed)
        return unpacked

    @property
    def family(self) -> str:
        """The part of the id before the slash."""
        return self.id.partition("/")[0]
