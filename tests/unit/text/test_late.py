"""Patterns that are compiled late."""

from __future__ import annotations

import re

import pytest

from mtlint.text.late import late


def test_a_late_pattern_does_what_the_pattern_does():
    """The first time as well as later, by every method."""
    for name, more in (("search", ()), ("match", ()), ("findall", ()), ("sub", ("-",))):
        here, there = late("a+", re.IGNORECASE), re.compile("a+", re.IGNORECASE)
        for text in ("xAa a", "Aab", ""):
            result = getattr(here, name)(*more, text)
            expected = getattr(there, name)(*more, text)
            assert str(result) == str(expected)
    assert late("(?P<x>a)").groupindex == {"x": 1}


def test_a_late_pattern_is_compiled_once(monkeypatch):
    """And not at all when nothing asks for it."""
    compiled = []
    monkeypatch.setattr("mtlint.text.late.re.compile", lambda *a: compiled.append(a) or _Fake())
    pattern = late("a")
    assert compiled == []
    pattern.search("a")
    pattern.match("a")
    assert compiled == [("a", 0)]


class _Fake:
    search = match = fullmatch = finditer = findall = split = sub = staticmethod(lambda *_: None)


def test_a_bad_pattern_is_told_when_it_is_used():
    """As late as the rest."""
    with pytest.raises(re.error):
        late("(").search("a")
