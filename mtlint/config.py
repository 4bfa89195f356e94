"""What can be configured: every key once, with its type, its default and its description.

The help of the command line and the documentation are made from this one definition. Which file a
value comes from, and which value wins, is decided in `mtlint.settings`.
"""

# Annotations are evaluated here: the descriptions are read from them at every start.
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from mtlint.errors import ConfigurationError
from mtlint.patterns import broken

# A house style that rules ask about -> what switching it on says about the text.
HOUSE_STYLES = {"indian-english": "the text is Indian English: lakh and crore are left alone"}

Strings = tuple[str, ...]
Language = Annotated[str, Meta(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")]

Select = Annotated[
    Strings | None,
    Meta(description="rules to run instead of the default ones (ids, families, globs)"),
]
Ignore = Annotated[Strings, Meta(description="rules not to run")]
ExtendSelect = Annotated[Strings, Meta(description="rules to run besides the selected ones")]
MinConfidence = Annotated[
    float, Meta(ge=0, le=1, description="leave out findings less sure than this (0 to 1)")
]
FailOn = Annotated[
    Literal["error", "warning", "info"],
    Meta(description="the lowest severity that makes the exit status 1: error, warning or info"),
]
Encoding = Annotated[
    str, Meta(description="how files without a byte-order mark are encoded, as Python names it")
]
SourceLanguages = Annotated[
    tuple[Language, ...],
    Meta(description="languages the text was translated from (codes such as hi, ja): opens gates"),
]
HouseStyle = Annotated[
    dict[str, bool], Meta(description="habits of the house, such as indian-english = true")
]
Allow = Annotated[Strings, Meta(description="words and names that are right as they stand")]


class Overrides(msgspec.Struct, frozen=True, kw_only=True, rename="kebab"):
    """The keys that can be set for some files only."""

    select: Select = None
    ignore: Ignore = ()
    extend_select: ExtendSelect = ()
    min_confidence: MinConfidence = 0.7
    fail_on: FailOn = "warning"
    encoding: Encoding = "utf-8"
    source_languages: SourceLanguages = ()
    house_style: HouseStyle = {}  # msgspec copies an empty default for every instance
    allow: Allow = ()


class Config(Overrides, frozen=True, kw_only=True, rename="kebab"):
    """Everything that can be configured; a key is a field's name with hyphens."""

    exclude: Annotated[
        Strings, Meta(description="files and folders to leave out, written as in a .gitignore")
    ] = ()
    include: Annotated[
        Strings,
        Meta(
            description="files to take when walking a folder: extensions (.md) or .gitignore globs"
        ),
    ] = ()
    max_file_size: Annotated[
        int | str,
        Meta(description='files above this are left out: bytes, or a size such as "20 MB"'),
    ] = "20 MB"
    formats: Annotated[
        dict[str, str],
        Meta(description='which format a file has: a table such as {"*.in" = "html"}'),
    ] = {}
    across_files: Annotated[
        bool,
        Meta(description="look for names that the files of a run spell in two ways (reads twice)"),
    ] = False
    baseline: Annotated[
        str | None,
        Meta(description="the file of accepted findings, relative to the configuration file"),
    ] = None
    cache: Annotated[
        bool, Meta(description="keep what was found in files, and check only those that changed")
    ] = True
    rules: Annotated[
        Strings, Meta(description="folders of rule files, relative to the configuration file")
    ] = ()
    plugins: Annotated[
        Strings,
        Meta(description="Python modules with more checks; loaded with --allow-plugins only"),
    ] = ()
    per_file_overrides: Annotated[
        dict[str, dict[str, Any]],
        Meta(
            description='settings for some files: a table such as {"news/**" = {ignore = ["unit"]}}'
        ),
    ] = {}

    @property
    def max_bytes(self) -> int:
        """`max-file-size` in bytes."""
        return parse_size(self.max_file_size)


class Option(msgspec.Struct, frozen=True):
    """One key as the documentation shows it."""

    key: str
    default: Any
    description: str


@cache
def options() -> dict[str, Option]:
    """Every key of the configuration with default and description, in the order of definition."""
    empty = Config()
    hints = Overrides.__annotations__ | Config.__annotations__
    pairs = zip(Config.__struct_encode_fields__, Config.__struct_fields__, strict=True)
    return {
        key: Option(key, getattr(empty, name), _description(hints[name])) for key, name in pairs
    }


def _description(hint: Any) -> str:  # noqa: ANN401 - a type hint has no common type
    return str(hint.__metadata__[0].description)


@cache
def parse_size(value: int | str) -> int:
    """A size in bytes from an integer or from words such as "20 MB" (1 MB is 1,000,000 bytes).

    Raises:
        ConfigurationError: it is neither.
    """
    units = {"": 1, "b": 1, "kb": 10**3, "mb": 10**6, "gb": 10**9}
    units |= {"kib": 2**10, "mib": 2**20, "gib": 2**30}
    text = str(value).strip().lower()
    number = text.rstrip("kmgib ")
    unit = text[len(number) :].strip()
    if not number.replace(".", "", 1).isdecimal() or unit not in units:
        raise ConfigurationError(f'{value!r} is not a size; write bytes or a size such as "20 MB"')
    return int(float(number) * units[unit])


def check_table(table: Mapping[str, Any], origin: str) -> None:
    """Make sure that a table of settings has only known keys and values of their types.

    Raises:
        ConfigurationError: it does not; the message names `origin` and the key.
    """
    _known_keys(table, Config, origin, "")
    _convert(table, Config, origin, "")
    for glob, overrides in table.get("per-file-overrides", {}).items():
        where = f'per-file-overrides."{glob}".'
        _known_keys(overrides, Overrides, origin, where)
        _convert(overrides, Overrides, origin, where)
        _known_styles(overrides, origin, where)
    _known_styles(table, origin, "")
    _sound_globs(table, origin)
    _known_formats(table, origin)
    _parsable_size(table, origin)


def _known_keys(
    table: Mapping[str, Any], shape: type[msgspec.Struct], origin: str, where: str
) -> None:
    known = shape.__struct_encode_fields__
    for key in table:
        if key not in known:
            hint = suggestion(key, known) or f"; known keys are {', '.join(known)}"
            raise ConfigurationError(f"{origin}: unknown key '{where}{key}'{hint}")


def _known_styles(table: Mapping[str, Any], origin: str, where: str) -> None:
    """Rule files may name styles of their own, so only what looks like a slip is refused."""
    for key in table.get("house-style", {}):
        hint = "" if key in HOUSE_STYLES else suggestion(key, HOUSE_STYLES, likeness=0.85)
        if hint:
            raise ConfigurationError(f"{origin}: unknown key '{where}house-style.{key}'{hint}")


def _sound_globs(table: Mapping[str, Any], origin: str) -> None:
    for key in ("exclude", "include", "formats", "per-file-overrides"):
        wrong = next((glob for glob in table.get(key, ()) if broken(glob)), None)
        if wrong is not None:
            raise ConfigurationError(f"{origin}: {key}: {wrong!r} is no pattern for paths")


def _known_formats(table: Mapping[str, Any], origin: str) -> None:
    from mtlint.formats import FORMATS  # only a run with a configuration comes here

    for glob, name in table.get("formats", {}).items():
        if name not in FORMATS:
            hint = suggestion(name, FORMATS) or f"; known are {', '.join(FORMATS)}"
            raise ConfigurationError(f"{origin}: formats.\"{glob}\": unknown format '{name}'{hint}")


def _parsable_size(table: Mapping[str, Any], origin: str) -> None:
    try:
        parse_size(table.get("max-file-size", 0))
    except ConfigurationError as error:
        raise ConfigurationError(f"{origin}: max-file-size: {error}") from None


# How msgspec names types -> how a person who writes TOML does.
_WORDS = {
    "`array | null`": "a list",
    "`array`": "a list",
    "`object`": "a table",
    "`str | null`": "a string",
    "`str`": "a string",
    "`int | str`": "a number or a string",
    "`int`": "a whole number",
    "`float`": "a number",
    "`bool`": "true or false",
}


def _convert(
    table: Mapping[str, Any], shape: type[msgspec.Struct], origin: str, where: str
) -> None:
    try:
        msgspec.convert(table, shape)
    except msgspec.ValidationError as error:
        what, _, place = str(error).partition(" - at `$")
        key = where + (place.strip("`.").replace("[...]", "") or "(top level)")
        raise ConfigurationError(f"{origin}: {key}: {in_words(what, key)}") from None


def in_words(what: str, key: str) -> str:
    """What msgspec says of the value of a key, in the words of who writes TOML."""
    for types, words in _WORDS.items():
        what = what.replace(types, words)
    if key.endswith("fail-on"):
        what += "; it is error, warning or info"
    return what[0].lower() + what[1:]


def suggestion(word: str, known: Iterable[str], *, likeness: float = 0.6) -> str:
    """`; did you mean '…'?` for the known word most like `word`, or nothing.

    `likeness` is the least ratio of `difflib`, 0 to 1.
    """
    from difflib import get_close_matches  # only for a message

    close = get_close_matches(word.replace("_", "-"), list(known), n=1, cutoff=likeness)
    return f"; did you mean '{close[0]}'?" if close else ""


def from_mapping(table: Mapping[str, Any], origin: str = "config") -> Config:
    """A configuration from a table with kebab-case keys.

    Raises:
        ConfigurationError: a key or a value is wrong.
    """
    check_table(table, origin)
    return msgspec.convert(table, Config)
