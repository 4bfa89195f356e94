"""Names held against those of the other files of a run."""

from __future__ import annotations

import pytest

from mtlint.config import Config
from mtlint.run import Plan, Task, make_linter, run

FILES = {
    "a.md": b"Kowalenko wrote. They fined Kowalenko.",
    "b.md": b"A lawyer of Kowalenko spoke.",
    "broken.md": b"caf\xe9",
    "c.md": b"At noon Kovalienko was free.",
}


def results(folder, *, jobs, **settings):
    """The rules and the problems of each file."""
    tasks = []
    for name, data in FILES.items():
        (folder / name).write_bytes(data)
        tasks.append(Task(name, str(folder / name), "markdown", 0, len(data)))
    config = Config(select=("name",), **settings)
    found = run(Plan(tasks, [config]), [make_linter(config)], jobs=jobs)
    return {
        result.path: ([f.message for f in result.findings], len(result.failures))
        for result in found
    }


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_finding_names_the_file_with_the_usual_spelling(tmp_path, jobs):
    """A file that cannot be read is told once, and the rest goes on."""
    message = (
        "“Kovalienko” (once in all files) is written “Kowalenko” in a.md (3 times in all files)"
    )
    assert results(tmp_path, jobs=jobs, across_files=True) == {
        "a.md": ([], 0),
        "b.md": ([], 0),
        "broken.md": ([], 1),
        "c.md": ([message], 0),
    }


def test_files_are_looked_at_alone_unless_it_is_asked_for(tmp_path):
    """It reads every file twice, and files of one run need not belong together."""
    assert not any(messages for messages, _ in results(tmp_path, jobs=1).values())
