"""The events of a Markdown parser, put into blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mtlint.formats.flow import Flow
from mtlint.formats.html_elements import Role, kind_within
from mtlint.formats.html_fragment import FragmentReader, read_tag
from mtlint.formats.markdown_inline import InlineText
from mtlint.text.prose import BlockKind

if TYPE_CHECKING:
    from mtlint.formats.html_fragment import Tag
    from mtlint.formats.markdown_masks import Masks
    from mtlint.text.prose import ProseBuilder

_INLINE = frozenset(
    {"Emphasis", "Strong", "Strikethrough", "Superscript", "Subscript", "Link", "Image"}
)
_NOT_READ = frozenset({"CodeBlock", "MetadataBlock"})
_KINDS = {
    "Heading": BlockKind.HEADING,
    "Item": BlockKind.ITEM,
    "TableCell": BlockKind.CELL,
    "BlockQuote": BlockKind.PARAGRAPH,
    "FootnoteDefinition": BlockKind.PARAGRAPH,
    "DefinitionListTitle": BlockKind.PARAGRAPH,
    "DefinitionListDefinition": BlockKind.PARAGRAPH,
}
_REMOVED = frozenset({"Code", "FootnoteReference", "InlineMath", "DisplayMath"})


class BlockReader:
    """Takes the events of one document in order; positions are code points of the source."""

    def __init__(self, builder: ProseBuilder, source: str, masks: Masks) -> None:
        self._text = masks.text
        self._flow = Flow(builder, source, collapse=False)
        self._html_flow = Flow(builder, source, collapse=True)
        self._inline = InlineText(self._flow, masks)
        self._kinds = [BlockKind.PARAGRAPH]
        # How many elements are open round the event that are not read (code, an image's text).
        self._unread = 0
        # The inline HTML element that is open and not read, where it began and what came last.
        self._element: Tag | None = None
        self._element_start = 0
        self._element_end = 0
        self._html: list[tuple[int, int]] = []
        self._broken_at = -1

    def read(self, event: Any, start: int, end: int) -> None:  # noqa: ANN401 - the parser's own type
        """Take one event: a name, or a mapping of one name to what belongs to it."""
        name: str
        value: Any
        name, value = (event, None) if isinstance(event, str) else next(iter(event.items()))
        if self._unread:
            self._unread += (name == "Start") - (name == "End")
            return
        if self._broken_at >= 0:
            self._end_prefix(start)
        if name == "Start":
            self._open(value if isinstance(value, str) else next(iter(value)), value, start, end)
        elif name == "End":
            self._shut(value if isinstance(value, str) else next(iter(value)))
        elif name == "Html":
            self._html.append((start, end))
        elif name == "InlineHtml":
            self._tag(start, end)
        elif self._element is not None:
            self._element_end = end
        else:
            self._add(name, value, start, end)

    def _add(self, name: str, value: Any, start: int, end: int) -> None:  # noqa: ANN401
        if name == "Text":
            self._inline.add(value, start, end)
        elif name in _REMOVED:
            self._flow.removed(start, end)
        elif name in ("SoftBreak", "HardBreak"):
            self._flow.blank(start, end, is_break=True)
            self._broken_at = end
        elif name == "Rule":
            self._end_block()

    def _open(self, name: str, value: Any, start: int, end: int) -> None:  # noqa: ANN401
        if name not in _INLINE:
            self._end_block()
            self._unread = int(name in _NOT_READ)
            if not self._unread:
                self._kinds.append(_KINDS.get(name, self._kinds[-1]))
                self._flow.kind = self._kinds[-1]
        elif name == "Image" or (name == "Link" and _is_autolink(value)):
            self._unread = 1
            if self._element is None:
                self._flow.removed(start, end)
            self._element_end = end

    def _shut(self, name: str) -> None:
        if name in _INLINE:
            return
        self._end_block()
        if name == "HtmlBlock":
            self._add_html()
        self._kinds.pop()
        self._flow.kind = self._kinds[-1]

    def _end_block(self) -> None:
        self._end_element(self._element_end)
        self._flow.end_block()

    def _end_prefix(self, start: int) -> None:
        """Count the markers and blanks at the start of a line to the break before it."""
        # A backslash there belongs to the character that it escapes.
        end = start - (self._text[start - 1] == "\\")
        if end > self._broken_at:
            self._flow.blank(self._broken_at, end)
        self._broken_at = -1

    def _tag(self, start: int, end: int) -> None:
        """A tag in a paragraph; comments and the like leave nothing."""
        tag = read_tag(self._text, start, end)
        if self._element is not None:
            self._element_end = end
            if tag is not None and tag.closing and tag.name == self._element.name:
                self._end_element(end)
        elif tag is None or tag.role is Role.INLINE:
            return
        elif tag.role is Role.BREAK:
            self._flow.blank(start, end, is_break=True)
        elif tag.role is Role.BLOCK:
            self._flow.end_block()
            outer = self._kinds[-1]
            self._flow.kind = outer if tag.closing else kind_within(tag.name, outer)
        elif tag.has_content:
            self._element, self._element_start, self._element_end = tag, start, end
        elif tag.role is Role.REMOVED and not tag.closing:
            self._flow.removed(start, end)

    def _end_element(self, end: int) -> None:
        if self._element is None:
            return
        if self._element.role is Role.REMOVED:
            self._flow.removed(self._element_start, end)
        elif self._element.role is Role.HIDDEN_BLOCK:
            self._flow.end_block()
        self._element = None

    def _add_html(self) -> None:
        lines, self._html = self._html, []
        if not lines:
            return
        start, end = lines[0][0], lines[-1][1]
        self._html_flow.kind = self._kinds[-1]
        reader = FragmentReader(self._html_flow, self._kinds[-1])
        if sum(last - first for first, last in lines) == end - start:
            reader.read(self._text, start, end)
        else:
            reader.read(_without_prefixes(self._text, lines), 0, end - start, start)


def _is_autolink(value: dict[str, Any]) -> bool:
    return value["Link"]["link_type"] in ("Autolink", "Email")


def _without_prefixes(text: str, lines: list[tuple[int, int]]) -> str:
    """The lines of an HTML block in a quotation, with blanks for the marker of each."""
    parts: list[str] = []
    at = lines[0][0]
    for start, end in lines:
        parts += [" " * (start - at), text[start:end]]
        at = end
    return "".join(parts)
