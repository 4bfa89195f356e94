"""What a run says, one file an output format."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mtlint.report.base import Reporter

# Output format -> the class that writes it.
REPORTERS = {
    "full": ("mtlint.report.full", "Full"),
    "grouped": ("mtlint.report.grouped", "Grouped"),
    "concise": ("mtlint.report.concise", "Concise"),
    "json": ("mtlint.report.json", "Json"),
    "jsonl": ("mtlint.report.jsonl", "JsonLines"),
    "report": ("mtlint.report.report", "Report"),
    "sarif": ("mtlint.report.sarif", "Sarif"),
    "github": ("mtlint.report.github", "GitHub"),
    "gitlab": ("mtlint.report.gitlab", "GitLab"),
    "azure": ("mtlint.report.azure", "Azure"),
    "junit": ("mtlint.report.junit", "JUnit"),
    "checkstyle": ("mtlint.report.checkstyle", "Checkstyle"),
    "rdjson": ("mtlint.report.rdjson", "Rdjson"),
    "rdjsonl": ("mtlint.report.rdjsonl", "RdjsonLines"),
    "html": ("mtlint.report.html", "Html"),
}

# For people; what else is printed beside them does not disturb a program that reads.
FOR_PEOPLE = frozenset({"full", "grouped", "concise"})

# Those that end with a summary.
SUMMED_UP = frozenset({"full", "grouped"})


def reporter(name: str) -> type[Reporter]:
    """The class for an output format; raises KeyError for a name that is not in REPORTERS."""
    module, attribute = REPORTERS[name]
    made: type[Reporter] = getattr(import_module(module), attribute)
    return made
