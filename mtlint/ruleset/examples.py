"""The examples of the rules as tests: `mtlint test` and the test suite run them the same way.

For a bad example: exactly the marked spans are found, without the declared languages nothing is,
the fix gives exactly the repaired text, which is clean of every rule in force, and a second fix
changes nothing. For a good example: nothing at all is found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from mtlint.errors import ConfigurationError, UsageError
from mtlint.fixing.apply import apply, without_overlaps
from mtlint.linter import Linter
from mtlint.text.document import Document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from mtlint.model import Finding
    from mtlint.ruleset.loader import LoadedRule
    from mtlint.ruleset.schema import Bad, Good

_OPEN, _CLOSE = "⟦", "⟧"


class ExampleFailure(msgspec.Struct, frozen=True):
    """An example that does not hold."""

    rule: str
    file: str
    line: int
    message: str


class ExampleRunner:
    """Runs examples through the whole pipeline, with all default rules and the one at hand.

    Args:
        rules: folders of rule files besides the package's own.
        plugins: Python modules with further checks.
    """

    def __init__(self, rules: Sequence[Path] = (), plugins: Sequence[str] = ()) -> None:
        self._rules = rules
        self._plugins = plugins
        self._linters: dict[bytes, Linter] = {}

    def run(self, rules: Iterable[LoadedRule]) -> Iterator[ExampleFailure]:
        """What does not hold, in order."""
        for loaded in rules:
            for problem in self._problems(loaded):
                yield ExampleFailure(loaded.rule.id, loaded.file, loaded.line, problem)

    def _problems(self, loaded: LoadedRule) -> Iterator[str]:
        cases = [("bad", bad.text, self._bad_problems(loaded, bad)) for bad in loaded.rule.bad]
        cases += [("good", g.text, self._good_problems(loaded, g)) for g in loaded.rule.good]
        for kind, text, problems in cases:
            try:
                for problem in problems:
                    yield f"{kind} example {text!r}: {problem}"
            except (ConfigurationError, UsageError) as error:  # its settings, its format
                yield f"{kind} example {text!r}: {error}"

    def _bad_problems(self, loaded: LoadedRule, bad: Bad) -> Iterator[str]:
        id_ = loaded.rule.id
        text, spans = _unmarked(bad.text)
        if bad.text.count(_OPEN) != bad.text.count(_CLOSE):
            yield f"each {_OPEN} has a {_CLOSE}"
            return
        if not spans:
            yield f"nothing is marked; put {_OPEN} and {_CLOSE} round the words to be found"
            return
        if bad.assume:
            undeclared = _lint(self._linter(loaded, bad, assume=False), text, bad)
            if any(finding.rule == id_ for finding in undeclared):
                yield f"is found without {', '.join(bad.assume)} declared"
        linter = self._linter(loaded, bad)
        findings = _lint(linter, text, bad)
        own = [finding for finding in findings if finding.rule == id_]
        if [(f.start, f.end) for f in own] != spans:
            marked = ", ".join(repr(text[start:end]) for start, end in spans)
            yield f"it finds {_shown(own, text)}; marked is {marked}"
            if not own:
                from mtlint.ruleset.silent import reasons  # most examples hold

                yield from reasons(loaded.rule, bad, spans, findings, linter)
            return
        yield from _strangers(findings, {id_, *bad.also}, text)
        yield from self._fix_problems(linter, bad, text, own, {id_, *bad.also})

    def _fix_problems(
        self, linter: Linter, bad: Bad, text: str, own: list[Finding], known: set[str]
    ) -> Iterator[str]:
        fixes = [finding.fix for finding in own if finding.fix is not None]
        if not fixes:
            if bad.fixed is not None:
                yield "`fixed` is given, but the rule makes no fix"
        elif bad.fixed is None:
            yield f"`fixed` is missing; the fix gives {apply(text, without_overlaps(fixes))!r}"
        else:
            fixed = apply(text, without_overlaps(fixes))
            if fixed != bad.fixed:
                yield f"the fix gives {fixed!r}, not {bad.fixed!r}"
            again = _lint(linter, fixed, bad)
            yield from (
                f"after the fix, {p}"
                for p in _strangers(again, known - {own[0].rule}, fixed, own[0].rule)
            )
        offered = tuple(apply(text, [fix]) for f in own for fix in f.suggestions)
        if offered != bad.alternatives:
            said = list(bad.alternatives)
            yield f"the suggestions give {list(offered)}; `alternatives` is {said}"

    def _good_problems(self, loaded: LoadedRule, good: Good) -> Iterator[str]:
        if _OPEN in good.text:
            yield "it is marked, and nothing may be found in it"
            return
        findings = _lint(self._linter(loaded, good), good.text, good)
        yield from _strangers(findings, set(), good.text, loaded.rule.id)

    def _linter(self, loaded: LoadedRule, example: Bad | Good, *, assume: bool = True) -> Linter:
        config = dict(example.config)
        # Named in full: an example is too short for other signs of damage.
        if not loaded.rule.default or loaded.rule.gate == "damage":
            config["extend-select"] = [*config.get("extend-select", ()), loaded.rule.id]
        if assume and example.assume:
            config["source-languages"] = [*config.get("source-languages", ()), *example.assume]
        key = msgspec.msgpack.encode(config)
        if key not in self._linters:
            # An example holds however sure the rule was found to be.
            self._linters[key] = Linter(
                config=config, rules=self._rules, plugins=self._plugins, measured=False
            )
        return self._linters[key]


def _lint(linter: Linter, text: str, example: Bad | Good) -> Sequence[Finding]:
    if not example.others:
        return linter.lint(text, example.format)
    named = [(f"other-{n}", other) for n, other in enumerate(example.others, 1)]
    texts = [("", text), *named]
    documents = [Document.from_text(text, example.format, path) for path, text in texts]
    return next(linter.check_all(documents, across=True)).findings


def _strangers(
    findings: Iterable[Finding], known: set[str], text: str, own: str = ""
) -> Iterator[str]:
    """What rules find that are not among the known ones."""
    for finding in findings:
        if finding.rule not in known:
            name = "it" if finding.rule == own else f"another rule, {finding.rule},"
            yield f"{name} finds {text[finding.start : finding.end]!r}"


def _shown(findings: Sequence[Finding], text: str) -> str:
    return ", ".join(repr(text[f.start : f.end]) for f in findings) or "nothing"


def _unmarked(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without its marks, and the spans they marked."""
    text = ""
    spans = []
    for piece in marked.split(_OPEN):
        inside, close, after = piece.partition(_CLOSE)
        if close:
            spans.append((len(text), len(text) + len(inside)))
        text += inside + after
    return text, spans
