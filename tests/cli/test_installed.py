"""The rules are found in a checkout and in an installed package alike."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """A folder with the package as its wheel installs it."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=CHECKOUT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(folder / "site")
    return folder / "site"


@pytest.fixture(scope="module", params=["checkout", "installed"])
def place(request, tmp_path_factory):
    """A checkout or an installed package, and a cache with nothing in it."""
    place = CHECKOUT if request.param == "checkout" else request.getfixturevalue("installed")
    return place, tmp_path_factory.mktemp("cache")


@pytest.fixture
def run(place, tmp_path):
    """Run the program of a checkout or of an installed package, in an empty folder."""
    place, cache = place
    environment = {**os.environ, "PYTHONPATH": str(place), "MTLINT_CACHE_DIR": str(cache)}

    def program(*arguments):
        return subprocess.run(
            [sys.executable, "-P", *arguments],
            cwd=tmp_path,
            env=environment,
            check=False,
            capture_output=True,
            text=True,
        )

    return place, program


def test_a_file_is_checked_with_the_packages_own_rules(run, tmp_path):
    """Nothing but the package is needed: no checkout, no configuration, no cache."""
    _, program = run
    (tmp_path / "a.txt").write_text("They asked for 1 lakh soldiers.", encoding="utf-8")
    result = program("-m", "mtlint", "check", "a.txt", "--output-format", "json")
    assert (result.returncode, result.stderr) == (1, "")
    assert [finding["code"] for finding in json.loads(result.stdout)] == ["unit/lakh"]


def test_the_rules_come_from_the_package_that_runs(run):
    """An installed package does not read the rules of a checkout, nor the other way round."""
    place, program = run
    show = "from mtlint.ruleset.library import default_folder; print(default_folder())"
    folder = Path(program("-c", show).stdout.strip())
    assert folder.is_relative_to(place)
    assert (folder / "unit").is_dir()


def test_the_html_report_has_its_style_sheet_and_its_script(run, tmp_path):
    """Both are files of the package, not modules."""
    _, program = run
    (tmp_path / "a.txt").write_text("They asked for 1 lakh soldiers.", encoding="utf-8")
    result = program("-m", "mtlint", "check", "a.txt", "--output-format", "html=report.html")
    assert (result.returncode, result.stdout, result.stderr) == (1, "", "")
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "unit/lakh" in page
    assert "color-scheme: light dark" in page
    assert "addEventListener" in page
