"""A rule in sentences: what its keys mean for the reader of a report.

Code stands between backticks; the terminal shows them as they are, Markdown as code.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from mtlint.config import Config
from mtlint.languages import joined, named
from mtlint.pages.measured import counted
from mtlint.text.quotations import quoted_spans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtlint.pages.measured import Measured
    from mtlint.ruleset.schema import Bad, Good, Rule

_SEVERITIES = {
    "error": "An error: wrong in any text",
    "warning": "A warning: an editor would most likely change it",
    "info": "Information: a matter of style",
}
_FIXES = {
    "safe": "The fix is safe: it can be applied without reading the result.",
    "unsafe": "The fix is unsafe: somebody should read the result.",
    "display": "The fix is for display: it is shown and not applied.",
}
# Examples of rules that are off by default switch them on.
_ON = "extend-select"
_PLACES = {
    "clause-start": "It is looked for at the start of a clause.",
    "block-start": "It is looked for at the start of a block.",
    "block-end": "It is looked for at the end of a block.",
    "heading": "It is looked for in headings.",
    "line": "It is looked for in lines that stand alone.",
    "head": "It is looked for at the head of the document.",
    "tail": "It is looked for at the end of the document.",
}


def lead(rule: Rule, confidence: float) -> str:
    """How bad it is, whether it is on by default, and what can be done about it."""
    return f"{_SEVERITIES[rule.severity]}. {_state(rule, confidence)} {_fix(rule)}"


def _state(rule: Rule, confidence: float) -> str:
    if not rule.default:
        return "Off by default; `--extend-select` or `extend-select` switches it on."
    limit = Config().min_confidence
    if confidence < limit:
        return f"Not reported by default: its confidence is under `min-confidence` ({limit})."
    return "On by default."


def _fix(rule: Rule) -> str:
    if any(bad.fixed is not None for bad in rule.bad):
        return _FIXES[rule.applicability]
    if any(bad.alternatives for bad in rule.bad):
        return "There is no fix of its own accord, but suggestions to choose from."
    return "There is no fix: only a person knows what belongs there."


def origin(rule: Rule) -> str:
    """The source languages it comes from."""
    if not rule.languages:
        return "It comes from no source language in particular."
    return f"It comes from {joined(named(rule.languages))}."


def conditions(rule: Rule) -> Iterator[str]:
    """What has to hold besides the match itself, one sentence each."""
    if rule.gate == "signs":
        yield (
            "It is reported only where the same text shows other signs of one of these source "
            "languages, or where `source-languages` names one."
        )
    elif rule.gate == "declared":
        yield "It is reported only where `source-languages` names one of these languages."
    elif rule.gate == "damage":
        yield "It is reported only where much else is wrong in the same text."
    elif rule.gate == "capitals":
        yield "It is reported only where other words of the same text have lost their capitals too."
    yield from _places(rule)
    if rule.house_style:
        yield f"Where `house-style.{rule.house_style}` is true, it is left alone."


def _places(rule: Rule) -> Iterator[str]:
    if rule.where in _PLACES:
        yield _PLACES[rule.where]
    if rule.formats:
        yield f"It is looked for in files of the format {joined(rule.formats, 'or')} only."
    if rule.quoted == "skip":
        yield "Inside quotation marks it is not reported: the words are somebody else's."
    elif rule.quoted == "demote" and rule.applicability == "safe" and _is_fixed(rule):
        yield (
            "Inside quotation marks, where the words are somebody else's, the fix becomes unsafe."
        )


def _is_fixed(rule: Rule) -> bool:
    return any(bad.fixed is not None for bad in rule.bad)


def certainty(rule: Rule, measured: Measured | None) -> str:
    """How sure the rule is, from 0 to 1, and where that number comes from."""
    if measured is None:
        return (
            f"{rule.prior:.2f}, as its author judged it; in the texts that accuracy is measured "
            "on it was found too seldom to count."
        )
    told = "; ".join(counted(measured))
    return (
        f"{measured.confidence:.2f}. Its author judged it {rule.prior:.2f}. Then its findings were "
        f"counted: {told}. Each count weighs as 20 findings at most."
    )


def silencing(rule: Rule) -> Iterator[str]:
    """The ways to have it not reported, from the narrowest to the widest."""
    yield f"In one place: `<!-- mtlint: ignore[{rule.id}] reason -->` before it, or in its line."
    yield f"For one run: `mtlint check --ignore {rule.id}`."
    yield (
        f'For some files, in mtlint.toml: `[per-file-overrides."archive/**"]` and under it '
        f'`ignore = ["{rule.id}"]`.'
    )
    yield f'For all files: `ignore = ["{rule.id}"]`; `"{rule.family}"` names its whole family.'


def quotation(rule: Rule, bad: Bad) -> str:
    """That the fix of an example is unsafe because of its quotation marks, where that is so."""
    demotes = rule.quoted == "demote" and rule.applicability == "safe" and bad.fixed is not None
    if not demotes or not any(map(_is_quoted, bad.text.split("\n"))):
        return ""
    return "in a quotation, so the fix is unsafe"


def _is_quoted(line: str) -> bool:
    """Whether what is marked in a line of an example stands inside quotation marks."""
    at, end = line.find("⟦"), line.rfind("⟧")
    return any(start < at and end < stop for start, stop in quoted_spans(line)) and at >= 0


def circumstances(example: Bad | Good) -> str:
    """What an example takes for granted, in brackets behind it; empty for most."""
    parts = [f"translated from {joined(named(example.assume), 'or')}"] if example.assume else []
    if example.format != "plain":
        parts.append(f"in {example.format}")
    parts += [_setting(key, example.config[key]) for key in example.config if key != _ON]
    # An example is one line, whatever the other files hold.
    parts += [f"beside a file that says “{' '.join(text.split())}”" for text in example.others]
    return "; ".join(parts)


def _setting(key: str, value: object) -> str:
    """A setting as a configuration file has it."""
    if isinstance(value, dict):
        return ", ".join(_setting(f"{key}.{inner}", value[inner]) for inner in value)
    return f"with {key} = {msgspec.json.encode(value).decode()}"
