"""How often mtlint is right, and how much it finds.

    python -m benchmarks.accuracy DATA [--only clean,mqm] [--show N] [--out docs/accuracy.md]

DATA is a folder of collections. What each measure counts stands in the docstring of its module in
`benchmarks/measures/`. Default settings: a rule that is off by default, or under the default
confidence, finds nothing here.

    python -m benchmarks.accuracy DATA --only mqm --read 200 --reading FILE
    python -m benchmarks.accuracy DATA --only mqm --verdicts FILE --verdicts FILE

The first writes findings outside every mark for blind reading, the second reads verdicts back. How
findings in clean text are read stands in `benchmarks/measures/slips.py`.
"""

from __future__ import annotations

import argparse
import sys
from hashlib import blake2b
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import msgspec

from benchmarks.measures import (
    boilerplate,
    cases,
    clean,
    control,
    demetr,
    figures,
    injected,
    mojibake,
    mqm,
    origin,
    overlay,
    packs,
    pairs,
    postedits,
    reading,
    score,
    seeds,
    slips,
)
from benchmarks.measures.finder import Finder
from benchmarks.measures.model import Context

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from benchmarks.measures.model import Report
    from mtlint.ruleset.schema import CompiledRule

_MEASURES: dict[str, Callable[[Context], Report]] = {
    "clean": clean.measure,
    "control": control.measure,
    "mqm": mqm.measure,
    "pairs": pairs.measure,
    "postedits": postedits.measure,
    "demetr": demetr.measure,
    "boilerplate": boilerplate.measure,
    "injected": injected.measure,
    "mojibake": mojibake.measure,
    "seeds": seeds.measure,
    "cases": cases.measure,
    "packs": packs.measure,
    "origin": origin.measure,
    "score": score.measure,
}

_OF_CLEAN = ("clean", "injected")  # their texts are edited English, with slips of its own
_READ = ("mqm", *_OF_CLEAN)


def main() -> int:
    """Measure, print and write what was asked for."""
    options = _options()
    verdicts = [reading.read(path) for path in options.verdicts]
    reports = []
    # What is measured anew must not depend on what was measured before.
    with Finder(options.workers, measured=not options.overlay) as finder:
        context = Context(options.data, finder, options.seed, options.share, verdicts)
        head = _head(finder, options)
        print(head)
        for name in options.only:
            start = perf_counter()
            report = _MEASURES[name](context)
            print("\n" + "\n".join(_page(report)))
            _show(report, options.show)
            print(f"({perf_counter() - start:.0f} s)", flush=True)
            reports.append(report)
        failures = sorted(set(finder.failures))
        print(f"{len(finder.failures)} checks failed", *failures[:5], sep="\n")
        _write(options, reports, head, finder)
    return 1 if failures else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("data", type=Path, help="the folder of collections")
    parser.add_argument("--only", type=_names, default=list(_MEASURES), help="measures, by comma")
    parser.add_argument("--show", type=int, default=0, help="findings to print of each measure")
    parser.add_argument("--read", type=int, default=0, help="findings to write for blind reading")
    parser.add_argument("--reading", type=Path, help="where to write them; not in the repository")
    parser.add_argument("--verdicts", type=Path, action="append", default=[], help="a read file")
    parser.add_argument("--slips", type=Path, help="where to write which findings are real slips")
    parser.add_argument("--seed", type=int, default=20, help="of everything drawn by lot")
    parser.add_argument("--share", type=float, default=1.0, help="of the rows, for trying out")
    parser.add_argument("--workers", type=int, default=2, help="processes")
    parser.add_argument("--out", type=Path, help="a Markdown file for the tables")
    parser.add_argument("--overlay", type=Path, help="a TOML file for the confidence of rules")
    options = parser.parse_args()
    if options.read and not options.reading:
        parser.error("--read needs --reading FILE")
    return options


def _names(text: str) -> list[str]:
    names = text.split(",")
    unknown = [name for name in names if name not in _MEASURES]
    if unknown:
        raise argparse.ArgumentTypeError(f"{', '.join(unknown)}: not among {', '.join(_MEASURES)}")
    return names


def _head(finder: Finder, options: argparse.Namespace) -> str:
    from mtlint import __version__

    ruleset = finder.linter.ruleset
    part = "" if options.share >= 1 else f", {options.share:.0%} of the rows"
    return (
        f"mtlint {__version__}, {len(ruleset.rules)} rules in force "
        f"(hash {_hash(ruleset.rules)}), seed {options.seed}{part}"
    )


def _hash(rules: Sequence[CompiledRule]) -> str:
    """Changes with what the rules in force find, not with where they stand or how sure they are."""
    bare = [msgspec.structs.replace(rule, file="", line=0, confidence=0) for rule in rules]
    return blake2b(msgspec.json.encode(bare), digest_size=6).hexdigest()


def _page(report: Report) -> Iterator[str]:
    yield f"## {report.name}"
    yield ""
    yield report.about
    yield ""
    for table in report.tables:
        yield from figures.lines(table)


def _show(report: Report, number: int) -> None:
    for sample in report.samples[:number]:
        fix = f"  →  {sample.fix}" if sample.fix else ""
        print(f"{sample.rule}  {sample.key}\n    {sample.text}{fix}")


def _write(
    options: argparse.Namespace, reports: Sequence[Report], head: str, finder: Finder
) -> None:
    if options.out:
        intro = "Written by `python -m benchmarks.accuracy DATA --out docs/accuracy.md`."
        lines = ["# Accuracy", "", intro, "", head, ""]
        lines += [line for report in reports for line in _page(report)]
        options.out.parent.mkdir(parents=True, exist_ok=True)
        options.out.write_text("\n".join(lines).rstrip() + "\n", encoding="utf-8")
    if options.overlay:
        priors = {rule.id: rule.prior for rule in finder.linter.library.rules}
        lines = list(overlay.lines(overlay.gathered(reports), priors, head))
        options.overlay.write_text("\n".join(lines) + "\n", encoding="utf-8")
    if options.read:
        shown = [s for report in reports if report.name in _READ for s in report.samples]
        reading.write(options.reading, shown[: options.read])
    if options.slips:
        verdicts = [reading.read(path) for path in options.verdicts]
        found = [s for report in reports if report.name in _OF_CLEAN for s in report.samples]
        slips.write(options.slips, found, verdicts)


if __name__ == "__main__":
    sys.exit(main())
