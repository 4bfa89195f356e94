"""Options that contradict each other are refused before anything is done."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("options", "named"),
    [
        (["--diff", "--add-ignores"], "--diff does not go with --add-ignores"),
        (["--diff", "--prune-baseline"], "--diff does not go with --prune-baseline"),
        (["--fix", "--staged"], "--fix does not go with --staged"),
        (["--fix-only", "--add-baseline"], "--fix-only does not go with --add-baseline"),
        (["--watch", "--diff-base", "HEAD"], "--watch does not go with --diff-base"),
        (["--watch", "--add-ignores"], "--watch does not go with --add-ignores"),
        (["--watch", "--interactive"], "--watch does not go with --interactive"),
        (["--add-ignores", "--staged"], "--add-ignores does not go with --staged"),
    ],
)
def test_what_cannot_be_done_at_once_is_refused(mtlint, write, options, named):
    """Nothing is written, and the two options are named."""
    file = write("a.md", "One lakh.")
    result = mtlint("check", *options)
    assert result.status == 2
    assert named in result.err
    assert file.read_text() == "One lakh."
    assert [path.name for path in file.parent.iterdir()] == ["a.md"]


def test_a_filter_has_nowhere_to_put_a_report(mtlint):
    """Nothing that was asked for is silently left out."""
    result = mtlint("fix", "-", "--statistics")
    assert result.status == 2
    assert "--statistics is for files" in result.err
