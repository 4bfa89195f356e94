"""Marks of other languages take the page's own as their repair."""

from __future__ import annotations

import pytest

from tests.unit.building import linter_with


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("„No“, he said. “Yes” and “well”.", "“No”, he said. “Yes” and “well”."),
        ('He said «no». "Yes" and "well".', 'He said "no". "Yes" and "well".'),
        ("He doesn´t know, she's sure.", "He doesn't know, she's sure."),
    ],
)
def test_the_repair_is_in_the_style_of_the_page(text, fixed):
    """Curly on a curly page, straight on a straight one."""
    assert linter_with("quote/foreign", "quote/apostrophe").fix(text) == fixed
