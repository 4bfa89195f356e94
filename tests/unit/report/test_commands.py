"""Commands to GitHub Actions and Azure Pipelines, read as their runners read them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mtlint.model import Failure, Severity
from tests.unit.report.hard import (
    BROKEN,
    CLEAN,
    FINDINGS,
    HOSTILE_RESULT,
    RESULT,
    TEXT,
    rendered,
    walked,
)

GONE = Failure("gone", "folder", "50 %3B of it")
RUNS = [(), (CLEAN,), (RESULT, CLEAN, BROKEN), (HOSTILE_RESULT,)]

# What a line is to the runners, and to whoever else reads a log.
_LINE_END = re.compile("\r\n|\n|\r")


def log_lines(text):
    """The lines of a log; the last one is complete."""
    *lines, rest = _LINE_END.split(text)
    assert rest == ""
    return lines


def unescaped(text, escapes):
    """A text after each escape was replaced, one after another as the runners do it."""
    for escape, char in escapes.items():
        text = text.replace(escape, char)
    return text


_DATA = {"%0D": "\r", "%0A": "\n", "%25": "%"}
_PROPERTY = {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"}
_AZURE = {"%3B": ";", "%0D": "\r", "%0A": "\n", "%5D": "]", "%AZP25": "%"}


def github(*results):
    """The commands of a log, each as its name, properties and message."""
    found = []
    for line in log_lines(rendered("github", *results, failures=(GONE,))):
        name, properties, message = re.fullmatch("::([a-z]+) (.*?)::(.*)", line, re.DOTALL).groups()
        pairs = [pair.split("=", 1) for pair in properties.split(",")]
        values = {key: unescaped(value, _PROPERTY) for key, value in pairs}
        assert len(values) == len(pairs)
        found.append((name, values, unescaped(message, _DATA)))
    return found


def azure(*results):
    """The same of Azure's: the first prefix and the first bracket of a line are the command's."""
    found = []
    for line in log_lines(rendered("azure", *results, failures=(GONE,))):
        start, end = line.index("##vso["), line.index("]")
        assert start == 0
        name, _, properties = line[len("##vso[") : end].partition(" ")
        assert name == "task.logissue"
        pairs = [pair.split("=", 1) for pair in properties.split(";") if pair]
        values = {key: unescaped(value, _AZURE) for key, value in pairs}
        assert len(values) == len(pairs)
        found.append((values.pop("type"), values, unescaped(line[end + 1 :], _AZURE)))
    return found


def expected_titles(results):
    """The kinds of failures and the rules, in the order in which they are told."""
    told = [GONE.kind]
    for result in results:
        told += [failure.kind for failure in result.failures]
        told += [finding.rule for finding in result.findings]
    return told


@pytest.mark.parametrize("results", RUNS)
def test_github_gets_one_command_for_each_thing_told(results):
    """Whatever the text, none ends early and none begins another."""
    commands = github(*results)
    titles = [f"mtlint ({title})" for title in expected_titles(results)]
    assert [properties["title"] for _, properties, _ in commands] == titles
    allowed = {"title", "file", "line", "endLine", "col", "endColumn"}
    assert all(set(properties) <= allowed for _, properties, _ in commands)


@pytest.mark.parametrize("results", RUNS)
def test_azure_gets_one_command_for_each_thing_told(results):
    """The same of the other; it knows two types of issue."""
    commands = azure(*results)
    assert [properties["code"] for _, properties, _ in commands] == expected_titles(results)
    assert {kind for kind, _, _ in commands} <= {"error", "warning"}
    allowed = {"sourcepath", "linenumber", "columnnumber", "code"}
    assert all(set(properties) <= allowed for _, properties, _ in commands)


def test_github_points_to_rows_and_columns():
    """Columns only where both ends are in one row: otherwise GitHub refuses the place."""
    words = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
    _, *commands = github(RESULT)
    for finding, (name, properties, message) in zip(FINDINGS, commands, strict=True):
        assert name == words[finding.severity]
        assert message.startswith(finding.message)
        row, column = walked(TEXT, finding.start)
        end_row, end_column = walked(TEXT, finding.end)
        last_row, _ = walked(TEXT, finding.end - 1)
        assert (int(properties["line"]), int(properties["endLine"])) == (row, last_row)
        if row == end_row:
            assert (int(properties["col"]), int(properties["endColumn"])) == (column, end_column)
        else:
            assert not {"col", "endColumn"} & set(properties)


def test_azure_points_to_the_row_and_column():
    """What is for information is a warning: there is nothing weaker."""
    _, *commands = azure(RESULT)
    for finding, (kind, properties, message) in zip(FINDINGS, commands, strict=True):
        assert kind == ("error" if finding.severity == Severity.ERROR else "warning")
        assert message == finding.message
        place = (int(properties["linenumber"]), int(properties["columnnumber"]))
        assert place == walked(TEXT, finding.start)


def test_paths_are_such_as_the_runner_finds():
    """GitHub's runner takes its workspace off; Azure wants them below the repository."""
    here = Path.cwd()
    assert github()[0][1]["file"] == f"{here}/gone"
    assert azure()[0][1]["sourcepath"] == "gone"


def test_hostile_text_arrives_as_it_was():
    """Names with their line breaks, messages on one line with invisible characters shown."""
    _, (_, _, failed), (_, properties, message) = github(HOSTILE_RESULT)
    assert "pwned\r\n##vso" in properties["file"]
    assert "%0A %25 %3B%5D %AZP25 100 % ::error::x ::error file=a.md::pwned ##vso" in failed
    assert message.startswith(failed + "\nwhy: ")
    _, (_, _, said), (_, properties, message) = azure(HOSTILE_RESULT)
    assert "pwned\r\n##vso[task.complete result=Failed;]\r##[error]; ]" in properties["sourcepath"]
    assert said == message == failed


def test_azure_leaves_a_percent_sign_alone_that_nobody_takes_for_an_escape():
    """Agents that decode it and agents that do not show the same."""
    assert "]50 %AZP253B of it" in rendered("azure", failures=(GONE,))
    plain = Failure("gone", "folder", "50 % of 3B")
    assert "]50 % of 3B\n" in rendered("azure", failures=(plain,))
