"""Pieces of text that mean something in HTML or Markdown, to be put together at random."""

from hypothesis import strategies as st

BLANKS = [" ", "  ", "\t", "\n", "\r\n", "\r", "\n\n", "\f", "\u00a0", "\u2028"]
WORDS = ["a", "word ", "É", "😀", "\ufffc", "\ufeff", "5", "."]
REFERENCES = [
    "&amp;", "&amp", "&lt", "&#65;", "&#x1F600;", "&nbsp;", "&#10;", "&#13;", "&#0;", "&#x80;",
    "&bogus;", "&notit;", "&NotEqualTilde;", "&",
]  # fmt: skip
TAGS = [
    "<", "<b>", "</b>", "<i ", "<p>", "</p>", "<br>", "<div>", "</div>\n", "<li>", "<h1>",
    "<table>", "</table>", "<tr>", "<td>", "<code>", "</code>", "<img alt='x'>", "<pre>", "</pre>",
    "<title>", "</title>", "<textarea>", "</textarea>", "<script>", "</script>", "<svg>", "</svg>",
    "<math>", "<template>", "<noscript>", "</noscript>", "<select>", "<option>", "<frameset>",
    "<head>", "</body>", "<span translate=no>", "</span>", "</unknown>", "<a href='", "'>", '"',
    "<!--", "-->", "--!>", "<![CDATA[", "]]>", "<?", "?>", "<!x", ">",
]  # fmt: skip
MARKS = [
    "*", "**", "_", "`", "``", "~~", "[", "]", "(", ")", "](u)", "![", "\\", "\\*", "> ", "- ",
    "1. ", "# ", "#", "===", "---", "\n---\n", "+++\n", "|", "|a|b|\n|-|-|\n|c|d|", ": d", "    ",
    "[^1]", "[^1]: n", "[r]: /u 't'\n", "<http://x.y>", "{#id}", "[ ] ", "{{< x >}}", "{{% y",
    "%}}", "{% z %}", "{{v}}", "$x$", "$$", "$a_b$", "import a from 'b'\n", "export const c = {\n",
    "{/* c */}", "{% highlight %}", "{% endhighlight %}",
]  # fmt: skip

HTML = st.lists(st.sampled_from(BLANKS + WORDS + REFERENCES + TAGS), max_size=25).map("".join)
MARKDOWN = st.lists(st.sampled_from(BLANKS + WORDS + REFERENCES + TAGS + MARKS), max_size=25).map(
    "".join
)
