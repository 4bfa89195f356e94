"""The arithmetic of the measures, on small made-up data."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from dataclasses import replace
from types import SimpleNamespace
from typing import TYPE_CHECKING, Self

import pytest

from benchmarks.inject import Damaged, Fault
from benchmarks.measures import (
    boilerplate,
    clean,
    defects,
    demetr,
    figures,
    injected,
    mojibake,
    mqm,
    origin_data,
    overlay,
    packs,
    pairs,
    postedits,
    reading,
    seeds,
    slips,
    spans,
)
from benchmarks.measures.detokenise import detokenise
from benchmarks.measures.model import Context, Rate, Report, Sample, Table
from mtlint import Edit, Finding, Fix
from mtlint.model import Applicability, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from benchmarks.measures.model import Context as AnyContext


class _Stub:
    """Finds each given word; repairs it by another."""

    def __init__(self, rule: str, word: str, repair: str = "") -> None:
        self.rule, self.word, self.repair = rule, word, repair

    def find(self, texts: Sequence[str]) -> list[tuple[Finding, ...]]:
        return [tuple(self._all(text)) for text in texts]

    def _all(self, text: str) -> list[Finding]:
        starts = [at for at in range(len(text)) if text.startswith(self.word, at)]
        return [_finding(self.rule, at, at + len(self.word), self.repair) for at in starts]


def _finding(rule: str, start: int, end: int, repair: str | None = None) -> Finding:
    fixes = () if repair is None else (_fix(start, end, repair),)
    return Finding(rule, start, end, "wrong", Severity.WARNING, 0.9, fixes)


def _fix(start: int, end: int, text: str) -> Fix:
    return Fix((Edit(start, end, text),), Applicability.SAFE, "")


@pytest.fixture
def context(tmp_path: Path) -> Callable[..., AnyContext]:
    """Writes a collection and gives a context with a stub that finds “teh”."""

    def make(name: str, rows: list[dict[str, object]], rule: str = "spacing/x") -> AnyContext:
        with gzip.open(tmp_path / f"{name}.jsonl.gz", "wt", encoding="utf-8") as file:
            file.writelines(json.dumps(row) + "\n" for row in rows)
        return Context(tmp_path, _Stub(rule, "teh", "the"))  # type: ignore[arg-type]

    return make


def _cells(report: Report, table: int, first: str) -> dict[str, str]:
    """The row of a table that begins with `first`, by column."""
    found = report.tables[table]
    row = next(row for row in found.rows if row[0] == first)
    return dict(zip(found.columns, row, strict=True))


@pytest.mark.parametrize(
    ("length", "row", "marks", "share"),
    [
        (2, 10, [(0, 2)], 2 / 9),
        (1, 10, [(3, 5)], 0.2),
        (10, 10, [(4, 5)], 1.0),
        (2, 10, [], 0.0),
        (3, 12, [(2, 4), (6, 7)], 7 / 10),
        (1, 4, [(2, 2)], 0.25),
    ],
)
def test_chance_is_the_share_of_places_that_overlap_a_mark(
    length: int, row: int, marks: list[spans.Span], share: float
) -> None:
    """Every place is as likely as every other."""
    assert spans.chance(length, row, marks) == pytest.approx(share)


def test_chance_agrees_with_placing_everywhere() -> None:
    """Counting all places gives the same."""
    marks = [(3, 7), (7, 8), (15, 15), (18, 20)]
    for length in range(1, 20):
        places = [(at, at + length) for at in range(20 - length + 1)]
        hits = sum(any(spans.overlap(place, mark) for mark in marks) for place in places)

        assert spans.chance(length, 20, marks) == pytest.approx(hits / len(places))


def test_false_alarms_are_counted_by_register(context: Callable[..., AnyContext]) -> None:
    """Ten words with one finding make a thousand in ten thousand."""
    rows = [
        {"id": "a", "register": "news", "text": "one two three four teh six seven eight nine ten"},
        {"id": "b", "register": "fiction", "text": "one two"},
    ]
    report = clean.measure(context("clean", rows))

    assert _cells(report, 0, "news")["in 10,000 words"] == "1000.00"
    assert _cells(report, 0, "fiction")["findings"] == "0"
    assert report.samples[0].text == "one two three four ⟦teh⟧ six seven eight nine ten"


def test_other_families_are_kept_apart(context: Callable[..., AnyContext]) -> None:
    """In all, only the families of the project count."""
    rows = [{"id": "a", "register": "news", "text": "teh"}]
    report = clean.measure(context("clean", rows, "house/near-miss"))

    assert _cells(report, 1, figures.IN_ALL)["findings"] == "0"
    assert _cells(report, 1, figures.OTHERS)["findings"] == "1"


def _mqm(target: str, marks: list[tuple[int, int]], *, human: bool = False) -> dict[str, object]:
    marked = [{"start": a, "end": b, "category": "Fluency/Spelling"} for a, b in marks]
    return {"id": target, "target": target, "spans": marked, "is_human_reference": human}


def test_excess_is_what_chance_does_not_explain(context: Callable[..., AnyContext]) -> None:
    """One of two findings is in a mark; chance gives 5 of 8 places in its row."""
    rows = [_mqm("abcde teh!", [(6, 9)]), _mqm("abcde teh!", [])]
    row = _cells(mqm.measure(context("mqm", rows)), 0, "spacing")

    assert row["in a mark"] == "50.0 %"
    assert row["by chance"] == f"{100 * (4 / 8) / 2:.1f} %"
    assert row["excess, points"] == "+25.0"


def test_recall_is_by_category(context: Callable[..., AnyContext]) -> None:
    """A mark is found when a finding shares a character with it."""
    rows = [_mqm("abcde teh!", [(7, 8), (0, 2)]), _mqm("teh", [(0, 3)], human=True)]
    report = mqm.measure(context("mqm", rows))

    assert _cells(report, 1, "Spelling")["marks"] == "2"
    assert _cells(report, 1, "Spelling")["found"] == "50.0 %"
    assert _cells(report, 1, "Grammar")["marks"] == "0"


def test_findings_outside_every_mark_can_be_read(context: Callable[..., AnyContext]) -> None:
    """Only those of machine output."""
    rows = [_mqm("teh a", [(0, 1)]), _mqm("b teh", []), _mqm("teh c", [], human=True)]

    assert [s.text for s in mqm.measure(context("mqm", rows)).samples] == ["b ⟦teh⟧"]


def test_the_rows_of_a_document_are_read_as_one_text(context: Callable[..., AnyContext]) -> None:
    """In the order of its segments; what is found stands in the row that it begins in."""
    first, second = _mqm("a teh", [(2, 5)]), _mqm("b teh", [(0, 1)])
    part = {"corpus": "news", "lp": "zh-en", "system": "one", "doc": "d"}
    rows = [second | part | {"seg": "10"}, first | part | {"seg": "9"}]
    made = context("mqm", rows)
    texts = []

    class Recording(_Stub):
        def find(self, given: Sequence[str]) -> list[tuple[Finding, ...]]:
            texts.extend(given)
            return super().find(given)

    report = mqm.measure(replace(made, finder=Recording("spacing/typo", "teh")))

    assert texts == ["a teh\n\nb teh"]
    assert _cells(report, 0, "spacing")["in a mark"] == "50.0 %"
    assert [sample.text for sample in report.samples] == ["b ⟦teh⟧"]


def test_systems_stand_against_references(context: Callable[..., AnyContext]) -> None:
    """Findings in 1,000 words of each side."""
    rows = [{"lp": "de-en", "reference": "a b teh d", "systems": {"x": "teh teh", "y": "a b"}}]
    row = _cells(pairs.measure(context("wmt_pairs", rows)), 0, "de-en")

    assert row["in 1,000 words, systems"] == "500.00"
    assert row["references"] == "250.00"
    assert row["systems : references"] == "2.0"


def test_fixes_are_judged_by_the_post_edit(context: Callable[..., AnyContext]) -> None:
    """Nearer is towards, farther is away."""
    rows = [
        {"id": "a", "mt": "on teh way", "mt_raw": "on teh way", "post_edit": "on the way"},
        {"id": "b", "mt": "so teh is", "mt_raw": "so teh is", "post_edit": "so teh is"},
    ]
    row = _cells(postedits.measure(context("wordqe", rows, "casing/x")), 0, "casing")

    assert (row["fixes judged"], row["towards"], row["away"]) == ("2", "50.0 %", "50.0 %")


def test_fixes_of_spaces_alone_are_left_out(tmp_path: Path) -> None:
    """The collection cannot judge them."""
    row = {"id": "a", "mt": "a ,b", "mt_raw": "a ,b", "post_edit": "a , b"}
    (tmp_path / "wordqe.jsonl").write_text(json.dumps(row), encoding="utf-8")
    stub = _Stub("spacing/x", " ,", ", ")
    report = postedits.measure(Context(tmp_path, stub))  # type: ignore[arg-type]

    assert _cells(report, 0, "spacing")["left out"] == "1"


@pytest.mark.parametrize(
    ("text", "tokens", "raw", "wanted"),
    [
        ("He said , yes .", "No , never .", "No, never.", "He said, yes."),
        ("non - stop", "self - made", "self-made", "non-stop"),
        ("well - known", "a - b", "a - b", "well - known"),
        ('the " big " one', "x", "x", 'the "big" one'),
        ("Maria 's ( old ) car", "x", "x", "Maria's (old) car"),
        ("about 80 % of it", "some 5 % more", "some 5 % more", "about 80 % of it"),
    ],
)
def test_tokens_are_joined_as_the_row_joins_them(
    text: str, tokens: str, raw: str, wanted: str
) -> None:
    """What the row shows goes before what typography says."""
    assert detokenise(text, tokens, raw) == wanted


def test_detection_is_less_the_clean_twin(context: Callable[..., AnyContext]) -> None:
    """Net is the difference in points."""
    rows = [
        {"category": "repeat2", "clean": "a b", "bad": "a teh", "start": 2, "end": 5},
        {"category": "repeat2", "clean": "teh", "bad": "teh c", "start": 4, "end": 5},
        {"category": "repeat2", "clean": "a", "bad": "b", "start": 0, "end": 1},
        {"category": "repeat2", "clean": "a", "bad": "teh", "start": 0, "end": 3},
    ]
    row = _cells(demetr.measure(context("demetr", rows)), 0, "repeat2")

    assert (row["found"], row["on the clean twin"]) == ("75.0 %", "25.0 %")
    assert (row["net, points"], row["on the spot"]) == ("+50.0", "50.0 %")


def test_lines_are_found_by_half_of_their_characters(context: Callable[..., AnyContext]) -> None:
    """Precision and recall are over lines; undecided ones do not count."""
    lines = [["teh", 0], ["a teh", 1], ["a long line with teh", 0], ["teh", None], ["other", 0]]
    rows = [{"id": "p", "corpus": "made-up", "lines": lines}]
    row = _cells(boilerplate.measure(context("boilerplate", rows, "boilerplate/x")), 0, "made-up")

    assert (row["boilerplate"], row["content"], row["found"]) == ("3", "1", "2")
    assert (row["precision"], row["recall"], row["F1"]) == ("50.0 %", "33.3 %", "0.40")


def test_an_extractor_leaves_the_hard_lines() -> None:
    """Short lines and lists of links go, but not inside the article."""
    labels = [
        ("Home", 0), ("All about our sports", 0), ("News from the wide world", 0), ("Weather", 0),
        ("The first sentence of it.", 1), ("Share this", 0), ("The last sentence of it.", 1),
        ("We use cookies on this site to serve you.", 0), ("Top", 0),
    ]  # fmt: skip
    left = boilerplate.extracted([boilerplate._Line(*line) for line in labels])

    assert [line.text for line in left] == [
        "The first sentence of it.", "Share this", "The last sentence of it.",
        "We use cookies on this site to serve you.",
    ]  # fmt: skip


def test_sound_strings_must_not_be_touched(context: Callable[..., AnyContext]) -> None:
    """A repair counts when it is the right one; quotation marks may be of either style."""
    rows = [
        {"id": "1", "set": "s", "label": "", "text": "‘teh’", "fixed": "'the'", "damaged": True},
        {"id": "2", "set": "s", "label": "", "text": "teh", "fixed": "teh", "damaged": False},
        {"id": "3", "set": "s", "label": "", "text": "ok’", "fixed": "ok'", "damaged": False},
    ]
    row = _cells(mojibake.measure(context("mojibake", rows, "encoding/x")), 0, "s")

    assert (row["damaged"], row["repaired"]) == ("1", "100.0 %")
    assert (row["sound"], row["with a finding"], row["changed"]) == ("2", "1", "1")


_FAULT = Fault("spacing", "before-comma", 3, 4, "", "words")
_PAGE = Damaged("one , two three", (_FAULT,))


def test_a_finding_that_touches_a_fault_finds_it() -> None:
    """A long finding of another family is about something else."""
    assert injected.finds(_finding("spacing/x", 4, 5), _FAULT)
    assert injected.finds(_finding("duplicate/x", 0, 15), _FAULT)
    assert not injected.finds(_finding("duplicate/x", 0, 100), _FAULT)
    assert not injected.finds(_finding("spacing/x", 6, 9), _FAULT)


def test_a_fix_restores_when_the_window_reads_as_before() -> None:
    """Whatever edits lead there."""
    assert injected.restores(_PAGE, _FAULT, [_fix(3, 4, "")])
    assert injected.restores(_PAGE, _FAULT, [_fix(0, 5, "one,")])
    assert not injected.restores(_PAGE, _FAULT, [_fix(3, 5, "")])
    assert not injected.restores(_PAGE, _FAULT, [_fix(3, 4, ""), _fix(10, 15, "")])
    assert not injected.restores(_PAGE, _FAULT, [])


def test_fixes_of_one_fault_count_together() -> None:
    """A planted run of lines may be removed by several fixes."""
    page = Damaged("end.\n\nfollow:\n\nshare:", (Fault("boilerplate", "x", 4, 21, "", "words"),))
    fixes = [_fix(6, 13, ""), _fix(15, 21, "")]

    assert not injected.restores(page, page.faults[0], fixes[:1])
    assert injected.restores(page, page.faults[0], fixes)


_TEXT = "First line\nto do so Sending it .\nShare"
_ROWS = [
    {
        "file": "f",
        "line": 2,
        "text": "to do so Sending",
        "family": "boundary",
        "right": ["to send"],
    },
    {"file": "f", "line": 2, "text": "it .", "family": "spacing", "right": "it."},
    {"file": "f", "line": 3, "text": "Share", "family": "boilerplate", "right": ""},
    {"file": "f", "line": 1, "text": "First", "family": "quote", "right": "1st", "open": True},
]
_DEFECTS = [defects.defect(row, _TEXT) for row in _ROWS]


@pytest.mark.parametrize(
    ("defect", "fix", "is_right"),
    [
        (0, _fix(11, 27, "to send"), True),
        (0, _fix(20, 27, "sending"), False),
        (1, _fix(30, 31, ""), True),
        (1, _fix(11, 32, "to send it."), True),
        (2, _fix(32, 38, ""), True),
        (2, _fix(20, 38, ""), False),
        (3, _fix(0, 5, "1st"), True),
        (3, _fix(0, 5, "Firsts"), False),
        (3, None, True),
        (0, None, False),
    ],
)
def test_a_defect_is_rightly_repaired_as_the_list_says(
    defect: int, fix: Fix | None, *, is_right: bool
) -> None:
    """Alone or with the other defects in reach; an open one also by no fix at all."""
    item = _DEFECTS[defect]
    fixes = (fix,) if fix else ()
    finding = Finding("x/x", *item.where, "wrong", Severity.WARNING, 0.9, fixes)

    assert defects.repairs(_TEXT, item, _DEFECTS, finding) is is_right


def test_lines_with_two_defects_are_repaired_by_removing_them() -> None:
    """A teaser that stands twice is furniture and a copy; one fix takes out the run."""
    text = "End.\nTeaser\nTeaser\nMore"
    rows = [
        {"file": "f", "line": 2, "text": "Teaser", "family": "boilerplate", "right": ""},
        {"file": "f", "line": 3, "text": "Teaser", "family": "boilerplate", "right": ""},
        {"file": "f", "line": 3, "text": "Teaser", "family": "duplicate", "right": ""},
    ]
    listed = [defects.defect(row, text) for row in rows]
    run = Finding("x/x", 5, 18, "wrong", Severity.WARNING, 0.9, (_fix(5, 19, ""),))

    assert all(defects.repairs(text, item, listed, run) for item in listed)


def test_a_defect_must_stand_where_the_list_says() -> None:
    """The list is checked against the page."""
    with pytest.raises(ValueError, match="does not stand there"):
        defects.defect(_ROWS[0] | {"line": 1}, _TEXT)


def test_every_listed_defect_and_trap_stands_in_its_page() -> None:
    """The list of the seeds fits the seeds."""
    import tomllib

    listed = tomllib.loads((seeds._FOLDER / "defects.toml").read_text(encoding="utf-8"))
    for row in [*listed["defect"], *listed["trap"]]:
        assert defects.place(row, defects.read_page(seeds._FOLDER / row["file"]))


def test_verdicts_are_read_back(tmp_path: Path) -> None:
    """Readers see neither rule nor key, and may leave an entry open."""
    samples = [Sample(f"k{n}", "spacing/x", f"⟦{n}⟧", "said") for n in range(3)]
    path = tmp_path / "reading.txt"
    reading.write(path, samples)
    text = path.read_text(encoding="utf-8")
    answers = iter(["real", "NOT", ""])
    lines = [
        line + " " + next(answers) if line == "verdict:" else line for line in text.split("\n")
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    verdicts = reading.read(path)

    assert "spacing/x" not in text
    assert sorted(verdicts.values()) == [False, True]
    assert reading.evidence(samples, [verdicts]) == {"spacing/x": (1, 1)}
    assert reading.table(samples, [verdicts]).rows[-1] == ("in all", "2", "2", "50.0 %")


def test_a_strange_verdict_is_an_error(tmp_path: Path) -> None:
    """A slip of the reader is not taken for an answer."""
    path = tmp_path / "reading.txt"
    path.write_text("## ab\nx\nverdict: maybe\n", encoding="utf-8")
    with pytest.raises(ValueError, match="maybe"):
        reading.read(path)


def test_two_readers_agree_only_when_both_say_real() -> None:
    """A finding is real when every reader says so."""
    assert reading.agreed([{"a": True, "b": True, "c": True}, {"a": True, "b": False}]) == {
        "a": True,
        "b": False,
    }


def test_confidence_begins_with_the_prior_and_follows_the_counts() -> None:
    """Four findings' worth of prior."""
    assert overlay.confidence(0.8, overlay.Evidence(0, 0)) == pytest.approx(0.8)
    assert overlay.confidence(0.5, overlay.Evidence(4, 0)) == pytest.approx(0.75)
    assert overlay.capped(overlay.Evidence(90, 10)) == pytest.approx((18, 2))


