"""Files that show what became of a task: kept at the office, whole, encrypted, named in lists, not lost by erasing."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from python_calamine import CalamineWorkbook

from app.domain.account import Account
from app.domain.ids import new_id
from app.domain.roles import Role
from app.domain.tasks import TaskFilter, TaskState, task_id
from app.errors import EnvironmentFault, UserError
from app.home import Home
from app.intake import office_file
from app.packs.pack import default_root
from app.packs.plans import load_plan
from app.services import access_log, at_risk, attachments, backups, erasing, people, sitting, tasks, tasks_files, undo
from app.services.people import NewPerson
from app.services.tasks_files import NewFile
from tests.faults.damage import a_read_only_database, after_bytes, counts, files, ill, no_room
from tests.intake.office_files import a_word, an_excel, with_parts
from tests.services.commune import a_commune
from tests.services.homes import PASSPHRASE, PLAN, a_home

ORDER = task_id(PLAN, "members-sent")


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a desk has: a letter in Word, a table in Excel, a photograph, and a letter that runs macros."""
    folder = tmp_path_factory.mktemp("documents")
    (folder / "KH 05-KH-UBND.docx").write_bytes(a_word())
    (folder / "danh sách.xlsx").write_bytes(an_excel())
    Image.new("RGB", (600, 400), "navy").save(folder / "biên bản.jpg")
    (folder / "lạ.docx").write_bytes(with_parts(a_word("lạ"), {"word/vbaProject.bin": b"x"}))
    return folder


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Home]:
    with a_home(tmp_path / "office") as home:
        yield home


def refused(work: Any) -> str:
    with pytest.raises(UserError) as caught:
        work()
    return caught.value.code


def three(documents: Path) -> list[NewFile]:
    return [
        NewFile(documents / "KH 05-KH-UBND.docx"),
        NewFile(documents / "danh sách.xlsx", "Danh sách thành viên"),
        NewFile((documents / "biên bản.jpg").read_bytes(), "Biên bản họp"),
    ]


def test_documents_are_kept_with_an_order_and_named_wherever_it_is_listed(
    office: Home, documents: Path, tmp_path: Path
) -> None:
    assert not tasks.find(office, ORDER).task.kept
    tasks_files.add(office, ORDER, three(documents))
    row = tasks.find(office, ORDER)
    assert (row.task.kept, row.task.facts.state) == (True, TaskState.TODO)
    assert row.files == ("KH 05-KH-UBND", "Danh sách thành viên", "Biên bản họp")
    kept = tasks_files.list_files(office, ORDER)
    assert [(each.name, each.by, each.day, each.here) for each in kept] == [
        (name, "Nguyễn Thị Thử", office.today, True)
        for name in ("KH 05-KH-UBND.docx", "Danh sách thành viên.xlsx", "Biên bản họp.jpg")
    ]
    word, _, photo = kept
    assert tasks_files.open_file(office, word.id).data == (documents / "KH 05-KH-UBND.docx").read_bytes()
    assert Image.open(io.BytesIO(tasks_files.open_file(office, photo.id).data)).size == (600, 400)
    tasks_files.save_file(office, word.id, tmp_path / "bản sao.docx")
    assert (tmp_path / "bản sao.docx").read_bytes() == (documents / "KH 05-KH-UBND.docx").read_bytes()
    log = [(each.what, each.about, each.why) for each in access_log.entries(office).rows if each.entity == "enclosure"]
    assert log == [
        ("export", "KH 05-KH-UBND", "bản sao.docx"), ("read", "Biên bản họp", ""), ("read", "KH 05-KH-UBND", ""),
    ]  # fmt: skip
    sheet = tasks.print_tasks(office, TaskFilter(text=row.task.facts.title), form="xlsx")
    cells = CalamineWorkbook.from_filelike(io.BytesIO(sheet)).get_sheet_by_index(0).to_python()[4]
    assert "Tệp: KH 05-KH-UBND; Danh sách thành viên; Biên bản họp" in cells
    assert ill(office) == []


def test_nothing_plain_of_a_document_lies_in_the_home(office: Home, documents: Path) -> None:
    tasks_files.add(office, ORDER, three(documents))
    for path in office.folder.rglob("*"):
        if path.is_file() and path.suffix != ".lock":
            assert b"PK\x03\x04" not in (content := path.read_bytes()), path
            assert b"word/document.xml" not in content


@pytest.mark.parametrize("at", [0, 2])
def test_one_that_could_do_harm_leaves_none_of_those_chosen(office: Home, documents: Path, at: int) -> None:
    before, there = counts(office), files(office.folder)
    chosen = three(documents)
    chosen.insert(at, NewFile(documents / "lạ.docx"))
    assert refused(lambda: tasks_files.add(office, ORDER, chosen)) == "document.macros"
    assert (counts(office), files(office.folder)) == (before, there)


