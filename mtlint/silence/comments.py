"""Where comments to mtlint stand: in each format as it writes comments, and never in code."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from mtlint.formats.html_elements import RAW
from mtlint.formats.html_text import MARKUP, TAG
from mtlint.silence.directive import read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mtlint.silence.directive import Directive
    from mtlint.text.document import Document
    from mtlint.text.prose import Prose

Span = tuple[int, int]

_COMMENT = re.compile(
    r"<!--+\s*mtlint:(?P<html>.*?)--!?>|\{/\*+\s*mtlint:(?P<mdx>.*?)\*+/\}", re.DOTALL
)
_LINE = re.compile(r"#+[ \t]*mtlint:(?P<body>[^\r\n]*)")

# In these nothing is a comment to us: what stands there is shown, or is another language.
_CODE = RAW | {"code", "kbd", "pre", "samp", "svg", "math"}


def comments(document: Document) -> list[Directive]:
    """What the comments of a document say to mtlint, in order."""
    find = _FINDERS.get(document.format)
    if find is None or not document.names_mtlint:
        return []
    text = document.source.text
    return [read(text, start, end, body) for start, end, body in find(document)]


def _in_html(document: Document) -> Iterator[tuple[int, int, Span]]:
    text = document.source.text
    for start in _html_comments(text, 0, len(text)):
        yield from _comment_at(text, start)


def _in_markdown(document: Document) -> Iterator[tuple[int, int, Span]]:
    from mtlint.formats.markdown import cover, events

    text = document.source.text
    masks = cover(text)
    for event, start, end in events(text, masks):
        name, value = (event, None) if isinstance(event, str) else next(iter(event.items()))
        if name == "Start" and value == "HtmlBlock":
            for place in _html_comments(masks.text, start, end):
                yield from _comment_at(text, place)
        elif name == "InlineHtml" and not _is_removed(document.prose, start):
            yield from _comment_at(text, start)


def _in_plain(document: Document) -> Iterator[tuple[int, int, Span]]:
    from mtlint.formats.plain import comments

    for line in comments(document.source.text):
        match = _LINE.match(document.source.text, line.start("comment"))
        assert match is not None, "the one pattern is the other with blanks before it"
        yield *match.span(), match.span("body")


_FINDERS: dict[str, Callable[[Document], Iterator[tuple[int, int, Span]]]] = {
    "html": _in_html,
    "markdown": _in_markdown,
    "plain": _in_plain,
}


def _comment_at(text: str, start: int) -> Iterator[tuple[int, int, Span]]:
    match = _COMMENT.match(text, start)
    if match is not None:
        yield *match.span(), match.span("html" if match["html"] is not None else "mdx")


def _html_comments(text: str, start: int, end: int) -> Iterator[int]:
    """Where comments begin in HTML, tag by tag."""
    at = start
    while (match := MARKUP.search(text, at, end)) is not None:
        at = match.start()
        if text.startswith("<!--", at):
            yield at
            after = text.find("-->", at + 4, end)
            at = after + 3 if after >= 0 else end
            continue
        tag = TAG.match(text, at, end)
        if tag is None and text[at + 1] not in "!?":
            return  # a tag that is not closed takes the rest with it
        at = tag.end() if tag else at + 1
        if tag and not tag[1] and tag[2].lower() in _CODE:
            at = _end_of(tag[2], text, at, end)


def _end_of(name: str, text: str, start: int, end: int) -> int:
    """Behind the next end tag of an element, or `end` if nothing closes it."""
    match = re.compile(rf"</{re.escape(name)}\s*>", re.IGNORECASE).search(text, start, end)
    return match.end() if match else end


def _is_removed(prose: Prose, at: int) -> bool:
    """Whether a place of the source lies inside matter that was taken out of a sentence as code."""
    runs = prose.runs
    index = bisect_right(runs, at, key=lambda run: run.source_start) - 1
    if index < 0 or runs[index].source_end <= at:
        return False
    return prose.text[runs[index].start] == "\N{OBJECT REPLACEMENT CHARACTER}"
