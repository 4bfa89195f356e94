"""mtlint finds, explains and repairs what machine translation leaves behind in English text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mtlint.linter import Linter
    from mtlint.model import Applicability, Edit, Evidence, Finding, Fix, Severity
    from mtlint.text.document import Document

__version__ = "0.1.0"

__all__ = [
    "Applicability",
    "Document",
    "Edit",
    "Evidence",
    "Finding",
    "Fix",
    "Linter",
    "Severity",
    "__version__",
]

_HOMES = {
    "Linter": "mtlint.linter",
    "Document": "mtlint.text.document",
    "Applicability": "mtlint.model",
    "Edit": "mtlint.model",
    "Evidence": "mtlint.model",
    "Finding": "mtlint.model",
    "Fix": "mtlint.model",
    "Severity": "mtlint.model",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever the public name stands for
    """Import a public name when it is first asked for, so that start-up stays quick."""
    if name not in _HOMES:
        raise AttributeError(f"module 'mtlint' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
