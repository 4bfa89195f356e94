"""A diff of bytes that `patch -p0` applies."""

from __future__ import annotations

import os
import shutil
import subprocess

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mtlint.fixing.diff import unified

pytestmark = pytest.mark.skipif(shutil.which("patch") is None, reason="there is no patch here")

LINES = st.lists(
    st.sampled_from([b"a", b"b", b"", b"--- x", b"+++ x", b"\\ No", b"c\r", b"\r", b"\xff\xfe"]),
    max_size=12,
)


def patched(folder, diff):
    """Apply a diff in a folder as a user would."""
    subprocess.run(["patch", "-p0", "-s"], cwd=folder, input=diff, check=True)


@settings(max_examples=60, suppress_health_check=list(HealthCheck), deadline=None)
@given(LINES, LINES, st.booleans(), st.booleans())
def test_patch_makes_the_new_bytes_of_the_old(tmp_path, old, new, old_ends, new_ends):
    """With any line endings, with and without one at the end, in any encoding."""
    before = b"\n".join(old) + b"\n" * (old_ends and bool(old))
    after = b"\n".join(new) + b"\n" * (new_ends and bool(new))
    (tmp_path / "a.md").write_bytes(before)
    diff = unified("a.md", before, after)
    assert bool(diff) == (before != after)
    if diff and after:  # patch takes a file away that becomes empty
        patched(tmp_path, diff)
        assert (tmp_path / "a.md").read_bytes() == after


@pytest.mark.parametrize("name", ["a b.md", 'quo"te.md', "tab\there.md", "ünï.md", "a/b.md"])
def test_a_name_may_hold_anything(tmp_path, name):
    """Blanks, quotation marks, what is no ASCII."""
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"old\n")
    patched(tmp_path, unified(name, b"old\n", b"new\n"))
    assert path.read_bytes() == b"new\n"


def test_an_absolute_name_below_the_working_folder_is_made_relative(tmp_path, monkeypatch):
    """`patch` takes no absolute names."""
    monkeypatch.chdir(tmp_path)
    diff = unified(os.fspath(tmp_path / "a.md"), b"old", b"new")
    assert diff.startswith(b"--- a.md\n+++ a.md\n@@ -1 +1 @@\n-old\n\\ No newline at end of file\n")
