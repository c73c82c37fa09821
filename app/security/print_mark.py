"""What a printed dossier carries in its QR: which case at which version, and a signature over that.

``HSCT2|case|version|digest|signature``: the digest is the first half of the case's (128 bits), the signature Ed25519 in
base64url. The office prints with its office key, a laptop with its device key; nothing in the mark says whose it is, so
one tries the keys that are known. ``HSCT1`` marks of before, and those of previews, have no signature.
"""

from __future__ import annotations

import binascii
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterable
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from app.security.trust import Signer, pae

PRINT_TYPE = "application/vnd.hoso.print-mark.v2"
DIGITS = 32
_SIGNED = re.compile(r"(HSCT2\|([0-9a-f-]{36})\|(\d{1,9})\|([0-9a-f]{32}))\|([A-Za-z0-9_-]{86})")
_UNSIGNED = re.compile(r"HSCT1\|([0-9a-f-]{36})\|(\d{1,9})\|([0-9a-f]{16})")


@dataclass(frozen=True, slots=True)
class PrintMark:
    """A mark as it was read. ``digest`` is the beginning of the case's; ``signature`` is empty where there is none."""

    case_id: str
    version: int
    digest: str
    signed: bytes = b""
    signature: bytes = b""

    def signer(self, keys: Iterable[bytes]) -> bytes | None:
        """The public key among ``keys`` that signed it."""
        message = pae(PRINT_TYPE, self.signed)
        for public in keys if self.signature else ():
            try:
                Ed25519PublicKey.from_public_bytes(public).verify(self.signature, message)
            except (InvalidSignature, ValueError):
                continue
            return public
        return None


def mark(case_id: str, version: int, digest: str, signer: Signer) -> str:
    """The mark of a print, signed."""
    said = f"HSCT2|{case_id}|{version}|{digest[:DIGITS]}"
    signature = signer.sign(pae(PRINT_TYPE, said.encode()))
    return f"{said}|{urlsafe_b64encode(signature).rstrip(b'=').decode()}"


def read(text: str) -> PrintMark | None:
    """The mark in a text that a scanner or a person gave; None if it is none of ours."""
    text = "".join(text.split())
    if found := _SIGNED.fullmatch(text):
        said, case_id, version, digest, signature = found.groups()
        try:
            raw = urlsafe_b64decode(signature + "==")
        except binascii.Error:
            return None
        return PrintMark(case_id, int(version), digest, said.encode(), raw)
    if found := _UNSIGNED.fullmatch(text):
        case_id, version, digest = found.groups()
        return PrintMark(case_id, int(version), digest)
    return None
