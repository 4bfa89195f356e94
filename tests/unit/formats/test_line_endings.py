"""Line endings change no finding."""

import pytest

from tests.unit.building import default_linter
from tests.unit.real import ROOT

PAGES = [page.read_text(encoding="utf-8") for page in sorted((ROOT / "seeds").glob("*.txt"))]
LISTS = (
    "Links\nraceincluding\nthekar\nsaid\nMinister opens\n\n"
    "He said “the town is old\nand the road is new” to me.\n\n"
    "if you go there you will see it.\n\nproxy wars wars fought by others\n"
)


def found(text, format_):
    """The rules that find something, with the words they find."""
    findings = default_linter().lint(text, format_)
    return [(f.rule, " ".join(text[f.start : f.end].split())) for f in findings]


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
@pytest.mark.parametrize("format_", ["plain", "markdown", "html"])
@pytest.mark.parametrize("page", [*PAGES, LISTS])
def test_line_endings_change_no_finding(page, format_, ending):
    """Those of Windows and of old Macs part blocks as line feeds do."""
    assert found(page.replace("\n", ending), format_) == found(page, format_)


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_a_fix_keeps_the_line_endings(ending):
    """Whatever stands in the prose for them."""
    text = "The the town is old and\nthe road\n\n\n\n\nis is new.\n".replace("\n", ending)
    fixed = default_linter().fix(text, unsafe=True)
    assert fixed == f"The town is old and{ending}the road{ending}{ending}is new.{ending}"
