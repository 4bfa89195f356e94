"""Giving memory back between the checks of a long text."""

import ctypes
import mmap
import sys
from pathlib import Path

import numpy as np
import pytest

from mtlint import Document, memory, reading
from tests.unit.building import default_linter
from tests.unit.real import pages


def _held():
    return int(Path("/proc/self/statm").read_text().split()[1]) * mmap.PAGESIZE


@pytest.mark.skipif(
    sys.platform != "linux" or not hasattr(ctypes.CDLL(None), "malloc_trim"),
    reason="another C library",
)
def test_what_was_freed_below_something_that_stays_is_given_back():
    """By itself the C library gives back only what was freed at its end."""
    rows = [np.ones(50_000, np.uint8) for _ in range(400)]
    stays = rows.pop()
    held = _held()
    rows.clear()
    memory.give_back(0)
    assert held - _held() > 10_000_000
    assert stays.all()


def test_a_long_text_has_the_findings_that_it_would_have_if_it_were_short(monkeypatch):
    """The scanner is forgotten and made again, as often as there are texts."""
    documents = [Document.from_text(text) for text in pages().values()]
    linter = default_linter()
    expected = [linter.check(document) for document in documents]
    monkeypatch.setattr(reading, "_LONG", 0)
    assert [linter.check(document) for document in documents] == expected