def test_the_same_content_is_not_kept_twice_with_one_task_but_with_two(office: Home, documents: Path) -> None:
    word = NewFile(documents / "KH 05-KH-UBND.docx")
    tasks_files.add(office, ORDER, [word])
    assert refused(lambda: tasks_files.add(office, ORDER, [replace(word, title="Bản khác")])) == "task.file-there"
    assert len(tasks_files.list_files(office, ORDER)) == 1
    tasks_files.add(office, task_id(PLAN, "proposals"), [word])
    assert refused(lambda: tasks_files.add(office, new_id(), [word])) == "task.elsewhere"
    assert ill(office) == []
    many = [word] * (tasks_files.AT_MOST + 1)
    assert refused(lambda: tasks_files.add(office, ORDER, many)) == "task.files-too-many"


def test_a_file_is_taken_away_with_a_reason_and_stands_again_when_that_is_taken_back(
    office: Home, documents: Path
) -> None:
    tasks_files.add(office, ORDER, three(documents))
    word = tasks_files.list_files(office, ORDER)[0]
    assert refused(lambda: tasks_files.remove(office, word.id, word.seen, " ")) == "task.no-reason"
    tasks_files.remove(office, word.id, word.seen, "đính nhầm")
    assert tasks.find(office, ORDER).files == ("Danh sách thành viên", "Biên bản họp")
    assert refused(lambda: tasks_files.open_file(office, word.id)) == "task.file-elsewhere"
    undo.take_back_of(office, "enclosure", word.id)
    assert tasks.find(office, ORDER).files[0] == "KH 05-KH-UBND"
    assert tasks_files.open_file(office, word.id).media_type == office_file.DOCX


def test_a_task_with_files_is_not_removed_from_under_them_and_they_go_into_the_next_plan(
    office: Home, documents: Path
) -> None:
    mine = tasks.add(office, "meeting", "Họp chuyên đề").value
    tasks_files.add(office, mine, three(documents)[:1])
    seen = tasks.find(office, mine).task.facts.seen
    assert seen is not None
    assert refused(lambda: tasks.remove(office, mine, seen, "nhầm")) == "task.has-files"
    before, old = office.pack, load_plan(default_root(), PLAN)
    office.pack = replace(before, plan=replace(old, id="tuyen-an-dong-2027"))
    tasks.carry_over(office, old, office.today.replace(year=2030))
    (carried,) = [row for row in tasks.tasks(office).rows if row.task.facts.title == "Họp chuyên đề"]
    assert (carried.id == mine, carried.files) == (False, ("KH 05-KH-UBND",))
    (file,) = tasks_files.list_files(office, carried.id)
    assert tasks_files.open_file(office, file.id).name == "KH 05-KH-UBND.docx"


def test_whoever_reads_no_records_sees_no_files_and_a_field_role_adds_none(office: Home, documents: Path) -> None:
    tasks_files.add(office, ORDER, three(documents))
    file = tasks_files.list_files(office, ORDER)[0]
    keeper = replace(office, account=Account(new_id(), "Quản trị", (Role.ADMINISTRATOR,)))
    assert tasks.find(keeper, ORDER).files == ()
    assert refused(lambda: tasks_files.list_files(keeper, ORDER)) == "permission.action"
    assert refused(lambda: tasks_files.open_file(keeper, file.id)) == "permission.action"
    head = replace(office, account=Account(new_id(), "Ma Thu", (Role.HAMLET_HEAD,)))
    there = files(office.folder)
    more = [NewFile(documents / "biên bản.jpg")]
    assert refused(lambda: tasks_files.add(head, ORDER, more)) == "permission.write"
    assert refused(lambda: tasks_files.remove(head, file.id, file.seen, "x")) == "permission.write"
    assert files(office.folder) == there


