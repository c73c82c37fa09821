"""``python -m tests.corpus.bundles.make``: make the hostile bundles anew, and the table of how each is refused.

Keys and registers are made once and then kept: bundles of older programs stay in the corpus, and are met by those keys.
Contents are the same in every run; age closes them with fresh randomness each time.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import msgspec
import zstandard

from app.models.journal import next_trunk_hash
from app.models.ops import GENESIS, OpLine
from app.models.spec import SCHEMA
from app.security import strictjson, trust
from app.security.trust import OfficeCertificate, Signer
from app.sync import envelope, registry
from app.sync.envelope import Manifest, Section
from app.sync.framing import FrameWriter
from app.sync.registry import AccountEntry, DeviceEntry, Registry
from app.sync.wire import AccessLine, FieldStatement, Head, OfficeStatement
from tests.corpus import forging
from tests.corpus.bundles import cast
from tests.corpus.bundles.cast import FOLDER, KNOWN_WORD, OFFICE, ONE, RECOVERY, ROOT, STRANGER, TWO, Machine
from tests.corpus.forging import Ops, closed, forged, stored, titled

encode = strictjson.encode
CHAIN = "01990000-0000-7000-8000-00000000c401"
TO_OFFICE = (OFFICE.ring.identity.recipient, RECOVERY.recipient)
TO_ONE = (ONE.ring.identity.recipient, RECOVERY.recipient)


@dataclass(frozen=True, slots=True)
class Case:
    """One file. ``code``: how it is refused, None if it is taken in; ``detail``: what else is said.

    ``refused``: of a bundle that is taken in, what its ops are refused for. ``keeps``: what it may leave in a home that
    refuses it: nothing, or itself, set aside. ``heavy``: it is there to be unpacked; its memory is weighed.
    """

    file: str
    at: str
    code: str | None
    detail: str = ""
    refused: tuple[str, ...] = ()
    keeps: str = "nothing"
    heavy: bool = False


CASES: list[tuple[Case, bytes]] = []


def case(file: str, data: bytes, code: str | None, detail: str = "", *, at: str = "office", **more: Any) -> None:
    CASES.append((Case(f"{file}.hsct", at, code, detail, **more), data))


# Honest parts --------------------------------------------------------------------------------------------------


def manifest(role: str = "field", recipient: str = OFFICE.id, **changed: Any) -> Manifest:
    plain = Manifest(
        bundle="01990000-0000-7000-8000-000000000001",
        root=cast.ROOT_PRINT,
        sender_role="field" if role == "field" else "office",
        recipient=recipient,
        created="2026-11-20T08:00:00Z",
        program="0.1.0",
    )
    return msgspec.structs.replace(plain, **changed)


def statement(device: str = ONE.id, **changed: Any) -> bytes:
    said = FieldStatement(device, CHAIN, Head("", 0, GENESIS), {}, [], {}, registry=cast.VERSIONS)
    return encode(msgspec.structs.replace(said, **changed))


def pack(lines: Sequence[bytes]) -> tuple[bytes, int, int]:
    raw = b"".join(line + b"\n" for line in lines)
    return zstandard.ZstdCompressor(level=3, write_checksum=True).compress(raw), len(lines), len(raw)


def packed(writer: FrameWriter, kind: str, lines: Sequence[bytes], **claimed: Any) -> Section:
    data, count, size = pack(lines)
    return stored(writer, kind, data, **{"count": count, "raw_size": size, **claimed})


def ops(machine: Machine = ONE) -> Ops:
    """One person, whom nobody may find on a disk."""
    made = Ops(machine.id, CHAIN, machine.account.id)
    made.add("resident", "01990000-0000-7000-8000-000000000b10", {"name": KNOWN_WORD, "area_id": cast.AREA_ONE})
    return made


def up(
    lines: Sequence[bytes] | None = None,
    said: bytes | None = None,
    *,
    more: Callable[[FrameWriter], Sequence[Section]] = lambda _: (),
    signer: Signer | None = None,
    to: tuple[str, ...] = TO_OFFICE,
    changed: dict[str, Any] | None = None,
    **forging_more: Any,
) -> bytes:
    """A laptop's bundle to the office; honest unless told otherwise."""

    def body(writer: FrameWriter) -> list[Section]:
        return [
            stored(writer, "statement", said or statement()),
            packed(writer, "ops", ops().raw if lines is None else lines),
            *more(writer),
        ]

    return forged(body, manifest(**(changed or {})), signer or ONE.ring.device, *to, **forging_more)


