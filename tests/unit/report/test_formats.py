"""The output formats, from findings to text."""

from __future__ import annotations

import json
from importlib.resources import files

import jsonschema
import msgspec
import pytest
from msgspec.structs import replace
from referencing import Registry, Resource

from mtlint.model import Applicability, Edit, Evidence, Failure, Finding, Fix, Severity, Silenced
from mtlint.origin.model import Clue, Likely, Origin
from mtlint.report import REPORTERS, reporter
from mtlint.report.base import Context, FileResult, Totals
from mtlint.report.encodable import encodable
from mtlint.report.statistics import statistics
from mtlint.score.model import Measured, Score, Symptom
from tests.unit.report.hard import HOSTILE, HOSTILE_RESULT, rendered

TEXT = (
    "Kim Jong-un met him.\n"
    "Two\u00a0lakh men, said Kim Jong In.\n"
    "Share\nthis\npage\n"
)  # fmt: skip


class Rules:
    """The texts of the rules in these tests."""

    def summary(self, rule_id):
        """What the rule finds."""
        return f"about {rule_id}"

    def why(self, rule_id):
        """The reason."""
        return "" if rule_id == "boilerplate/share" else "Because\nit is so."


def at(text):
    """Where a piece of the text stands."""
    start = TEXT.index(text)
    return start, start + len(text)


def fix(text, new, applicability=Applicability.SAFE):
    """A fix that replaces a piece of the text."""
    return Fix((Edit(*at(text), new),), applicability, f"Replace with “{new}”")


FINDINGS = (
    Finding(
        "unit/lakh", *at("Two\u00a0lakh"), "found\nlakh", Severity.WARNING, 0.9,
        (fix("Two\u00a0lakh", "200,000"),),
    ),
    Finding(
        "name/near-miss", *at("Kim Jong In"), "not his name", Severity.ERROR, 0.87654,
        (fix("In", "un"), fix("Kim Jong In", "Kim Jong Un")), False,
        (Evidence(*at("Kim Jong-un"), "stands once"),),
    ),
    Finding("boilerplate/share", *at("Share\nthis\npage"), "furniture", Severity.INFO, 0.8,
            (fix("Share\nthis\npage\n", "", Applicability.UNSAFE),)),
)  # fmt: skip

RESULT = FileResult("docs/a.md", "/tmp/docs/a.md", "markdown", 12, TEXT, FINDINGS, (), True)  # noqa: S108
CLEAN = FileResult("b.md", "/tmp/b.md", "markdown", 3)  # noqa: S108
UNREADABLE = FileResult(
    "c.md", "/tmp/c.md", failures=(Failure("c.md", "source", "not utf-8"),), readable=False,  # noqa: S108
)  # fmt: skip


def totals_of(*results):
    """The counts over some files."""
    totals = Totals()
    for result in results:
        totals.add(result)
    return totals


def render(name, *results, **context):
    """What a format writes for some files."""
    parts = []
    made = reporter(name)(parts.append, Context("1.0", lambda: "abc", Rules(), **context))
    made.begin()
    made.failure(Failure("gone", "folder", "permission denied"))
    for result in results:
        made.file(result)
    made.end(totals_of(*results))
    return "".join(parts)


def test_full_shows_everything_an_editor_needs():
    """Place, message, line, reason, fix, alternatives, evidence, summary."""
    assert render("full", RESULT, CLEAN) == (
        "docs/a.md:2:1: warning unit/lakh\n"
        "  found lakh\n"
        "    2 | Two⍽lakh men, said Kim Jong In.\n"
        "      | ^^^^^^^^\n"
        "  why: Because it is so.\n"
        "  fix (safe):\n"
        "    - Two⍽lakh men, said Kim Jong In.\n"
        "    + 200,000 men, said Kim Jong In.\n"
        "\n"
        "docs/a.md:2:20: error name/near-miss\n"
        "  not his name\n"
        "    2 | Two⍽lakh men, said Kim Jong In.\n"
        "      |                    ^^^^^^^^^^^\n"
        "  why: Because it is so.\n"
        "  or: Kim Jong un\n"
        "  or: Kim Jong Un\n"
        "  see line 1: “Kim Jong-un” (stands once)\n"
        "\n"
        "docs/a.md:3:1: info boilerplate/share\n"
        "  furniture\n"
        "    3 | Share\n"
        "      | ^^^^^ and 2 more lines\n"
        "  fix (unsafe):\n"
        "    - Share\n"
        "    - this\n"
        "    - page\n"
        "\n"
        "3 findings in 1 file (1 error, 1 warning, 1 info); 1 with a safe fix; 2 files checked\n"
    )