def test_clean_text_tells_what_is_expected_in_machine_translation() -> None:
    """Twice the rate of clean text is one right finding for each wrong one."""
    about: tuple[str, list[Table]] = ("", [])
    reports = [
        Report("clean", *about, clean=Rate(Counter({"a/b": 10}), 1000)),
        Report("pairs", *about, machine=Rate(Counter({"a/b": 40}), 2000)),
    ]
    found = overlay.gathered(reports)

    assert found == {"a/b": {"clean": overlay.Evidence(20, 20)}}


def test_the_overlay_can_be_read() -> None:
    """It is TOML, a table for each rule."""
    import tomllib

    evidence = {"a/b": {"demetr": overlay.Evidence(4, 0)}, "gone/rule": {}}
    text = "\n".join(overlay.lines(evidence, {"a/b": 0.5}, "version 1"))

    assert tomllib.loads(text) == {
        "rules": {"a/b": {"confidence": 0.75, "prior": 0.5, "from": {"demetr": [4, 0]}}}
    }


def test_tables_are_aligned() -> None:
    """They can be read as they stand."""
    table = Table("T", ("name", "n"), [("a", "1,000"), ("longer", "2")])

    assert list(figures.lines(table))[2:5] == [
        "| name   |     n |",
        "|--------|------:|",
        "| a      | 1,000 |",
    ]


