"""The nouns of a lint run: what was found, where, and how it could be repaired.

Every position is an offset in code points into the decoded source, without its byte-order mark;
ends are exclusive. Lines, columns and bytes are made from these at the edge (`mtlint.text.lines`).
"""

from __future__ import annotations

from enum import IntEnum, StrEnum

import msgspec


class Severity(IntEnum):
    """How sure an editor would be to change it; ordered."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def label(self) -> str:
        """The word used in rule files and reports."""
        return self.name.lower()

    @classmethod
    def parse(cls, label: str) -> Severity:
        """The severity called `label`; raises KeyError for any other word."""
        return cls[label.upper()]


class Applicability(StrEnum):
    """Who may apply a fix: anybody, somebody who reads the result, nobody (it is only shown)."""

    SAFE = "safe"
    UNSAFE = "unsafe"
    DISPLAY = "display"


class Edit(msgspec.Struct, frozen=True):
    """Replace source[start:end] by `text`."""

    start: int
    end: int
    text: str


class Fix(msgspec.Struct, frozen=True):
    """Edits that belong together: all of them are applied, or none."""

    edits: tuple[Edit, ...]
    applicability: Applicability
    message: str


class Evidence(msgspec.Struct, frozen=True):
    """Another span of the source that supports a finding, and what it shows."""

    start: int
    end: int
    note: str


class Finding(msgspec.Struct, frozen=True):
    """One reported problem.

    `fixes` holds every offered repair. Where `preferred` is true the first of them is the fix and
    the rest are suggestions; otherwise they are equally good and all of them are suggestions.
    """

    rule: str
    start: int
    end: int
    message: str
    severity: Severity
    confidence: float
    fixes: tuple[Fix, ...] = ()
    preferred: bool = True
    evidence: tuple[Evidence, ...] = ()

    @property
    def family(self) -> str:
        """The part of the rule id before the slash."""
        return self.rule.partition("/")[0]

    @property
    def fix(self) -> Fix | None:
        """The repair to make, if one is better than the others."""
        return self.fixes[0] if self.fixes and self.preferred else None

    @property
    def suggestions(self) -> tuple[Fix, ...]:
        """The repairs to choose from, without `fix`."""
        return self.fixes[1:] if self.preferred else self.fixes


class Silenced(msgspec.Struct, frozen=True):
    """A finding that is not reported, because somebody said so.

    Attributes:
        finding: what was found.
        by: "comment" in the file itself, or "baseline" beside it.
        reason: what the comment gives as its reason; may be empty.
    """

    finding: Finding
    by: str
    reason: str = ""


class Failure(msgspec.Struct, frozen=True):
    """Something that went wrong with one file while the others went on; never a finding."""

    path: str
    kind: str
    message: str
