"""What holds for the prose of every format, and helpers to look at it."""

from itertools import pairwise


def blocks(prose):
    """The texts of all blocks."""
    return [prose.text[block.start : block.end] for block in prose.blocks]


def kinds(prose):
    """The texts of all blocks with the names of their kinds."""
    return [
        (block.kind.name, text) for block, text in zip(prose.blocks, blocks(prose), strict=True)
    ]


def origin(text, prose, part):
    """The source text that stands behind the first occurrence of `part` in the prose."""
    start = prose.text.index(part)
    return text[slice(*prose.source_span(start, start + len(part)))]


def assert_sound(text, prose):
    """Everything that `Prose` promises about itself."""
    _assert_runs(text, prose)
    _assert_blocks(prose)
    _assert_spans(text, prose)


def _assert_runs(text, prose):
    for run in prose.runs:
        assert 0 <= run.start < run.end <= len(prose.text)
        assert 0 <= run.source_start <= run.source_end <= len(text)
        if run.verbatim:
            source = text[run.source_start : run.source_end].replace("\r\n", "\n\n")
            assert prose.text[run.start : run.end] == source.replace("\r", "\n")
    for run, following in pairwise(prose.runs):
        assert run.end <= following.start
        adjoin = run.end == following.start and run.source_end == following.source_start
        assert not (adjoin and run.verbatim and following.verbatim)
        assert run.source_end <= following.source_start


def _assert_blocks(prose):
    covered = {at for run in prose.runs for at in range(run.start, run.end)}
    for block, text in zip(prose.blocks, blocks(prose), strict=True):
        assert text == text.strip(" \t") != ""
        assert "\n" not in text
        assert "\r" not in text
        assert covered.issuperset(range(block.start, block.end))
        assert all(block.start < at < block.end for at in block.breaks)
        assert prose.block_at(block.start) == prose.block_at(block.end - 1) == block
    for block, following in pairwise(prose.blocks):
        assert block.end < following.start


def _assert_spans(text, prose):
    spans = [prose.source_span(at, at + 1) for at in range(len(prose.text))]
    for start, end in spans:
        assert 0 <= start <= end <= len(text)
    for (start, end), (next_start, next_end) in pairwise(spans):
        assert start <= next_start
        assert end <= next_end
    if spans:
        assert prose.source_span(0, len(prose.text)) == (spans[0][0], spans[-1][1])
