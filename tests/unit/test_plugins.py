"""Checks and rules from other packages."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from mtlint.errors import PluginError
from mtlint.linter import Linter
from mtlint.plugins import load_plugins

CHECK = """
from mtlint.checks.base import Preparation, Signal
from mtlint.ruleset.schema import Anchors

def prepare(rule, workshop):
    return Preparation({}, Anchors())

class Checker:
    def __init__(self, rules):
        self.ids = [rule.id for rule in rules]

    def run(self, document, hits):
        for id_ in self.ids:
            yield Signal(id_, 0, 1)
"""

RULE = """
[[rule]]
id = "guest/first-letter"
check = "first-letter"
summary = "A first letter"
message = "“{match}” stands first"
why = "Somebody has to."
bad = [ { text = "⟦x⟧" } ]
good = [ { text = "" } ]
"""

LINT = """
import sys
from mtlint import Linter
print([finding.rule for finding in Linter().lint("A plain text.")])
"""


@pytest.fixture
def modules(tmp_path, monkeypatch):
    """A folder to import from, forgotten afterwards."""
    monkeypatch.syspath_prepend(tmp_path)
    before = set(sys.modules)
    yield tmp_path
    for name in set(sys.modules) - before:
        if str(getattr(sys.modules[name], "__file__", "")).startswith(str(tmp_path)):
            del sys.modules[name]


def guest(folder):
    """A module with a check and a folder of rules."""
    (folder / "guest_check.py").write_text(CHECK)
    (folder / "guest_rules").mkdir()
    (folder / "guest_rules" / "letters.toml").write_text(RULE)
    names = (
        f"CHECKS = {{'first-letter': 'guest_check'}}\nRULES = [{str(folder / 'guest_rules')!r}]\n"
    )
    (folder / "guest.py").write_text(names)


def test_a_named_module_brings_checks_and_rules(modules):
    """Its rule fires beside the package's own."""
    guest(modules)
    findings = Linter(plugins=["guest"]).lint("A plain text.")
    assert [(f.rule, f.message) for f in findings] == [("guest/first-letter", "“A” stands first")]
    assert Linter().lint("A plain text.") == []


@pytest.mark.parametrize(
    ("code", "message"),
    [
        (None, "plugin module 'guest_module' does not load: ModuleNotFoundError"),
        ("import no_such_thing", "plugin module 'guest_module' does not load: ModuleNotFoundError"),
        ("1/0", "plugin module 'guest_module' does not load: ZeroDivisionError"),
        (
            "CHECKS = {'pattern': 'os'}",
            "check 'pattern' (os): the name belongs to a check of mtlint",
        ),
        ("CHECKS = {'own': 'os'}", "plugin check 'own' (os): the module has no 'prepare'"),
        ("CHECKS = {'own': 'nowhere_at_all'}", "plugin check 'own' (nowhere_at_all) does not load"),
    ],
)
def test_a_plugin_that_does_not_load_is_named(modules, code, message):
    """One line says which plugin it is and what went wrong."""
    if code is not None:
        (modules / "guest_module.py").write_text(code)
    with pytest.raises(PluginError) as caught:
        load_plugins(["guest_module"])
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def install(folder, entry_points):
    """What an installer leaves behind: a package and its entry points."""
    information = folder / "guest-1.0.dist-info"
    information.mkdir()
    (information / "METADATA").write_text("Metadata-Version: 2.1\nName: guest\nVersion: 1.0\n")
    (information / "entry_points.txt").write_text(entry_points)


def run(folder):
    """Lint in a fresh process that sees the installed package."""
    path = os.pathsep.join([str(folder), *filter(None, [os.environ.get("PYTHONPATH")])])
    environment = {**os.environ, "PYTHONPATH": path}
    return subprocess.run(
        [sys.executable, "-c", LINT], env=environment, capture_output=True, text=True, check=False
    )


@pytest.fixture
def site(tmp_path, monkeypatch, warm):
    """An empty folder of installed packages, and a cache of its own."""
    warm(tmp_path / "cache")
    monkeypatch.setenv("MTLINT_CACHE_DIR", str(tmp_path / "cache"))
    root = str(Path(__file__).parents[2])
    monkeypatch.setenv("PYTHONPATH", root)
    (tmp_path / "site").mkdir()
    return tmp_path / "site"


def test_an_installed_package_brings_its_check_and_its_rules(site):
    """Entry points are enough; nothing is configured. The second run remembers them."""
    (site / "guest_check.py").write_text(CHECK)
    (site / "guest_pack").mkdir()
    (site / "guest_pack" / "__init__.py").touch()
    (site / "guest_pack" / "letters.toml").write_text(RULE)
    install(
        site,
        "[mtlint.checks]\nfirst-letter = guest_check\n\n[mtlint.rules]\nguest = guest_pack\n",
    )
    for _ in range(2):
        result = run(site)
        assert (result.stdout, result.stderr) == ("['guest/first-letter']\n", "")


@pytest.mark.parametrize(
    ("entry_points", "message"),
    [
        ("[mtlint.checks]\nbroken = guest_is_gone\n", "plugin check 'broken' (guest_is_gone)"),
        ("[mtlint.rules]\nlost = guest_is_gone\n", "rule pack 'lost': no package 'guest_is_gone'"),
    ],
)
def test_an_installed_package_that_does_not_load_is_named(site, entry_points, message):
    """The user learns which package to remove or to mend."""
    install(site, entry_points)
    result = run(site)
    assert result.returncode != 0
    assert message in result.stderr.splitlines()[-1]


def test_a_package_that_comes_later_is_seen(site):
    """What was remembered about installed packages holds only as long as nothing changes."""
    assert run(site).stdout == "[]\n"
    (site / "guest_check.py").write_text(CHECK)
    (site / "guest_pack").mkdir()
    (site / "guest_pack" / "__init__.py").touch()
    (site / "guest_pack" / "letters.toml").write_text(RULE)
    install(
        site,
        "[mtlint.checks]\nfirst-letter = guest_check\n\n[mtlint.rules]\nguest = guest_pack\n",
    )
    assert run(site).stdout == "['guest/first-letter']\n"
