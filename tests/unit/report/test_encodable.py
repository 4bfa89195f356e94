"""Text that can be written as UTF-8."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtlint.report.encodable import encodable, json_text

_TEXT = st.text(st.characters())  # lone surrogates among them
_RECORDS = st.recursive(
    st.one_of(_TEXT, st.integers(-(2**53), 2**53), st.booleans(), st.none()),
    lambda inner: st.one_of(st.lists(inner), st.dictionaries(_TEXT, inner)),
    max_leaves=8,
)


@given(_TEXT)
def test_any_text_can_be_encoded(text):
    """What could be written already stays as it is."""
    assert encodable(text).encode().decode() == encodable(text)
    if not any("\ud800" <= char <= "\udfff" for char in text):
        assert encodable(text) == text


@given(_RECORDS, st.sampled_from([0, 1]))
def test_any_record_is_json_in_utf_8(record, indent):
    """It is read back as it was."""
    read = json.loads(json_text(record, indent=indent).encode())
    try:
        json.dumps(record, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return
    assert read == record


@pytest.mark.parametrize("record", ["\udcff", ["\udcff"], {"\udcff": {"a": ["\udcff"]}}])
def test_a_lone_surrogate_stands_as_an_escape(record):
    """In values and in keys, however deep."""
    assert "\\\\udcff" in json_text(record)
    json_text(record).encode()
