"""What the README and the documents show works as they show it."""

from __future__ import annotations

import re
import shlex
import tomllib
from importlib import import_module
from pathlib import Path

import pytest
import yaml

from mtlint.__main__ import main
from mtlint.cli.parser import ALIASES, Parser, module_of, parse
from mtlint.report.output import destinations
from mtlint.settings import SettingsFinder

ROOT = Path(__file__).parents[2]
DOCUMENTS = ("README.md", "CONTRIBUTING.md", *(f"docs/{p.name}" for p in ROOT.glob("docs/*.md")))
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.DOTALL | re.MULTILINE)
WORD = re.compile(r"^(?:\$ |- (?:run|script): |  script: )?(mtlint [^#\n]*)", re.MULTILINE)


def blocks(*languages):
    """The blocks of code in these languages."""
    found = [
        (name, language, text)
        for name in DOCUMENTS
        for language, text in BLOCK.findall((ROOT / name).read_text(encoding="utf-8"))
    ]
    return [(name, text) for name, language, text in found if language in languages]


def commands():
    """Every command line of mtlint that is shown, without what a shell does with it."""
    for name, text in blocks("sh", "yaml"):
        for line in WORD.findall(text):
            for command in re.split(r"&&|\||[<>]", line):
                words = shlex.split(command)
                if words[:1] == ["mtlint"] and "..." not in words:
                    yield pytest.param(words[1:], id=f"{name}: {command.strip()}")


@pytest.mark.parametrize("words", list(commands()))
def test_every_command_that_is_shown_has_these_options(words):
    """Nothing is shown that the command refuses."""
    command = ALIASES.get(words[0], words[0])
    parser = Parser(prog=command)
    import_module(module_of(command)).configure(parser)
    options = parse(parser, words[1:])
    if command in ("check", "fix"):
        destinations(options.output_format or [])


def test_the_configuration_of_the_readme_is_valid(tmp_path, monkeypatch, capsys):
    """Its keys and values are known, its rules exist, and it does what its comments say."""
    shown = [
        text for name, text in blocks("toml") if name == "README.md" and "[[rule]]" not in text
    ]
    monkeypatch.chdir(tmp_path)
    (config,) = shown
    (tmp_path / "mtlint.toml").write_text(config, encoding="utf-8")
    (tmp_path / "a.txt").write_text("They asked for 1 lakh soldiers. The the end.\n")
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "b.txt").write_text("The the end.\n")
    assert main(["check", "--output-format", "concise"]) == 1
    out = capsys.readouterr().out
    assert out == "a.txt:1:33: duplicate/word “The” stands twice in a row\n"
    old = str(tmp_path / "archive" / "a.txt")
    assert SettingsFinder().for_file(old).config.min_confidence == 0.9
    assert set(tomllib.loads(config)) > {"ignore", "allow"}


def test_the_library_is_used_as_the_readme_shows(capsys):
    """The block runs as it stands, for any texts."""
    ((_, code),) = blocks("python")
    names = {"texts": ["They asked for 2 crore.", "Fine."]}
    exec(code, names)  # noqa: S102 - our own
    assert names["text"] == "They asked for 100,000 soldiers."
    first, second, third = capsys.readouterr().out.splitlines()
    assert first.startswith("unit/lakh 15 21 Fix(")
    assert "unit/lakh" in second
    assert third == "()"


def test_what_other_programs_read_is_well_formed():
    """Workflows, hooks and front matter are YAML."""
    shown = blocks("yaml")
    assert len(shown) > 5
    for _, text in shown:
        assert list(yaml.safe_load_all(text.replace("\n---\n", "\n").removeprefix("---\n")))
