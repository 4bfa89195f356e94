"""SARIF: its shape, places that lead back to the text, fixes that can be applied, silence."""

from __future__ import annotations

import json
from urllib.parse import unquote

import jsonschema
import msgspec
import pytest

from mtlint.model import Applicability, Edit, Failure, Severity, Silenced
from mtlint.report.encodable import encodable
from tests.unit.report.hard import (
    BROKEN,
    CLEAN,
    FINDINGS,
    HOSTILE,
    HOSTILE_RESULT,
    RESULT,
    SILENCED,
    TEXT,
    applied,
    rendered,
    walked,
)
from tests.unit.report.sarif_shape import SHAPE

GONE = Failure("gone", "folder", "permission denied")
ODD = Failure("odd", "of a plugin", "cannot be")


def run_of(*results, failures=()):
    """The run of a log that keeps to the shape, with references that lead somewhere."""
    log = json.loads(rendered("sarif", *results, failures=failures).encode())
    jsonschema.validate(log, SHAPE)
    (run,) = log["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert len(set(rules)) == len(rules)
    assert all(rules[result["ruleIndex"]] == result["ruleId"] for result in run["results"])
    known = {one["id"] for one in run["tool"]["driver"]["notifications"]}
    (invocation,) = run["invocations"]
    told = invocation["toolExecutionNotifications"]
    assert {one["descriptor"]["id"] for one in told} == known
    return run


def region_of(place):
    """The region of a location."""
    return place["physicalLocation"]["region"]


def offset_at(text, row, column, ends):
    """The offset of a row and column, by the run's own line ends."""
    return next(
        offset
        for offset in range(len(text) + 1)
        if walked(text, offset, ends=ends) == (row, column)
    )


def span_of(region, ends):
    """Start and end of a region, which its rows and its offsets agree about."""
    start = offset_at(TEXT, region["startLine"], region["startColumn"], ends)
    end = offset_at(TEXT, region["endLine"], region["endColumn"], ends)
    assert (region["charOffset"], region["charLength"]) == (start, end - start)
    return start, end


@pytest.mark.parametrize(
    "results", [(), (CLEAN,), (RESULT, CLEAN, BROKEN, SILENCED), (HOSTILE_RESULT,)]
)
def test_the_shape_is_kept(results):
    """Whatever was found and whatever the text."""
    run = run_of(*results, failures=(GONE, ODD))
    expected = sum(len(result.findings) + len(result.silenced) for result in results)
    assert len(run["results"]) == expected


def test_places_lead_back_to_what_was_found():
    """By the column kind and the line ends that the run states."""
    run = run_of(RESULT)
    assert run["columnKind"] == "unicodeCodePoints"
    levels = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
    for finding, result in zip(FINDINGS, run["results"], strict=True):
        (place,) = result["locations"]
        assert span_of(region_of(place), run["newlineSequences"]) == (finding.start, finding.end)
        assert result["level"] == levels[finding.severity]
        assert result["message"]["text"] == finding.message
        related = [
            (span_of(region_of(one), run["newlineSequences"]), one["message"]["text"])
            for one in result.get("relatedLocations", ())
        ]
        assert related == [((one.start, one.end), one.note) for one in finding.evidence]


def test_fixes_can_be_applied():
    """Each is a whole; what is only to be shown is not among them."""
    run = run_of(RESULT)
    for finding, result in zip(FINDINGS, run["results"], strict=True):
        fixes = [fix for fix in finding.fixes if fix.applicability != Applicability.DISPLAY]
        for fix, written in zip(fixes, result["fixes"], strict=True):
            (change,) = written["artifactChanges"]
            edits = [
                Edit(*span_of(one["deletedRegion"], run["newlineSequences"]),
                     one["insertedContent"]["text"])
                for one in change["replacements"]
            ]  # fmt: skip
            assert applied(TEXT, edits) == applied(TEXT, fix.edits)
            assert written["properties"] == {"applicability": fix.applicability.value}


def test_rules_say_what_they_are_about():
    """Only those that found something; a rule without a reason has its summary twice."""
    rules = run_of(RESULT)["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [finding.rule for finding in FINDINGS]
    first, _, third, *_ = rules
    assert first["shortDescription"]["text"] == "about test/first"
    assert first["help"]["text"] == "why test/first"
    assert third["help"]["text"] == "about test/third"
    assert first["properties"]["tags"] == ["test"]


def test_silenced_findings_stand_among_the_others():
    """In their places, with who silenced them; every result says whether it is silenced."""
    results = run_of(SILENCED)["results"]
    assert [result["ruleId"] for result in results] == [one.rule for one in FINDINGS[:3]]
    assert [result["suppressions"] for result in results] == [
        [{"kind": "inSource", "justification": "it is a quotation"}],
        [],
        [{"kind": "external"}],
    ]


def test_fingerprints_do_not_change_when_something_is_silenced():
    """Otherwise a reader would take an old result for a new one."""
    before = {one["ruleId"]: one["partialFingerprints"] for one in run_of(RESULT)["results"]}
    for result in run_of(SILENCED)["results"]:
        assert result["partialFingerprints"] == before[result["ruleId"]]


def test_a_silenced_finding_without_its_text_has_no_region():
    """A place that cannot be computed is not invented."""
    bare = msgspec.structs.replace(
        SILENCED, text="", findings=(), silenced=(Silenced(FINDINGS[4], "baseline"),)
    )
    bare_finding = msgspec.structs.replace(FINDINGS[4], fixes=(), evidence=())
    bare = msgspec.structs.replace(bare, silenced=(Silenced(bare_finding, "baseline"),))
    (result,) = run_of(bare)["results"]
    assert "region" not in result["locations"][0]["physicalLocation"]


def test_failures_are_notifications():
    """With the file they are about; a run with one was not a success."""
    (invocation,) = run_of(BROKEN, failures=(GONE,))["invocations"]
    assert not invocation["executionSuccessful"]
    first, second = invocation["toolExecutionNotifications"]
    assert first["message"]["text"] == "permission denied"
    assert second["descriptor"]["id"] == "source"
    assert run_of(RESULT)["invocations"][0]["executionSuccessful"]


def uri_of(absolute):
    """Where the only finding of a file is said to be."""
    result = msgspec.structs.replace(RESULT, absolute=absolute, findings=FINDINGS[:1])
    (found,) = run_of(result)["results"]
    return found["locations"][0]["physicalLocation"]["artifactLocation"]


@pytest.mark.parametrize(
    ("name", "uri"),
    [
        ("docs/a b.md", "docs/a%20b.md"),
        ("c:/100%.md", "c%3A/100%25.md"),
        ("что?.md#x", "%D1%87%D1%82%D0%BE%3F.md%23x"),
    ],
)
def test_a_file_of_the_repository_is_relative_to_its_root(tmp_path, monkeypatch, name, uri):
    """Wherever in it the run was begun; what means something in a URI is escaped."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "sub").mkdir()
    monkeypatch.chdir(tmp_path / "sub")
    assert uri_of(f"{tmp_path}/{name}") == {"uri": uri, "uriBaseId": "%SRCROOT%"}
    base = run_of()["originalUriBaseIds"]["%SRCROOT%"]["uri"]
    assert unquote(base) == f"file://{tmp_path}/"


def test_a_file_elsewhere_has_its_whole_address():
    """And standard input its name."""
    assert uri_of("/elsewhere/a b.md") == {"uri": "file:///elsewhere/a%20b.md"}
    assert uri_of("<stdin>") == {"uri": "%3Cstdin%3E"}


def test_a_hostile_name_is_one_uri():
    """It reads back as it was."""
    (found, _) = run_of(HOSTILE_RESULT)["results"]
    place = found["locations"][0]["physicalLocation"]["artifactLocation"]
    assert unquote(place["uri"]) == f"file:///base/{encodable(HOSTILE)}"
