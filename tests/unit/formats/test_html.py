"""HTML becomes the text that a reader of the page sees."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtlint.formats.html import read
from tests.unit.formats.fragments import HTML
from tests.unit.formats.invariants import assert_sound, blocks, kinds, origin

# Source, and the blocks it should become.
PAGES = {
    "empty": ("", []),
    "only markup": ("<div><p><img src=x></p></div>", []),
    "unclosed paragraphs": ("<p>One<p>Two", ["One", "Two"]),
    "inline elements": ("<p>A <b>b<i>c</i></b><a href=u>d</a> <q>e</q></p>", ["A bcd e"]),
    "unknown elements are inline": ("a<x-y>b</x-y>c", ["abc"]),
    "misnested tags": ("a<b>c<p>d</b>e</p>", ["ac", "de"]),
    "nested blocks": ("<div>a<div>b</div>c</div>", ["a", "b", "c"]),
    "white space is collapsed": ("<p>\n  a \n\t b\r\nc  </p>", ["a b c"]),
    "white space meets across tags": ("a <b> b </b> c", ["a b c"]),
    "a no-break space is kept": ("<p>a&nbsp; b\u00a0\u00a0c</p>", ["a\u00a0 b\u00a0\u00a0c"]),
    "line break": ("a<br>b <br/>\n c", ["a b c"]),
    "references": ("a &amp; b &lt;c&gt; &#65;&#x42; &copy;", ["a & b <c> AB ©"]),
    "references without semicolon": ("a&ampb &notit; &ltis", ["a&b ¬it; <is"]),
    "no references": ("AT&T & co &; &bogus; &#; 1 < 2", ["AT&T & co &; &bogus; &#; 1 < 2"]),
    "a doubly escaped reference": ("&amp;amp; &amp;lt;", ["&amp; &lt;"]),
    "a reference to a line feed": ("a&#10;b &#13; c", ["a b c"]),
    "two characters from one": ("a &NotEqualTilde; b", ["a ≂̸ b"]),
    "a number of 5,000 digits": (f"a &#{'9' * 5000}; b", ["a \ufffd b"]),
    "astral characters": ("<p>😀 <b>𝔘</b> &#x1F600;</p>", ["😀 𝔘 😀"]),
    "lone carriage returns": ("<p>a\rb\r\rc</p>\rd", ["a b c", "d"]),
    "comments": ("a<!-- x -->b<!-- y --!>c<!--> d", ["abc d"]),
    "unclosed comment": ("a<!-- b <p>c", ["a"]),
    "bogus comments": ("a<?php x ?>b<!x>c</ y>d", ["abcd"]),
    "CDATA outside SVG is a comment": ("a<![CDATA[x]]>b", ["ab"]),
    "code": ("Run <code>a<b>b</b></code> and <kbd>C</kbd>.", ["Run \ufffc and \ufffc."]),
    "unclosed code": ("a <code>b", ["a \ufffc"]),
    "code across paragraphs": ("a<code>b<p>c</p></code>d", ["a\ufffcd"]),
    "images and fields": ("<p>a <img alt='x'> b <input> c", ["a \ufffc b \ufffc c"]),
    "SVG": ("a <svg><title>t</title><text>x</text></svg> b", ["a \ufffc b"]),
    "CDATA in SVG": ("a <svg><![CDATA[x<b>]]></svg> b", ["a \ufffc b"]),
    "MathML": ("a <math><mi>x</mi></math> b", ["a \ufffc b"]),
    "text area": ("a <textarea>\nx &amp;</textarea> b", ["a \ufffc b"]),
    "preformatted text": ("a<pre>\nb</pre>c", ["a", "c"]),
    "scripts and styles": ("a<script>'<p>'</script><style>p{}</style>b", ["ab"]),
    "template": ("a<template><p>b</p></template>c", ["ac"]),
    "noscript": ("a<noscript><p>b</p></noscript>c", ["ac"]),
    "untranslated words": (
        "a <b translate=no>b</b> <i class='x notranslate'>c</i>",
        ["a \ufffc \ufffc"],
    ),
    "untranslated block": ("a<p translate=NO>b</p>c", ["a", "c"]),
    "untranslated page": ("<html translate=no><body class=notranslate>a", ["a"]),
    "head": ("<head><meta content=x><title>T</title><style>s</style></head>b", ["T", "b"]),
    "markup in a title": ("<title>A &amp; <b> c</title>", ["A & <b> c"]),
    "text after the end": ("<body>a</body> b </html> c", ["a b c"]),
    "frameset": ("<frameset><frame>a</frameset>", []),
    "a frameset too late": ("a <frameset> b", ["a b"]),
    "ignored tags": ("a</x> b<body>c</font>d", ["a bcd"]),
    "a second head": ("a<head>b", ["ab"]),
    "attributes": ("<p title='a > b'>c</p>", ["c"]),
    "select": ("<select><option>a<option>b</select>", ["a", "b"]),
    "a mark at the start": ("\ufeff<p>a</p>", ["a"]),
    "an unclosed tag": ("<p>a <b c='", ["a"]),
}  # fmt: skip


@pytest.mark.parametrize(("source", "expected"), PAGES.values(), ids=PAGES)
def test_the_text_of_a_page_is_read_in_blocks(source, expected):
    """Text comes in the blocks of the page, without what is not text; nothing is missing."""
    prose = read(source)
    assert blocks(prose) == expected
    assert prose.left_out == 0
    assert_sound(source, prose)


def test_blocks_know_what_they_are():
    """Headings, list items and cells are told from paragraphs."""
    source = (
        "<title>a</title><h2><div>b</div></h2><p>c<ul><li>d<li><p>e</p><div>f</div></ul>"
        "<table><caption>g<tr><th>h<td><div>i</div><p>j</p></table>k"
    )
    assert kinds(read(source)) == [
        ("HEADING", "a"),
        ("HEADING", "b"),
        ("PARAGRAPH", "c"),
        ("ITEM", "d"),
        ("ITEM", "e"),
        ("ITEM", "f"),
        ("PARAGRAPH", "g"),
        ("CELL", "h"),
        ("CELL", "i"),
        ("PARAGRAPH", "j"),
        ("PARAGRAPH", "k"),
    ]


def test_text_is_verbatim_but_for_references_and_white_space():
    """An edit may touch words; a reference is taken whole."""
    source = "<p>Fish &amp; chips\n are &ltgood"
    prose = read(source)
    assert origin(source, prose, "Fish") == "Fish"
    assert origin(source, prose, "&") == "&amp;"
    assert origin(source, prose, "chips are") == "chips\n are"
    assert origin(source, prose, "<g") == "&ltg"
    assert prose.editable(0, 4)
    assert not prose.editable(0, 6)
    assert not prose.editable(7, 16)


def test_words_that_meet_without_their_tags_are_not_edited_as_one():
    """An edit over a tag would remove the tag."""
    prose = read("a <b>bold</b>ness")
    assert prose.text.startswith("a boldness")
    assert prose.editable(2, 6)
    assert not prose.editable(2, 10)


def test_a_break_stands_for_its_tag_and_the_white_space_around_it():
    """`<br>` breaks the line of a block and is one space."""
    source = "One \n<br>\n two<br>three"
    prose = read(source)
    (block,) = prose.blocks
    assert [prose.text[start:end] for start, end in block.lines()] == ["One", "two", "three"]
    assert source[slice(*prose.source_span(3, 4))] == " \n<br>\n "


def test_removed_matter_stands_for_the_whole_element():
    """The mark of an element covers it from its start tag to its end tag."""
    source = "Run <code>a <b>b</b></code> now <img alt='>'>!"
    prose = read(source)
    marks = [at for at, character in enumerate(prose.text) if character == "\ufffc"]
    assert [source[slice(*prose.source_span(at, at + 1))] for at in marks] == [
        "<code>a <b>b</b></code>",
        "<img alt='>'>",
    ]


def test_text_moved_out_of_a_table_keeps_its_place_in_the_source():
    """A browser shows such text before the table; its block stands where the source has it."""
    source = "<p>a</p><table><tr><td>b</td></tr>stray</table><p>c</p>"
    prose = read(source)
    assert blocks(prose) == ["a", "b", "stray", "c"]
    assert prose.left_out == 0
    assert_sound(source, prose)


def test_text_that_the_parser_joined_across_an_element_is_left_out_and_counted():
    """Only the part whose place is certain is read."""
    source = "intro<table>stray<tr><td>cell</table>end"
    prose = read(source)
    assert blocks(prose) == ["intro", "cell", "end"]
    assert prose.left_out == 1
    assert_sound(source, prose)


@pytest.mark.parametrize("tag", ["div", "b", "span", "blockquote", "li", "table", "font", "svg"])
def test_deep_nesting_is_read(tag):
    """Ten thousand elements inside each other are no error."""
    source = f"<{tag}>" * 10_000 + "deep"
    assert_sound(source, read(source))


@settings(deadline=None)
@given(HTML)
def test_every_text_of_html_pieces_gives_sound_prose(source):
    """Whatever the markup, the prose keeps its promises."""
    assert_sound(source, read(source))


@settings(deadline=None)
@given(st.text())
def test_every_text_gives_sound_prose(source):
    """The prose keeps its promises for any characters."""
    source = source.replace("\0", "")
    assert_sound(source, read(source))


@settings(deadline=None)
@given(st.text(st.characters(exclude_characters="&<\r\0\ufeff\ufffc", exclude_categories=["Cs"])))
def test_text_without_markup_is_itself_with_white_space_collapsed(source):
    """Nothing is lost and nothing added."""
    words = source.translate(dict.fromkeys(map(ord, "\t\n\f"), " ")).split(" ")
    assert " ".join(blocks(read(source))) == " ".join(word for word in words if word)


def test_a_text_that_would_take_the_parser_minutes_is_left_out_and_counted():
    """The rest of the page is read all the same."""
    source = f"<p class='>'>Before</p><pre>{'a < b ' * 50_000}</pre><p>After</p>"
    prose = read(source)
    assert blocks(prose) == ["Before", "After"]
    assert prose.left_out == 1
