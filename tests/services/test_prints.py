"""The register of prints, and what a printed dossier is still worth."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from app.domain.dossier import Order, Part
from app.domain.roles import Role
from app.errors import UserError
from app.home import Home
from app.progress import Cancelled, Progress, Tick
from app.security import print_mark
from app.security.device import KeyRing
from app.services import cases, dossiers, forms, letters, people, prints, slips, statements
from app.services.dossiers import print_dossiers, print_each
from app.services.people import NewPerson
from app.services.prints import PrintFilter, Standing
from tests.services.commune import a_commune
from tests.services.homes import a_home
from tests.services.test_dossiers import PURPOSE, Village, a_village, sit, text_of


@dataclass(frozen=True)
class Made:
    village: Village
    folder: Path


@pytest.fixture
def village(tmp_path: Path) -> Iterator[Village]:
    with a_home(tmp_path / "office", roles=(Role.GROUP_HEAD,)) as home:
        yield a_village(home, tmp_path)


def printed(village: Village, folder: Path, name: str = "a.pdf") -> Path:
    out = folder / name
    print_dossiers(village.home, out, ids=(village.case,), purpose=PURPOSE, parts=frozenset({Part.PERSON}))
    return out


def change_the_case(village: Village) -> None:
    seen = cases.case_card(village.home, village.case).file.case.seen
    cases.change_case(village.home, village.case, seen, {"note": "Đã hẹn lại"})


def mark_of(home: Home, case_id: str, **changed: object) -> str:
    signer = home.ring.office or home.ring.device
    told = {"case_id": case_id, "version": 1, "digest": "0" * 64, "signer": signer} | changed
    return print_mark.mark(**told)  # type: ignore[arg-type]


def test_a_printed_dossier_is_current_then_superseded_with_what_changed(village: Village, tmp_path: Path) -> None:
    out = printed(village, tmp_path)
    (now,) = prints.verify_file(village.home, out)
    assert (now.standing, now.case_id) == (Standing.CURRENT, village.case)
    assert now.signed_by
    assert not now.revoked
    change_the_case(village)
    (later,) = prints.verify_file(village.home, out)
    assert later.standing is Standing.SUPERSEDED
    assert later.since == village.home.today
    assert later.changed == ("Hồ sơ: Ghi chú",)


def test_printing_and_handing_over_do_not_make_a_new_version(village: Village, tmp_path: Path) -> None:
    first = printed(village, tmp_path)
    printed(village, tmp_path, "b.pdf")
    row = prints.prints_of(village.home, village.case)[0]
    prints.hand_over(village.home, row.id, row.seen, "  Bà H’Hen   Niê ")
    assert prints.prints_of(village.home, village.case)[0].handed_to == "Bà H’Hen Niê"
    assert prints.verify_file(village.home, first)[0].standing is Standing.CURRENT
    assert "Bà H’Hen Niê" in text_of(dossiers.render_preview(village.home, village.case))


def test_a_page_that_was_photographed_is_read_like_the_file(village: Village, tmp_path: Path) -> None:
    document = pdfium.PdfDocument(printed(village, tmp_path))
    document[0].render(scale=150 / 72).to_pil().convert("L").save(tmp_path / "photo.jpg", quality=60)
    document.close()
    assert prints.verify_file(village.home, tmp_path / "photo.jpg")[0].standing is Standing.CURRENT


def test_a_mark_of_which_one_sign_was_changed_is_altered(village: Village) -> None:
    home = village.home
    good = mark_of(home, village.case, version=3)
    assert prints.verify_print(home, good).standing is Standing.SUPERSEDED
    assert prints.verify_print(home, good.replace("|3|", "|4|")).standing is Standing.ALTERED
    assert prints.verify_print(home, f"  {good[:40]}\n{good[40:]} ").standing is Standing.SUPERSEDED
    forged = mark_of(home, village.case, signer=KeyRing.generate("x").device)
    assert prints.verify_print(home, forged).standing is Standing.ALTERED


def test_what_is_not_ours_or_not_here_or_not_yet_here_is_said_so(village: Village) -> None:
    home, strange = village.home, "0198f2c4-7a10-7b3e-9c55-2f64d1a0b7e9"
    signed_elsewhere = mark_of(home, strange, signer=KeyRing.generate("x").device)
    for text in ("https://example.vn", "", "HSCT2|x|1|y|z", signed_elsewhere, f"HSCT1|{strange}|1|{'0' * 16}"):
        assert prints.verify_print(home, text).standing is Standing.NOT_OURS, text
    assert prints.verify_print(home, mark_of(home, strange)).standing is Standing.ELSEWHERE
    assert prints.verify_print(home, mark_of(home, village.case, version=9999)).standing is Standing.AHEAD


def test_a_preview_is_no_copy_and_nobody_signs_it(village: Village, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(dossiers.render_preview(village.home, village.case))
    (checked,) = prints.verify_file(village.home, tmp_path / "a.pdf")
    assert (checked.standing, checked.signed_by) == (Standing.CURRENT, "")
    assert prints.prints_of(village.home, village.case) == []


def test_a_file_without_a_code_says_nothing_and_a_broken_one_is_refused(village: Village, tmp_path: Path) -> None:
    (tmp_path / "slip.pdf").write_bytes(statements.print_blank(village.home, village.case, "kin_statement").value)
    assert prints.verify_file(village.home, tmp_path / "slip.pdf") == []
    for broken in (b"%PDF-1.7 nothing", b"no picture"):
        (tmp_path / "x").write_bytes(broken)
        with pytest.raises(UserError, match=r"scan\.broken"):
            prints.verify_file(village.home, tmp_path / "x")


def test_every_paper_of_a_case_stands_in_the_register_and_says_whether_it_still_holds(
    village: Village, tmp_path: Path
) -> None:
    home, case = village.home, village.case
    piece = next(p for p in cases.case_card(home, case).file.evidence if p.kind == "witness_statement")
    printed(village, tmp_path)
    slips.print_slip(home, case)
    statements.print_statement(home, piece.id)
    statements.print_blank(home, case, "kin_statement")
    forms.print_form(home, case, "birth", why="Nộp hồ sơ")
    letters.print_letter(home, case, "register-search", all_typed(home, case, "register-search"))
    rows = prints.prints_of(home, case)
    assert [row.kind for row in reversed(rows)] == [
        "dossier", "slip", "statement:witness_statement", "statement:kin_statement", "form:birth",
        "letter:register-search",
    ]  # fmt: skip
    assert {row.by for row in rows} == {home.account.name}
    assert prints.superseded(home) == []
    change_the_case(village)
    assert {row.kind for row in prints.superseded(home, case)} == {"dossier", "slip"}, "the others say nothing of that"
    seen = cases.case_card(home, case).file.case.seen
    people.change_person(home, village.child, seen, {"name": "Nguyễn Thị Mẫu Đơn Hai"})
    assert {row.kind for row in prints.superseded(home)} == {
        "dossier", "slip", "statement:witness_statement", "form:birth", "letter:register-search",
    }  # fmt: skip


def all_typed(home: Home, case: str, code: str) -> dict[str, str]:
    spec = letters.sheet(home, case, code).spec
    return {ask.key: "như đã nói" for ask in spec.asks}


def test_the_register_goes_page_by_page_by_kind_person_and_day(village: Village, tmp_path: Path) -> None:
    home = village.home
    for number in range(3):
        printed(village, tmp_path, f"{number}.pdf")
    slips.print_slip(home, village.case)
    page = prints.list_prints(home, PrintFilter(kind="dossier"), size=2)
    rest = prints.list_prints(home, PrintFilter(kind="dossier"), page.next, size=2)
    assert [row.copy for row in (*page.rows, *rest.rows)] == [3, 2, 1]
    assert rest.next is None
    assert len(prints.list_prints(home, PrintFilter(resident_id=village.child, by=home.account.id)).rows) == 4
    assert prints.list_prints(home, PrintFilter(until=date(2020, 1, 1))).rows == ()
    assert prints.list_prints(home, PrintFilter(kind="dossi")).rows == ()


def test_a_sealed_persons_papers_are_not_in_the_register_of_others(village: Village, tmp_path: Path) -> None:
    home = village.home
    printed(village, tmp_path)
    people.change_person(home, village.child, people.person_card(home, village.child).person.seen, {"sealed": True})
    sit(home, Role.CLERK)
    assert prints.list_prints(home).rows == ()
    assert prints.superseded(home) == []
    with pytest.raises(UserError, match=r"person\.sealed"):
        prints.verify_file(home, tmp_path / "a.pdf")


def test_copies_counted_before_there_was_a_register_are_counted_on(village: Village, tmp_path: Path) -> None:
    with village.home.noting() as conn:
        conn.exec_driver_sql("INSERT INTO remembered (key, value) VALUES (?, '7')", (f"copies:{village.case}",))
    assert "bản in số 8," in text_of(printed(village, tmp_path))
    assert "bản in số 9," in text_of(printed(village, tmp_path))


def test_chosen_parts_are_numbered_anew_and_named_in_the_contents(village: Village, tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    chosen = frozenset({Part.PERSON, Part.STEPS})
    print_dossiers(village.home, out, ids=(village.case,), purpose=PURPOSE, parts=chosen)
    said = text_of(out)
    assert "Mục lục (bản trích)" in said
    assert said.count("I. Nhân thân") == 2
    assert said.count("II. Lộ trình giải quyết") == 2
    assert "Quá trình cư trú" not in said
    assert prints.prints_of(village.home, village.case)[0].title.endswith("(bản trích)")
    with pytest.raises(UserError, match=r"report\.nothing-to-print"):
        print_dossiers(village.home, out, ids=(village.case,), purpose=PURPOSE, parts=frozenset())


def test_one_file_each_tells_nothing_by_its_name_and_what_was_finished_stays(village: Village, tmp_path: Path) -> None:
    home, folder = village.home, tmp_path / "mới" / "hồ sơ"
    other = people.add_person(home, NewPerson("Lê Văn Khác", village.area)).value
    second = cases.open_case(home, other, "B4", opened_on=date(2026, 1, 2)).value
    only = frozenset({Part.PERSON})

    def stop(tick: Tick) -> None:
        if tick.done == 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        print_each(home, folder, purpose=PURPOSE, parts=only, order=Order.OPENED, progress=Progress(stop))
    assert [file.name for file in folder.iterdir()] == [f"ho-so-{second.replace('-', '')[-8:].upper()}-ban-1.pdf"]
    assert len(prints.prints_of(home, second)) == 1
    assert prints.prints_of(home, village.case) == []
    done = print_each(home, folder, purpose=PURPOSE, parts=only)
    assert (done.dossiers, done.path, len(list(folder.iterdir()))) == (2, folder, 3)
    assert done.changes.touches("printed")
    assert dossiers.choose(home, order=Order.OPENED).cases == (second, village.case)
    assert dossiers.choose(home, order=Order.CATEGORY).cases == (village.case, second)


def test_what_a_laptop_prints_is_known_at_the_office_by_the_laptops_name(tmp_path: Path) -> None:
    with a_commune(tmp_path, "Thôn 1") as commune:
        laptop, office = commune.laptop("Thôn 1", roles=(Role.GROUP_HEAD,)), commune.office
        person = people.add_person(laptop, NewPerson("Y Krông Niê", commune.areas["Thôn 1"])).value
        case = cases.open_case(laptop, person, "A3").value
        out = tmp_path / "a.pdf"
        print_dossiers(laptop, out, ids=(case,), purpose=PURPOSE, parts=frozenset({Part.PERSON}))
        assert prints.verify_file(laptop, out)[0].standing is Standing.CURRENT
        assert prints.verify_file(office, out)[0].standing is Standing.ELSEWHERE
        commune.exchange(laptop)
        (checked,) = prints.verify_file(office, out)

        assert (checked.standing, checked.signed_by, checked.by_office) == (Standing.CURRENT, "Máy 1", False)
        assert [row.copy for row in prints.prints_of(office, case)] == [1], "the register came along"
        print_dossiers(office, out, ids=(case,), purpose=PURPOSE, parts=frozenset({Part.PERSON}))
        assert "bản in số 2," in text_of(out)
        assert prints.verify_file(laptop, out)[0].by_office


def test_a_page_of_the_register_tells_by_itself_what_has_grown_old(village: Village, tmp_path: Path) -> None:
    home = village.home
    printed(village, tmp_path)
    forms.print_form(home, village.case, "birth")
    ids = [row.id for row in prints.list_prints(home).rows]
    assert prints.stale_of(home, ids) == frozenset()
    change_the_case(village)
    (old,) = prints.superseded(home, which=PrintFilter(kind="dossier"))
    assert prints.stale_of(home, ids) == {old.id}
    assert prints.superseded(home, which=PrintFilter(kind="form")) == []
    assert prints.count_prints(home, PrintFilter(text="mau don")) == 2
    assert prints.count_prints(home, PrintFilter(text="không ai")) == 0
    people.change_person(home, village.child, people.person_card(home, village.child).person.seen, {"sealed": True})
    sit(home, Role.CLERK)
    assert prints.count_prints(home) == 0, "their number tells nothing of the sealed either"
