"""Text that can be written: half of a surrogate pair has no place in UTF-8, hence not in JSON."""

from __future__ import annotations

from typing import Any

import msgspec


def encodable(text: str) -> str:
    r"""A text in which lone surrogates stand as escapes, such as `\udcff`."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def json_text(record: object, *, indent: int = 0) -> str:
    """A record of dicts, lists, texts, numbers and None as JSON; lone surrogates are escaped.

    Args:
        record: what to write.
        indent: spaces a level; 0 for all on one line.
    """
    try:
        data = msgspec.json.encode(record)
    except UnicodeEncodeError:  # hardly ever, so nobody looks for them beforehand
        data = msgspec.json.encode(_encodable(record))
    return (msgspec.json.format(data, indent=indent) if indent else data).decode()


def _encodable(value: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
    if isinstance(value, str):
        return encodable(value)
    if isinstance(value, list):
        return [_encodable(one) for one in value]
    if isinstance(value, dict):
        return {encodable(key): _encodable(one) for key, one in value.items()}
    return value
