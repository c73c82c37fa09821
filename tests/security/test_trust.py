"""A signature is over bytes of a type, by a key: change any of the three and it is none."""

from __future__ import annotations

import hashlib

import msgspec
import pytest

from app.security import age, strictjson, trust
from app.security.trust import BadSignature, OfficeCertificate, Signer

ROOT = Signer.generate("root")
OFFICE = Signer.generate("office-1")
WORDS = [f"từ{number}" for number in range(256)]


def a_certificate(**changed: object) -> OfficeCertificate:
    plain = OfficeCertificate(
        root=trust.fingerprint(ROOT.public), office="office-1", key=OFFICE.public,
        recipient=age.Identity.generate().recipient, recovery=age.Identity.generate().recipient,
        unit="22120", name="Xã Tuy An Đông", serial=1, issued="2026-07-01",
    )  # fmt: skip
    return msgspec.structs.replace(plain, **changed)


def test_what_is_signed_is_what_dsse_says():
    """The example of the DSSE protocol text."""
    assert trust.pae("http://example.com/HelloWorld", b"hello world") == (
        b"DSSEv1 29 http://example.com/HelloWorld 11 hello world"
    )
    assert trust.pae("kiểu", "chữ".encode()) == b"DSSEv1 6 ki\xe1\xbb\x83u 5 ch\xe1\xbb\xaf"


def test_an_envelope_is_json_that_other_dsse_tools_read():
    plain = msgspec.json.decode(trust.sign("text/x", b"hello", OFFICE))
    assert set(plain) == {"payload", "payloadType", "signatures"}
    assert (plain["payload"], plain["payloadType"]) == ("aGVsbG8=", "text/x")
    assert plain["signatures"][0]["keyid"] == "office-1"


def test_payload_type_and_key_all_count():
    raw = trust.sign("text/x", b"hello", OFFICE)
    envelope = trust.read_envelope(raw, limit=1000)
    assert trust.verify(envelope, "text/x", OFFICE.public) == b"hello"
    wrong = [
        (envelope, "text/y", OFFICE.public),
        (envelope, "text/x", ROOT.public),
        (envelope, "text/x", b"short"),
        (msgspec.structs.replace(envelope, payload=b"hellO"), "text/x", OFFICE.public),
        (msgspec.structs.replace(envelope, payload_type="text/y"), "text/y", OFFICE.public),
    ]
    for changed, kind, key in wrong:
        with pytest.raises(BadSignature):
            trust.verify(changed, kind, key)


def test_one_good_signature_among_others_is_enough_and_none_is_not():
    both = [trust.read_envelope(trust.sign("t", b"x", one), limit=1000) for one in (ROOT, OFFICE)]
    joined = msgspec.structs.replace(both[0], signatures=both[0].signatures + both[1].signatures)
    assert trust.verify(joined, "t", OFFICE.public) == b"x"
    for raw in (b"{}", b'{"payload":"","payloadType":"t","signatures":[]}', b'{"payload":"?","payloadType":"t"}', b"x"):
        with pytest.raises((strictjson.Malformed, BadSignature)):
            trust.verify(trust.read_envelope(raw, limit=1000), "t", OFFICE.public)


def test_an_office_is_what_the_root_certified():
    certificate = a_certificate()
    raw = trust.certify(certificate, ROOT)
    assert trust.read_certificate(raw, ROOT.public) == certificate
    with pytest.raises(BadSignature):
        trust.read_certificate(raw, Signer.generate("root").public)
    with pytest.raises(ValueError, match="another root"):
        trust.certify(a_certificate(root="0" * 64), ROOT)
    lying = trust.sign(trust.CERTIFICATE_TYPE, strictjson.encode(a_certificate(root="0" * 64)), ROOT)
    with pytest.raises(BadSignature):
        trust.read_certificate(lying, ROOT.public)
    with pytest.raises(strictjson.Malformed):
        trust.read_certificate(trust.sign(trust.CERTIFICATE_TYPE, b'{"magic":"x"}', ROOT), ROOT.public)


def test_the_spoken_code_is_the_same_on_both_machines_and_for_nothing_else():
    code = trust.spoken_code(b"laptop", b"root", words=WORDS)
    assert len(code) == 8
    assert code == trust.spoken_code(b"laptop", b"root", words=WORDS)
    others = [(b"laptoproot", b""), (b"laptopr", b"oot"), (b"root", b"laptop"), (b"laptop", b"root", b""), ()]
    assert len({tuple(trust.spoken_code(*parts, words=WORDS)) for parts in others} | {tuple(code)}) == 6


def test_the_spoken_code_never_changes_between_versions():
    digest = hashlib.sha256(b"hoso-spoken-code-v1" + bytes(7) + b"\1a" + bytes(7) + b"\2bc").digest()
    assert trust.spoken_code(b"a", b"bc", words=WORDS) == [WORDS[byte] for byte in digest[:8]]


def test_a_list_of_words_that_says_less_than_a_byte_is_refused():
    for words in (WORDS[:255], [*WORDS[:255], WORDS[0]], []):
        with pytest.raises(ValueError, match="256"):
            trust.spoken_code(b"x", words=words)


def test_fingerprints_are_shown_in_fours_and_keys_never():
    print_ = trust.fingerprint(OFFICE.public)
    assert len(print_) == 64
    assert print_ != trust.fingerprint(ROOT.public)
    assert trust.shown(print_) == f"{print_[:4]} {print_[4:8]} {print_[8:12]} {print_[12:16]} {print_[16:20]}"
    assert OFFICE.seed.hex() not in repr(OFFICE)
    assert repr(OFFICE.seed) not in repr(OFFICE)