def test_a_finding_judged_real_is_known_wherever_it_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The key is made of the rule and the words round it, not of the place."""
    monkeypatch.setattr(slips, "_FILE", tmp_path / "slips.txt")
    slips._known.cache_clear()
    real = Sample("page-1:4-8", "test/word", "it was ⟦the the⟧ bridge", "twice")
    other = Sample("page-1:90-94", "test/word", "it is ⟦that that⟧ counts", "twice")
    verdicts = {reading.key(real): True, reading.key(other): False}
    slips.write(tmp_path / "slips.txt", [real, other], [verdicts])
    slips._known.cache_clear()
    moved = Sample("page-2:40-44", "test/word", "it was\n⟦the the⟧ bridge", "twice")
    try:
        assert [slips.is_slip(sample) for sample in (real, moved, other)] == [True, True, False]
    finally:
        slips._known.cache_clear()


class _Linters:
    """Stands for the linters of the packs: the rule speaks only where German is declared."""

    workers = 1

    def __init__(self, *_: object, languages: Sequence[str] = (), **__: object) -> None:
        rule = SimpleNamespace(id="interference/teh", languages=("de", "hi"))
        self.linter = SimpleNamespace(ruleset=SimpleNamespace(rules=[rule]))
        self.failures: list[str] = []
        self._stub = _Stub("interference/teh", "teh" if "de" in languages else "\0")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None: ...

    def find(self, texts: Sequence[str]) -> list[tuple[Finding, ...]]:
        return self._stub.find(texts)


def test_packs_declare_the_language_and_say_what_was_not_measured(context, monkeypatch):
    """Per thousand words of systems and of people; a language without text has no figure."""
    context("mqm", [])
    pair = {"lp": "de-en", "reference": "one two three four", "systems": {"a": "teh one"}}
    collections = context("wmt_pairs", [pair])
    monkeypatch.setattr(packs, "Finder", _Linters)
    report = packs.measure(replace(collections, finder=_Linters()))
    german = _cells(report, 0, "de")
    assert german["in 1,000 words, systems"] == "500.00"
    assert german["human translations"] == "0.00"
    assert _cells(report, 0, "hi")["findings"] == "not measured"


def test_documents_are_twenty_segments_of_one_system_or_person(context):
    """What a system did not translate is left out, and a text that is named is not cut in two."""
    context("clean", [])
    context("mqm", [])
    rows = [
        {
            "id": f"wmt-{at}", "lp": "de-en", "doc": f"d{at // 15}", "seg": str(at),
            "source": f"s{at}", "reference": f"human{at}.", "systems": {"a": f"machine{at}."},
        }
        for at in range(45)
    ]  # fmt: skip
    docs = origin_data.documents(context("wmt_pairs", rows))
    assert [(doc.language, doc.is_human) for doc in docs] == [
        ("de", False), ("de", True), ("de", False), ("de", True),
    ]  # fmt: skip
    assert docs[0].text.split("\n\n") == [f"machine{at}." for at in range(20)]
    assert docs[2].text.startswith("machine30.")
    assert docs[0].fold != docs[2].fold
