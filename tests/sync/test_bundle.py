"""Bundles travel on sticks: they arrive whole, or are refused with one reason and without a trace."""

from __future__ import annotations

import hashlib
import io
import random
import shutil
import threading
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec
import pytest
import zstandard

from app import storage
from app.errors import BugError, EnvironmentFault, UserError
from app.progress import Cancelled, Progress
from app.security import age, files, strictjson, trust
from app.security.age import AgeWriter, Identity
from app.security.trust import Signer
from app.sync import bundle, envelope, framing
from app.sync.bundle import BundleWriter, CheckedBundle, SenderClaim, inspect, open_bundle
from app.sync.envelope import Manifest
from app.sync.framing import FrameReader, FrameWriter
from tests.corpus import forging

ROOT = trust.fingerprint(b"r" * 32)
OFFICE, RECOVERY, STRANGER = Identity.generate(), Identity.generate(), Identity.generate()
LAPTOP = Signer.generate("laptop-1")
OPS = [strictjson.encode({"seq": n, "set": {"name": "Nguyễn Thị Đức"}}) for n in range(1, 21)]
SCAN = random.Random(3).randbytes(150_000)
SCAN_SHA = hashlib.sha256(SCAN).hexdigest()


def a_manifest(**changed: object) -> Manifest:
    plain = Manifest(
        bundle="b-1", root=ROOT, sender_role="field", recipient="office-1", created="2026-07-01T08:00:00Z",
        program="0.1.0",
    )  # fmt: skip
    return msgspec.structs.replace(plain, **changed)


def write(
    path: Path,
    *,
    ops: Iterable[bytes] = OPS,
    scan: bytes | None = SCAN,
    recipients: tuple[str, ...] = (OFFICE.recipient, RECOVERY.recipient),
    signer: Signer = LAPTOP,
    **changed: object,
) -> Path:
    with BundleWriter(path, signer=signer, recipients=recipients) as writer:
        writer.small("registry", b"the registry")
        writer.lines("ops", ops)
        writer.lines("receipts", [])
        if scan is not None:
            writer.blob(hashlib.sha256(scan).hexdigest(), io.BytesIO(scan))
        writer.finish(a_manifest(**changed))
    return path


def known(claim: SenderClaim) -> bytes | None:
    return LAPTOP.public if claim.sender == LAPTOP.keyid else None


def age_threads() -> list[str]:
    return [thread.name for thread in threading.enumerate() if thread.name.startswith("age-")]


@pytest.fixture
def spool(tmp_path: Path) -> Path:
    return tmp_path / "home" / "spool"


@pytest.fixture
def read(spool: Path) -> Iterator[Callable[..., CheckedBundle]]:
    """Opens a bundle as the office does."""
    opened: list[CheckedBundle] = []

    def reading(path: Path, **changed: object) -> CheckedBundle:
        settings: dict[str, object] = {
            "spool_dir": spool, "identities": [OFFICE], "trusted": known, "root": ROOT, "device": "office-1", **changed,
        }  # fmt: skip
        opened.append(open_bundle(path, **settings))  # type: ignore[arg-type]
        return opened[-1]

    yield reading
    for one in opened:
        one.close()
    assert not spool.exists() or not list(spool.iterdir())
    assert not age_threads()


def refused(read: Callable[..., CheckedBundle], path: Path, **changed: object) -> str:
    with pytest.raises(UserError) as fault:
        read(path, **changed)
    assert fault.value.params["file"] == path.name
    return fault.value.code


def forge(path: Path, write_frames: Callable[[FrameWriter], bytes | None], *, tail: bytes = b"") -> Path:
    """A bundle of any frames, by a sender who holds an enrolled key and means ill."""
    sink = io.BytesIO()
    sink.write(envelope.MAGIC + bytes([envelope.VERSION]))
    with AgeWriter(sink, [OFFICE.recipient]) as plain:
        signed = write_frames(FrameWriter(plain))
        if signed is not None:
            FrameWriter(plain).manifest(signed)
        plain.write(tail)
    path.write_bytes(sink.getvalue())
    return path


