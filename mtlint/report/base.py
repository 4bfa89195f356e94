"""What output formats have in common: each is begun, fed file by file in path order, and ended."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import msgspec

from mtlint.model import Severity
from mtlint.text.lines import LineIndex

if TYPE_CHECKING:
    from collections.abc import Callable

    from mtlint.baseline import Mark
    from mtlint.model import Failure, Finding, Silenced
    from mtlint.origin.model import Origin
    from mtlint.score.model import Score


class FileResult(msgspec.Struct, frozen=True):
    """What a run found out about one file.

    Attributes:
        path: as the user named it, printable.
        absolute: the absolute path, printable; for standard input without a name, "<stdin>".
        format: the format it was read as.
        words: how many words its prose has.
        text: its decoded source; empty if nothing was found and nothing inferred.
        findings: in their total order.
        failures: what went wrong with this file.
        failing: whether a finding reaches the severity that fails the run.
        readable: whether it could be read as text, so that there is something to say about it.
        origin: the languages it may have come from; None where nobody asked, or it shows none.
        score: what it reads like; None where nobody asked.
        silenced: findings that are not reported, in their total order.
        marks: names of `findings`, made where others of the file are perhaps left out; or empty.
        gone: what the baseline has for the file and was not found.
        outdated: what the baseline has for findings that are there under other names now.
        renewed: these names.
        fixed: findings whose fixes were made; `text` and `findings` are those after them.
        commented: whether comments were written into it that silence findings.
        marked: whether it is UTF-8 and begins with a byte-order mark, which `text` is without.
        output: the diff of what would be fixed, or the fixed bytes of standard input.
    """

    path: str
    absolute: str
    format: str = "plain"
    words: int = 0
    text: str = ""
    findings: tuple[Finding, ...] = ()
    failures: tuple[Failure, ...] = ()
    failing: bool = False
    readable: bool = True
    origin: Origin | None = None
    score: Score | None = None
    silenced: tuple[Silenced, ...] = ()
    marks: tuple[Mark, ...] = ()
    gone: tuple[Mark, ...] = ()
    outdated: tuple[Mark, ...] = ()
    renewed: tuple[Mark, ...] = ()
    fixed: tuple[Finding, ...] = ()
    commented: bool = False
    marked: bool = False
    output: bytes = b""

    def lines(self) -> LineIndex:
        """The lines of the source."""
        return LineIndex(self.text)

    def fingerprints(self) -> list[str]:
        """One for each finding, the same whether others of the file are left out or not."""
        from mtlint.fingerprint import fingerprints  # few reports name findings

        if self.marks:
            return [mark.fingerprint for mark in self.marks]
        return fingerprints(self.text, self.findings)

    def silenced_fingerprints(self) -> list[str]:
        """One for each silenced finding; no other of the file has it.

        A baseline does not count what comments silence: those come after all others.
        """
        from mtlint.fingerprint import fingerprints  # as above

        commented = [one.finding for one in self.silenced if one.by == "comment"]
        others = [one.finding for one in self.silenced if one.by != "comment"]
        counted = sorted([*self.findings, *others], key=lambda f: (f.start, f.end, f.rule))
        ordered = [*counted, *commented]
        made = dict(zip(ordered, fingerprints(self.text, ordered), strict=True))
        return [made[one.finding] for one in self.silenced]


class RuleTexts(Protocol):
    """What a report says about a rule besides the finding's message."""

    def summary(self, rule_id: str) -> str:
        """What the rule finds, in a few words."""

    def why(self, rule_id: str) -> str:
        """The reason in one line."""


class Context(msgspec.Struct, frozen=True):
    """What a report may need to know about the run.

    Attributes:
        version: of mtlint.
        ruleset: gives the hash of the rules in force, which takes a while to make.
        rules: the texts of the rules.
        width: columns of the terminal, or of the page that is assumed.
        wrap: whether to break sentences at that width.
        color: whether to colour.
        quiet: findings only, no summary.
        suppressed: whether to show what was silenced, too.
        file: the file that the report takes the place of; empty on standard output.
    """

    version: str
    ruleset: Callable[[], str]
    rules: RuleTexts
    width: int = 100
    wrap: bool = False
    color: bool = False
    quiet: bool = False
    suppressed: bool = False
    file: str = ""


class Totals:
    """Counts over a whole run."""

    def __init__(self) -> None:
        self.files = 0
        self.files_with_findings = 0
        self.failures = 0
        self.deaths = 0  # of workers
        self.safe_fixes = 0
        self.fixed = 0
        self.written = 0  # files that were fixed
        self.commented = 0
        self.only_fixed = False  # whether what is left was not asked for
        self.severities: dict[Severity, int] = dict.fromkeys(reversed(Severity), 0)
        self.rules: dict[str, int] = {}
        self.failing = False
        self.scores: list[tuple[str, Score]] = []  # with the path of each, where somebody asked
        self.notes: list[str] = []  # what the summary says besides

    @property
    def findings(self) -> int:
        """How many findings there were."""
        return sum(self.severities.values())

    def add(self, result: FileResult) -> None:
        """Count one file."""
        self.files += result.readable
        self.failures += len(result.failures)
        self.deaths += any(failure.kind == "worker" for failure in result.failures)
        self.failing |= result.failing
        self.fixed += len(result.fixed)
        self.written += bool(result.fixed)
        self.commented += result.commented
        self.files_with_findings += bool(result.findings)
        if result.score is not None:
            short = msgspec.structs.replace(result.score, symptoms=())
            self.scores.append((result.path, short))
        for finding in result.findings:
            self._add_finding(finding)

    def _add_finding(self, finding: Finding) -> None:
        self.severities[finding.severity] += 1
        self.rules[finding.rule] = self.rules.get(finding.rule, 0) + 1
        self.safe_fixes += finding.fix is not None and finding.fix.applicability == "safe"


class Reporter:
    """Writes the results of a run. The base writes nothing."""

    def __init__(self, write: Callable[[str], object], context: Context) -> None:
        self.write = write
        self.context = context

    def begin(self) -> None:
        """Write what comes before the first file."""

    def file(self, result: FileResult) -> None:
        """Write what there is to say about one file."""

    def failure(self, failure: Failure) -> None:
        """Write a failure that belongs to no checked file, such as a folder without permission."""

    def end(self, totals: Totals) -> None:
        """Write what comes after the last file."""
