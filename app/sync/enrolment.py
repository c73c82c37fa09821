"""How a laptop comes to belong to a commune (ghi danh máy): its request, the office's grant, and the words read aloud.

The laptop makes its own keys and signs a request. The office looks at it, and two people compare the request's words,
so that the office grants this laptop and no other. The grant comes back inside an ordinary bundle with the register
and the first assignment; its words cover the laptop's keys *and* the commune's root, so that the laptop too knows whom
it now belongs to.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal, NamedTuple

import msgspec
from msgspec import Meta

from app.domain import names
from app.errors import UserError
from app.security import strictjson, trust
from app.security.device import KeyRing
from app.security.trust import Id, PublicKey, RecipientText, scanned_code, spoken_code

REQUEST_TYPE = "application/vnd.hoso.enrolment-request.v1+json"
MAX_REQUEST = 64 * 1024
_Name = Annotated[str, Meta(max_length=200)]


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """What a laptop says of itself. ``account`` is whoever set it up: that person keeps the chosen passphrase."""

    magic: Literal["hoso-enrolment-request"] = "hoso-enrolment-request"
    device: Id
    machine: _Name
    unit: Annotated[str, Meta(max_length=16)]
    plan: Annotated[str, Meta(max_length=100)]
    key: PublicKey
    recipient: RecipientText
    account: Id
    person: _Name


class Starter(msgspec.Struct, frozen=True, kw_only=True):
    """A one-time code by which somebody opens the laptop for the first time."""

    account: Id
    name: _Name
    code: Annotated[str, Meta(max_length=64)]


class Grant(msgspec.Struct, frozen=True, kw_only=True):
    """What the office adds to a laptop's first bundle: the commune's root, and codes for those who share it. ``owner``:
    the account that whoever set the laptop up has in the commune already; it takes the place of the one made there."""

    magic: Literal["hoso-grant"] = "hoso-grant"
    root: PublicKey
    device: Id
    starters: tuple[Starter, ...] = ()
    owner: Id | None = None


def make_request(ring: KeyRing, *, machine: str, unit: str, plan: str, account: str, person: str) -> bytes:
    """The request file, signed by the laptop's own key."""
    request = Request(
        device=ring.device.keyid,
        machine=machine,
        unit=unit,
        plan=plan,
        key=ring.device.public,
        recipient=ring.identity.recipient,
        account=account,
        person=person,
    )
    return trust.sign(REQUEST_TYPE, strictjson.encode(request), ring.device)


def read_request(raw: bytes) -> Request:
    """A request whose signer holds the key that it names. Whose laptop that is, only the words can tell.

    Raises:
        UserError("enrolment.not-a-request"), UserError("enrolment.bad-signature").
    """
    try:
        envelope = trust.read_envelope(raw, limit=MAX_REQUEST)
        request = strictjson.decode(envelope.payload, Request, limit=MAX_REQUEST)
        trust.verify(envelope, REQUEST_TYPE, request.key)
    except strictjson.Malformed as fault:
        raise UserError("enrolment.not-a-request") from fault
    except trust.BadSignature as fault:
        raise UserError("enrolment.bad-signature") from fault
    return request


def read_grant(raw: bytes) -> Grant:
    """Raises: UserError("enrolment.not-a-grant")."""
    try:
        return strictjson.decode(raw, Grant, limit=MAX_REQUEST)
    except strictjson.Malformed as fault:
        raise UserError("enrolment.not-a-grant") from fault


class Compared(NamedTuple):
    """What both sides show: eight words to be read aloud, and ``code`` as a QR for a reader that types."""

    words: tuple[str, ...]
    code: str

    def is_said_by(self, typed: str) -> bool:
        """Whether the other side's words were typed, or its code was read in. Marks and case may have got lost."""
        digits = "".join(sign for sign in typed if sign.isdigit())
        return digits == self.code or names.fold(typed).split() == [names.fold(word) for word in self.words]


def of_request(key: bytes, recipient: str, words: Sequence[str]) -> Compared:
    """What the laptop and the office both show for a request."""
    parts = (key, recipient.encode("ascii"))
    return Compared(tuple(spoken_code(*parts, words=words)), scanned_code(*parts))


def of_grant(key: bytes, recipient: str, root: bytes, words: Sequence[str]) -> Compared:
    """What both show for a grant: the laptop's keys and the commune's root together."""
    parts = (key, recipient.encode("ascii"), root)
    return Compared(tuple(spoken_code(*parts, words=words)), scanned_code(*parts))
