"""Plain text is read by lines, or by paragraphs where it is hard-wrapped."""

import re
from textwrap import indent
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtlint.formats.plain import read
from tests.unit.building import default_linter
from tests.unit.formats.invariants import assert_sound, blocks

WRAPPED = (
    "The committee said on Tuesday that the new rules would be\n"
    "published before the end of the month, once both houses had\n"
    "approved the amendments that the opposition introduced last\n"
    "week.\n"
    "\n"
    "A second paragraph follows here, and its lines are as full\n"
    "as those of the first, so that nobody could take them for a\n"
    "list.\n"
)


def test_a_line_is_a_block():
    """Lines that are not filled stand alone, as in a list of headlines."""
    source = "One headline\nAnother headline\n\n  A third, indented \n"
    prose = read(source)
    assert blocks(prose) == ["One headline", "Another headline", "A third, indented"]
    assert prose.text is source


def test_a_hard_wrapped_paragraph_is_a_block():
    """A sentence goes on over the ends of filled lines."""
    prose = read(WRAPPED)
    assert [text[:12] for text in blocks(prose)] == ["The committe", "A second par"]
    assert "would be published" in blocks(prose)[0]
    assert [len(block.lines()) for block in prose.blocks] == [4, 3]
    assert_sound(WRAPPED, prose)


def test_a_break_in_a_wrapped_paragraph_covers_the_indentation():
    """Trailing blanks, the line ending and the next line's indentation are one space."""
    source = WRAPPED.replace("\n", " \r\n  ")
    prose = read(source)
    at = prose.blocks[0].breaks[0]
    assert prose.text[at] == " "
    assert source[slice(*prose.source_span(at, at + 1))] == " \r\n  "
    assert not prose.editable(at, at + 1)


def test_long_lines_are_not_wrapped():
    """A file with a paragraph on each line is read line by line."""
    source = "\n".join(["A whole paragraph on a single line. " * 8] * 6)
    assert len(blocks(read(source))) == 6


def test_every_line_ending_ends_a_line():
    """CRLF, LF and CR do; other characters that Python takes for line ends do not."""
    assert blocks(read("a\r\nb\rc\nd\u2028e\x0cf\x85g")) == ["a", "b", "c", "d\u2028e\x0cf\x85g"]


def test_a_line_of_no_break_spaces_is_a_block():
    """It shows on the page, so somebody may want to find it."""
    assert blocks(read("a\n\u00a0\nb")) == ["a", "\u00a0", "b"]


_LIMIT = 2  # seconds of the processor; quadratic time takes tens

CODE = """Ask for the list::

    the list \
        of things

    and more

.. note:: Nothing is kept.

.. code-block:: python
   :linenos:

   print("the the")

It ends here.
```
fenced
```
Or here: this is no announcement ::
  for nothing is announced.
"""


def test_what_is_announced_as_code_is_no_prose():
    """As in reStructuredText: what is set in under two colons, or under a directive for code."""
    kept = [
        "Ask for the list::", "Nothing is kept.", "It ends here.",
        "Or here: this is no announcement ::", "for nothing is announced.",
    ]  # fmt: skip
    assert blocks(read(CODE)) == kept
    assert blocks(read(CODE.replace("\n", "\r\n"))) == kept
    assert blocks(read(indent(CODE.replace("```", ""), "  "))) == [*kept[:3], "fenced", *kept[3:]]


def test_time_to_leave_out_code_is_linear():
    """No text makes the expressions begin again and again."""
    pieces = (
        "`` a ",
        "``a ",
        "a::\n\n",
        " ::\n",
        "```\n",
        ".. a::\n",
        "\n \n",
        "x::\n\n  y\n\n",
        " ",
        "\t",
        "`",
        "~",
        ":",
    )
    for piece in pieces:
        many = piece * 40_000
        before = process_time()
        for text in (many, f"{many}::", f"{many}::\n\n{many}", f"```\n{many}", f"{many}\n```"):
            read(text)
        assert process_time() - before < _LIMIT


@pytest.mark.parametrize(
    "prose",
    [
        "Ports\n~~~~~\n\nThe envoy left.\n\nShips\n~~~~~\n\nAnother port.\n",
        "```code` is a thing.\n\nThe port.\n\n```other`` is a thing.\n",
        "It was ``first,'' as they say (``'tis the last'') of all.\n",
        "It was (``\\emph{the} last'') and ``this''--``that''.\n",
        "  The envoy said::\n\n  The ship left the port.\n",
        "A fence that is open:\n```\nis none.\n",
    ],
)
def test_what_only_looks_like_code_is_prose(prose):
    """Underlines, marks in a line, what is set in no deeper, and fences that are not closed."""
    assert "".join(blocks(read(prose))) == "".join(line.strip() for line in prose.splitlines())


def test_the_body_of_a_note_is_prose():
    """However deep it stands."""
    assert blocks(read("  .. note::\n\n     Nothing is kept.\n")) == ["Nothing is kept."]


@pytest.mark.parametrize(
    "source",
    [
        "Some ``the the``s, prefix``the the`` and ```the the``` are open.",
        "It takes ``the\nthe the`` and no other.",
        "It takes ``the\r\n   the the`` and no other.",
        "``the the``",
        f"{'filler ' * 9}``the\n   the the`` {'filler ' * 9}\n{'filler ' * 10}\n" * 8,
    ],
)
def test_no_fix_changes_code_inside_a_line(source):
    """Whatever stands round it, and where it goes on in the next line."""
    assert default_linter().fix(source, unsafe=True) == source
    assert_sound(source, read(source))


def test_code_inside_a_line_is_no_prose():
    """Between two signs on each side; what is quoted with two signs closes otherwise."""
    source = "It also takes ``a , b !`` and ``c`d``, but ``not this'' and `` not `` this ``.\n"
    (block,) = blocks(read(source))
    expected = "It also takes \ufffc and \ufffc, but ``not this'' and `` not `` this ``."
    assert re.sub("\ufffc+", "\ufffc", block) == expected
    assert_sound(source, read(source))
    wrapped = ("filler " * 9 + "``filler``\n") * 8
    assert blocks(read(wrapped)) == [" ".join(["filler " * 9 + "\ufffc"] * 8)]
    assert_sound(wrapped, read(wrapped))


def test_nothing_gives_no_blocks():
    """A file without text has no blocks."""
    for source in ("", "\n", " \r\n\t\n"):
        assert blocks(read(source)) == []
        assert_sound(source, read(source))


@settings(deadline=None)
@given(st.text())
def test_every_text_gives_sound_prose(source):
    """The prose keeps its promises for any characters."""
    assert_sound(source, read(source))


PIECES = ["word", "``a b``", "``", "a", "\u00a0", "é", "  ", "\t", "\r\n", "\n\n", "\r", "a::"]


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES)))
def test_every_text_with_code_gives_sound_prose(pieces):
    """Wherever the code stands."""
    assert_sound("".join(pieces), read("".join(pieces)))


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES)), st.integers(40, 120))
def test_every_wrapped_text_gives_sound_prose(pieces, width):
    """Filled lines may be followed by anything."""
    line = ("filler " * 20)[: width - 1] + "."
    source = "\n".join([line] * 8) + "\n" + " ".join(pieces)
    assert_sound(source, read(source))
