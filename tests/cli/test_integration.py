"""What other tools read of this repository: the hooks, the GitHub Action."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mtlint.__main__ import main
from mtlint.formats import EXTENSIONS

ROOT = Path(__file__).parents[2]
HOOKS = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
ACTION = (ROOT / "action.yml").read_text(encoding="utf-8")


def entry(hook):
    """The arguments with which a hook runs mtlint."""
    return re.search(rf"- id: {hook}\n(?:  .*\n)*?  entry: mtlint (.*)\n", HOOKS)[1].split()


def help_of(command, capsys):
    """What `--help` prints."""
    with pytest.raises(SystemExit):
        main([command, "--help"])
    return capsys.readouterr().out


def test_the_hook_stops_a_bad_page(mtlint, write):
    """And takes a page that the settings leave out for none of its own."""
    write("bad.md", "It cost 1 lakh.\n")
    write("drafts/bad.md", "It cost 1 lakh.\n")
    write("mtlint.toml", 'exclude = ["drafts"]\n')
    result = mtlint(*entry("mtlint"), "bad.md", "drafts/bad.md")
    assert result.status == 1
    assert "bad.md:1:11: warning unit/lakh" in result.out
    assert "drafts" not in result.out


def test_the_hook_that_repairs_says_what_it_should(mtlint, write, capsys):
    """It repairs what is safe, tells by its writing, and runs alone: nobody else writes then."""
    arguments = entry("mtlint-fix")
    assert {"--fix", "--fix-only", "--force-exclude"} <= set(arguments)
    assert "require_serial: true" in HOOKS.partition("- id: mtlint-fix\n")[2]
    if "--fix-only" not in help_of("check", capsys):
        pytest.skip("mtlint check has no --fix")
    page = write("bad.md", "It cost 1 lakh.\r\n")
    left = write("drafts/bad.md", "It cost 1 lakh.\n")
    write("mtlint.toml", 'exclude = ["drafts"]\n')
    assert main([*arguments, str(page), str(left)]) == 0
    assert page.read_bytes() != b"It cost 1 lakh.\r\n"
    assert left.read_bytes() == b"It cost 1 lakh.\n"


def test_the_hooks_are_given_the_files_that_are_read():
    """Every ending of the oldest formats, in any of the hooks."""
    patterns = re.findall(r"^  files: (.*)$", HOOKS, re.MULTILINE)
    assert len(patterns) == 2
    for pattern in patterns:
        for ending in (".md", ".markdown", ".mdx", ".html", ".htm", ".txt"):
            assert ending in EXTENSIONS
            assert re.search(pattern, f"news/page{ending}")
        assert not re.search(pattern, "news/page.py")


def test_every_input_of_the_action_reaches_the_program():
    """What a workflow says is handed over in variables; none of it is put into a command."""
    inputs = set(re.findall(r"^  (\w+):$", ACTION.partition("outputs:")[0], re.MULTILINE))
    handed = dict(re.findall(r"(MTLINT_\w+): \$\{\{ inputs\.(\w+) \}\}", ACTION))
    assert inputs == set(handed.values()) == {"paths", "args", "output", "version"}
    script = (ROOT / ".ci" / "action").read_text(encoding="utf-8")
    assert all(f"{name}" in script for name in handed)
    assert not any("${{" in line for line in re.findall(r"run: (.*)", ACTION))
    documented = (ROOT / "docs" / "github-action.md").read_text(encoding="utf-8")
    assert all(f"| `{name}` |" in documented for name in inputs)