def down(
    paper: bytes | None = None,
    *,
    said: OfficeStatement | None = None,
    lines: Sequence[OpLine] = (),
    signer: Signer | None = None,
    **more: Any,
) -> bytes:
    """The office's bundle to the laptop."""
    answer = said or office_says()

    def body(writer: FrameWriter) -> list[Section]:
        return [
            stored(writer, "statement", encode(answer)),
            stored(writer, "registry", cast.registry_paper(cast.VERSIONS) if paper is None else paper),
            packed(writer, "receipts", []),
            packed(writer, "ops", [encode(line) for line in lines]),
        ]

    return forged(body, manifest("office", ONE.id), signer or OFFICE.ring.device, *TO_ONE, **more)


def office_says(**changed: Any) -> OfficeStatement:
    plain = OfficeStatement(
        office=OFFICE.id,
        device=ONE.id,
        no=1,
        start=0,
        trunk=Head(cast.EPOCH, 0, GENESIS),
        dead={},
        areas=[cast.AREA_ONE],
        left=[],
        acks=[],
        digests=[],
        registry=cast.VERSIONS,
    )
    return msgspec.structs.replace(plain, **changed)


def on_trunk(made: Ops) -> tuple[list[OpLine], Head]:
    """The ops as the office sends them, and the head that they lead to."""
    lines, at = [], GENESIS
    for lsn, line in enumerate(made.lines, 1):
        at = next_trunk_hash(at, line.hash, None)
        lines.append(msgspec.structs.replace(line, lsn=lsn))
    return lines, Head(cast.EPOCH, len(lines), at)


# The corpus ----------------------------------------------------------------------------------------------------


