"""The frame of the page: its head, which lets nothing in from elsewhere, totals, plots, filters."""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from mtlint.model import Severity
from mtlint.report.html_bars import Row, bars, columns, timeline
from mtlint.report.html_text import line, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mtlint.model import Failure
    from mtlint.report.base import RuleTexts, Totals
    from mtlint.report.html_counts import Counts, Tally
    from mtlint.report.html_runs import Run, Runs

_PARTS = Path(__file__).with_name("html")
_TITLE = "mtlint report"


def head(runs: Runs) -> str:
    """Everything before the content."""
    style = _part("style.css")
    allowed = (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(_part('script.js'))}"
    )
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="generator" content="mtlint">\n'  # by which it is known when it is read
        f"{runs.meta() if runs.runs else ''}"
        f'<meta http-equiv="Content-Security-Policy" content="{allowed};'
        " base-uri 'none'; form-action 'none'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f'<meta name="referrer" content="no-referrer">\n<title>{_TITLE}</title>\n'
        f"<style>{style}</style>\n</head>\n<body>\n"
    )


def foot() -> str:
    """Everything after the content. The script comes last: what it works on is there then."""
    return f"<script>{_part('script.js')}</script>\n</body>\n</html>\n"


def header(version: str) -> str:
    """The title, a way past the plots, and the switch between light and dark."""
    return (
        '<a class="skip" href="#documents">to the documents</a>\n'
        f'<header><h1>{_TITLE}</h1><span class="quiet">mtlint {line(version)}</span>'
        '<label class="scripted" hidden>colours <select id="theme"><option value="">as the system'
        '</option><option value="light">light</option><option value="dark">dark</option></select>'
        "</label></header>\n<main>\n"
    )


def tiles(totals: Totals, counts: Counts) -> str:
    """The totals of the run."""
    rate = f"{1000 * totals.findings / counts.words:.1f}" if counts.words else "–"
    shown = [
        ("documents", f"{totals.files:,}", ""),
        ("with findings", f"{totals.files_with_findings:,}", ""),
        ("words", f"{counts.words:,}", ""),
        ("findings", f"{totals.findings:,}", ""),
        *((s.label, f"{count:,}", s.label) for s, count in totals.severities.items()),
        ("in 1,000 words", rate, ""),
        ("with a safe fix", f"{totals.safe_fixes:,}", ""),
    ]
    shown += [("fixed", f"{counts.fixed:,}", "")] if counts.fixed else []
    shown += [("silenced", f"{counts.silenced:,}", "")] if counts.silenced else []
    told = "".join(f'<div class="{kind}"><dt>{n}</dt><dd>{v}</dd></div>' for n, v, kind in shown)
    return f'<dl class="tiles">{told}</dl>\n'


def problems(failures: Sequence[Failure]) -> str:
    """What went wrong; nothing where nothing did."""
    if not failures:
        return ""
    told = "".join(f"<li>{line(one.path)}: {line(one.message)}</li>" for one in failures)
    return f'<section class="problems"><h2>What went wrong</h2><ul>{told}</ul></section>\n'


def plots(counts: Counts, rules: RuleTexts, runs: Runs) -> str:
    """The plots; those of rules and families name the commonest first."""
    if not counts.rules:
        return f'<div class="plots">\n{told}</div>\n' if (told := by_run(runs)) else ""
    by_rule = [Row(name, tally, rules.summary(name)) for name, tally in _ordered(counts.rules)]
    by_family = [Row(name, tally) for name, tally in _ordered(counts.families)]
    note = (
        "By the dates in front matter and paths: "
        f"{counts.dated:,} of {counts.found:,} documents with findings have one."
    )
    made = by_run(runs) + _bars("family", by_family, runs)
    by_folder = list(_folders(counts))
    if len(by_folder) > 1:
        made += _bars("folder", by_folder, runs, ("documents", "in 1,000 words"))
    made += columns(counts.months, note) + _bars("rule", by_rule, runs)
    return f'<div class="plots">\n{made}</div>\n'


def by_run(runs: Runs) -> str:
    """The findings of this run and of the earlier ones; nothing where none are known."""
    if len(runs.runs) < 2:  # noqa: PLR2004 - one run is no trend
        return ""
    told = [(run.when, run.when[5:10], _tally(run)) for run in runs.runs]
    before, now = runs.runs[-2:]
    note = f"{_read(now)}; in the run before ({before.when}), {_read(before)}."
    return timeline("run by run", note, told)


def _read(run: Run) -> str:
    return f"{run.documents:,} documents with {run.words:,} words"


def _tally(run: Run) -> Tally:
    return Counter(dict(zip(reversed(Severity), run.severities, strict=True)))


def _bars(kind: str, rows: Iterable[Row], runs: Runs, heads: Sequence[str] = ()) -> str:
    """A plot of bars whose rows know the earlier runs."""
    if len(runs.runs) > 1:
        series = runs.series(kind)
        rows = [row._replace(runs=tuple(series.get(row.name, ()))) for row in rows]
        heads = (*heads, "change")
    return bars(kind, f"by {kind}", list(rows), heads)


def filters(counts: Counts, shown: Iterable[str]) -> str:
    """The filters, which the script brings to life; without it they are not seen."""
    choices = _choice("family", counts.families) + _choice("rule", counts.rules)
    choices += _choice("folder", counts.folders())
    boxes = "".join(
        f'<label><input type="checkbox" name="severity" value="{label}" checked> {label}</label>'
        for label in (severity.label for severity in reversed(Severity))
    )
    return (
        '<h2 id="documents" tabindex="-1">Documents</h2>\n'
        '<form class="scripted" id="filters" aria-label="filters" hidden>'
        '<label>search <input type="search" name="text" placeholder="words, rules, paths"></label>'
        f"{choices}<fieldset><legend>severity</legend>{boxes}</fieldset>{''.join(shown)}"
        '<label>order <select name="order"><option value="">by path</option>'
        '<option value="count">most findings first</option></select></label>'
        '<span class="buttons"><button type="button" id="open">open all</button>'
        '<button type="button" id="close">close all</button>'
        '<button type="reset">reset</button></span>'
        '<output id="told" aria-live="polite"></output></form>\n'
    )


def silenced_box(count: int) -> Iterator[str]:
    """The box that shows silenced findings, where there are some."""
    if count:
        yield f'<label><input type="checkbox" name="silenced"> silenced ({count:,})</label>'


def _choice(kind: str, names: Iterable[str]) -> str:
    shown = (plain(name) for name in sorted(names))
    options = "".join(f'<option value="{name}">{name}</option>' for name in shown)
    every = '<option value="">all</option>'
    return f'<label>{kind} <select name="{kind}">{every}{options}</select></label>'


def _folders(counts: Counts) -> Iterator[Row]:
    for name, (tally, sizes) in sorted(counts.folders().items()):
        rate = f"{1000 * tally.total() / sizes['words']:.1f}" if sizes["words"] else "–"
        yield Row(name, tally, cells=(f"{sizes['files']:,}", rate))


def _ordered(tallies: dict[str, Tally]) -> list[tuple[str, Tally]]:
    return sorted(tallies.items(), key=lambda one: (-one[1].total(), one[0]))


def _part(name: str) -> str:
    return (_PARTS / name).read_text(encoding="utf-8")


def _hash(part: str) -> str:
    return f"'sha256-{b64encode(sha256(part.encode()).digest()).decode()}'"
