"""The HTML report: what is on the page, read by a parser as a browser reads it."""

from __future__ import annotations

import re
from base64 import b64encode
from collections import Counter
from hashlib import sha256

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from justhtml import JustHTML

from mtlint.model import Edit, Evidence, Failure, Fix, Severity, Silenced
from mtlint.report.base import FileResult
from mtlint.text.lines import LineIndex
from tests.unit.report.pages import HOSTILE, found, hostile_result, page_of, result
from tests.unit.strategies import difficult_text


def read(page):
    """The page as a tree; a mistake in it raises."""
    return JustHTML(page, sanitize=False, strict=True)


def content(node):
    """The text of an element as it was meant: boxes are the characters that they stand for."""
    if node.name == "#text":
        return node.data
    names = (node.attrs.get("class") or "").split() if node.attrs else []
    if "c" in names:
        return chr(int("".join(map(content, node.children)).removeprefix("U+"), 16))
    return "" if "n" in names else "".join(map(content, node.children))


def number(cell):
    """What a cell counts."""
    return int(content(cell).replace(",", ""))


def lines_of(text):
    """The lines of a text without their ends, as a page shows them."""
    lines = LineIndex(text)
    shown = [lines.line(row) for row in range(1, len(lines) + 1)]
    return shown[:-1] if len(shown) > 1 and not shown[-1] else shown


def marked(tree, number):
    """The words that are marked for a finding."""
    marks = tree.query("mark")
    return "".join(content(m) for m in marks if str(number) in m.attrs.get("data-f", "").split())


def test_a_page_of_hostile_text_is_valid_and_has_no_element_of_theirs():
    """Whatever a document, a rule, a path or a message holds is text on the page."""
    tree = read(page_of(hostile_result(), failures=[Failure(HOSTILE, "source", HOSTILE)]))
    assert len(tree.query("script")) == len(tree.query("style")) == 1
    assert not tree.query("img, iframe, object, embed, link, base, [style], [src]")
    for node in tree.query("*"):
        assert not any(name.startswith("on") for name in node.attrs or ())
        assert (node.attrs.get("href") or "#")[0] == "#"
    assert content(tree.query_one(".row > p")) == f"Alpha {HOSTILE}"


def test_no_character_that_cannot_be_seen_or_turns_the_text_round_is_on_the_page():
    """Each stands in a box with its code point; joined emoji stay joined."""
    page = page_of(hostile_result())
    assert not re.search(
        "[\x00-\x08\x0b-\x1f\x7f\u200b\u2028-\u202e\u2066-\u2069\ufffe\ud800]", page
    )
    assert "U+202E" in page
    assert "👩\u200d💻" in page


PLACE = st.floats(0, 1)


@settings(deadline=None)
@example("\r ", [(0.5, 0.5), (0, 0.5), (1, 1)])
@given(difficult_text(most=30), st.lists(st.tuples(PLACE, PLACE), min_size=1, max_size=6))
def test_every_character_is_on_the_page_once_and_every_mark_covers_its_words(text, places):
    """However findings overlap, touch, are empty or span lines."""
    text = text or "x"
    spans = [sorted(round(place * len(text)) for place in span) for span in places]
    file = result(text, *(found(f"a/{i}", *span) for i, span in enumerate(spans)))
    page = page_of(file)
    tree = read(page[: page.index("<style>")] + page[page.index("</head>") :])
    assert [content(p) for p in tree.query(".row > p")] == lines_of(text)
    for n, finding in enumerate(file.findings, 1):
        words = text[finding.start : finding.end]
        assert marked(tree, n) == re.sub("\r\n|\r|\n", "", words)
        assert len(tree.query(f"#m{n}")) == len(tree.query(f"#f{n}")) == 1


def test_a_finding_stands_beside_the_line_in_which_it_begins():
    """Its number leads from the text to it and back."""
    text = "One line.\nTwo lakh men.\nThree.\n"
    tree = read(page_of(result(text, found("unit/lakh", 14, 30))))
    rows = tree.query(".row")
    assert [row.attrs["data-n"] for row in rows if row.query(".f")] == ["2"]
    assert rows[1].query_one("p .n").attrs["href"] == "#f1"
    assert rows[1].query_one(".f .n").attrs["href"] == "#m1"


def test_a_fix_shows_what_goes_and_what_comes():
    """With the words round it; several edits of a fix stand in one line."""
    text = "They asked for 1 lakh soldiers of 2 lakh.\n"
    both = Fix((Edit(15, 21, "100,000"), Edit(34, 40, "200,000")), "safe", "Replace")
    card = read(page_of(result(text, found("unit/lakh", 15, 21, Severity.WARNING, both)))).query(
        ".fix"
    )[0]
    assert content(card) == "fix (safe) They asked for 1 lakh100,000 soldiers of 2 lakh200,000."
    assert [content(one) for one in card.query("del")] == ["1 lakh", "2 lakh"]


def test_evidence_leads_to_its_line_and_is_marked():
    """A reader sees both places."""
    text = "Kim Jong Un\n\nKim Jong In\n"
    file = result(text, found("name/near", 13, 24, evidence=(Evidence(0, 11, "stands once"),)))
    tree = read(page_of(file))
    link = tree.query_one(".f ul a")
    (row,) = tree.query(link.attrs["href"])
    assert row.attrs["data-n"] == "1"
    assert content(row.query_one("mark.see")) == "Kim Jong Un"