@pytest.mark.parametrize(
    ("results", "line"),
    [
        ((), "nothing found; 0 files checked\n"),
        ((CLEAN,), "nothing found; 1 file checked\n"),
        ((UNREADABLE,), "nothing found; 0 files checked; 1 problem (see the errors)\n"),
    ],
)
def test_full_sums_up_a_run_without_findings(results, line):
    """What could not be read was not checked."""
    assert render("full", *results) == line


def test_concise_is_one_line_a_finding():
    """Editors parse it, so a line break in a message is none here, and it never changes."""
    assert render("concise", RESULT, CLEAN) == (
        "docs/a.md:2:1: unit/lakh found lakh\n"
        "docs/a.md:2:20: name/near-miss not his name\n"
        "docs/a.md:3:1: boilerplate/share furniture\n"
    )


def schema(name):
    """A schema of the package, with the others at hand."""
    folder = files("mtlint.report") / "schemas"
    loaded = [json.loads((folder / f"{one}.schema.json").read_text()) for one in SCHEMAS]
    registry = Registry().with_resources((s["$id"], Resource.from_contents(s)) for s in loaded)
    chosen = loaded[SCHEMAS.index(name)]
    jsonschema.Draft202012Validator.check_schema(chosen)
    return jsonschema.Draft202012Validator(chosen, registry=registry)


TOLD = msgspec.structs.replace(
    RESULT,
    origin=Origin((Likely("hi", "Hindi", 0.71),), (Clue(*at("lakh"), "Indian unit"),)),
    score=Score(
        9,
        {"unit": 111.1},
        machine=0.813,
        symptoms=(Symptom("said", "“said”", 3, 0.24, 0.31),),
        measured=Measured(0.81, 4_149),
    ),
)
SHORT = msgspec.structs.replace(RESULT, score=Score(9, {"unit": 111.1}))
SCHEMAS = ["json", "jsonl", "report", "rules", "rules-statistics"]


@pytest.mark.parametrize("results", [(), (CLEAN,), (RESULT, CLEAN, UNREADABLE)])
def test_json_keeps_its_schema(results):
    """The array keeps its shape for ever."""
    schema("json").validate(json.loads(render("json", *results)))


@pytest.mark.parametrize("results", [(), (CLEAN,), (RESULT, CLEAN, UNREADABLE), (TOLD, SHORT)])
def test_every_line_of_jsonl_keeps_its_schema(results):
    """Findings, documents and errors each have theirs."""
    validator = schema("jsonl")
    for line in render("jsonl", *results).splitlines():
        validator.validate(json.loads(line))


@pytest.mark.parametrize("results", [(), (CLEAN,), (RESULT, CLEAN, UNREADABLE), (TOLD, SHORT)])
def test_the_report_keeps_its_schema(results):
    """Readers rely on it."""
    schema("report").validate(json.loads(render("report", *results)))


SILENCED = msgspec.structs.replace(
    RESULT,
    findings=FINDINGS[1:2],
    silenced=(Silenced(FINDINGS[0], "baseline"), Silenced(FINDINGS[2], "comment", "a quotation")),
)


@pytest.mark.parametrize("name", ["json", "jsonl", "report"])
def test_what_is_silenced_is_told_to_who_asks(name):
    """With the same keys, who silences it and why; nothing changes for who does not ask."""
    validator, parts = schema(name), []
    for line in render(name, SILENCED, CLEAN, suppressed=True).splitlines():
        parts.append(line)
        if name == "jsonl":
            validator.validate(json.loads(line))
    if name != "jsonl":
        validator.validate(json.loads("\n".join(parts)))
    written = "".join(parts)
    assert [written.count(f'"{one.rule}"') for one in FINDINGS] == [1, 1, 1]
    assert "a quotation" in written
    without = msgspec.structs.replace(SILENCED, silenced=())
    assert render(name, SILENCED, CLEAN) == render(name, without, CLEAN)


