"""What files held before they were fixed."""

from __future__ import annotations

import pytest

from mtlint.errors import FixError
from mtlint.fixing import journal


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    """A cache folder of the test."""
    monkeypatch.setenv("MTLINT_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    return tmp_path / "cache"


@pytest.fixture
def fix(tmp_path):
    """Gives a file new bytes, recorded in a run."""

    def fix(run, name, new):
        path = tmp_path / name
        journal.record(run, path, path.read_bytes(), new)
        path.write_bytes(new)
        return path

    return fix


def test_the_last_run_is_taken_back_then_the_one_before(tmp_path, fix):
    """Runs are a stack."""
    path = tmp_path / "a.md"
    path.write_bytes(b"one")
    for new in (b"two", b"three"):
        fix(journal.new_run(), "a.md", new)
    for expected in (b"two", b"one"):
        assert list(journal.restore(journal.last_run())) == [(str(path), "")]
        assert path.read_bytes() == expected
    assert journal.last_run() is None


def test_a_file_fixed_twice_in_a_run_goes_back_to_the_start(tmp_path, fix):
    """What it held in between is nobody's text."""
    path = tmp_path / "a.md"
    path.write_bytes(b"one")
    run = journal.new_run()
    fix(run, "a.md", b"two")
    fix(run, "a.md", b"three")
    list(journal.restore(run))
    assert path.read_bytes() == b"one"


def test_what_was_not_written_after_all_is_not_in_the_journal(tmp_path, fix):
    """What was recorded before stands as it did."""
    path = tmp_path / "a.md"
    path.write_bytes(b"one")
    run = journal.new_run()
    journal.drop(run, path, journal.record(run, path, b"one", b"two"))
    assert journal.last_run() is None
    fix(run, "a.md", b"two")
    journal.drop(run, path, journal.record(run, path, b"two", b"three"))
    assert list(journal.restore(run)) == [(str(path), "")]
    assert path.read_bytes() == b"one"


def test_a_file_changed_since_is_kept_and_its_old_text_too(tmp_path, fix):
    """The others are restored, and the run before it can be taken back."""
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_bytes(b"old")
    fix(journal.new_run(), "b.md", b"newer")
    run = journal.new_run()
    fix(run, "a.md", b"new")
    fix(run, "b.md", b"newest")
    (tmp_path / "a.md").write_bytes(b"theirs")
    (first, problem), (second, nothing) = journal.restore(run)
    assert (first, second, nothing) == (str(tmp_path / "a.md"), str(tmp_path / "b.md"), "")
    assert "changed since it was fixed; not restored; what it held before is kept in " in problem
    assert (tmp_path / "a.md").read_bytes() == b"theirs"
    (entry,) = (run.parent / problem.rpartition("/")[2]).iterdir()
    assert b"old" in entry.read_bytes()
    assert journal.last_run() is not None
    list(journal.restore(journal.last_run()))
    assert (tmp_path / "b.md").read_bytes() == b"old"


def test_a_run_that_was_ended_before_it_wrote_is_no_problem(tmp_path):
    """The file holds what it held."""
    (tmp_path / "a.md").write_bytes(b"old")
    run = journal.new_run()
    journal.record(run, tmp_path / "a.md", b"old", b"new")
    assert [problem for _, problem in journal.restore(run)] == [""]
    assert (tmp_path / "a.md").read_bytes() == b"old"


def test_a_damaged_entry_is_told(tmp_path, fix):
    """Nothing is restored from it."""
    (tmp_path / "a.md").write_bytes(b"old")
    run = journal.new_run()
    fix(run, "a.md", b"new")
    (entry,) = run.iterdir()
    entry.write_bytes(entry.read_bytes()[:-1])
    assert [problem for _, problem in journal.restore(run)] == [
        "is damaged; what it recorded is not restored"
    ]
    assert (tmp_path / "a.md").read_bytes() == b"new"


def test_only_the_newest_runs_are_kept(tmp_path, fix, monkeypatch):
    """The journal does not grow for ever."""
    monkeypatch.setattr(journal, "_RUNS_KEPT", 3)
    (tmp_path / "a.md").write_bytes(b"0")
    runs = [journal.new_run() for _ in range(5)]
    for number, run in enumerate(runs):
        fix(run, "a.md", str(number + 1).encode())
    assert [run.exists() for run in runs] == [False, False, True, True, True]


def test_without_a_journal_nothing_may_be_written(tmp_path, cache):
    """A fix that could not be taken back is not made."""
    cache.write_bytes(b"a file where the folder should be")
    with pytest.raises(FixError, match=r"the journal in .* cannot be written"):
        journal.record(journal.new_run(), tmp_path / "a.md", b"old", b"new")