def test_a_long_document_is_shown_by_excerpts():
    """Round its findings and their evidence; every line that is linked to is there."""
    text = "".join(f"Line {n} of a long document.\n" for n in range(5_000)) + "word " * 5_000
    late, at = text.index("Line 4000"), len(text) - 9_000
    file = result(
        text,
        found("a/b", late, late + 4, evidence=(Evidence(0, 4, "x"),)),
        found("a/c", at, at + 8_000),
    )
    page = page_of(file)
    tree = read(page)
    assert len(page) < 60_000
    assert "excerpts only" in content(tree.query_one(".about"))
    assert "Line" in content(tree.query_one("[data-n='4001'] mark"))
    assert tree.query(tree.query_one(".f ul a").attrs["href"])
    assert content(tree.query(".row > p")[-1]).startswith("…")


def test_all_numbers_add_up():
    """Tiles, plots, cards and the counts of the documents tell of the same findings."""
    severities = list(Severity)
    files = [
        result(
            "a b c d e f",
            *(found(f"f{i % 3}/r{i % 4}", i, i + 1, severities[i % 3]) for i in range(n)),
            path=f"d{n % 3}/2024-0{n}-01.md",
        )
        for n in range(1, 8)
    ]
    tree = read(page_of(*files, FileResult("clean.md", "/clean.md", words=5)))
    tiles = {
        content(t.query_one("dt")): content(t.query_one("dd")) for t in tree.query(".tiles div")
    }
    assert (tiles["documents"], tiles["with findings"], tiles["findings"]) == ("8", "7", "28")
    assert sum(int(tiles[one.label]) for one in Severity) == 28
    for kind in ("family", "rule", "folder"):
        rows = tree.query(f".plot.{kind} tbody tr")
        assert sum(number(row.query_one(".num")) for row in rows) == 28
        widths = [int(r.attrs["width"]) for r in tree.query(f".plot.{kind} rect")]
        assert sum(widths) == 28
    assert sum(map(number, tree.query(".plot.time td"))) == 28
    assert sum(map(number, tree.query(".count"))) == len(tree.query(".f")) == 28
    rules = Counter(card.attrs["data-rule"] for card in tree.query(".f"))
    shown = {
        content(row.query_one("button")): number(row.query_one(".num"))
        for row in tree.query(".plot.rule tbody tr")
    }
    assert shown == rules


def test_silenced_findings_are_there_unseen_and_are_not_counted():
    """A filter shows them; without it their words look like any others."""
    silenced = Silenced(found("a/b", 0, 3), "baseline")
    tree = read(page_of(result("one two", found("a/c", 4, 7), silenced=(silenced,))))
    hidden, shown = tree.query(".f")
    assert "hidden" in hidden.attrs
    assert "hidden" not in shown.attrs
    assert "known: in the baseline" in content(hidden)
    assert "off" in tree.query("mark")[0].attrs["class"]
    assert content(tree.query_one(".count")) == "1"
    assert tree.query("[name=silenced]")


def test_silenced_findings_of_a_file_without_its_text_are_listed():
    """Nothing can be marked then, and nothing is lost."""
    file = FileResult(
        "a.md", "/a.md", words=3, silenced=(Silenced(found("a/b", 5, 9), "baseline"),)
    )
    tree = read(page_of(file))
    assert [card.attrs["data-rule"] for card in tree.query(".f")] == ["a/b"]


def test_problems_stand_on_the_page():
    """Those of files and those of folders."""
    broken = FileResult(
        "b.md", "/b.md", failures=(Failure("b.md", "source", "not utf-8"),), readable=False
    )
    tree = read(page_of(broken, failures=[Failure("gone", "path", "no such folder")]))
    told = [content(one) for one in tree.query(".problems li")]
    assert told == ["gone: no such folder", "b.md: not utf-8"]


def test_a_run_without_findings_says_so():
    """No filters over nothing."""
    tree = read(page_of(FileResult("a.md", "/a.md", words=3)))
    assert "Nothing was found." in content(tree.query_one("main"))
    assert not tree.query("form")


def test_the_policy_allows_the_pages_own_script_and_style_and_nothing_else():
    """A browser computes the same digests."""
    tree = read(page_of(result("lakh", found("unit/lakh", 0, 4))))
    policy = tree.query_one("meta[http-equiv]").attrs["content"]
    assert policy.startswith("default-src 'none'; ")
    for name in ("script", "style"):
        text = content(tree.query_one(name))
        assert f"{name}-src 'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" in policy
    assert "unsafe" not in policy


def test_many_folders_are_counted_by_their_first_steps():
    """A plot of hundreds of rows tells nothing."""
    files = [
        result("lakh", found("unit/lakh", 0, 4), path=f"news/{n % 5}/{n}/a.md") for n in range(40)
    ]
    tree = read(page_of(*files))
    names = [content(one) for one in tree.query(".plot.folder button")]
    assert names == [f"news/{n}" for n in range(5)]
    assert {one.attrs["data-folder"] for one in tree.query(".doc")} == set(names)


@pytest.mark.parametrize("months", [["2024-05"], []])
def test_without_two_months_there_is_no_plot_over_time(months):
    """One column shows no time."""
    files = [result("lakh", found("unit/lakh", 0, 4), path=f"{m}.md") for m in [*months, "a"]]
    assert not read(page_of(*files)).query(".plot.time")


def test_a_long_time_is_told_by_years():
    """A hundred columns cannot be read."""
    files = [
        result("lakh", found("unit/lakh", 0, 4), path=f"{year}-01-02.md") for year in (2010, 2024)
    ]
    tree = read(page_of(*files))
    assert content(tree.query_one(".plot.time h2")) == "by year"
    assert len(tree.query(".plot.time tbody tr")) == 15


def test_the_same_run_gives_the_same_page():
    """Nothing of the clock or of a hash is in it."""
    assert page_of(hostile_result()) == page_of(hostile_result())