def signed(*sections: envelope.Section, payload: bytes | None = None, **changed: object) -> bytes:
    manifest = a_manifest(
        sender=LAPTOP.keyid, recipients=(trust.fingerprint(OFFICE.recipient),), sections=sections, **changed
    )
    return trust.sign(envelope.MANIFEST_TYPE, payload or strictjson.encode(manifest), LAPTOP)


def forged_lines(path: Path, stored: bytes, *, count: int, raw_size: int) -> Path:
    """A section ``ops`` of any stored bytes, with any claim of what they decode to."""

    def frames(writer: FrameWriter) -> bytes:
        section = writer.section("ops", "", [stored], framing.Counted())
        return signed(msgspec.structs.replace(section, count=count, raw_size=raw_size))

    return forge(path, frames)


def reencrypted(path: Path, change: Callable[[bytes], bytes]) -> Path:
    """The bundle with its plaintext changed by someone who can open and close it, but not sign."""
    path.write_bytes(forging.closed(change(forging.opened(path.read_bytes(), OFFICE)), OFFICE.recipient))
    return path


def test_what_a_laptop_sends_arrives_as_it_was_written(tmp_path, read):
    path = write(tmp_path / "a.hsct")
    with read(path) as arrived:
        assert arrived.manifest.sender == "laptop-1"
        assert list(arrived.iter_lines("ops", bytes)) == OPS
        assert list(arrived.iter_lines("receipts", bytes)) == []
        assert list(arrived.iter_lines("purges", bytes)) == []
        assert arrived.read_small("registry") == b"the registry"
        assert arrived.read_small("grant") is None
        assert arrived.blobs() == {SCAN_SHA: len(SCAN)}
        assert [(s.kind, s.count) for s in arrived.manifest.sections] == [
            ("registry", 1), ("ops", 20), ("receipts", 0), ("blob", 1),
        ]  # fmt: skip
        assert arrived.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
        assert trust.verify(trust.read_envelope(arrived.signed, limit=10**6), envelope.MANIFEST_TYPE, LAPTOP.public)
        arrived.check_contents()


def test_attachments_go_from_one_home_to_the_other_without_a_plain_copy(tmp_path, read):
    field = files.BlobStore(tmp_path / "field", Identity.generate(), b"f" * 32)
    office = files.BlobStore(tmp_path / "office", Identity.generate(), b"o" * 32)
    stored = field.put(io.BytesIO(SCAN))
    path = tmp_path / "a.hsct"
    with BundleWriter(path, signer=LAPTOP, recipients=[OFFICE.recipient]) as writer:
        with field.open(stored.sha256) as scan:
            writer.blob(stored.sha256, scan)
        writer.finish(a_manifest())
    with read(path) as arrived:
        assert arrived.copy_blobs(lambda sha, _size, source: office.put(source, expect=sha)) == 1
        assert arrived.copy_blobs(office.put, wanted=lambda sha: not office.has(sha)) == 0
    assert office.read(stored.sha256) == SCAN


def test_a_rotten_scan_is_left_out_and_the_rest_still_travels(tmp_path, read):
    path = tmp_path / "a.hsct"
    with BundleWriter(path, signer=LAPTOP, recipients=[OFFICE.recipient]) as writer:
        writer.lines("ops", OPS)
        with pytest.raises(UserError, match=r"blob\.other-content"):
            writer.blob("0" * 64, io.BytesIO(SCAN))
        writer.blob(SCAN_SHA, io.BytesIO(SCAN))
        writer.finish(a_manifest())
    got: dict[str, bytes] = {}
    with read(path) as arrived:
        arrived.copy_blobs(lambda sha, size, source: got.update({sha: b"".join(iter(lambda: source.read(size), b""))}))
        assert list(arrived.iter_lines("ops", bytes)) == OPS
    assert got == {SCAN_SHA: SCAN}


def test_a_failed_section_may_be_written_again(tmp_path, read):
    def failing() -> Iterator[bytes]:
        yield OPS[0]
        raise RuntimeError("the database was locked")

    path = tmp_path / "a.hsct"
    with BundleWriter(path, signer=LAPTOP, recipients=[OFFICE.recipient]) as writer:
        with pytest.raises(RuntimeError):
            writer.lines("ops", failing())
        writer.lines("ops", OPS)
        writer.finish(a_manifest())
    with read(path) as arrived:
        assert list(arrived.iter_lines("ops", bytes)) == OPS


