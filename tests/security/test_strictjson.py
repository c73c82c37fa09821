"""JSON has one meaning, or is refused."""

from __future__ import annotations

import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.security import strictjson
from app.security.strictjson import Malformed

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)  # fmt: skip


@given(VALUES)
def test_what_any_honest_program_wrote_is_taken(value):
    strictjson.check(strictjson.encode(value))
    strictjson.check(json.dumps(value, indent=1).encode())


@given(st.dictionaries(st.text(), VALUES, min_size=1, max_size=4), st.data())
def test_a_key_that_stands_twice_is_refused_wherever_it_stands(value, data):
    key = data.draw(st.sampled_from(sorted(value)))
    pairs = [*value.items(), (key, data.draw(VALUES))]
    raw = "{" + ",".join(f"{json.dumps(k)}:{json.dumps(v)}" for k, v in pairs) + "}"
    for text in (raw, f"[{raw}]", f'{{"outer": {raw}}}'):
        with pytest.raises(Malformed):
            strictjson.check(text.encode())


def test_a_key_that_stands_twice_under_another_spelling_is_refused():
    with pytest.raises(Malformed):
        strictjson.check(b'{"a":1,"\\u0061":2}')


@pytest.mark.parametrize(
    "raw",
    [b"NaN", b"Infinity", b"1e999", b"9223372036854775808", b"-9223372036854775809", b"\xff", b'"\xff"', b"", b"1 2"],
)
def test_what_programs_read_differently_is_refused(raw):
    with pytest.raises(Malformed):
        strictjson.check(raw)


def test_the_longest_integers_and_digits_in_text_are_no_fault():
    strictjson.check(b"[9223372036854775807,-9223372036854775808]")
    strictjson.check(b'{"code":"99999999999999999999999"}')


def test_depth_counts_brackets_and_not_those_in_text():
    strictjson.check(b"[" * 32 + b"]" * 32)
    strictjson.check(b'"' + b"[" * 100 + b'"')
    strictjson.check(b"[" + b"[]," * 100 + b"[]]")
    strictjson.check(rb'["\"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["]')
    for raw in (b"[" * 33 + b"]" * 33, b"[" * 1_000_000, b'{"a":' * 40 + b"1" + b"}" * 40):
        with pytest.raises(Malformed):
            strictjson.check(raw)


def test_a_typed_value_is_bounded_and_checked_in_the_fields_that_it_skips():
    class Small(msgspec.Struct):
        a: int = 0

    assert strictjson.decode(b'{"a":1,"later":[1]}', Small, limit=100) == Small(1)
    long = b"{" + b" " * 100 + b"}"
    for raw in (b'{"a":1,"later":{"x":1,"x":2}}', b'{"a":1,"later":"\xff"}', b'{"a":"1"}', b"[]", long):
        with pytest.raises(Malformed):
            strictjson.decode(raw, Small, limit=100)
