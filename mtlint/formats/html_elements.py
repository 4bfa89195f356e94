"""What the elements of HTML mean for prose: which end a block, which are not read."""

from __future__ import annotations

from enum import Enum, auto

from mtlint.text.prose import BlockKind


class Role(Enum):
    """What an element does to the prose around it."""

    INLINE = auto()  # its text belongs to the sentence; the tags leave nothing
    BLOCK = auto()  # its text stands alone
    BREAK = auto()  # a line break inside a block
    REMOVED = auto()  # it stands in the sentence but is not read: one mark of removed matter
    HIDDEN = auto()  # it is not on the page: nothing is left
    HIDDEN_BLOCK = auto()  # it is not read, and the text around it does not belong together


_NAMES = {
    Role.BLOCK: (
        "address article aside blockquote body caption center col colgroup datalist dd details"
        " dialog dir div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6"
        " header hgroup hr html legend li listing main menu nav ol optgroup option p search"
        " section select summary table tbody td tfoot th thead title tr ul"
    ),
    Role.BREAK: "br",
    Role.REMOVED: (
        "applet area audio button canvas code embed iframe image img input kbd keygen map math"
        " meter object picture progress rp rt samp svg textarea tt var video"
    ),
    # With scripting, which every reader of the page has, `noscript` is not on the page.
    Role.HIDDEN: (
        "base basefont bgsound link meta noembed noframes noscript param script source style"
        " template track"
    ),
    Role.HIDDEN_BLOCK: "head plaintext pre xmp",
}

_ROLES = {name: role for role, names in _NAMES.items() for name in names.split()}

_UNTRANSLATED = {Role.INLINE: Role.REMOVED, Role.BLOCK: Role.HIDDEN_BLOCK}

_KINDS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "title"), BlockKind.HEADING),
    **dict.fromkeys(("td", "th"), BlockKind.CELL),
    "li": BlockKind.ITEM,
    "table": BlockKind.PARAGRAPH,
    "blockquote": BlockKind.PARAGRAPH,
}

# Elements without content and end tag.
VOID = frozenset(
    {
        "area",
        "base",
        "basefont",
        "bgsound",
        "br",
        "col",
        "embed",
        "frame",
        "hr",
        "image",
        "img",
        "input",
        "keygen",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    }
)

# Elements in which tags are not tags: only their own end tag ends them.
RAW = frozenset(
    {"iframe", "noembed", "noframes", "noscript", "script", "style", "textarea", "title", "xmp"}
)


def role_of(name: str, *, untranslated: bool = False) -> Role:
    """The role of an element by its lower-case name.

    Args:
        name: the element's name; one that HTML does not know is inline, as in a browser.
        untranslated: whether it says that it must not be translated, so nobody has.
    """
    role = _ROLES.get(name, Role.INLINE)
    return _UNTRANSLATED.get(role, role) if untranslated else role


def kind_within(name: str, outer: BlockKind) -> BlockKind:
    """The kind of the blocks directly in an element, given the kind round it.

    A `div` in a cell is a cell, and a `p` in a list item an item; a `p` in a cell is a paragraph,
    for a table whose cells hold paragraphs lays out a page.
    """
    if name == "p":
        return outer if outer == BlockKind.ITEM else BlockKind.PARAGRAPH
    return _KINDS.get(name, outer)
