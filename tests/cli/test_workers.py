"""Worker processes: the same output, and what happens when one dies."""

from __future__ import annotations

import re

import pytest

pytestmark = pytest.mark.skipif(
    __import__("multiprocessing").get_start_method() != "fork",
    reason="the stand-in for the engine reaches workers by fork",
)


@pytest.fixture
def many(write):
    """A folder of fifty files, every third with findings."""
    for number in range(50):
        write(f"docs/{number:02}.md", "One lakh and teh end." if number % 3 == 0 else "Fine.")


def test_workers_change_nothing_in_the_output(mtlint, many):
    """The number of workers does not show."""
    alone = mtlint("check", "docs", "--jobs", "1", "--output-format", "jsonl")
    together = mtlint("check", "docs", "--jobs", "3", "--output-format", "jsonl")
    assert together.out == alone.out
    assert together.status == alone.status == 1


def test_a_dead_worker_costs_only_the_file_that_killed_it(mtlint, many, write):
    """That file is a problem and the run ends with 2; every other file has its result."""
    before = mtlint("check", "docs", "--jobs", "1", "--output-format", "concise").out
    write("docs/20x.md", "die")
    write("docs/40x.md", "die")
    result = mtlint("check", "docs", "--jobs", "2", "--output-format", "concise")
    assert result.status == 2
    assert result.out == before
    problems = [line for line in result.err.splitlines() if "error" in line]
    assert problems == [
        f"mtlint: error: docs/{name}.md: the worker process that checked this file died"
        for name in ("20x", "40x")
    ]


def test_what_goes_wrong_in_a_worker_is_told(mtlint, write):
    """Failures come back from workers like findings."""
    write("a.md", "crash")
    write("b.md", b"caf\xe9")
    err = mtlint("check", "a.md", "b.md", "--jobs", "2").err
    assert "a.md: internal error: RuntimeError" in err
    assert "b.md: not utf-8" in err


def test_what_a_worker_wrote_before_it_died_is_told(mtlint, many, write, tmp_path):
    """Its results are lost, and the files are fixed; the journal knows."""
    write("docs/20x.md", "die")
    result = mtlint("fix", "docs", "--jobs", "2", "--output-format", "concise")
    assert result.status == 2
    made, more = re.search(
        r"(\d+) fixes made in \d+ files\n.* (\d+) files more", result.err
    ).groups()
    assert int(more) > 0
    assert int(made) + 2 * int(more) == 2 * 17
    assert all("teh" not in path.read_text() for path in (tmp_path / "docs").iterdir())