def outside() -> None:
    """What anybody can do to a file without a key."""
    honest = up()
    case("honest-up", honest, None)
    case("empty", b"", "bundle.not-a-bundle")
    case("a-zip", b"PK\x03\x04" + bytes(60), "bundle.not-a-bundle")
    case("only-the-magic", forging.HEAD, "bundle.damaged")
    case("version-zero", b"HSCT\x00" + honest[5:], "bundle.not-a-bundle")
    case("newer-version", b"HSCT\x02" + honest[5:], "bundle.newer-version")
    case("cut-in-the-middle", honest[: len(honest) // 2], "bundle.damaged")
    case("cut-by-one-byte", honest[:-1], "bundle.damaged")
    case("a-byte-appended", honest + b"\0", "bundle.damaged")
    case("twice-in-one-file", honest + honest, "bundle.damaged")
    head = honest[5 : honest.index(b"\n--- ")]
    case("age-header-without-end", forging.HEAD + head + b"\n-> X25519 " + b"A" * 70_000, "bundle.damaged")
    case("age-for-a-passphrase", forging.HEAD + _scrypt(), "bundle.not-for-this-device")
    flipped = bytearray(honest)
    flipped[-40] ^= 4
    case("a-bit-flipped", bytes(flipped), "bundle.damaged")
    case("wrong-recipient", up(to=(TWO.ring.identity.recipient,)), "bundle.not-for-this-device")


def _scrypt() -> bytes:
    """A header that would have us work for a passphrase for a minute."""
    stanza = b"-> scrypt AAAAAAAAAAAAAAAAAAAAAA 22\n" + b"A" * 43
    return b"age-encryption.org/v1\n" + stanza + b"\n--- " + b"A" * 43 + b"\n" + bytes(64)


def who() -> None:
    """Who wrote it, for whom, and in which commune."""
    case("unknown-device", up(signer=STRANGER.ring.device, said=statement(STRANGER.id)), "bundle.unknown-device")
    case("revoked-device", up(signer=TWO.ring.device, said=statement(TWO.id)), "bundle.revoked-device", keeps="aside")
    impostor = Signer(ONE.id, STRANGER.ring.device.seed)
    case("signed-by-another-key", up(signer=impostor), "bundle.bad-signature")
    case("signed-as-a-register", up(payload_type=registry.REGISTRY_TYPE), "bundle.bad-signature")
    other = trust.fingerprint(cast.OTHER_ROOT.public)
    case("other-commune", up(changed={"root": other}), "bundle.other-commune")
    case("named-for-another-machine", up(changed={"recipient": TWO.id}), "bundle.not-for-this-device")
    case("passed-on-by-a-reader", _passed_on(), "bundle.not-for-this-device")
    case("statement-of-another", up(said=statement(TWO.id)), "bundle.malformed", "statement of another device")
    for name, sender in (("look-alike-device", ONE.id.replace("d", "ԁ")), ("path-as-device", "../../x/CON")):
        lie = encode({"sender": sender})[1:-1]
        honest = encode({"sender": ONE.id})[1:-1]
        case(name, up(payload=lambda raw, a=honest, b=lie: raw.replace(a, b)), "bundle.malformed")


def _passed_on() -> bytes:
    inside = forging.opened(up(to=(TWO.ring.identity.recipient,)), TWO.ring.identity)
    return closed(inside, OFFICE.ring.identity.recipient)


def swapped() -> None:
    """Sections of two honest bundles, put together by someone who can open and close, but not sign."""
    one = forging.parts(forging.opened(up(), RECOVERY))
    second = ops()
    second.add("resident", "01990000-0000-7000-8000-000000000b11", {"name": "Lê Văn Khác", "area_id": cast.AREA_ONE})
    two = forging.parts(forging.opened(up(second.raw, said=statement(registry=1)), RECOVERY))
    for name, mixed in (
        ("ops-of-another-bundle", [one[0], two[1], one[2]]),
        ("statement-of-another-bundle", [two[0], *one[1:]]),
        ("manifest-of-another-bundle", [*one[:2], two[2]]),
        ("sections-in-another-order", [one[1], one[0], one[2]]),
        ("a-section-left-out", [one[0], one[2]]),
        ("a-section-twice", [one[0], one[1], one[1], one[2]]),
        ("a-section-added", [one[0], one[1], two[1], one[2]]),
    ):
        case(name, closed(b"".join(mixed), *TO_OFFICE), "bundle.damaged")
    for name, mixed in (
        ("no-manifest", one[:2]),
        ("two-manifests", [*one, one[2]]),
        ("a-section-after-the-manifest", [*one, one[1]]),
    ):
        case(name, closed(b"".join(mixed), *TO_OFFICE), "bundle.malformed")


def chains() -> None:
    """A sequence that does not continue what the office has."""
    case("replayed", CASES[0][1], None, keeps="what honest-up brought")
    far = ops()
    far.seq = 2**53
    far.add("resident", "01990000-0000-7000-8000-000000000b12", {"name": KNOWN_WORD, "area_id": cast.AREA_ONE})
    case("over-sequence", up(far.raw[1:]), None, "gap")
    ahead = FieldStatement(ONE.id, CHAIN, Head(cast.EPOCH, 10_000, b"x" * 32), {}, [], {})
    case("ahead-of-the-office", up(said=encode(ahead)), "sync.office-behind")
    broken = ops()
    broken.lines[0] = msgspec.structs.replace(broken.lines[0], hash=b"x" * 32)
    case("op-under-a-wrong-hash", up(broken.raw), "sync.chain-broken")
    changed = ops()
    body = bytes(changed.lines[0].content or b"").replace(KNOWN_WORD.encode(), "Người Khác".encode())
    changed.lines[0] = msgspec.structs.replace(changed.lines[0], body=msgspec.Raw(body))
    case("op-with-a-changed-body", up(changed.raw), "sync.chain-broken")
    bare = ops()
    bare.lines[0] = msgspec.structs.replace(bare.lines[0], body=msgspec.UNSET, salt=None)
    case("op-without-body-or-hash", up(bare.raw), "sync.chain-broken")
    foreign = Ops(TWO.id, CHAIN, TWO.account.id)
    foreign.add("resident", "01990000-0000-7000-8000-000000000b13", {"name": KNOWN_WORD, "area_id": cast.AREA_ONE})
    case("ops-of-another-device", up(foreign.raw), "sync.foreign-op")
    handed = foreign.raw
    case("ops-handed-back-unasked", up(more=lambda w: [packed(w, "returned", handed)]), "sync.foreign-op")


def roles() -> None:
    """A role that writes what it may not; an actor who is nobody here; a value that is none."""
    new = "01990000-0000-7000-8000-000000000e%02d"

    def one(name: str, entity: str, row: str, fields: dict[str, Any], why: str, **more: Any) -> None:
        made = ops()
        made.add(entity, row, fields, **more)
        case(name, up(made.raw), None, refused=(why,))

    note = {"case_id": cast.CASE_ONE}
    there = {"name": "x", "area_id": cast.AREA_ONE}
    file = {"resident_id": cast.PERSON_ONE, "title": "x", "media_type": "image/jpeg", "size": 1}
    nobody = "01990000-0000-7000-8000-0000000000ff"
    one("field-closes-a-case", "case", cast.CASE_ONE, {"state": "closed"}, "permission state", new=False)
    one("field-renames-an-area", "area", cast.AREA_ONE, {"name": "Thôn Tự Đổi"}, "permission name", new=False)
    one("field-seals-a-person", "resident", cast.PERSON_ONE, {"sealed": True}, "permission sealed", new=False)
    one("field-deletes-a-person", "resident", cast.PERSON_ONE, {"gone": "x"}, "permission gone", new=False)
    one("field-writes-a-setting", "setting", new % 1, {"key": "k", "value": "v"}, "permission key value")
    one("an-unknown-person", "note", new % 2, note, "permission case_id", actor=nobody)
    one("the-office-as-author", "note", new % 3, note, "permission case_id", actor=OFFICE.account.id)
    one("look-alike-field", "resident", cast.PERSON_ONE, {"nаme": "x"}, "permission nаme", new=False)
    one("a-path-as-id", "resident", "../../../../../../etc/cron.d/evil.sh", there, "id")
    one("a-device-name-as-id", "resident", "CON", there, "id")
    one("a-look-alike-id", "resident", cast.PERSON_ONE.replace("b", "Ь"), there, "id")
    one("a-number-as-name", "resident", cast.PERSON_ONE, {"name": 7}, "value name", new=False)
    born = {"year": 2020, "month": 13}
    one("a-thirteenth-month", "resident", cast.PERSON_ONE, {"born": born}, "value born", new=False)
    hashes = {"a-path-as-hash": "../../../../data.db", "a-device-as-hash": "CON", "a-hash-in-capitals": "A" * 64}
    for name, sha256 in hashes.items():
        one(name, "attachment", new % 4, {**file, "sha256": sha256}, "value sha256")
    strange = ops()
    strange.add("resіdent", new % 5, {"name": "x"})
    case("look-alike-entity", up(strange.raw), None, "newer")
    beyond = ops()
    beyond.add("resident", cast.PERSON_TWO, {"note": "x"}, new=False)
    case("out-of-scope", up(beyond.raw), None, "proposal")


def bombs() -> None:
    """Small to carry, large to open."""
    zeros = zstandard.ZstdCompressor(level=19).compress(b"0" * 300_000_000)
    floor = envelope.RATIO_FLOOR

    def lines(name: str, data: bytes, count: int, size: int, code: str, detail: str = "") -> None:
        def more(writer: FrameWriter) -> list[Section]:
            return [stored(writer, "access", data, count=count, raw_size=size)]

        case(name, up(more=more), code, detail, heavy=True)

    lines("bomb-by-its-claim", zeros, 1, 300_000_000, "bundle.too-large", "ratio")
    lines("bomb-by-its-content", zeros, 1, 1000, "bundle.malformed", "more than the manifest names")
    lines("bomb-of-one-line", zeros, 1, floor, "bundle.too-large", "line")
    wide = zstandard.ZstdCompressor(
        compression_params=zstandard.ZstdCompressionParameters(window_log=27, compression_level=1)
    ).compressobj()
    lines("bomb-of-a-window", wide.compress(b"1\n") + wide.flush(), 1, 2, "bundle.too-large", "window")
    lines("bomb-of-a-count", zstandard.compress(b""), 2**62, 0, "bundle.malformed", "count")
    many = zstandard.ZstdCompressor(level=19).compress(b"0\n" * (floor // 2))
    lines("bomb-of-many-lines", many, envelope.MAX_LINES + 1, floor, "bundle.malformed", "count")
    lines("bomb-of-many-empty-lines", zstandard.compress(b"\n" * 4_000_000), 4_000_000, 4_000_000, "bundle.malformed")
    deep = b"[" * 200_000 + b"]" * 200_000 + b"\n"
    lines("bomb-of-depth", zstandard.compress(deep), 1, len(deep), "bundle.malformed", "nested deeper")
    case("statement-of-depth", up(said=b"[" * 20_000), "bundle.malformed", "nested deeper", heavy=True)
    endless = b"M\xff\xff\xff\xff"
    case("manifest-without-end", closed(endless, *TO_OFFICE), "bundle.too-large", "manifest", heavy=True)
    title = b'S\0\0\0\x0e{"kind":"ops"}'
    case("frame-without-end", closed(title + b"D\xff\xff\xff\xff", *TO_OFFICE), "bundle.malformed", heavy=True)
    case("section-title-without-end", closed(b"S\xff\xff\xff\xff", *TO_OFFICE), "bundle.malformed", heavy=True)


def wording() -> None:
    """JSON that two programs could read differently."""
    good = ops().raw[0]
    for name, line in (
        ("a-key-twice", good[:-1] + b',"n":9}'),
        ("a-key-twice-inside", good.replace(b'"f":{', b'"f":{"name":"x",', 1)),
        ("not-a-number", good[:-1] + b',"l":NaN}'),
        ("infinity", good[:-1] + b',"l":-Infinity}'),
        ("a-giant-integer", good[:-1] + b',"l":123456789012345678901234567890}'),
        ("past-sixty-four-bits", good[:-1] + b',"l":9223372036854775808}'),
        ("a-giant-exponent", good[:-1] + b',"l":1e999}'),
        ("half-a-surrogate", good.replace("Tuyệt".encode(), b"\\ud800")),
        ("no-utf-8", good.replace("Tuyệt".encode(), b"\xff\xfe")),
        ("a-byte-order-mark", b"\xef\xbb\xbf" + good),
        ("two-documents", good + b" {}"),
        ("not-an-op", b"{}"),
        ("an-op-as-a-list", b"[1,2,3]"),
    ):
        case(f"line-{name}", up([line]), "bundle.malformed", "ops, line 1")
    said = statement()
    for name, raw in (
        ("a-key-twice", said[:-1] + b',"device":"x"}'),
        ("not-a-number", said[:-1] + b',"registry":NaN}'),
        ("a-giant-integer", said.replace(b'"lsn":0', b'"lsn":99999999999999999999')),
        ("missing", b"null"),
    ):
        case(f"statement-{name}", up(said=raw), "bundle.malformed")
    for name, change in (
        ("a-key-twice", lambda raw: raw[:-1] + b',"schema":7}'),
        ("not-a-number", lambda raw: raw[:-1] + b',"mood":NaN}'),
        ("an-unknown-role", lambda raw: raw.replace(b'"field"', b'"emperor"')),
        ("a-negative-count", lambda raw: raw.replace(b'"schema":0', b'"schema":-1')),
        ("a-wrong-hash", lambda raw: raw.replace(_first_hash(raw), b"0" * 64)),
    ):
        code = "bundle.damaged" if name == "a-wrong-hash" else "bundle.malformed"
        case(f"manifest-{name}", up(payload=change), code)


def _first_hash(raw: bytes) -> bytes:
    at = raw.index(b'"sha256":"') + 10
    return raw[at : at + 64]


def names() -> None:
    """Names from a sender are never paths, and never what they look like."""
    for name, title in (
        ("a-path", "../../../../data.db"),
        ("a-device", "CON"),
        ("a-drive", "c:\\x"),
        ("a-nul", "a\0b"),
        ("a-long-one", "x" * 65),
        ("a-look-alike", "а" * 64),
    ):
        case(f"blob-under-{name}", _titled("blob", title), "bundle.malformed")
    for name, title in (("a-small-device", "con"), ("an-empty-one", "")):
        case(f"blob-under-{name}", _titled("blob", title), "bundle.damaged")
    case("section-under-a-look-alike", _titled("оps", ""), "bundle.malformed")
    case("section-under-a-path", _titled("../ops", ""), "bundle.malformed")
    case("section-of-a-newer-program", _titled("dreams", ""), "bundle.newer-version")
    data = KNOWN_WORD.encode() * 20
    wrong = hashlib.sha256(b"other").hexdigest()

    def more(writer: FrameWriter) -> list[Section]:
        return [stored(writer, "blob", data, name=wrong)]

    case("blob-that-is-not-its-hash", up(more=more), "bundle.malformed", "misnamed")


def _titled(kind: str, name: str) -> bytes:
    data = KNOWN_WORD.encode()

    def more(writer: FrameWriter) -> list[Section]:
        titled(writer, kind, name, data)
        digest = hashlib.sha256(data).hexdigest()
        return [Section(kind="blob", name=digest, size=len(data), sha256=digest, raw_size=len(data))]

    return up(more=more)


def papers() -> None:
    """The office's signed papers, by somebody else or out of order; at the laptop."""
    lines, head = on_trunk(_office_ops())
    honest = down(said=office_says(trunk=head), lines=lines)
    case("honest-down", honest, None, at="laptop")
    case("a-laptop-as-office", down(signer=TWO.ring.device), "bundle.revoked-device", at="laptop")
    case("itself-as-office", down(signer=ONE.ring.device), "bundle.wrong-way", at="laptop")
    case("register-missing", _without_register(), "bundle.malformed", "no register", at="laptop")
    case("register-of-nobody", down(b"{}"), "registry.malformed", at="laptop")
    claimed = trust.read_envelope(cast.registry_paper(3), limit=10**6).payload
    forged_paper = trust.sign(registry.REGISTRY_TYPE, claimed, TWO.ring.device)
    case("register-signed-by-a-laptop", down(forged_paper), "registry.bad-signature", at="laptop")
    other = _registry(2, ROOT, also=(STRANGER,))
    case("old-register-that-differs", down(other), "registry.older", at="laptop")
    case("register-that-forks", down(_registry(4, ROOT, earlier=("0" * 64,) * 3)), "registry.forked", at="laptop")
    case("register-of-another-root", down(_registry(3, cast.OTHER_ROOT)), "registry.bad-signature", at="laptop")
    old = down(cast.registry_paper(1), said=office_says(no=0, registry=1))
    case("an-old-bundle-with-an-old-register", old, None, at="laptop")
    case("for-another-laptop", down(said=office_says(device=TWO.id)), "sync.for-another", at="laptop")
    case("begins-too-late", down(said=office_says(start=7)), "sync.bundle-missing", at="laptop")
    orphan = Ops(OFFICE.id, CHAIN, OFFICE.account.id)
    orphan.add("resident", cast.PERSON_ONE, {"name": KNOWN_WORD}, new=False)
    bare, after = on_trunk(orphan)
    case("a-change-of-no-row", down(said=office_says(trunk=after), lines=bare), "sync.bundle-incomplete", at="laptop")
    later = _office_ops(schema=10_000)
    newer, then = on_trunk(later)
    case("ops-of-a-newer-program", down(said=office_says(trunk=then), lines=newer), None, "newer", at="laptop")
    erasure = trust.sign("application/vnd.hoso.erasure.v1+json", _erasure(), ONE.ring.device)
    case("an-erasing-by-a-laptop", up(more=lambda w: [packed(w, "purges", [erasure])]), "erasure.bad-signature")
    case("an-erasing-of-nothing", up(more=lambda w: [packed(w, "purges", [b"{}"])]), "erasure.malformed")
    huge = encode(AccessLine(2**63 - 1, ONE.account.id, "2026-11-20T08:00:00Z", "x"))
    case("an-access-line-without-end", up(more=lambda w: [packed(w, "access", [huge])]), None, "honest")


def _without_register() -> bytes:
    def body(writer: FrameWriter) -> list[Section]:
        return [stored(writer, "statement", encode(office_says())), packed(writer, "ops", [])]

    return forged(body, manifest("office", ONE.id), OFFICE.ring.device, *TO_ONE)


def _erasure() -> bytes:
    return encode(
        {
            "id": "01990000-0000-7000-8000-00000000ea01", "at": "2026-11-20", "by": ONE.account.id, "why": "x",
            "epoch": cast.EPOCH, "lsn": 1, "rows": [["resident", cast.PERSON_ONE]],
        }
    )  # fmt: skip


def _office_ops(schema: int = SCHEMA) -> Ops:
    made = Ops(OFFICE.id, CHAIN, OFFICE.account.id)
    made.add("area", cast.AREA_ONE, {"name": "Thôn Một", "kind": "hamlet"}, schema=schema)
    made.add("resident", cast.PERSON_ONE, {"name": KNOWN_WORD, "area_id": cast.AREA_ONE}, schema=schema)
    return made


# Keys and registers, once --------------------------------------------------------------------------------------


def _registry(
    version: int, root: Signer, *, earlier: tuple[str, ...] | None = None, also: tuple[Machine, ...] = ()
) -> bytes:
    if earlier is None:
        earlier = tuple(registry.digest_of(cast.registry_paper(each)) for each in range(1, version))
    certificate = trust.certify(
        OfficeCertificate(
            root=trust.fingerprint(root.public), office=OFFICE.id, key=OFFICE.ring.office.public,  # type: ignore[union-attr]
            recipient=OFFICE.ring.identity.recipient, recovery=RECOVERY.recipient, unit="22120", name="Xã Thử",
            serial=1, issued="2026-11-01",
        ),
        root,
    )  # fmt: skip
    machines = {1: (OFFICE,), 2: (OFFICE, ONE, TWO), 3: (OFFICE, ONE, TWO), 4: (OFFICE, ONE, TWO)}[version] + also
    areas = {ONE.id: (cast.AREA_ONE,), TWO.id: (cast.AREA_TWO,)}
    devices = tuple(
        DeviceEntry(
            id=each.id, no=number, name=f"Máy {each.name}", side="office" if each is OFFICE else "field",
            key=each.ring.device.public, recipient=each.ring.identity.recipient, areas=areas.get(each.id, ()),
            revoked=each is TWO and version >= 3,
        )
        for number, each in enumerate(machines, 1)
    )  # fmt: skip
    accounts = tuple(
        AccountEntry(
            id=each.account.id, name=each.account.name, roles=tuple(role.value for role in each.account.roles),
            devices=(each.id,),
        )
        for each in machines
    )  # fmt: skip
    paper = Registry(
        version=version, earlier=earlier, unit="22120", unit_name="Xã Thử", plan="tuyen-an-dong-2026",
        root=trust.fingerprint(root.public), certificate=certificate, devices=devices, accounts=accounts,
    )  # fmt: skip
    return registry.sign(paper, OFFICE.ring.office)  # type: ignore[arg-type]


def _registers_if_missing() -> None:
    for version in range(1, cast.VERSIONS + 1):
        path = FOLDER / f"registry-{version}.json"
        if not path.exists():
            path.write_bytes(_registry(version, ROOT))


def main() -> None:
    _registers_if_missing()
    for family in (outside, who, swapped, chains, roles, bombs, wording, names, papers):
        family()
    for old in FOLDER.glob("*.hsct"):
        old.unlink()
    for each, data in CASES:
        (FOLDER / each.file).write_bytes(data)
    table = [asdict(each) for each, _ in CASES]
    (FOLDER / "table.json").write_text(json.dumps(table, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
