"""Prose maps every one of its characters to the source, and says what an edit may touch."""

import pytest

from mtlint.text.prose import REMOVED, BlockKind, Prose, ProseBuilder

#         0         1         2
#         0123456789012345678901234
SOURCE = "Fish &amp; <b>chips</b>\ngo"


@pytest.fixture
def prose():
    """`Fish & chips go`, from HTML in two lines."""
    builder = ProseBuilder(SOURCE)
    builder.open(BlockKind.HEADING)
    builder.verbatim(0, 5)
    builder.atomic("&", 5, 10)
    builder.verbatim(10, 11)
    builder.verbatim(14, 19)
    builder.line_break(23, 24)
    builder.verbatim(24, 26)
    return builder.build()


def test_blocks_hold_the_text(prose):
    """A block is what was put between opening and closing it."""
    (block,) = prose.blocks
    assert prose.text[block.start : block.end] == "Fish & chips go"
    assert block.kind == BlockKind.HEADING
    assert [prose.text[start:end] for start, end in block.lines()] == ["Fish & chips", "go"]


@pytest.mark.parametrize(
    ("part", "source"),
    [
        ("Fish", "Fish"),
        ("ish", "ish"),
        ("&", "&amp;"),
        ("sh & c", "sh &amp; <b>c"),
        ("chips", "chips"),
        ("s g", "s</b>\ng"),
        (" g", "\ng"),
        ("Fish & chips go", SOURCE),
    ],
)
def test_a_span_of_prose_has_the_smallest_source_span(prose, part, source):
    """Both ends are as near as the runs allow."""
    start = prose.text.index(part)
    assert SOURCE[slice(*prose.source_span(start, start + len(part)))] == source


def test_an_empty_span_is_a_place(prose):
    """An insertion has one offset in the source."""
    assert prose.source_span(0, 0) == (0, 0)
    assert prose.source_span(2, 2) == (2, 2)
    assert prose.source_span(len("Fish & chips go"), len("Fish & chips go")) == (26, 26)


def test_nothing_has_a_place():
    """Empty prose maps to the start of the source."""
    assert Prose("", [], []).source_span(0, 0) == (0, 0)
    assert not Prose("", [], []).editable(0, 0)


def test_what_lies_between_blocks_stays_inside_the_source():
    """The character that parts two blocks belongs to no source text."""
    builder = ProseBuilder("a-b")
    builder.open()
    builder.verbatim(0, 1)
    builder.open()
    builder.verbatim(2, 3)
    prose = builder.build()
    assert prose.text == "a\nb\n"
    assert prose.source_span(1, 2) == (1, 1)
    assert prose.source_span(0, 3) == (0, 3)
    assert prose.source_span(3, 4) == (3, 3)
    assert not prose.editable(0, 3)


@pytest.mark.parametrize(
    ("part", "editable"),
    [
        ("Fish", True),
        ("Fish ", True),
        ("&", False),
        ("Fish &", False),
        (" chips", False),
        ("chips", True),
        ("chips go", False),
        ("go", True),
    ],
)
def test_only_verbatim_text_without_gaps_is_editable(prose, part, editable):
    """An edit must not remove a tag, a line break or half a reference."""
    start = prose.text.index(part)
    assert prose.editable(start, start + len(part)) is editable


def test_an_insertion_needs_verbatim_text_on_one_side():
    """Between a reference and removed matter nothing can be put."""
    builder = ProseBuilder("&lt;`x`a")
    builder.open()
    builder.atomic("<", 0, 4)
    builder.removed(4, 7)
    builder.verbatim(7, 8)
    prose = builder.build()
    assert [prose.editable(at, at) for at in range(4)] == [False, False, True, True]


def test_the_block_of_an_offset_is_found():
    """Every character of a block leads to it, and so does the one behind it."""
    builder = ProseBuilder("one two")
    builder.open()
    builder.verbatim(0, 3)
    builder.open(BlockKind.ITEM)
    builder.verbatim(4, 7)
    prose = builder.build()
    first, second = prose.blocks
    assert [prose.block_at(at) for at in (0, 2, 3)] == [first] * 3
    assert [prose.block_at(at) for at in (4, 6)] == [second] * 2


def test_a_block_without_words_is_dropped():
    """An image alone in its paragraph is no prose, and leaves none."""
    builder = ProseBuilder("![x](y) ![x](y)")
    builder.open()
    builder.removed(0, 7)
    builder.verbatim(7, 8)
    builder.removed(8, 15)
    prose = builder.build()
    assert (prose.text, prose.blocks, prose.runs) == ("", [], [])


def test_removed_matter_in_a_sentence_is_one_mark():
    """Code and images keep their place in the sentence."""
    builder = ProseBuilder("a `b`")
    builder.open()
    builder.verbatim(0, 2)
    builder.removed(2, 5)
    assert builder.build().text == f"a {REMOVED}\n"


@pytest.mark.parametrize(
    ("start", "end"),
    [(0, 2), (3, 9), (5, 4)],
    ids=["goes back", "ends outside", "ends before it starts"],
)
def test_a_piece_in_the_wrong_place_is_left_out_and_counted(start, end):
    """Nobody guesses where it should have been."""
    builder = ProseBuilder("a cat")
    builder.open()
    builder.verbatim(0, 1)
    builder.verbatim(1, 2)
    builder.atomic("x", start, end)
    builder.verbatim(2, 5)
    prose = builder.build()
    assert prose.text == "a cat\n"
    assert prose.left_out == 1


@pytest.mark.parametrize("source", ["a\nb", "a\rb", "a\r\nb"])
def test_a_line_ending_inside_a_block_is_left_out_and_counted(source):
    """Blocks are read as one line."""
    builder = ProseBuilder(source)
    builder.open()
    builder.verbatim(0, len(source))
    assert builder.build().left_out == 1


def test_neighbouring_verbatim_text_is_one_run(prose):
    """Text that a parser cut in two is not kept in two."""
    builder = ProseBuilder("a cat")
    builder.open()
    builder.verbatim(0, 2)
    builder.verbatim(2, 5)
    assert len(builder.build().runs) == 1


def test_text_belongs_into_a_block():
    """A reader that forgets to open a block is told at once."""
    with pytest.raises(ValueError, match="outside a block"):
        ProseBuilder("a").verbatim(0, 1)
