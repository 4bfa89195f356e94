"""Markup, shortcodes and placeholders that leaked into prose."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from benchmarks.inject.model import Kind

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from benchmarks.inject.model import Damage

_BETWEEN_WORDS = r"(?<=[a-z]{3} )(?P<at>)(?=[a-z]{3})"
_BEFORE_WORD = r"(?<= )(?P<at>[a-z]{4,})(?=[ ,.])"
_NAME = r"(?<=[a-z] )(?P<at>[A-Z][a-z]{3,})(?=[ ,.])"
_NUMBER = r"(?<=[a-z] )(?P<at>\d{1,3})(?= [a-z])"
_BETWEEN_PARAGRAPHS = r"(?<=[.!?”])(?P<at>\n\n)(?=[A-Z“])"
_ENTITIES = {
    "’": ("&#8217;", "&rsquo;", "&amp;#8217;"),
    "'": ("&#039;", "&#39;", "&apos;"),
    '"': ("&quot;", "&#34;", "&amp;quot;"),
    "“": ("&ldquo;", "&#8220;"),
    "”": ("&rdquo;", "&#8221;"),
    "–": ("&ndash;", "&#8211;"),
    "—": ("&mdash;", "&#8212;"),
    "&": ("&amp;", "&amp;amp;"),
    " ": ("&nbsp;", "&#160;", "&amp;nbsp;"),
    "£": ("&pound;", "&#163;"),
    "é": ("&eacute;", "&#233;"),
}
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_CLASSES = ("entry-content", "post-title", "sc", "css", "wp-block-image", "text-left", "ad-slot")
_TAGS = ("span", "p", "div", "strong", "em", "b", "i", "h2", "li", "a", "figcaption", "blockquote")
_WORDS = ("name", "title", "user", "count", "page", "author", "date", "url", "site_name")


def _hash(chance: Random, size: int = 6) -> str:
    return "".join(chance.choice(_LETTERS + "0123456789") for _ in range(size))


def _attribute(chance: Random) -> str:
    left, right = chance.choice((("”", "”"), ('"', '"'), ("“", "”"), ("’", "’")))
    name = chance.choice(("class", "class", "style", "id", "href", "data-id"))
    value = {"style": "font-weight: 400;", "href": f"/news/{_hash(chance)}"}.get(
        name, f"{chance.choice(_CLASSES)}-{_hash(chance)}"
    )
    return f"{name}={left}{value}{right}>"


def _tag(chance: Random) -> str:
    tag = chance.choice(_TAGS)
    return chance.choice(
        (f"</{tag}>", f"<{tag}>", "<br />", "<br>", f'<{tag} class="{_hash(chance)}">')
    )


def _shortcode(chance: Random) -> str:
    number = chance.randint(10, 99_999)
    return chance.choice((
        f'[caption id="attachment_{number}" align="aligncenter" width="640"]',
        f'[gallery ids="{number},{number + 1}"]', "[ad_1]", "[ad_2]", "[/vc_column_text]",
        f"[embed]https://youtu.be/{_hash(chance, 11)}[/embed]", f'[contact-form-7 id="{number}"]',
        "[Anzeige_2]", "[/su_box]", "[vc_row][vc_column]", f'[adrotate banner="{number % 9}"]',
    ))  # fmt: skip


def _script(chance: Random) -> str:
    return chance.choice((
        "(adsbygoogle = window.adsbygoogle || []).push({});",
        "window.dataLayer = window.dataLayer || [];",
        f"googletag.cmd.push(function() {{ googletag.display('div-gpt-ad-{_hash(chance)}'); }});",
        f".{chance.choice(_CLASSES)}-{_hash(chance)} {{ margin: 0 auto; display: block; }}",
        f"@media (max-width: {chance.randint(320, 999)}px) {{ .{_hash(chance)} {{ margin: 0 }} }}",
        f"fbq('init', '{chance.randint(10**9, 10**10)}');",
        f"var _{_hash(chance)} = document.getElementById('{chance.choice(_CLASSES)}');",
    ))  # fmt: skip


def _placeholder(chance: Random) -> str:
    word = chance.choice(_WORDS)
    return chance.choice((
        f"{{{{{word}}}}}", f"${{{word}}}", "% 1 $ s", "%1$s", f"{{{chance.randint(0, 3)}}}",
        f"%%{word}%%", f"__{word.upper()}__", f"##{word.upper()}##", "%s", "% s", "{ 0 }",
    ))  # fmt: skip


def _token(chance: Random) -> str:
    letters = "".join(chance.choice("ABCDEF") + chance.choice("AZ") for _ in range(3))
    number = chance.randint(1000, 1009)
    return chance.choice((
        f"DNUM_{letters}", "<unk>", "&lt;unk&gt;", f"<b{number}>", f"{{{number}}}", "⁇", "__UNK__",
    ))  # fmt: skip


def _replaced(make: Callable[[Random], str]) -> Damage:
    return lambda _match, chance: make(chance)


def _before(make: Callable[[Random], str]) -> Damage:
    return lambda match, chance: make(chance) + match["at"]


def _line(make: Callable[[Random], str]) -> Damage:
    return lambda _match, chance: f"\n\n{make(chance)}\n\n"


def _entity(match: re.Match[str], chance: Random) -> str:
    return chance.choice(_ENTITIES[match["at"]])


def _wrapped(match: re.Match[str], chance: Random) -> str:
    tag = chance.choice(("strong", "em", "b", "i", "u"))
    return f"<{tag}>{match['at']}</{tag}>"


def _wiki(match: re.Match[str], chance: Random) -> str:
    name = match["at"]
    return chance.choice(
        (f"[[{name}]]", f"'''{name}'''", f"[[{name}|", f"{name}<nowiki/>", f"{{{{{name}")
    )


def _kind(name: str, place: str, damage: Damage, **how: bool) -> Kind:
    return Kind("markup", name, re.compile(place), damage, prose_only=True, **how)


KINDS = (
    _kind("attribute-line", _BETWEEN_PARAGRAPHS, _line(_attribute), running=False),
    _kind("attribute", _BEFORE_WORD, _before(_attribute)),
    _kind("tag", _BEFORE_WORD, _before(_tag)),
    _kind("pair-of-tags", _BEFORE_WORD, _wrapped),
    _kind(
        "entity",
        r"(?<=[a-z])(?P<at>['’])(?=s )|(?<=[ ])(?P<at2>&)(?= )|(?<=[a-z] )(?P<at3>[“–—£])",
        lambda m, c: c.choice(_ENTITIES[m[0]]),
    ),
    _kind("entity-letter", r"(?P<at>é)(?=[a-z ,.])", _entity),
    _kind("entity-space", r"(?<=[a-z]{3})(?P<at> )(?=[a-z]{3})", _entity),
    _kind("shortcode", _BETWEEN_PARAGRAPHS, _line(_shortcode), running=False),
    _kind("script", _BETWEEN_PARAGRAPHS, _line(_script), running=False),
    _kind("placeholder-name", _NAME, _replaced(_placeholder)),
    _kind("placeholder-number", _NUMBER, _replaced(_placeholder)),
    _kind("token", _NUMBER, _replaced(_token)),
    _kind("token-name", _NAME, _replaced(_token)),
    _kind("wiki", _NAME, _wiki),
)
