"""What a civil servant can write wrongly into procedures, statements and the portal's forms, and how it is told."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from app.packs.codes import TABLES, load_calendar, load_table
from app.packs.pack import default_root
from app.packs.procedures import load_procedures, load_statements
from app.packs.reading import PackError


@pytest.fixture
def own(tmp_path: Path) -> Path:
    copy = tmp_path / "resources"
    shutil.copytree(default_root(), copy, ignore=shutil.ignore_patterns("*.csv", "fonts", "icons", "help"))
    return copy


@pytest.mark.parametrize(
    ("file", "old", "new", "fault"),
    [
        ("procedures/residence.toml", "strikes = true\n", "", "chỉ thủ tục xóa đăng ký"),
        ("procedures/residence.toml", 'code = "1.004222"\n', 'code = "1.004222"\nstrikes = true\n', "phải có căn cứ"),
        ("procedures/residence.toml", 'fact = "absence_protected"', 'fact = "tired"', "không có điều kiện “tired”"),
        ("procedures/residence.toml", 'gives = ["police_record"]', 'gives = ["gold"]', "không có loại giấy tờ “gold”"),
        ("portal.toml", 'what = "born_in_words"', 'what = "shoe_size"', "không có nội dung “shoe_size”"),
        ("portal.toml", '"birth-mobile",', '"birth-by-post",', "không có thủ tục “birth-by-post”"),
        ("statements.toml", 'paper = "commitment"', 'paper = "witness_statement"', "có hai lần"),
        ("statements.toml", 'paper = "commitment"', 'paper = "gold"', "không có loại giấy tờ “gold”"),
        ("codes/holidays.toml", 'authority = "commune_police"', 'authority = "bank"', "không có cơ quan “bank”"),
    ],
)
def test_a_slip_is_told_with_its_file(own: Path, file: str, old: str, new: str, fault: str) -> None:
    path = own / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    tables = {name: load_table(own, name) for name in TABLES}

    def read_all() -> None:
        load_procedures(own, tables)
        load_statements(own, tables)
        load_calendar(own)

    with pytest.raises(PackError) as caught:
        read_all()
    assert caught.value.params["file"] == file
    assert fault in str(caught.value.params["fault"])


def test_every_form_of_the_portal_is_marked_as_unchecked() -> None:
    tables = {name: load_table(default_root(), name) for name in TABLES}
    procedures = load_procedures(default_root(), tables)
    with_form = [one for one in procedures.values() if one.portal]
    assert len(with_form) >= 20
    assert all(form.source.needs_check for one in with_form for form in one.portal)
    assert {"birth", "residence-permanent", "mooring", "lodging"} <= {one.id for one in with_form}


def test_every_result_of_the_table_is_yielded_by_some_procedure() -> None:
    tables = {name: load_table(default_root(), name) for name in TABLES}
    given = {result for one in load_procedures(default_root(), tables).values() for result in one.yields}
    assert {row.code for row in tables["results"]} <= given
