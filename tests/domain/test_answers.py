"""Not asked, asked and unknown, does not apply: three answers that stay three."""

from __future__ import annotations

import msgspec

from app.domain.answers import Answer, Silence, is_known, known_or, lifted, was_asked
from app.domain.partial_date import PartialDate


def test_only_a_value_is_known():
    assert is_known("Nguyễn Văn An")
    assert is_known(0)
    assert is_known("")
    assert not is_known(None)
    assert not is_known(Silence.UNKNOWN)
    assert not is_known(Silence.DOES_NOT_APPLY)


def test_a_silence_read_back_from_the_wire_as_plain_text_is_no_name():
    assert not is_known("unknown")
    assert not is_known("n/a")


def test_a_question_answered_with_i_do_not_know_was_asked():
    assert was_asked(Silence.UNKNOWN)
    assert was_asked(Silence.DOES_NOT_APPLY)
    assert not was_asked(None)


def test_a_fallback_stands_in_for_every_silence():
    assert [known_or(each, "?") for each in ("Y Bhim", None, *Silence)] == ["Y Bhim", "?", "?", "?"]


def test_decoded_text_becomes_a_silence_again():
    assert lifted("unknown") is Silence.UNKNOWN
    assert lifted("n/a") is Silence.DOES_NOT_APPLY
    assert lifted("Buôn Kiểm Thử") == "Buôn Kiểm Thử"
    assert lifted(None) is None


def test_all_three_silences_survive_the_wire_beside_a_date():
    for answer in (None, Silence.UNKNOWN, Silence.DOES_NOT_APPLY, PartialDate(1942)):
        assert msgspec.json.decode(msgspec.json.encode(answer), type=Answer[PartialDate]) == answer
