r"""How fast mtlint is, how much memory it takes, and what each rule costs.

    python -m benchmarks.speed [--text FOLDER_OR_FILE] [--check]

Every ratio is to `re.findall(r"\w+", text)` or to `python -c pass` on the same machine in the
same run, and the median of several alternating runs. The text is 20 MB of English: that of
`--text` again and again, or made up (`made_up.py`).
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from benchmarks import made_up, many_files, others, rule_costs, samples, timing
from benchmarks.generated_rules import write_rules
from benchmarks.table import Row, print_rows
from mtlint import Document, Linter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_SIZE = 20_000_000
_DOCUMENT = 5_000
_TEXTS = 400  # made up, and repeated until there is enough
_FILES = 2_000
_RULES = 2_000
_MEGA = 1_000_000

_PEAK = """
import sys
from pathlib import Path
from benchmarks.memory import peak_memory
from mtlint import Document, Linter
from mtlint.text.source import decode
Linter().check(Document.from_source(decode(Path(sys.argv[1]).read_bytes())))
print(peak_memory())
"""


def main() -> int:
    """Measure, print, and with --check return 1 when a target is missed."""
    options = _options()
    texts = samples.read_texts(options.text) if options.text else made_up.texts(_TEXTS)
    text = samples.repeated(texts, _SIZE)
    with tempfile.TemporaryDirectory() as folder:
        rows = print_rows(_measure(text, Path(folder), options.runs, is_real=bool(options.text)))
    missed = [row for row in rows if row.is_missed]
    print(f"{len(missed)} targets missed" if missed else "all targets met")
    return 1 if missed and options.check else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--text", type=Path, help="a folder of .txt, a file, or a .jsonl.gz")
    parser.add_argument("--runs", type=int, default=5, help="runs of which the median is taken")
    parser.add_argument("--check", action="store_true", help="exit with 1 when a target is missed")
    return parser.parse_args()


def _measure(text: str, folder: Path, runs: int, *, is_real: bool) -> Iterator[Row]:
    linter = Linter()
    pieces = samples.documents(text, _DOCUMENT)
    yield Row("rules in force", f"{len(linter.ruleset.rules)}")
    yield from _one_file(linter, text, runs)
    yield from _documents(linter, pieces, runs)
    yield _memory(text, folder)
    yield from _start_up(folder, runs)
    yield _command(pieces, folder)
    yield from many_files.rows(pieces, folder, runs, is_real=is_real)
    yield _more_rules(linter, pieces[: len(pieces) // 10], folder, runs)
    yield from rule_costs.rows(linter, text, is_real=is_real)
    yield from others.rows(text, folder)


def _lint(linter: Linter, text: str) -> object:
    return linter.check(Document.from_text(text))


def _one_file(linter: Linter, text: str, runs: int) -> Iterator[Row]:
    size = len(text.encode()) / _MEGA
    functions: dict[str, Callable[[], object]] = {
        "words": partial(re.findall, r"\w+", text),
        "lint": partial(_lint, linter, text),
    }
    times = timing.alternating(functions, runs)
    ratio = timing.median_ratio(times["lint"], times["words"])
    yield Row(f"one file of {size:.0f} MB", f"{size / median(times['lint']):.1f} MB/s")
    yield Row("  time / that of re.findall", f"{ratio:.2f}", 3, ratio)


def _documents(linter: Linter, pieces: Sequence[str], runs: int) -> Iterator[Row]:
    def words() -> None:
        for piece in pieces:
            re.findall(r"\w+", piece)

    def lint() -> None:
        for _ in linter.check_all(map(Document.from_text, pieces)):
            pass

    def singly() -> None:
        for piece in pieces:
            _lint(linter, piece)

    size = sum(len(piece.encode()) for piece in pieces)
    times = timing.alternating({"words": words, "lint": lint, "singly": singly}, runs)
    ratio = timing.median_ratio(times["lint"], times["words"])
    each, one = (median(times[name]) / len(pieces) * _MEGA for name in ("lint", "singly"))
    name = f"{len(pieces)} documents of {size / len(pieces) / 1000:.1f} KB"
    yield Row(name, f"{size / _MEGA / median(times['lint']):.1f} MB/s")
    yield Row("  time / that of re.findall", f"{ratio:.2f}")
    yield Row("  microseconds a document", f"{each:.0f}", 2000, each)
    yield Row("  the same, checked one by one", f"{one:.0f}")


def _memory(text: str, folder: Path) -> Row:
    file = folder / "long.txt"
    file.write_text(text, encoding="utf-8")
    result = subprocess.run(
        [sys.executable, "-c", _PEAK, str(file)], check=True, capture_output=True, text=True
    )
    peak = int(result.stdout) / _MEGA
    return Row("peak memory on that file", f"{peak:.0f} MB", 250, peak)


def _start_up(folder: Path, runs: int) -> Iterator[Row]:
    file = folder / "clean.txt"
    file.write_text("The committee met on Tuesday and agreed on the budget.\n", encoding="utf-8")
    functions = {
        "pass": timing.command(folder, "-c", "pass"),
        "version": timing.command(folder, "-m", "mtlint", "--version"),
        "clean": timing.command(folder, "-m", "mtlint", "check", "--quiet", str(file)),
    }
    timing.alternating(functions, 1)  # the first run writes compiled modules and rules
    times = timing.alternating(functions, 3 * runs)
    for name, title, target in (
        ("version", "mtlint --version", 4),
        ("clean", "mtlint check on one clean file", 15),
    ):
        ratio = timing.median_ratio(times[name], times["pass"])
        shown = f"{ratio:.1f} ({1000 * median(times[name]):.0f} ms)"
        yield Row(f"{title} / python -c pass", shown, target, ratio)


def _command(pieces: Sequence[str], folder: Path) -> Row:
    name = f"mtlint check --jobs 2 on {_FILES} such files"
    files = folder / "files"
    files.mkdir()
    for number, piece in enumerate(pieces[:_FILES]):
        (files / f"{number:04}.txt").write_text(piece, encoding="utf-8")
    arguments = ["check", "--no-cache", "--jobs", "2", "--output-format", "json", str(files)]
    command = [sys.executable, "-m", "mtlint", *arguments]
    result: list[int] = []
    time = timing.seconds(
        lambda: result.append(
            subprocess.run(command, check=False, stdout=subprocess.DEVNULL).returncode
        )
    )
    if result[0] not in (0, 1):
        return Row(name, f"not measured: the command ended with {result[0]}")
    return Row(name, f"{len(pieces[:_FILES]) / time:.0f} files/s")


def _more_rules(linter: Linter, pieces: Sequence[str], folder: Path, runs: int) -> Row:
    rules = folder / "rules"
    rules.mkdir()
    write_rules(rules, _RULES)
    larger = Linter(rules=[rules])
    text = "\n\n".join(pieces)
    functions = {
        "few": partial(_lint, linter, text),
        "many": partial(_lint, larger, text),
    }
    timing.alternating(functions, 1)  # patterns are compiled at their first candidate
    times = timing.alternating(functions, 2 * runs)
    ratio = timing.median_ratio(times["many"], times["few"])
    return Row(f"slow-down by {_RULES} more rules", f"{ratio:.2f}", 1.5, ratio)


if __name__ == "__main__":
    sys.exit(main())
