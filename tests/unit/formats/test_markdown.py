"""Markdown becomes the text of its blocks, without code, destinations and markers."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtlint.formats.markdown import read
from tests.unit.formats.fragments import MARKDOWN
from tests.unit.formats.invariants import assert_sound, blocks, kinds, origin

X = "\ufffc"

# Source, and the blocks it should become; in the order of the CommonMark specification.
COMMONMARK = {
    "empty": ("", []),
    "tabs": ("a\tb\n\n\tcode\n\n- \tc\n\n\t d\n", ["a\tb", "c", "d"]),
    "escapes": (r"\*not em\* \# \a \\ \&amp; 1\. \<b>", [r"*not em* # \a \ &amp; 1. <b>"]),
    "references": ("&amp; &copy; &#35; &#xDF; &nbsp; &bogus; &lt", ["& © # ß \u00a0 &bogus; &lt"]),
    "a reference is no markup": ("&#42;a&#42; &#9;b&#10;c", ["*a* b c"]),
    "block structure comes first": ("- `one\n- two`", ["`one", "two`"]),
    "thematic breaks": ("a\n\n***\nb\n\n- - -\nc\n\n_ _ _", ["a", "b", "c"]),
    "ATX headings": ("# A\n## *B* c ##\n#\n#no\n####### 7", ["A", "B c", "#no ####### 7"]),
    "setext headings": ("A *b\nc*\n===\n\nD\n---\ne", ["A b c", "D", "e"]),
    "indented code": ("a\n\n    code\n\n    more\n\nb", ["a", "b"]),
    "fenced code": ("a\n```py\nx *y*\n\nz\n```\nb\n~~~\nc", ["a", "b"]),
    "HTML blocks": ("<div>\n*a* &amp; <b>b</b>\n</div>\n\nc", ["*a* & b", "c"]),
    "hidden HTML blocks": (
        "<script>\na\n\nb\n</script>\n\n<pre>\nc\n</pre>\n\n<!-- d\n\ne -->\nf",
        ["f"],
    ),
    "HTML round Markdown": ("<p>\n\n*a*\n\n</p>\n\n<br>\nb", ["a", "b"]),
    "an HTML table": ("<table>\n<tr><td>a<td>b\n</table>\nc", ["a", "b", "c"]),
    "an HTML block in a quotation": ("> <div\n> id=a>b\n> c &amp; d\n> </div>", ["b c & d"]),
    "unclosed HTML comment": ("a\n\n<!-- b\n\nc", ["a"]),
    "processing, declaration, CDATA": ("<?php\na ?>\n\n<!X b>\n\n<![CDATA[\nc\n]]>\n\nd", ["d"]),
    "link definitions": ("[a]: /u 'title'\n\n[b]:\n  /v\n\nsee [a] and [B][b]", ["see a and B"]),
    "paragraphs": ("  a\n b\n\n\nc   \nd\n", ["a b", "c d"]),
    "blank lines": ("\n \n a \n\t\n\nb\n\n", ["a", "b"]),
    "block quotes": ("> a\n> b\nc\n> > d\n\n>e", ["a b c", "d", "e"]),
    "list items": ("- a\n  b\n\n  c\n1. d\n   - e\n2) f", ["a b", "c", "d", "e", "f"]),
    "an item of code": ("-     code\n\n- ```\n  x\n  ```\n- a", ["a"]),
    "loose lists": ("* a\n\n* b\n  > c", ["a", "b", "c"]),
    "code spans": ("a `b` ``c ` d`` `e\nf`", [f"a {X} {X} {X}"]),
    "emphasis": ("*a* _b_ **c**d __e__ *f **g** h* i_j_k", ["a b cd e f g h i_j_k"]),
    "no emphasis": ("a * b * _c d_e * **", ["a * b * _c d_e * **"]),
    "links": ("[a](/u) [b *c*](</v w> 'd') [e]() [f", ["a b c e [f"]),
    "brackets that are no links": ("[a] [b][c] [d](e f)", ["[a] [b][c] [d](e f)"]),
    "images": ("![a *b*](/u 't') c ![d][e]\n\n[e]: /v\n\n[![f](g)](h)", [f"{X} c {X}"]),
    "autolinks": ("see <http://a.b/c_d_> or <me@a.b>.", [f"see {X} or {X}."]),
    "inline HTML": ("a <b class='x'>c</b><i>d</i> <x-y z>e</x-y>", ["a cd e"]),
    "inline HTML that is not read": (
        "a <kbd>*b*</kbd> <img> <svg><a>x</a></svg> c",
        [f"a {X} {X} {X} c"],
    ),
    "inline HTML that hides": ("a <!-- b --> c <script>d</script>e", ["a c e"]),
    "inline blocks": ("a <p>b</p> c", ["a", "b", "c"]),
    "inline line break": ("a<br>b <br/>\nc", ["a b c"]),
    "untranslated inline": ("a <span translate='no'>b *c*</span> d", [f"a {X} d"]),
    "unclosed code in HTML": ("a <code>b\n*c*\n\nd", [f"a {X}", "d"]),
    "hard breaks": ("a  \nb\\\nc\\", ["a b c\\"]),
    "soft breaks": ("a \n  b\r\nc\rd", ["a b c d"]),
    "textual content": ("Hej 你好 😀 $ % é", ["Hej 你好 😀 $ % é"]),
}  # fmt: skip

EXTENSIONS = {
    "tables": ("| a | *b* |\n|---|:-:|\n| c \\| d | `e` |\n| f |\n", ["a", "b", "c | d", "f"]),
    "strikethrough": ("~~a~~ b", ["a b"]),
    "task list": ("- [ ] a\n- [x] b\n- [y] c", ["a", "b", "[y] c"]),
    "footnotes": ("a[^1] b[^no]\n\n[^1]: c\n    d\n", [f"a{X} b[^no]", "c d"]),
    "heading attributes": ("# A {#id .class}\n\n{: .note}\nb {:toc}", ["A", f"b {X}"]),
    "alerts": ("> [!NOTE]\n> a", ["a"]),
    "definitions": ("Term\n: one\n\n: two\n\n  three", ["Term", "one", "two", "three"]),
    "YAML front matter": ("---\ntitle: a\n\nb: c\n---\nd", ["d"]),
    "TOML front matter": ("+++\r\ntitle = 'a'\r\n+++\r\n\r\nd", ["d"]),
    "rules are no front matter": ("a\n\n---\nb: c\n\n---\n\nd", ["a", "b: c", "d"]),
    "a rule at the start": ("---\n\na\n\n---\nb", ["a", "b"]),
    "straight quotes": ("\"a\" 'b' -- c...", ["\"a\" 'b' -- c..."]),
    "Hugo": ('a {{< b c="*d*" >}} e {{% f %}}g{{% /f %}}.', [f"a {X} e {X}g{X}."]),
    "Liquid": ("a {% include b.html %} {{ c | d }} e", [f"a {X} {X} e"]),
    "shortcodes on lines of their own": ("a\n{{< b >}}\nc\n\n{% d %}\n\ne", ["a", "c", "e"]),
    "shortcodes of several lines": ("a\n{{< b\n  c='d'\n>}}\ne", ["a", "e"]),
    "highlighted code": ("{% highlight py %}\na\n\nb *c\n{% endhighlight %}\nd*", ["d*"]),
    "a comment": ("a {{< comment >}}b{{< /comment >}} c", [f"a {X} c"]),
    "unclosed shortcode": ("a {{< b\n\nc >}} {% d", ["a {{< b", "c >}} {% d"]),
    "shortcodes in code": ("`{{` and `}}`, `{% x %}`", [f"{X} and {X}, {X}"]),
    "a shortcode of WordPress is a defect": (
        "[caption id=1]a[/caption]",
        ["[caption id=1]a[/caption]"],
    ),
    "table of contents": ("[[_TOC_]]\n\n[[a]]", ["[[a]]"]),
    "inline mathematics": ("so $a_1 * b_2*$, $x$ and $\\pi$", [f"so {X}, {X} and {X}"]),
    "displayed mathematics": ("a\n\n$$\nx_1 *y\n$$\n\nb", ["a", "b"]),
    "prices": ("US$5 (A$7), $5-$6 or $7 = £8, $9", ["US$5 (A$7), $5-$6 or $7 = £8, $9"]),
    "MDX": ("import A from './a'\n\nexport const b = {\n  c: 1\n}\n\nd {/* *e */} f", ["d f"]),
    "no MDX": (
        "import duties rose\n\nexport default risk",
        ["import duties rose", "export default risk"],
    ),
    "components": ("<Tabs>\n  <Tab label='a'>b</Tab>\n</Tabs>\n\nc <Icon /> d", ["b", "c d"]),
}  # fmt: skip


@pytest.mark.parametrize(("source", "expected"), COMMONMARK.values(), ids=COMMONMARK)
def test_commonmark_is_read_in_blocks(source, expected):
    """Text comes in the blocks of the page, without what is not text; nothing is missing."""
    prose = read(source)
    assert blocks(prose) == expected
    assert prose.left_out == 0
    assert_sound(source, prose)


@pytest.mark.parametrize(("source", "expected"), EXTENSIONS.values(), ids=EXTENSIONS)
def test_extensions_are_read_in_blocks(source, expected):
    """What people write in Markdown beyond CommonMark is understood too."""
    prose = read(source)
    assert blocks(prose) == expected
    assert prose.left_out == 0
    assert_sound(source, prose)


@pytest.mark.parametrize(
    "source", [pair[0] for pair in (*COMMONMARK.values(), *EXTENSIONS.values())]
)
def test_line_endings_change_nothing(source):
    """A file with CRLF reads as the same file with LF; so does one with CR."""
    lines = source.replace("\r\n", "\n").replace("\r", "\n")
    for ending in ("\r\n", "\r"):
        text = lines.replace("\n", ending)
        assert blocks(read(text)) == blocks(read(lines))
        assert_sound(text, read(text))


def test_blocks_know_what_they_are():
    """Headings, list items and cells are told from paragraphs."""
    source = (
        "# a\n\nb\n\n- c\n\n  d\n\n  > e\n\n| f |\n|---|\n| g |\n\nh\n: i\n\n[^j]: k\n\n"
        "<h2>l</h2>\n\n<ul><li>m</ul>\n\nn[^j]"
    )
    assert kinds(read(source)) == [
        ("HEADING", "a"),
        ("PARAGRAPH", "b"),
        ("ITEM", "c"),
        ("ITEM", "d"),
        ("PARAGRAPH", "e"),
        ("CELL", "f"),
        ("CELL", "g"),
        ("PARAGRAPH", "h"),
        ("PARAGRAPH", "i"),
        ("PARAGRAPH", "k"),
        ("HEADING", "l"),
        ("ITEM", "m"),
        ("PARAGRAPH", f"n{X}"),
    ]


def test_positions_are_code_points():
    """Characters of two, three and four bytes count as one."""
    source = "é 你 😀 *bold*\n\nnext &amp; **last**"
    prose = read(source)
    for word in ("é 你 😀", "bold", "next", "last"):
        assert origin(source, prose, word) == word
    assert origin(source, prose, "&") == "&amp;"


def test_a_line_break_stands_for_the_markers_of_the_next_line():
    """In a quotation in a list, the break covers what stands before the text."""
    source = "- > one\r\n  > \\*two*\r\n  > *three*"
    prose = read(source)
    (block,) = prose.blocks
    breaks = [source[slice(*prose.source_span(at, at + 1))] for at in block.breaks]
    assert breaks == ["\r\n  > ", "\r\n  > "]
    assert [prose.text[start:end] for start, end in block.lines()] == ["one", "*two*", "three"]


def test_an_escape_is_taken_whole():
    """An edit that removes the character would else leave its backslash."""
    source = r"a \* b"
    prose = read(source)
    assert origin(source, prose, "*") == r"\*"
    assert not prose.editable(2, 3)
    assert prose.editable(0, 1)


def test_removed_matter_stands_for_the_whole_of_it():
    """The mark of code, an image or a shortcode covers its source."""
    source = "a `b`![c](d)[^e]<http://f.g>{{< h >}}<kbd>i</kbd>\n\n[^e]: j"
    prose = read(source)
    marks = [at for at, character in enumerate(prose.text) if character == X]
    assert [source[slice(*prose.source_span(at, at + 1))] for at in marks] == [
        "`b`",
        "![c](d)",
        "[^e]",
        "<http://f.g>",
        "{{< h >}}",
        "<kbd>i</kbd>",
    ]


def test_an_unclosed_tag_in_an_html_block_is_left_out_and_counted():
    """What follows it may be text or not."""
    prose = read("<div>\na <b class='c\nd\n\ne")
    assert blocks(prose) == ["a", "e"]
    assert prose.left_out == 1


def test_half_a_surrogate_pair_is_no_error():
    """An editor may send one; its place and all others are right."""
    source = "a \ud83d *b*"
    prose = read(source)
    assert blocks(prose) == ["a \ud83d b"]
    assert origin(source, prose, "b") == "b"


@pytest.mark.parametrize(
    "piece", ["> ", "- ", "*a ", "[", "![", "<b>", "<div>\n", "[a](", "{{<", "$a_"]
)
def test_deep_nesting_is_read(piece):
    """Ten thousand markers inside each other are no error."""
    source = piece * 10_000
    assert_sound(source, read(source))


@settings(deadline=None)
@given(MARKDOWN)
def test_every_text_of_markdown_pieces_gives_sound_prose(source):
    """Whatever the markup, the prose keeps its promises."""
    assert_sound(source, read(source))


@settings(deadline=None)
@given(st.text())
def test_every_text_gives_sound_prose(source):
    """The prose keeps its promises for any characters."""
    source = source.replace("\0", "")
    assert_sound(source, read(source))


@settings(deadline=None)
@given(st.lists(st.from_regex(r"[a-zé😀]{1,8}", fullmatch=True), min_size=1))
def test_words_come_through_unchanged(words):
    """Text without markup is itself."""
    source = " ".join(words)
    assert blocks(read(source)) == [source]
    assert read(source).editable(0, len(source))