def test_silenced_findings_stand_among_the_others_in_an_array():
    """In the order of the text, and none has the fingerprint of another."""
    records = json.loads(render("json", SILENCED, suppressed=True))
    assert [one["code"] for one in records] == [one.rule for one in FINDINGS]
    assert [one.get("suppressed") for one in records] == [
        {"by": "baseline", "reason": ""},
        None,
        {"by": "comment", "reason": "a quotation"},
    ]
    twins = (
        replace(FINDINGS[0], start=0, end=3),
        replace(FINDINGS[0], start=0, end=3, message="x"),
    )
    both = replace(SILENCED, findings=twins[:1], silenced=(Silenced(twins[1], "comment"),))
    marks = {one["fingerprint"] for one in json.loads(render("json", both, suppressed=True))}
    assert len(marks) == 2
    assert set(both.fingerprints()) < marks


def test_the_schema_refuses_what_is_not_in_it():
    """A key too many would change the shape unseen."""
    findings = json.loads(render("json", RESULT))
    findings[0]["extra"] = 1
    with pytest.raises(jsonschema.ValidationError):
        schema("json").validate(findings)


def test_a_fix_is_null_when_several_are_equally_good():
    """All of them are suggestions then, and the fix is never repeated among them."""
    lakh, name, _ = json.loads(render("json", RESULT))
    assert lakh["fix"] is not None
    assert lakh["suggestions"] == []
    assert name["fix"] is None
    assert [one["edits"][0]["content"] for one in name["suggestions"]] == ["un", "Kim Jong Un"]
    assert name["evidence"][0]["location"] == {"row": 1, "column": 1}
    assert name["confidence"] == 0.8765


def test_formats_agree_about_a_finding():
    """The same record stands in all three."""
    [first, *_] = json.loads(render("json", RESULT))
    line = json.loads(render("jsonl", RESULT).splitlines()[1])
    assert line == {"type": "finding", **first}
    assert json.loads(render("report", RESULT))["files"][0]["findings"][0] == first


def test_statistics_count_rules_and_families():
    """Thousands are grouped, equals are in order of name."""
    assert statistics(totals_of(RESULT, RESULT), Rules()).splitlines() == [
        "findings by rule",
        "       2  boilerplate/share  about boilerplate/share",
        "       2  name/near-miss     about name/near-miss",
        "       2  unit/lakh          about unit/lakh",
        "findings by family",
        "       2  boilerplate",
        "       2  name",
        "       2  unit",
    ]


@pytest.mark.parametrize("name", REPORTERS)
def test_a_line_of_a_megabyte_is_no_burden(name):
    """Time does not grow with the length of the line times the number of findings."""
    text = "x lakh " * 150_000
    findings = tuple(
        Finding("unit/lakh", at, at + 4, "found", Severity.WARNING, 0.9,
                (Fix((Edit(at, at + 4, "100,000"),), Applicability.SAFE, "new"),))
        for at in range(2, len(text), 700)
    )  # fmt: skip
    out = render(name, FileResult("a.txt", "/a.txt", "plain", 1, text, findings))
    assert out.count("unit/lakh") >= len(findings)
    assert len(out) < 2_000_000


@pytest.mark.parametrize("name", ["json", "jsonl", "report"])
def test_hostile_text_is_json_and_comes_back(name):
    """Also what is no text in UTF-8."""
    out = rendered(name, HOSTILE_RESULT)
    out.encode()
    read = [json.loads(line) for line in (out[:-1].split("\n") if name == "jsonl" else [out])]
    assert encodable(HOSTILE) in set(strings(read))


def strings(value):
    """Every text in a record."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for one in value.values() if isinstance(value, dict) else value:
            yield from strings(one)
