"""What a document says itself about what is not to be reported in it.

`comments` and `front_matter` find where it does, `directive` reads what is said, `reach` knows
which part of the text is meant, `decide` leaves out the findings there, `complaints` are the
findings about the comments themselves, and `adding` writes comments.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtlint.model import Finding


def may_silence(text: str, findings: Sequence[Finding]) -> bool:
    """Whether a source may say that something is not to be reported; quick, never wrongly no."""
    return "mtlint" in text or bool(findings and ("sic" in text or "Sic" in text or "SIC" in text))