def test_any_changed_byte_is_refused(tmp_path, read):
    whole = write(tmp_path / "a.hsct", scan=SCAN[:3000]).read_bytes()
    header = whole.index(b"\n---")
    places = {*range(5), *random.Random(11).sample(range(5, len(whole)), 400), len(whole) - 1}
    codes = set()
    for place in places:
        changed = bytearray(whole)
        changed[place] ^= 1 << random.Random(place).randrange(8)
        (tmp_path / "b.hsct").write_bytes(changed)
        code = refused(read, tmp_path / "b.hsct")
        codes.add(code)
        if place < 4:
            assert code == "bundle.not-a-bundle"
        elif place == 4:
            assert code in ("bundle.newer-version", "bundle.not-a-bundle")
        elif place > header:
            assert code == "bundle.damaged"
        else:
            assert code in ("bundle.damaged", "bundle.not-for-this-device")
    assert "bundle.damaged" in codes


def test_a_cut_or_lengthened_bundle_is_refused(tmp_path, read):
    whole = write(tmp_path / "a.hsct").read_bytes()
    other = tmp_path / "b.hsct"
    chunk = 65536 + 16
    for length in (*range(5, len(whole), 9973), len(whole) - 1, len(whole) - chunk, len(whole) - len(whole) % chunk):
        other.write_bytes(whole[:length])
        assert refused(read, other) == "bundle.damaged", length
    for tail in (b"\0", b"\n", whole, whole[5:], bytes(chunk)):
        other.write_bytes(whole + tail)
        assert refused(read, other) == "bundle.damaged"
    other.write_bytes(b"")
    assert refused(read, other) == "bundle.not-a-bundle"
    other.write_bytes(b"PK\x03\x04 a zip file")
    assert refused(read, other) == "bundle.not-a-bundle"


def test_a_bundle_by_a_newer_program_says_so(tmp_path, read):
    path = write(tmp_path / "a.hsct")
    path.write_bytes(b"HSCT\x02" + path.read_bytes()[5:])
    assert refused(read, path) == "bundle.newer-version"
    assert refused(read, write(tmp_path / "b.hsct", format=2)) == "bundle.newer-version"


def test_fields_of_a_newer_program_are_tolerated_and_its_new_sections_are_not(tmp_path, read, monkeypatch):
    manifest = a_manifest(sender="laptop-1", recipients=(trust.fingerprint(OFFICE.recipient),))
    more = msgspec.json.encode({**msgspec.to_builtins(manifest), "mood": {"good": [1, 2]}})
    path = forge(tmp_path / "a.hsct", lambda _: signed(payload=more))
    with read(path) as arrived:
        assert arrived.manifest == manifest

    monkeypatch.setattr(framing, "KINDS", {**envelope.KINDS, "dreams": envelope.KINDS["registry"]})
    path = forge(tmp_path / "b.hsct", lambda w: signed(w.section("dreams", "", [b"x"], framing.Counted())))
    monkeypatch.undo()
    assert refused(read, path) == "bundle.newer-version"


def test_only_the_addressee_and_the_recovery_sheet_open_a_bundle(tmp_path, read):
    path = write(tmp_path / "a.hsct")
    assert refused(read, path, identities=[STRANGER]) == "bundle.not-for-this-device"
    with read(path, identities=[STRANGER, RECOVERY], device=None) as arrived:
        assert list(arrived.iter_lines("ops", bytes)) == OPS


def test_a_bundle_passed_on_to_another_machine_is_refused_there(tmp_path, read):
    path = reencrypted(write(tmp_path / "a.hsct", recipients=(OFFICE.recipient,)), lambda inside: inside)
    with read(path) as arrived:
        assert arrived.manifest.recipient == "office-1"
    path = write(tmp_path / "b.hsct", recipients=(STRANGER.recipient, OFFICE.recipient))
    assert refused(read, path, device="office-2") == "bundle.not-for-this-device"
    path = forge(tmp_path / "c.hsct", lambda _: trust.sign(
        envelope.MANIFEST_TYPE,
        strictjson.encode(a_manifest(sender="laptop-1", recipients=(trust.fingerprint(STRANGER.recipient),))),
        LAPTOP,
    ))  # fmt: skip
    assert refused(read, path) == "bundle.not-for-this-device"


