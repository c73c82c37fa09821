"""An office and a laptop with a bundle on its way in each direction, by the program that this is run with.

``PYTHONPATH=CHECKOUT python -P tests/corpus/bundles_old/make.py tests/corpus/bundles_old/schema-N.zip``, once before a
step of the wire schema is taken; what older programs made is kept for ever. The databases lie in it in the clear (all
people are invented), since nothing gains from packing what is encrypted; :func:`opened` closes them again.
"""

from __future__ import annotations

import io
import json
import random
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher

from app.domain.ids import new_id
from app.home import Home
from app.models.engine import DATABASE
from app.models.entities import Attachment
from app.models.spec import SCHEMA
from app.security import vault
from app.services import attachments, cases, exchange, people, sitting
from app.services.people import NewPerson
from tests.services.commune import a_commune
from tests.services.homes import PASSPHRASE

LEFT_OUT = {"backups", "spool", "small", "home.lock"}
TRUTH = "truth.json"


def make(out: Path) -> None:
    """Write the homes, the two bundles, and what stands in them."""
    with tempfile.TemporaryDirectory() as scratch, a_commune(Path(scratch)) as commune:
        office, area = commune.office, commune.areas["Thôn 1"]
        laptop = commune.laptop("Thôn 1")
        known = people.add_person(office, NewPerson("Trần Thị Đã Có", area)).value
        commune.exchange(laptop)
        door = people.add_person(laptop, NewPerson("Y Krông Ở Rẫy", area)).value
        case = cases.open_case(laptop, door, "A3").value
        photo = _a_photo(laptop, door, 1)
        _phone(laptop, known, "0905 111 222")
        desk = people.add_person(office, NewPerson("H'Bia Ở Văn Phòng", area)).value
        paper = _a_photo(office, desk, 2)
        stick = Path(scratch) / "stick"
        up = exchange.export_bundle(laptop, stick / "up.hsct").path
        down = exchange.export_bundle(office, stick / "down.hsct", to=laptop.device).path
        truth = {
            "schema": SCHEMA, "area": area, "known": known, "door": door, "case": case, "photo": photo, "desk": desk,
            "paper": paper, "office": office.account.id, "laptop": laptop.account.id,
        }  # fmt: skip
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
            archive.writestr(TRUTH, json.dumps(truth, indent=1))
            for name, home in (("office", office), ("laptop", laptop)):
                key, folder = home.unlocked.database_key(), home.folder
                home.close()
                plain = Path(scratch) / f"{name}.db"
                _recoded(folder / DATABASE, f"x'{key.hex()}'", plain, "")
                archive.write(plain, f"{name}/{DATABASE}")
                for file in sorted(folder.rglob("*")):
                    inside = file.relative_to(folder)
                    if file.is_file() and not LEFT_OUT.intersection(inside.parts) and DATABASE not in file.name:
                        archive.write(file, f"{name}/{inside.as_posix()}")
            archive.write(up, "up.hsct")
            archive.write(down, "down.hsct")


@contextmanager
def opened(archive: Path, folder: Path) -> Iterator[tuple[Home, Home, dict[str, str]]]:
    """The two homes, opened by this program (which brings them to its own step), and what stands in the bundles."""
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(folder)
    truth = json.loads((folder / TRUTH).read_text())
    homes = []
    for name in ("office", "laptop"):
        key = vault.open_with(folder / name, truth[name], PASSPHRASE).database_key()
        plain = (folder / name / DATABASE).rename(folder / f"{name}.plain")
        _recoded(plain, "", folder / name / DATABASE, f"x'{key.hex()}'")
        homes.append(sitting.open_home(folder / name, truth[name], PASSPHRASE))
    try:
        yield homes[0], homes[1], truth
    finally:
        for home in homes:
            home.close()


def _a_photo(home: Home, person: str, seed: int) -> str:
    data = random.Random(seed).randbytes(3000)
    stored = home.blobs.put(io.BytesIO(data))
    with home.writing() as w:
        w.add(
            Attachment(
                id=new_id(),
                resident_id=person,
                title="Giấy chứng sinh",
                media_type="image/jpeg",
                size=stored.size,
                sha256=stored.sha256,
            )
        )
        w.flush()
        attachments.note_held(w.conn, stored.sha256, stored.size)
    return stored.sha256


def _phone(home: Home, person: str, phone: str) -> None:
    people.change_person(home, person, people.person_card(home, person).person.seen, {"phone": phone})


def _recoded(source: Path, key: str, target: Path, to: str) -> None:
    """Write a database under another key; an empty one means in the clear."""
    conn = sqlcipher.connect(str(source))
    if key:
        conn.execute(f'PRAGMA key = "{key}"')
    conn.execute("ATTACH DATABASE ? AS target KEY " + (f'"{to}"' if to else "''"), (str(target),))
    conn.execute("SELECT sqlcipher_export('target')")
    conn.execute("DETACH DATABASE target")
    conn.close()


if __name__ == "__main__":
    make(Path(sys.argv[1]))
