"""``make fuzz`` (FUZZ_SECONDS, by default half an hour): atheris at the readers of a bundle.

The first byte of an input chooses the reader (:data:`tests.fuzz.readers.READERS`). What libFuzzer learns lies in
``build/fuzz``; an input that breaks something goes, under its reader's name, to ``tests/corpus/fuzz``, which the suite
reads through for ever. Atheris is no part of the locks: ``make fuzz`` puts it into an environment of its own.
"""

from __future__ import annotations

import hashlib
import io
import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(
    include=["app.sync", "app.security", "app.models.ops", "app.models.spec", "app.domain"]
):
    from tests.fuzz.readers import IDENTITY, READERS

from sqlalchemy import Connection

from app.demo import commune
from app.errors import BugError
from app.models.ops import Body, OpLine
from app.models.spec import specs
from app.security import strictjson
from app.security.trust import Signer
from app.services import sitting
from app.services.demo_fill import PASSPHRASE
from app.sync import oplog
from app.sync.bundle import BundleWriter
from app.sync.envelope import Manifest
from app.sync.inbox import unplaced
from tests.fuzz import readers
from tests.fuzz.mutating import crossing

BUILD = Path("build/fuzz")
FOUND = Path("tests/corpus/fuzz")
NAMES = tuple(READERS)


def one_input(data: bytes) -> None:
    if not data:
        return
    name = NAMES[data[0] % len(NAMES)]
    try:
        READERS[name](data[1:])
    except BaseException as fault:
        digest = hashlib.sha256(data).hexdigest()[:12]
        (FOUND / f"{name}-{digest}").write_bytes(data[1:])
        raise BugError("fuzz.found", reader=name) from fault


def seeds(folder: Path) -> None:
    """Honest bundles and honest ops of every kind: the demo's laptops wrote them."""
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        return
    made = commune.make(BUILD / "demo", residents=100, cases=25, laptops=2)
    found: dict[str, list[bytes]] = {"whole": [], "frames": [], "lines": [], "papers": [], "numbers": [], "office": []}
    for place in (made.office, *made.fields):
        home = sitting.open_home(place, sitting.people_here(place)[0].account, PASSPHRASE)
        with home.engine.connect() as conn:
            ops = _ops_of_each_shape(conn)
            documents = [bytes(raw) for (raw,) in conn.exec_driver_sql("SELECT document FROM registry LIMIT 2")]
        home.close()
        found["office"] += ops
        found["lines"] += [bytes([0, 1]) + ops[0] + b"\n"]
        found["papers"] += documents
        found["numbers"] += [*ops[:5], *documents]
    found["papers"] += [strictjson.encode(readers._statement())]
    found["numbers"] += [b'{"a":[1,-2.5e3,true,null,"\\u1ea1"]}']
    whole, frames = _a_bundle(found["office"][0].split(b"\n"))
    found["whole"].append(whole)
    found["frames"].append(frames)
    for name, inputs in found.items():
        for data in inputs:
            path = folder / f"{name}-{hashlib.sha256(data).hexdigest()[:12]}"
            path.write_bytes(bytes([NAMES.index(name)]) + data)


def _ops_of_each_shape(conn: Connection) -> list[bytes]:
    """Of each entity and each set of fields one op, after those that made the rows that it needs."""
    lines = [oplog.line_of(row) for row in conn.exec_driver_sql(f"SELECT {oplog.COLUMNS} FROM op ORDER BY lsn, seq")]
    made: dict[tuple[str, str], tuple[OpLine, Body]] = {}
    shapes: dict[tuple[object, ...], bytes] = {}
    for line in lines:
        body = oplog.body_of(line)
        if body is None:
            continue
        if body.new:
            made[line.entity, line.row] = (line, body)
        needed, key = [line], (line.entity, line.row)
        while (maker := made.get(key)) is not None:
            needed += [maker[0]] if maker[0] is not line else []
            parent = specs()[key[0]].parent
            key = (parent[1], str(maker[1].fields.get(parent[0]))) if parent is not None else ("", "")
        shape = (line.entity, body.new, *body.fields)
        shapes.setdefault(shape, b"\n".join(strictjson.encode(unplaced(each)) for each in reversed(needed)))
    return list(shapes.values())


def _a_bundle(ops: list[bytes]) -> tuple[bytes, bytes]:
    path = BUILD / "seed.hsct"
    scan = b"\xff\xd8 a small scan"
    with BundleWriter(path, signer=Signer.generate(readers.LAPTOP), recipients=[IDENTITY.recipient]) as writer:
        writer.small("statement", strictjson.encode(readers._statement()))
        writer.lines("ops", ops)
        writer.lines("access", [])
        writer.blob(hashlib.sha256(scan).hexdigest(), io.BytesIO(scan))
        writer.finish(
            Manifest(
                bundle="b-1",
                root="0" * 64,
                sender_role="field",
                recipient="office-1",
                created="2026-11-22T08:00:00Z",
                program="0.1.0",
            )
        )
    whole = path.read_bytes()
    with open(path, "rb") as file:
        file.seek(5)
        with readers.AgeReader(file, [IDENTITY]) as plain:
            return whole, b"".join(iter(lambda: plain.read(65536), b""))


def main() -> None:
    corpus, begun = BUILD / "corpus", BUILD / "seeds"
    corpus.mkdir(parents=True, exist_ok=True)
    FOUND.mkdir(parents=True, exist_ok=True)
    seeds(begun)
    settings = ["-rss_limit_mb=700", "-timeout=20", "-max_len=8192", f"-artifact_prefix={BUILD}/"]
    atheris.Setup(
        [sys.argv[0], *settings, *sys.argv[1:], str(corpus), str(begun)], one_input, custom_crossover=crossing(NAMES)
    )
    atheris.Fuzz()


if __name__ == "__main__":
    main()