def test_a_disk_that_refuses_keeps_nothing_of_them_and_the_second_try_everything(
    office: Home, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, there = counts(office), files(office.folder)
    with a_read_only_database(office), pytest.raises(EnvironmentFault):
        tasks_files.add(office, ORDER, three(documents))
    assert (counts(office), files(office.folder)) == (before, there)
    with monkeypatch.context() as patch:
        after_bytes(patch, 30_000, no_room)
        with pytest.raises(EnvironmentFault):
            tasks_files.add(office, ORDER, three(documents))
    assert (counts(office), files(office.folder)) == (before, there)
    tasks_files.add(office, ORDER, three(documents))
    assert ill(office) == []


def test_saving_onto_a_full_stick_leaves_what_lay_there(
    office: Home, documents: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tasks_files.add(office, ORDER, three(documents)[:1])
    (file,) = tasks_files.list_files(office, ORDER)
    out = tmp_path / "cũ.docx"
    out.write_bytes(b"before")
    after_bytes(monkeypatch, 100, no_room)
    with pytest.raises(EnvironmentFault):
        tasks_files.save_file(office, file.id, out)
    assert [path.name for path in tmp_path.glob("*.docx*")] == ["cũ.docx"]
    assert out.read_bytes() == b"before"


def test_a_damaged_file_is_told_by_the_doctor_and_to_who_opens_it(office: Home, documents: Path) -> None:
    tasks_files.add(office, ORDER, three(documents)[:1])
    (file,) = tasks_files.list_files(office, ORDER)
    path = office.blobs.path(file.sha256)
    content = bytearray(path.read_bytes())
    content[-10] ^= 1
    path.write_bytes(bytes(content))
    assert [each.what for each in ill(office)] == ["attachments"]
    with pytest.raises(EnvironmentFault, match=r"blob\.damaged"):
        tasks_files.open_file(office, file.id)
    path.unlink()
    assert not tasks_files.list_files(office, ORDER)[0].here
    assert refused(lambda: tasks_files.open_file(office, file.id)) == "blob.missing"


def test_files_of_tasks_stay_at_the_office_come_back_from_its_backup_and_outlive_an_erasing(
    tmp_path: Path, documents: Path
) -> None:
    with a_commune(tmp_path) as commune:
        office, area = commune.office, commune.areas["Thôn 1"]
        laptop = commune.laptop("Thôn 1")
        tasks.finish(office, ORDER, None, "Đã gửi", evidence="CV 12")
        tasks_files.add(office, ORDER, three(documents))
        person = people.add_person(office, NewPerson("Đặng Thị Quỳnhhoa", area)).value
        photo = tasks_files.list_files(office, ORDER)[2]
        shared = attachments.attach(office, person, documents / "biên bản.jpg", "Ảnh").value.sha256
        assert shared == photo.sha256
        commune.exchange(laptop)
        row = tasks.find(laptop, ORDER)
        assert (row.task.facts.evidence, row.files) == ("CV 12", ())
        with laptop.engine.connect() as conn:
            assert conn.exec_driver_sql("SELECT count(*) FROM enclosure").scalar() == 0
            assert conn.exec_driver_sql("SELECT count(*) FROM op WHERE entity = 'enclosure'").scalar() == 0
        assert laptop.blobs.has(shared)
        assert not any(laptop.blobs.has(each.sha256) for each in tasks_files.list_files(office, ORDER)[:2])
        assert refused(lambda: tasks_files.add(laptop, ORDER, three(documents))) == "task.files-at-office"
        backups.back_up(office, tmp_path / "xa.hsbk")
        assert at_risk.at_risk(office).files == 0
        tasks_files.add(office, task_id(PLAN, "proposals"), [NewFile(documents / "danh sách.xlsx")])
        assert at_risk.at_risk(office).files == 1
        erasing.erase_person(office, person, name="Đặng Thị Quỳnhhoa", reason="Đơn số 12")
        assert office.blobs.has(shared)
        assert tasks_files.open_file(office, photo.id).data
        assert ill(office) == []
        commune.exchange(laptop)
        assert not laptop.blobs.has(shared)
        (anew,) = tmp_path.glob("*.hsbk")  # erasing replaces backups
        backups.restore(tmp_path / "new", anew)
        account = office.account.id
    again = sitting.open_home(tmp_path / "new", account, PASSPHRASE)
    try:
        kept = tasks_files.list_files(again, ORDER)
        assert tasks_files.open_file(again, kept[0].id).data == (documents / "KH 05-KH-UBND.docx").read_bytes()
        assert ill(again) == []
    finally:
        again.close()


def test_a_file_that_was_attached_by_mistake_is_erased_for_good_and_another_tasks_copy_stays(
    tmp_path: Path, documents: Path
) -> None:
    with a_commune(tmp_path) as commune:
        office, laptop = commune.office, commune.laptop("Thôn 1")
        tasks_files.add(office, ORDER, three(documents))
        other = task_id(PLAN, "proposals")
        tasks_files.add(office, other, three(documents)[1:2])
        word, table, _ = tasks_files.list_files(office, ORDER)
        old = backups.back_up(office, tmp_path / "cu" / "xa.hsbk").path
        tasks_files.remove(office, word.id, word.seen, "đính nhầm")
        assert refused(lambda: erasing.erase_task_file(office, word.id, reason=" ")) == "reason.empty"
        assert refused(lambda: erasing.erase_task_file(office, new_id(), reason="x")) == "task.file-elsewhere"
        assert refused(lambda: erasing.erase_task_file(laptop, word.id, reason="x")) == "permission.action"
        for file in (word, table):
            done = erasing.erase_task_file(office, file.id, reason="Đính nhầm hồ sơ của người khác").value
            assert done.cleaned is not None
        assert not office.blobs.has(word.sha256)
        assert office.blobs.has(table.sha256)
        (kept,) = tasks_files.list_files(office, other)
        assert tasks_files.open_file(office, kept.id).data == (documents / "danh sách.xlsx").read_bytes()
        assert tasks.find(office, ORDER).files == ("Biên bản họp",)
        assert refused(lambda: undo.take_back_of(office, "enclosure", word.id)) in ("undo.erased", "undo.nothing")
        assert not old.exists()
        with office.engine.connect() as conn:
            assert conn.exec_driver_sql("SELECT count(*) FROM op WHERE instr(body, ?) > 0", (b"KH 05",)).scalar() == 0
        assert ill(office) == []
        commune.exchange(laptop)
        assert ill(laptop) == []