def test_an_unknown_device_a_wrong_signature_and_another_commune_are_told_apart(tmp_path, read):
    unknown = write(tmp_path / "a.hsct", signer=Signer.generate("laptop-9"))
    assert refused(read, unknown) == "bundle.unknown-device"
    impostor = write(tmp_path / "b.hsct", signer=Signer.generate("laptop-1"))
    assert refused(read, impostor) == "bundle.bad-signature"
    elsewhere = write(tmp_path / "c.hsct", root=trust.fingerprint(b"s" * 32))
    assert refused(read, elsewhere) == "bundle.other-commune"
    sealed = strictjson.encode(a_manifest(sender="laptop-1", recipients=(trust.fingerprint(OFFICE.recipient),)))
    other_type = forge(tmp_path / "d.hsct", lambda _: trust.sign("application/vnd.hoso.registry", sealed, LAPTOP))
    assert refused(read, other_type) == "bundle.bad-signature"


def test_the_one_who_decides_whom_to_trust_sees_the_papers_of_an_enrolment(tmp_path, read):
    seen: list[SenderClaim] = []

    def ask(claim: SenderClaim) -> bytes:
        seen.append(claim)
        raise UserError("enrolment.code-not-compared", file="a.hsct")

    assert refused(read, write(tmp_path / "a.hsct"), trusted=ask, root=None) == "enrolment.code-not-compared"
    assert seen == [SenderClaim(ROOT, "laptop-1", {"registry": b"the registry"})]


def test_sections_that_were_exchanged_dropped_or_added_are_refused(tmp_path, read):
    def with_parts(*order: int) -> Path:
        path = write(tmp_path / "a.hsct", scan=b"small")
        return reencrypted(path, lambda inside: b"".join(forging.parts(inside)[place] for place in order))

    with read(with_parts(0, 1, 2, 3, 4)):
        pass
    for order in ((1, 0, 2, 3, 4), (0, 2, 3, 4), (0, 1, 1, 2, 3, 4), (3, 0, 1, 2, 4)):
        assert refused(read, with_parts(*order)) == "bundle.damaged", order
    for order in ((0, 1, 2, 3), (0, 1, 2, 3, 4, 4), (0, 1, 2, 3, 4, 0)):
        assert refused(read, with_parts(*order)) == "bundle.malformed", order


def test_names_from_a_sender_are_never_paths(tmp_path, read, monkeypatch):
    monkeypatch.setattr(framing, "_Title", lambda kind, name: {"kind": kind, "name": name})
    made = {}
    for number, name in enumerate(("../" * 5 + "x", "CON", "con", "a/b", "x" * 65, "C:\\x", "\0", SCAN_SHA)):
        sink = io.BytesIO()
        FrameWriter(sink).section("blob", "", [b"x"], framing.Counted())
        section = envelope.Section(kind="blob", name=name, size=1, sha256=hashlib.sha256(b"x").hexdigest(), raw_size=1)
        title = strictjson.encode({"kind": "blob", "name": name})
        frames = b"S" + len(title).to_bytes(4, "big") + title + sink.getvalue()[sink.getvalue().index(b"D\0") :]
        manifest = signed(section)
        tail = frames + b"M" + len(manifest).to_bytes(4, "big") + manifest
        made[name] = forge(tmp_path / f"{number}.hsct", lambda _: None, tail=tail)
    monkeypatch.undo()
    for name, path in made.items():
        assert refused(read, path) == "bundle.malformed", name


def test_sections_that_stand_twice_or_lie_about_their_count_are_refused(tmp_path, read):
    def twice(writer: FrameWriter) -> bytes:
        one = writer.section("registry", "", [b"x"], framing.Counted())
        return signed(one, writer.section("registry", "", [b"x"], framing.Counted()))

    def miscounted(writer: FrameWriter) -> bytes:
        one = writer.section("registry", "", [b"x"], framing.Counted())
        return signed(msgspec.structs.replace(one, raw_size=2))

    assert refused(read, forge(tmp_path / "a.hsct", twice)) == "bundle.malformed"
    assert refused(read, forge(tmp_path / "b.hsct", miscounted)) == "bundle.malformed"


