"""A line to mtlint is no prose of a plain text, and moves nothing of the rest."""

from __future__ import annotations

import pytest

from mtlint.formats.plain import read
from tests.unit.building import default_linter


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_line_to_mtlint_is_left_out_and_the_rest_stays_where_it_is(end):
    """Positions are those of the source."""
    text = end.join(
        ["They left.", "  # mtlint: ignore[unit] why", "They came.", "# mtlint is good."]
    )
    prose = read(text)
    blocks = [prose.text[block.start : block.end] for block in prose.blocks]
    assert blocks == ["They left.", "They came.", "# mtlint is good."]
    assert len(prose.text) == len(text)
    for block, line in zip(prose.blocks, blocks, strict=True):
        start, stop = prose.source_span(block.start, block.end)
        assert text[start:stop] == line
        assert prose.editable(block.start, block.end)


def test_in_a_wrapped_text_it_parts_two_paragraphs():
    """Nothing of it is in the sentence."""
    lines = ["one two three four five six seven eight nine ten"] * 4
    prose = read("\n".join([*lines, "# mtlint: ignore[unit]", *lines]))
    assert len(prose.blocks) == 2
    assert "mtlint" not in prose.text


def test_a_comment_in_code_is_part_of_the_code():
    """It silences nothing, and is not mended."""
    code = "```\n# mtlint: disable=duplicate\n```\n"
    text = f"Write:\n\n{code}\nThe envoy left the the port on Monday.\n"
    found = default_linter().lint(text)
    assert [finding.rule for finding in found] == ["duplicate/word"]
