"""Findings under the names of their files."""

from __future__ import annotations

import msgspec

from mtlint.model import Applicability, Edit, Finding, Fix, Severity
from tests.unit.report.hard import BROKEN, CLEAN, FINDINGS, HOSTILE_RESULT, RESULT, rendered


def test_a_heading_a_file_and_a_line_a_finding():
    """In columns; a clean file is not mentioned, and the summary comes last."""
    few = msgspec.structs.replace(RESULT, findings=(FINDINGS[0], *FINDINGS[5:7]))
    out = rendered("grouped", few, CLEAN, BROKEN)
    assert out == (
        "docs/a.md: 3 findings\n"
        "   1:3  error    test/first    found first (safe fix)\n"
        "   4:2  info     test/sixth    found sixth (safe fix)\n"
        "  5:11  error    test/seventh  found seventh (safe fix)\n"
        "\n"
        "3 findings in 1 file (2 errors, 1 info); 3 with a safe fix; 2 files checked; "
        "1 problem (see the errors)\n"
    )


def test_on_a_terminal_a_long_message_is_broken_under_itself():
    """The columns before it stay empty."""
    said = (
        "a message of many words that does not fit into the room that is left for it here just now"
    )
    fix = Fix((Edit(0, 1, ""),), Applicability.UNSAFE, "take it out")
    finding = Finding("test/long", 0, 1, said, Severity.WARNING, 0.9, (fix,))
    result = msgspec.structs.replace(RESULT, findings=(finding,))
    out = rendered("grouped", result, width=60, wrap=True, quiet=True)
    assert out == (
        "docs/a.md: 1 finding\n"
        "  1:1  warning  test/long  a message of many words that does\n"
        "                           not fit into the room that is\n"
        "                           left for it here just now\n"
        "                           (unsafe fix)\n"
        "\n"
    )


def test_a_message_stays_on_its_line():
    """Line breaks in it are spaces, and what cannot be seen is shown."""
    lines = rendered("grouped", HOSTILE_RESULT, quiet=True).splitlines()
    assert sum("test/hostile" in line for line in lines) == 1
    assert any("::error::x ::error file=a.md::pwned ##vso" in line for line in lines)


def test_colours_leave_the_columns_where_they_are():
    """They take no room."""
    plain = rendered("grouped", RESULT)
    painted = rendered("grouped", RESULT, color=True)
    assert "\x1b[1;33mwarning\x1b[0m" in painted
    for code in ("1", "1;31", "1;33", "1;36", "0"):
        painted = painted.replace(f"\x1b[{code}m", "")
    assert painted == plain