@pytest.mark.parametrize(
    "tail",
    [
        b"",
        b"X\0\0\0\0",
        b"D\0\0\0\1x",
        b"E\0\0\0\0",
        b"S\xff\xff\xff\xff",
        b"S\0\0\0\2{}",
        b'S\0\0\0\x0f{"kind": "ops"}',
        b'S\0\0\0\x0e{"kind":"ops"}',
        b'S\0\0\0\x0e{"kind":"ops"}D\0\0\0\0',
        b'S\0\0\0\x0e{"kind":"ops"}D\xff\xff\xff\xffx',
        b'S\0\0\0\x0e{"kind":"ops"}D\0\0\0\1xM\0\0\0\0',
        b'S\0\0\0\x0e{"kind":"ops"}E\0\0\0\1x',
        b"M\0\0\0\0",
        b"M\0\0\0\4null",
        b"M\0\0\0\x02{}",
    ],
)
def test_frames_that_are_none_are_refused(tmp_path, read, tail):
    assert refused(read, forge(tmp_path / "a.hsct", lambda _: None, tail=tail)) == "bundle.malformed"


def test_a_manifest_without_end_is_refused_before_it_is_read(tmp_path, read):
    assert refused(read, forge(tmp_path / "a.hsct", lambda _: None, tail=b"M\xff\xff\xff\xff")) == "bundle.too-large"


def test_a_manifest_with_a_key_twice_or_without_sense_is_refused(tmp_path, read):
    good = strictjson.encode(a_manifest(sender="laptop-1", recipients=(trust.fingerprint(OFFICE.recipient),)))
    for payload in (
        good[:-1] + b',"schema":7}',
        good[:-1] + b',"x":NaN}',
        good[:-1] + b',"x":' + b"[" * 50 + b"]" * 50 + b"}",
        good[:-1] + b',"x":"\xff"}',
        good.replace(b'"field"', b'"emperor"'),
        good.replace(b'"schema":0', b'"schema":-1'),
        good + b" {}",
    ):
        assert refused(read, forge(tmp_path / "a.hsct", lambda _, p=payload: signed(payload=p))) == "bundle.malformed"


def test_a_zstd_bomb_is_refused_by_its_claim_and_by_its_content(tmp_path, read):
    bomb = zstandard.ZstdCompressor().compress(b"0" * 300_000_000)
    assert len(bomb) < 20_000
    told = forged_lines(tmp_path / "a.hsct", bomb, count=1, raw_size=300_000_000)
    assert refused(read, told) == "bundle.too-large"
    untold = forged_lines(tmp_path / "b.hsct", bomb, count=1, raw_size=1000)
    giant = forged_lines(tmp_path / "c.hsct", bomb, count=1, raw_size=envelope.RATIO_FLOOR)
    for path, code in ((untold, r"bundle\.malformed"), (giant, r"bundle\.too-large")):
        with read(path) as arrived, pytest.raises(UserError, match=code):
            arrived.check_contents()


def test_a_giant_line_and_a_giant_window_are_refused(tmp_path, read):
    raw = b'"' + b"a" * envelope.MAX_LINE + b'"\n'
    giant = forged_lines(tmp_path / "a.hsct", zstandard.compress(raw), count=1, raw_size=len(raw))
    wide = zstandard.ZstdCompressor(
        compression_params=zstandard.ZstdCompressionParameters(window_log=27, compression_level=1)
    ).compressobj()
    packed = wide.compress(b"1\n") + wide.flush()
    window = forged_lines(tmp_path / "b.hsct", packed, count=1, raw_size=2)
    for path, what in ((giant, "line"), (window, "window")):
        with read(path) as arrived, pytest.raises(UserError, match=r"bundle\.too-large") as fault:
            arrived.check_contents()
        assert fault.value.params["what"] == what


