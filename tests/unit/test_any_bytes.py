"""Whatever bytes a file holds, there are findings or one error that says what is wrong."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from mtlint.config import Config
from mtlint.files import Checker
from mtlint.fixing.file import Fixing
from mtlint.formats import FORMATS
from mtlint.run import Task
from mtlint.text.lines import LineIndex
from tests.unit import real
from tests.unit.building import default_linter


@st.composite
def damaged(draw):
    """A piece of a real page with some of its bytes exchanged, in some encoding."""
    name = draw(st.sampled_from(list(real.pages(faulty=True))))
    text = real.pages(faulty=True)[name]
    start = draw(st.integers(0, len(text)))
    encoding = draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252"]))
    data = bytearray(text[start : start + 600].encode(encoding, "replace"))
    for at in draw(st.lists(st.integers(0, max(len(data) - 1, 0)), max_size=3)):
        if data:
            data[at] = draw(st.integers(0, 255))
    return bytes(data)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(st.binary(max_size=200), damaged()), st.sampled_from(list(FORMATS)), st.booleans())
@example(b"\xff\xfe\x00", "plain", True)
@example(b"\xed\xa0\x80 the the", "html", True)
@example(b"\x00" * 40, "markdown", True)
def test_any_bytes_give_findings_or_one_clear_error(data, format_, fixes):
    """Never a crash, and never text that was not there."""
    checker = Checker([Config()], [default_linter()], fixing=Fixing() if fixes else None)
    (result,) = checker.check([Task("a", "/a", format_, 0, len(data), data)])
    if result.failures:
        (failure,) = result.failures
        assert failure.kind in {"source", "fix"}
        assert failure.message.isprintable()
        assert result.output == b""
        return
    assert result.readable
    text = result.text
    assert all(0 <= f.start <= f.end <= len(text) for f in result.findings)
    assert bool(result.output) == bool(result.fixed)


@pytest.mark.parametrize("name", list(real.pages()))
def test_a_position_in_a_real_page_leads_back(name):
    """In code points, and in the units of editors and of git."""
    text = real.pages()[name]
    index = LineIndex(text)
    for offset in range(0, len(text) + 1, 7):
        position = index.position(offset)
        assert index.offset(position) == offset
        if position.column <= len(index.line(position.row)) + 1:
            assert index.offset_utf16(position.row, index.utf16_column(offset)) == offset
            assert index.offset_utf8(position.row, index.utf8_column(offset)) == offset
