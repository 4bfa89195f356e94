"""A page that takes the place of another one tells how the findings went up and down."""

from __future__ import annotations

import html
import re
from datetime import datetime

import pytest

from mtlint.model import Severity
from mtlint.report.html_runs import Run, Runs, earlier
from tests.unit.report.pages import HOSTILE, found, page_of, result
from tests.unit.report.test_html import read

LAKH = found("unit/lakh", 0, 4)
TEH = found("typo/teh", 5, 8, Severity.ERROR)


class Ahead(datetime):
    """A clock that is ahead."""

    @classmethod
    def now(cls, tz=None):
        """A day in the future."""
        return cls(2200, 1, 1, tzinfo=tz)


def meta(data):
    """The element that carries runs."""
    return f'<meta name="mtlint-runs" content="{html.escape(data)}">'


@pytest.fixture
def run(tmp_path):
    """Writes a page about some files in the place of the last one, and returns it."""
    file = tmp_path / "report.html"

    def run(*results):
        page = page_of(*results, file=file)
        file.write_text(page, encoding="utf-8")
        read(page)  # a mistake in it raises
        return page

    return run


def trend(page, name):
    """What stands in the row of a rule, a family or a folder behind its count."""
    row = re.search(rf'<tr>(?:(?!</tr>).)*data-value="{re.escape(name)}".*?</tr>', page, re.DOTALL)
    cell = re.search(r'<td class="trend num (\w+)">(.*?)</td>', row[0], re.DOTALL)
    return None if cell is None else (cell[1], re.sub(r"<[^>]*>", " ", cell[2]).split())


def test_the_first_page_shows_no_trend(run):
    """There is nothing to compare with."""
    page = run(result("lakh teh", LAKH, TEH))
    assert "run by run" not in page
    assert trend(page, "unit/lakh") is None


def test_each_row_says_how_it_changed_since_the_run_before(run):
    """Of families, rules and folders; a line through three runs or more."""
    run(result("lakh teh", LAKH, TEH), result("lakh", LAKH, path="old/b.md"))
    page = run(result("lakh teh", LAKH, LAKH, LAKH, TEH), result("x", path="old/b.md"))
    assert trend(page, "unit/lakh") == ("more", ["+1"])
    assert trend(page, "unit") == ("more", ["+1"])
    assert trend(page, "typo/teh") == ("same", ["0"])
    assert trend(page, "old") == ("fewer", ["−1"])
    page = run(result("lakh teh", LAKH), result("x", path="old/b.md"))
    assert trend(page, "unit/lakh") == ("fewer", ["2,", "3,", "1", "−2"])
    assert page.count('<polyline points="0,1 1,0 2,2"') == 2  # the rule and its family
    assert "<h2>run by run</h2>" in page


def test_a_run_that_found_the_same_is_no_step(run, tmp_path, monkeypatch):
    """A watch would fill the page with them; the page stays as it is, whatever the clock says."""
    first = run(result("lakh teh", LAKH))
    monkeypatch.setattr("mtlint.report.html.datetime", Ahead)
    assert run(result("lakh teh", LAKH)) == first
    assert len(earlier(tmp_path / "report.html").runs) == 1


def test_when_all_is_repaired_the_way_there_is_shown(run):
    """And later runs still know it."""
    run(result("lakh teh", LAKH, TEH))
    page = run(result("x"))
    assert "<h2>run by run</h2>" in page
    assert "Nothing was found" in page
    assert trend(run(result("lakh", LAKH)), "unit/lakh")[1][:3] == ["1,", "0,", "1"]


def test_old_runs_and_names_that_are_gone_are_forgotten(run, tmp_path):
    """The page does not grow for ever."""
    run(result("teh", TEH))
    for number in range(40):
        run(result("lakh " * (number + 1), LAKH))
    known = earlier(tmp_path / "report.html")
    assert len(known.runs) == 30
    assert known.found["rule"] == {"unit/lakh": [1] * 30}


@pytest.mark.parametrize("path", [f"{HOSTILE}/a.md".replace("\ud800", ""), 'x"><b>/a.md'])
def test_any_name_of_a_folder_comes_back_as_it_is(run, path, tmp_path):
    """It is in an attribute of the head."""
    path = path.replace("\x00", "")
    run(result("lakh", LAKH, path=path), result("x", path="b.md"))
    assert list(earlier(tmp_path / "report.html").series("folder")) == [path.rpartition("/")[0]]
    assert "+1" in run(result("lakh lakh", LAKH, LAKH, path=path), result("x", path="b.md"))


@pytest.mark.parametrize(
    "content",
    [
        "",
        "no page at all",
        *map(meta, ("{", "[]", '{"runs":[{"when":"<b>"}]}', '{"found":{"rule":{"a":[-1]}}}')),
        '<style><meta name="mtlint-runs" content="{}"></style>',
        b"\xff\xfe\x00",
    ],
)
def test_what_is_no_page_of_mtlint_tells_nothing(tmp_path, content):
    """It may be anybody's file."""
    file = tmp_path / "report.html"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    assert earlier(file) == Runs()
    assert earlier(tmp_path / "none.html") == Runs()


def test_a_row_is_as_long_as_the_runs():
    """Whatever a page said."""
    run = Run("2026-01-02 03:04", 1, 1, (0, 0, 0))
    known = Runs((run, run), {"rule": {"a/b": [1], "c/d": [1, 2, 3], "e/f": []}})
    assert known.series("rule") == {"a/b": [0, 1], "c/d": [2, 3]}
    assert known.series("family") == {}