@pytest.mark.parametrize(
    "raw",
    [
        b'{"a":1,"a":2}\n',
        b'{"set":{"a":1,"a":1}}\n',
        b'{"a":NaN}\n',
        b'{"a":-Infinity}\n',
        b'{"a":1e999}\n',
        b'{"a":123456789012345678901234567890}\n',
        b"[" * 1000 + b"]" * 1000 + b"\n",
        b"[" * 100_000 + b"\n",
        b'{"a":"\xff"}\n',
        b'{"a":"\\ud800"}\n',
        b"{} {}\n",
        b"\n",
        b"{}",
        b"\xef\xbb\xbf{}\n",
    ],
)
def test_a_line_with_more_than_one_reading_is_refused(tmp_path, read, raw):
    lines = b'{"fine":1}\n' + raw
    path = forged_lines(tmp_path / "a.hsct", zstandard.compress(lines), count=2, raw_size=len(lines))
    with read(path) as arrived, pytest.raises(UserError, match=r"bundle\.malformed"):
        list(arrived.iter_lines("ops", bytes))


def test_lines_that_are_not_those_promised_are_refused(tmp_path, read):
    raw = b"1\n2\n"
    packed = zstandard.compress(raw)
    for stored, count, size in (
        (packed, 3, 4),
        (packed, 2, 5),
        (packed, 2, 2),
        (packed[:-2], 2, 4),
        (packed + b"junk", 2, 4),
        (packed + packed, 2, 4),
        (b"not zstd", 2, 4),
        (b"", 2, 4),
    ):
        path = forged_lines(tmp_path / "a.hsct", stored, count=count, raw_size=size)
        with read(path) as arrived, pytest.raises(UserError, match=r"bundle\.malformed"):
            arrived.check_contents()


def test_a_decoder_that_refuses_a_line_names_it(tmp_path, read):
    class Op(msgspec.Struct):
        seq: int

    path = write(tmp_path / "a.hsct", ops=[b'{"seq":1}', b'{"seq":"two"}'])
    with read(path) as arrived, pytest.raises(UserError) as fault:
        list(arrived.iter_lines("ops", msgspec.json.Decoder(Op).decode))
    assert fault.value.code == "bundle.malformed"
    assert "ops, line 2" in fault.value.params["detail"]


def test_a_writer_makes_nothing_that_a_reader_would_refuse(tmp_path, monkeypatch):
    with pytest.raises(UserError, match=r"bundle\.too-large"):
        write(tmp_path / "a.hsct", ops=[b"1" * (envelope.MAX_LINE + 1)])
    monkeypatch.setattr(envelope, "RATIO_FLOOR", 1000)
    with pytest.raises(UserError, match=r"bundle\.too-large"):
        write(tmp_path / "a.hsct", ops=[b'"' + b"a" * 1000 + b'"'] * 1000)
    monkeypatch.setattr(framing, "KINDS", {**envelope.KINDS, "blob": envelope.Kind(envelope.Form.BLOB, 10)})
    with pytest.raises(UserError, match=r"bundle\.too-large"):
        write(tmp_path / "a.hsct", ops=[])
    with pytest.raises(ValueError, match="one line"):
        write(tmp_path / "a.hsct", ops=[b"1\n2"])
    assert list(tmp_path.iterdir()) == []


def test_wrong_use_of_the_writer_is_our_fault_and_leaves_nothing(tmp_path):
    path = tmp_path / "a.hsct"
    with (
        pytest.raises(BugError, match="unfinished"),
        BundleWriter(path, signer=LAPTOP, recipients=[OFFICE.recipient]) as writer,
    ):
        writer.lines("ops", OPS)
    for wrong in (
        lambda w: w.lines("registry", []),
        lambda w: (w.lines("ops", []), w.lines("ops", [])),
        lambda w: (w.blob(SCAN_SHA, io.BytesIO(SCAN)), w.lines("ops", [])),
        lambda w: w.finish(a_manifest(bundle="not an id")),
    ):
        with pytest.raises(BugError), BundleWriter(path, signer=LAPTOP, recipients=[OFFICE.recipient]) as writer:
            wrong(writer)
    assert list(tmp_path.iterdir()) == []


