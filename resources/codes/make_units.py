"""Makes units.csv and old_units.csv beside this file. Run by hand when a resolution changes a commune:

    .venv/bin/python resources/codes/make_units.py

Base: the package `vietnamadminunits` (MIT; a development dependency), which holds the communes of Quyết định
19/2025/QĐ-TTg, in force from 1/7/2025, and the old ones with what became of them. It ends before the resolutions of
2026: those are CHANGES below, each with its source and how sure we are of it.

Xã Ba Chẽ (Quảng Ninh): this base has code 06970; another data set, which agrees on all other 3320 codes, once had 06978
and went back (FACTS 6.2). Kept as 06970.
"""

from __future__ import annotations

import csv
import json
import sqlite3
import unicodedata
from datetime import date, timedelta
from importlib.util import find_spec
from pathlib import Path

HERE = Path(__file__).resolve().parent
REFORM = "2025-07-01"

DONG_NAI, QUANG_NINH, BAC_NINH = "2026-04-30", "2026-09-01", "2026-09-20"
CHANGES: tuple[tuple[str, str, str], ...] = (
    # NQ 30/2026/QH16 and NQ 237/NQ-UBTVQH16, in force 30/4/2026: [H] that 33 wards and 62 communes result (FACTS 6.1);
    # [M] which ten (a transcript of the government's news; the count agrees).
    ("75", "Thành phố Đồng Nai", DONG_NAI),
    ("25270", "Phường Lộc Ninh", DONG_NAI),
    ("25357", "Phường Tân Khai", DONG_NAI),
    ("25363", "Phường Đồng Phú", DONG_NAI),
    ("26116", "Phường Tân Phú", DONG_NAI),
    ("26170", "Phường Trị An", DONG_NAI),
    ("26248", "Phường Trảng Bom", DONG_NAI),
    ("26326", "Phường Dầu Giây", DONG_NAI),
    ("26368", "Phường Long Thành", DONG_NAI),
    ("26425", "Phường Xuân Lộc", DONG_NAI),
    ("26485", "Phường Nhơn Trạch", DONG_NAI),
    # NQ 36/2026/QH16, in force 1/9/2026 [M]: release notes of thanglequoc/vietnamese-provinces-database v5.1.0.
    ("22", "Thành phố Quảng Ninh", QUANG_NINH),
    # NQ 39/2026/QH16 and NQ 388/NQ-UBTVQH16, in force 20/9/2026 [M]: the same project's v5.2.0, two other data sets.
    ("24", "Thành phố Bắc Ninh", BAC_NINH),
    ("07294", "Phường Bố Hạ", BAC_NINH),
    ("07375", "Phường Lạng Giang", BAC_NINH),
    ("07399", "Phường Kép", BAC_NINH),
    ("07444", "Phường Lục Nam", BAC_NINH),
    ("07840", "Phường Hiệp Hòa", BAC_NINH),
    ("09193", "Phường Yên Phong", BAC_NINH),
    ("09292", "Phường Phù Lãng", BAC_NINH),
    ("09313", "Phường Chi Lăng", BAC_NINH),
    ("09319", "Phường Tiên Du", BAC_NINH),
    ("09454", "Phường Gia Bình", BAC_NINH),
    ("09475", "Phường Nhân Thắng", BAC_NINH),
    ("09496", "Phường Lương Tài", BAC_NINH),
)

Row = tuple[str, ...]


def main() -> None:
    data = _package() / "data"
    database = sqlite3.connect(f"file:{data / 'dataset.db'}?mode=ro", uri=True)
    units = _units(database)
    _write("units.csv", ("code", "name", "kind", "province", "valid_from", "valid_to"), units)
    old = _old_units(database, json.loads((data / "converter_2025.json").read_text("utf-8")))
    _write("old_units.csv", ("code", "name", "district", "province", "became"), old)
    print(f"{len(units)} units, {len(old)} old communes, {sum(not row[4] for row in old)} of them without a successor")


def _package() -> Path:
    spec = find_spec("vietnamadminunits")
    if spec is None or spec.origin is None:
        raise SystemExit("pip install vietnamadminunits")
    return Path(spec.origin).parent


def _units(database: sqlite3.Connection) -> list[Row]:
    provinces = database.execute("select distinct provinceCode, province from admin_units").fetchall()
    communes = database.execute("select wardCode, ward, provinceCode from admin_units").fetchall()
    assert (len(provinces), len(communes)) == (34, 3321)
    rows = [(code, _nfc(name), "province", "") for code, name in provinces]
    rows += [(code, _nfc(name), _kind(name), province) for code, name, province in communes]
    changes = {code: (name, day) for code, name, day in CHANGES}
    found: list[Row] = []
    for code, name, kind, province in sorted(rows, key=lambda row: (len(row[0]), row[0])):
        if code not in changes:
            found.append((code, name, kind, province, REFORM, ""))
            continue
        new, day = changes.pop(code)
        assert _same_place(name, new), (name, new)
        found.append((code, name, kind, province, REFORM, _day_before(day)))
        found.append((code, new, kind if kind == "province" else _kind(new), province, day, ""))
    assert not changes, changes
    return found


def _old_units(database: sqlite3.Connection, converter: dict[str, dict[str, dict[str, list[object]]]]) -> list[Row]:
    new_codes = {
        (province, ward): code
        for code, province, ward in database.execute("select wardCode, provinceKey, wardKey from admin_units")
    }
    became: dict[str, list[str]] = {}
    for province, wards in converter["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for ward, olds in wards.items():
            for old in olds:
                became.setdefault(str(old), []).append(new_codes[province, ward])
    for province, divided in converter["DICT_PROVINCE_WARD_DIVIDED"].items():
        for old, parts in divided.items():
            for part in sorted(parts, key=lambda part: not part["isDefaultNewWard"]):  # type: ignore[index]
                became.setdefault(old, []).append(new_codes[province, str(part["newWardKey"])])  # type: ignore[index]
    rows: list[Row] = []
    for code, ward, district, province, key in database.execute(
        "select wardCode, ward, district, province, provinceKey || '_' || districtKey || '_' || wardKey "
        "from admin_units_legacy where wardCode is not null"
    ):
        successors = " ".join(dict.fromkeys(became.get(key, ())))
        rows.append((code, _nfc(ward), _nfc(district), _nfc(province), successors))
    return sorted(rows)


def _nfc(name: str) -> str:
    return unicodedata.normalize("NFC", " ".join(name.split()))


def _kind(name: str) -> str:
    return next(kind for kind in ("phường", "xã", "đặc khu") if name.lower().startswith(kind))


def _same_place(old: str, new: str) -> bool:
    for prefix in ("Xã ", "Tỉnh ", "Phường ", "Thành phố "):
        old, new = old.removeprefix(prefix), new.removeprefix(prefix)
    return old == new


def _day_before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def _write(name: str, columns: Row, rows: list[Row]) -> None:
    with (HERE / name).open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)


if __name__ == "__main__":
    main()
