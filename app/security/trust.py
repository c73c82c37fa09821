"""Who signed this: DSSE envelopes, fingerprints, the office certificate, the spoken code.

The root key signs office certificates only. An office key, so certified, signs the registry and reset answers. A
device key signs its bundles. A signature always covers the payload's type, so that no signed thing can be passed off
as another kind (DSSE, github.com/secure-systems-lab/dsse, protocol.md v1).
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Annotated, Literal

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from msgspec import Meta

from app.security import strictjson

CERTIFICATE_TYPE = "application/vnd.hoso.office-certificate.v1+json"
MAX_CERTIFICATE = 8 * 1024

Id = Annotated[str, Meta(min_length=1, max_length=64, pattern=r"\A[A-Za-z0-9._:-]+\Z")]
PublicKey = Annotated[bytes, Meta(min_length=32, max_length=32)]
RecipientText = Annotated[str, Meta(max_length=80, pattern=r"\Aage1[a-z0-9]+\Z")]
Fingerprint = Annotated[str, Meta(pattern=r"\A[0-9a-f]{64}\Z")]


class BadSignature(Exception):
    """The signature is not by that key over these bytes of this type."""


@dataclass(frozen=True, slots=True)
class Signer:
    """A signing key (Ed25519) and the name under which others look its public half up: a device id."""

    keyid: str
    seed: bytes = field(repr=False)

    @classmethod
    def generate(cls, keyid: str) -> Signer:
        """A new random key."""
        return cls(keyid, Ed25519PrivateKey.generate().private_bytes_raw())

    @property
    def public(self) -> bytes:
        """32 bytes."""
        return self._key.public_key().public_bytes_raw()

    def sign(self, message: bytes) -> bytes:
        """64 bytes over ``message`` as it is: use :func:`sign`, which says what the message is."""
        return self._key.sign(message)

    @property
    def _key(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(self.seed)


class Signature(msgspec.Struct, frozen=True):
    """One signature of an envelope. ``keyid`` is a hint: it says which key to try, and proves nothing."""

    keyid: Annotated[str, Meta(max_length=64)]
    sig: Annotated[bytes, Meta(min_length=64, max_length=64)]


class Envelope(msgspec.Struct, frozen=True):
    """A DSSE envelope (JSON, base64). The payload is what was signed, byte for byte."""

    payload: bytes
    payload_type: Annotated[str, Meta(max_length=128)] = msgspec.field(name="payloadType")
    signatures: Annotated[tuple[Signature, ...], Meta(min_length=1, max_length=4)] = ()


def pae(payload_type: str, payload: bytes) -> bytes:
    """DSSE's pre-authentication encoding: ``"DSSEv1" SP LEN(type) SP type SP LEN(payload) SP payload``."""
    kind = payload_type.encode("utf-8")
    return b"DSSEv1 %d %b %d %b" % (len(kind), kind, len(payload), payload)


def sign(payload_type: str, payload: bytes, signer: Signer) -> bytes:
    """An envelope around ``payload``, as JSON bytes."""
    signature = Signature(signer.keyid, signer.sign(pae(payload_type, payload)))
    return strictjson.encode(Envelope(payload, payload_type, (signature,)))


def read_envelope(raw: bytes, *, limit: int) -> Envelope:
    """Decode without verifying anything. Raises :class:`strictjson.Malformed`."""
    return strictjson.decode(raw, Envelope, limit=limit)


def verify(envelope: Envelope, payload_type: str, public: bytes) -> bytes:
    """The payload, if one signature is by ``public`` and the type is the one asked for.

    Raises:
        BadSignature: otherwise.
    """
    if envelope.payload_type != payload_type:
        raise BadSignature(f"signed as {envelope.payload_type}")
    message = pae(payload_type, envelope.payload)
    try:
        key = Ed25519PublicKey.from_public_bytes(public)
    except ValueError as fault:
        raise BadSignature("no key") from fault
    for signature in envelope.signatures:
        try:
            key.verify(signature.sig, message)
        except InvalidSignature:
            continue
        return envelope.payload
    raise BadSignature("no signature by that key")


def fingerprint(public: bytes | str) -> str:
    """SHA-256 in hex (64 characters) of a public key's 32 bytes, or of an age recipient's text."""
    raw = public.encode("ascii") if isinstance(public, str) else public
    return hashlib.sha256(b"hoso-key\0" + raw).hexdigest()


def shown(print_: str) -> str:
    """The first 80 bits of a fingerprint in groups of four, for a person's eye: ``"3fa2 09bc …"``."""
    return " ".join(print_[start : start + 4] for start in range(0, 20, 4))


class OfficeCertificate(msgspec.Struct, frozen=True, kw_only=True):
    """The root's word that a key speaks for the commune's office (văn phòng xã). Signed by the root only."""

    magic: Literal["hoso-office-certificate"] = "hoso-office-certificate"
    root: Fingerprint
    """Fingerprint of the root that signs: a certificate names its commune."""
    office: Id
    """The device id under which the office signs."""
    key: PublicKey
    recipient: RecipientText
    """The office's age recipient: where laptops send bundles and escrows."""
    recovery: RecipientText
    """The commune's recovery recipient: every bundle is also closed to it."""
    unit: Annotated[str, Meta(max_length=16)]
    """The commune's code, as ``22120``."""
    name: Annotated[str, Meta(max_length=200)]
    serial: Annotated[int, Meta(ge=1, le=1_000_000)]
    """Counts the certificates of this root; a higher one replaces a lower."""
    issued: Annotated[str, Meta(max_length=32)]
    """ISO date. For display only."""


def certify(certificate: OfficeCertificate, root: Signer) -> bytes:
    """The certificate in an envelope signed by the root. ``certificate.root`` must be that root's fingerprint."""
    if certificate.root != fingerprint(root.public):
        raise ValueError("the certificate names another root")
    return sign(CERTIFICATE_TYPE, strictjson.encode(certificate), root)


def read_certificate(raw: bytes, root: bytes) -> OfficeCertificate:
    """The certificate, verified against the root's public key.

    Raises:
        BadSignature: not by this root.
        strictjson.Malformed: no certificate.
    """
    payload = verify(read_envelope(raw, limit=MAX_CERTIFICATE), CERTIFICATE_TYPE, root)
    certificate = strictjson.decode(payload, OfficeCertificate, limit=MAX_CERTIFICATE)
    if certificate.root != fingerprint(root):
        raise BadSignature("the certificate names another root")
    return certificate


CODE_WORDS = 8


def spoken_code(*public_parts: bytes, words: Sequence[str]) -> list[str]:
    """Eight words (64 bits) that two people read to each other to know that they hold the same parts.

    Each part is hashed with its length, so that no two different lists of parts give the same input. ``words`` are
    256 different words in a fixed order. Enrolment passes the laptop's signing key and recipient, then the root's key.

    Raises:
        ValueError: ``words`` is not such a list.
    """
    if len(words) != 256 or len(set(words)) != 256:
        raise ValueError("a spoken code needs 256 different words")
    return [words[byte] for byte in _digest_of(public_parts)[:CODE_WORDS]]


def scanned_code(*public_parts: bytes) -> str:
    """The same for a QR reader that types: all 256 bits. Digits only, which a Vietnamese keyboard leaves alone."""
    return f"{int.from_bytes(_digest_of(public_parts), 'big'):078d}"


def _digest_of(parts: Sequence[bytes]) -> bytes:
    digest = hashlib.sha256(b"hoso-spoken-code-v1")
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.digest()