def test_a_full_stick_leaves_the_old_bundle_as_it_was(tmp_path, monkeypatch):
    path = write(tmp_path / "a.hsct")
    before = path.read_bytes()
    real = storage.Written.write

    def filling(self: storage.Written, data: bytes) -> int:
        with storage.faults(self.path, begun=True):
            if self.size > 70_000:
                raise OSError(28, "No space left on device")
        return real(self, data)

    monkeypatch.setattr(storage.Written, "write", filling)
    with pytest.raises(EnvironmentFault, match=r"disk\.full"):
        write(path, scan=SCAN * 20)
    with pytest.raises(EnvironmentFault, match=r"disk\.full"):
        write(path, scan=SCAN)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]
    assert not age_threads()


def test_a_full_disk_at_the_office_keeps_nothing_and_says_so(tmp_path, spool, monkeypatch):
    path = write(tmp_path / "a.hsct")

    class Full(io.RawIOBase):
        def write(self, data: object) -> int:
            raise OSError(28, "No space left on device")

    real = open

    def opening(name: object, mode: str = "r", **more: object) -> object:
        if mode == "xb":
            real(name, mode).close()  # type: ignore[call-overload]
            return Full()
        return real(name, mode, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(bundle, "open", opening, raising=False)
    with pytest.raises(EnvironmentFault, match=r"disk\.full") as fault:
        open_bundle(path, spool_dir=spool, identities=[OFFICE], trusted=known)
    assert str(spool) in fault.value.params["file"]
    assert list(spool.iterdir()) == []


def test_a_stick_pulled_while_reading_is_named(tmp_path, spool, monkeypatch):
    stick = tmp_path / "stick"
    stick.mkdir()
    path = write(stick / "a.hsct")

    class Pulled(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            if self.tell() > 0:
                shutil.rmtree(stick, ignore_errors=True)
                raise OSError(5, "Input/output error")
            return super().read(size)

    real, content = open, path.read_bytes()
    monkeypatch.setattr(
        bundle, "open", lambda name, mode="r": Pulled(content) if name == path else real(name, mode), raising=False
    )
    with pytest.raises(EnvironmentFault, match=r"stick\.pulled") as fault:
        open_bundle(path, spool_dir=spool, identities=[OFFICE], trusted=known)
    assert fault.value.params["file"] == str(path)
    assert list(spool.iterdir()) == []


def test_too_many_sections_and_too_large_a_file_are_refused(tmp_path, read, monkeypatch):
    path = write(tmp_path / "a.hsct")
    monkeypatch.setattr(bundle, "MAX_BUNDLE", path.stat().st_size - 1)
    assert refused(read, path) == "bundle.too-large"
    monkeypatch.undo()
    monkeypatch.setattr(framing, "MAX_SECTIONS", 3)
    assert refused(read, path) == "bundle.too-large"
    monkeypatch.setattr(framing, "MAX_SECTIONS", 4)
    with read(path):
        pass
    monkeypatch.setattr(framing, "KINDS", {**envelope.KINDS, "blob": envelope.Kind(envelope.Form.BLOB, len(SCAN) - 1)})
    assert refused(read, path) == "bundle.too-large"


def test_attachments_are_not_asked_for_as_lines(tmp_path, read):
    with read(write(tmp_path / "a.hsct")) as arrived, pytest.raises(BugError, match="section"):
        list(arrived.iter_lines("blob", bytes))


def test_the_files_of_a_stick_are_sorted_by_their_first_bytes(tmp_path):
    assert bundle.is_bundle(write(tmp_path / "a.hsct"))
    (tmp_path / "b.hsct").write_bytes(b"HSC")
    assert not bundle.is_bundle(tmp_path / "b.hsct")


def test_a_bundle_that_is_not_there_is_the_persons_mistake(tmp_path, spool):
    with pytest.raises(UserError, match=r"file\.not-found"):
        open_bundle(tmp_path / "no.hsct", spool_dir=spool, identities=[OFFICE], trusted=known)
    with pytest.raises(UserError, match=r"file\.is-a-folder"):
        open_bundle(tmp_path, spool_dir=spool, identities=[OFFICE], trusted=known)


def test_a_cancelled_copy_leaves_no_spool(tmp_path, spool):
    path = write(tmp_path / "a.hsct")
    with pytest.raises(Cancelled):
        open_bundle(
            path, spool_dir=spool, identities=[OFFICE], trusted=known, progress=Progress(cancelled=lambda: True)
        )
    assert list(spool.iterdir()) == []


def test_the_spool_never_holds_plaintext_and_is_gone_afterwards(tmp_path, spool, read):
    marker = b"Nguyen Van Marker"
    path = write(tmp_path / "a.hsct", ops=[b'{"name":"Nguyen Van Marker"}'], scan=marker * 1000)
    with read(path) as arrived:
        lines = arrived.iter_lines("ops", bytes)
        assert next(lines)
        held = list((tmp_path / "home").rglob("*"))
        assert [one.read_bytes() for one in held if one.is_file()] == [path.read_bytes()]
        assert marker not in path.read_bytes()
        lines.close()
        path.unlink()
        assert list(arrived.iter_lines("ops", bytes))
    assert list(spool.iterdir()) == []


def test_what_a_killed_import_left_is_swept(spool):
    spool.mkdir(parents=True)
    (spool / "old.spool").write_bytes(b"x")
    (spool / "other.txt").write_bytes(b"x")
    assert bundle.sweep(spool) == 1
    assert [path.name for path in spool.iterdir()] == ["other.txt"]


def test_a_copy_that_changed_between_the_passes_is_refused(tmp_path, spool, read):
    other = write(tmp_path / "b.hsct", ops=OPS[:5], scan=b"other").read_bytes()
    path = write(tmp_path / "a.hsct")
    empty = forge(tmp_path / "c.hsct", lambda _: signed()).read_bytes()
    for content in (other, empty, path.read_bytes()[:-1]):
        with read(path) as arrived:
            next(spool.iterdir()).write_bytes(content)
            with pytest.raises(UserError, match=r"bundle\.(damaged|malformed)"):
                arrived.check_contents()
                arrived.copy_blobs(lambda _sha, _size, source: source.read(1))


def test_inspecting_shows_the_manifest_and_asks_nobody_whom_to_trust(tmp_path):
    path = write(tmp_path / "a.hsct", signer=Signer.generate("laptop-9"))
    shown = inspect(path, [RECOVERY])
    assert (shown.version, shown.size, shown.manifest.sender) == (1, path.stat().st_size, "laptop-9")
    with pytest.raises(UserError, match=r"bundle\.not-for-this-device"):
        inspect(path, [STRANGER])
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(UserError, match=r"bundle\.damaged"):
        inspect(path, [RECOVERY])


def test_a_bundle_is_plain_age_after_five_bytes(tmp_path):
    path = write(tmp_path / "a.hsct")
    plain = age.unseal(path.read_bytes()[5:], [RECOVERY])
    frames = FrameReader(io.BytesIO(plain))
    got = {section.kind: b"".join(iter(section.read, b"")) for section in frames.sections()}
    assert got["blob"] == SCAN
    assert zstandard.ZstdDecompressor().decompressobj().decompress(got["ops"]) == b"\n".join(OPS) + b"\n"


def test_a_large_bundle_is_written_and_read_in_little_memory(tmp_path, read):
    import tracemalloc

    class Zeros:
        left = 60_000_000

        def read(self, size: int) -> bytes:
            size = min(size, self.left)
            self.left -= size
            return bytes(size)

    digest = hashlib.sha256()
    source = Zeros()
    while piece := source.read(1 << 20):
        digest.update(piece)
    rng = random.Random(5)
    path = tmp_path / "a.hsct"
    tracemalloc.start()
    with BundleWriter(path, signer=LAPTOP, recipients=[OFFICE.recipient]) as writer:
        writer.lines("ops", (b'"%s"' % rng.randbytes(500).hex().encode() for _ in range(20_000)))
        writer.blob(digest.hexdigest(), Zeros())
        writer.finish(a_manifest())
    with read(path) as arrived:
        assert sum(1 for _ in arrived.iter_lines("ops", bytes)) == 20_000
        arrived.copy_blobs(lambda _sha, size, source: sum(len(p) for p in iter(lambda: source.read(65536), b"")))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 16_000_000
