"""What of the findings counts: what no baseline has, and what changed lines touch."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec.structs import replace

from mtlint.baseline import Mark
from mtlint.fingerprint import fingerprints
from mtlint.model import Silenced

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from mtlint.model import Finding, Severity
    from mtlint.report.base import FileResult

NOTHING: Mapping[Finding, Mark] = MappingProxyType({})

# Rule id -> the ids it had before.
Aliases = dict[str, tuple[str, ...]]


def without_baseline(
    result: FileResult,
    text: str,
    accepted: Sequence[Mark],
    aliases: Aliases,
    limit: Severity,
    *,
    followed: Mapping[Finding, Mark] = NOTHING,
) -> FileResult:
    """A result with its accepted findings silenced.

    Args:
        result: of the whole file.
        text: the decoded source of the file.
        accepted: what the baseline has for it.
        aliases: of every rule in force. What the baseline has of other rules cannot be gone.
        limit: the severity from which a finding fails the run.
        followed: accepted findings that are known by their places, whatever fixes have made of the
            words round them.
    """
    named = named_findings(text, result.findings)
    # What names a finding that is known already names no other one.
    unfollowed = frozenset(accepted).difference(followed.values())
    known = known_findings(text, named, unfollowed, aliases) | dict(followed)
    kept = tuple(finding for finding in result.findings if finding not in known)
    in_force = {name for rule, former in aliases.items() for name in (rule, *former)}
    old, new = frozenset(known.values()), frozenset(named[finding] for finding in known)
    left = frozenset(accepted) - old - new
    return replace(
        result,
        findings=kept,
        silenced=with_silenced(result.silenced, known),
        failing=any(finding.severity >= limit for finding in kept),
        marks=tuple(named[finding] for finding in kept),
        gone=()
        if result.failures
        else tuple(sorted(mark for mark in left if mark.rule in in_force)),
        outdated=tuple(sorted(old - new)),
        renewed=tuple(sorted(new - old)),
    )


def narrowed(result: FileResult, limit: Severity, touches: Callable[[Finding], bool]) -> FileResult:
    """A result with only those of its findings for which `touches` holds."""
    kept = [touches(finding) for finding in result.findings]
    findings = tuple(f for f, keep in zip(result.findings, kept, strict=True) if keep)
    marks = result.marks or _marks(result.text, result.findings)
    return replace(
        result,
        findings=findings,
        silenced=tuple(one for one in result.silenced if touches(one.finding)),
        failing=any(finding.severity >= limit for finding in findings),
        marks=tuple(mark for mark, keep in zip(marks, kept, strict=True) if keep),
    )


def with_silenced(silenced: Iterable[Silenced], known: Iterable[Finding]) -> tuple[Silenced, ...]:
    """What was silenced before and findings of the baseline, in their total order."""
    both = [*silenced, *(Silenced(finding, "baseline") for finding in known)]
    return tuple(sorted(both, key=_place))


def _place(one: Silenced) -> tuple[int, int, str]:
    return one.finding.start, one.finding.end, one.finding.rule


def _marks(text: str, findings: Sequence[Finding]) -> list[Mark]:
    prints = fingerprints(text, findings)
    return [Mark(f.rule, made) for f, made in zip(findings, prints, strict=True)]


def named_findings(text: str, findings: Sequence[Finding]) -> dict[Finding, Mark]:
    """All findings of a file with what names them there."""
    return dict(zip(findings, _marks(text, findings), strict=True))


def known_findings(
    text: str, named: Mapping[Finding, Mark], accepted: frozenset[Mark], aliases: Aliases
) -> dict[Finding, Mark]:
    """Those of some findings that a baseline has, each under the name that it has there."""
    known = {finding: mark for finding, mark in named.items() if mark in accepted}
    rules = {mark.rule for mark in accepted}
    for rule, former in aliases.items():
        for alias in rules.intersection(former):
            renamed = [finding for finding in named if finding.rule == rule]
            as_before = [replace(finding, rule=alias) for finding in renamed]
            pairs = zip(renamed, _marks(text, as_before), strict=True)
            known |= {finding: mark for finding, mark in pairs if mark in accepted}
    return known
