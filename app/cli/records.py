"""Cases, lists, dossiers on the command line."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from app.cli.context import Context
from app.domain.dossier import ALL, Order, Part
from app.domain.partial_date import PartialDate
from app.home import Home
from app.services import cases, prints
from app.services.cases import CaseFilter
from app.services.people import PeopleFilter

case = typer.Typer(help="Cases: list, show, history.")
list_ = typer.Typer(help="Lists from and for Excel.")


def add_to(cli: typer.Typer) -> None:
    cli.add_typer(case, name="case")
    cli.add_typer(list_, name="list")
    cli.command("dossier")(dossier)
    cli.command("form")(form)
    cli.command("verify-print")(verify_print)
    cli.command("prints")(prints_)
    cli.command("letter")(letter)
    cli.command("visit-sheets")(visit_sheets)
    cli.command("labels")(labels)


@case.command("list")
def list_cases(
    ctx: typer.Context,
    category: Annotated[str | None, typer.Option()] = None,
    state: Annotated[str | None, typer.Option()] = None,
    area: Annotated[str | None, typer.Option(help="an area's id")] = None,
    limit: Annotated[int, typer.Option()] = 1000,
) -> None:
    """The cases that this machine holds, those due first."""
    context: Context = ctx.obj
    which = CaseFilter(area_id=area, category=category, state=state)
    with context.opened() as home:
        rows: list[Any] = []
        key = None
        while len(rows) < limit:
            page = cases.list_cases(home, which, key, min(500, limit - len(rows)))
            rows += page.rows
            if (key := page.next) is None:
                break
    context.answer(rows, lambda: "\n".join(_line(row) for row in rows))


@case.command()
def show(ctx: typer.Context, case_id: Annotated[str, typer.Argument(metavar="ID")]) -> None:
    """Everything about one case, and what can be done now."""
    context: Context = ctx.obj
    with context.opened() as home:
        card = cases.case_card(home, case_id, why="cli")
    now = [step.procedure.name for step in card.pathway.now]
    person = card.file.person
    context.answer(
        card,
        lambda: "\n".join(
            (
                f"{card.file.case.category} · {card.file.case.state} · {person.name if person else ''}",
                f"Địa bàn: {card.file.area_name}",
                "Làm ngay: " + ("; ".join(now) or "không có"),
                *(f"  {step.procedure.name}: {step.readiness.value}" for step in card.pathway.steps),
            )
        ),
    )


@case.command()
def history(ctx: typer.Context, case_id: Annotated[str, typer.Argument(metavar="ID")]) -> None:
    """What was changed, by whom, and what stood there before."""
    context: Context = ctx.obj
    with context.opened() as home:
        rows = cases.case_card(home, case_id, why="cli").history
    context.answer(
        rows,
        lambda: "\n".join(
            f"{row.at}\t{row.entity}\t{change.name}\t{change.before} → {change.after}"
            for row in rows
            for change in row.changes
        ),
    )


@list_.command("import")
def import_list(
    ctx: typer.Context,
    file: Path,
    dry_run: Annotated[bool, typer.Option("--dry-run")] = False,
    mapping: Annotated[Path | None, typer.Option(help="a mapping saved before (JSON)")] = None,
    kind: Annotated[str | None, typer.Option(help="residents or cases; guessed if it is not told")] = None,
    returned: Annotated[Path | None, typer.Option(help="where the sheet of unread rows goes")] = None,
) -> None:
    """Take in an Excel or CSV list. With --dry-run nothing is written; doubtful and wrong rows are left out."""
    from app.services import lists

    context: Context = ctx.obj
    with context.opened() as home:
        done = lists.run(home, file, kind=kind, mapping=mapping, dry_run=dry_run, returned=returned)
    context.answer(done, lambda: done.told)


@list_.command("export")
def export_list(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(help="residents or cases")],
    out: Annotated[Path, typer.Option(help=".xlsx comes back in as it went out; .pdf is to be read")],
    purpose: Annotated[str, typer.Option(help="what the list is for; a PDF must say it")] = "",
    area: Annotated[str | None, typer.Option(help="an area's id")] = None,
    by: Annotated[str, typer.Option(help="PDF: tell apart by area, category, state, stage, obstacle, assignee")] = "",
    category: Annotated[str | None, typer.Option(help="PDF of cases: a group")] = None,
    stage: Annotated[str, typer.Option(help="PDF of cases: taken up in a stage of the plan, by its id")] = "",
    masked: Annotated[bool, typer.Option(help="PDF: hide the middle of numbers")] = True,
    password_env: Annotated[str, typer.Option(metavar="VAR", help="the variable that holds the file's password")] = "",
) -> None:
    """Write a list (residents, cases) as an Excel file, or as a PDF."""
    from app.services import list_export, lists_printing

    context: Context = ctx.obj
    password = os.environ.get(password_env, "") if password_env else ""
    if password_env and not password:
        raise typer.BadParameter(f"{password_env} is empty", param_hint="--password-env")
    with context.opened() as home:
        if out.suffix.lower() == ".pdf" and name in list_export.NAMES:
            which = _cases_of(home, area, category, stage) if name == "cases" else PeopleFilter(area)
            wish = lists_printing.ListWish(which, purpose, by=by, masked=masked, password=password)
            rows = lists_printing.write_list(home, wish, out)
        else:
            rows = list_export.export(home, name, out, area_id=area, purpose=purpose, password=password)
    context.answer({"rows": rows, "out": str(out)}, f"Đã ghi {rows} dòng vào {out}.")


def _cases_of(home: Home, area: str | None, category: str | None, stage: str) -> CaseFilter:
    if not stage:
        return CaseFilter(area, category, state="open")
    found = next((each for each in home.pack.plan.stages if each.id == stage), None)
    if found is None:
        raise typer.BadParameter(", ".join(each.id for each in home.pack.plan.stages), param_hint="--stage")
    return CaseFilter(area, category, opened_from=found.first, opened_until=found.last)


def dossier(
    ctx: typer.Context,
    out: Annotated[Path, typer.Option(help="the PDF; with --each the folder")],
    ids: Annotated[list[str] | None, typer.Argument(metavar="ID...")] = None,
    hamlet: Annotated[str | None, typer.Option(help="an area's id or name")] = None,
    everything: Annotated[bool, typer.Option("--all")] = False,
    purpose: Annotated[str, typer.Option()] = "quản lý hồ sơ",
    part: Annotated[list[Part] | None, typer.Option(help="only these parts")] = None,
    order: Annotated[Order, typer.Option(help="how many dossiers are filed")] = Order.AREA,
    each: Annotated[bool, typer.Option("--each", help="one PDF per dossier")] = False,
    full: Annotated[bool, typer.Option("--full", help="with all numbers and the scans")] = False,
) -> None:
    """Print dossiers, masked unless --full, as one PDF or one each."""
    from app.services import dossiers

    if sum((bool(ids), hamlet is not None, everything)) != 1:
        raise typer.BadParameter("name cases by ID, or --hamlet, or --all")
    context: Context = ctx.obj
    write = dossiers.print_each if each else dossiers.print_dossiers
    parts = frozenset(part) if part else ALL
    with context.opened() as home:
        printed = write(
            home, out, ids=ids or (), hamlet=hamlet, purpose=purpose, masked=not full, parts=parts, order=order
        )
    context.answer(printed, f"Đã in {printed.dossiers} hồ sơ vào {out}.")


_STANDING = {
    "current": "bản này đúng với hồ sơ hiện tại",
    "superseded": "hồ sơ đã thay đổi sau khi in",
    "ahead": "máy này chưa có phiên bản đã in: hãy đồng bộ rồi kiểm tra lại",
    "altered": "MÃ ĐÃ BỊ SỬA: chữ ký không khớp",
    "elsewhere": "bản in của xã, nhưng hồ sơ không có ở máy này",
    "not-ours": "không phải bản in của xã này",
}


def verify_print(
    ctx: typer.Context,
    what: Annotated[str, typer.Argument(metavar="FILE|TEXT", help="a PDF, a picture, or the text of the QR code")],
) -> None:
    """Say whether a printed dossier is current, superseded or altered. Needs no network."""
    context: Context = ctx.obj
    is_text = what.startswith("HSCT")
    with context.opened() as home:
        found = [prints.verify_print(home, what)] if is_text else prints.verify_file(home, Path(what))
    context.answer(found, lambda: "\n".join(map(_verdict, found)) or "Không đọc được mã QR nào.")


def _verdict(checked: prints.Checked) -> str:
    said = [f"{checked.case_code}: " if checked.case_code else "", _STANDING[checked.standing.value]]
    if checked.since is not None:
        said.append(f" (từ {checked.since:%d/%m/%Y}: {'; '.join(checked.changed)})")
    if checked.signed_by:
        said.append(f". Ký bởi {checked.signed_by}{', máy đã bị thu hồi' if checked.revoked else ''}")
    elif checked.case_id and checked.standing.value in ("current", "superseded", "ahead"):
        said.append(". Mã không có chữ ký: bản xem trước, hoặc in bằng chương trình cũ")
    return f"{''.join(said)}."


def prints_(
    ctx: typer.Context,
    case_id: Annotated[str, typer.Option("--case", metavar="ID")] = "",
    kind: Annotated[str, typer.Option(help="dossier, slip, statement, form, letter")] = "",
    superseded: Annotated[
        bool, typer.Option("--superseded", help="only what no longer says what is on record")
    ] = False,
) -> None:
    """The register of what was printed, newest first."""
    context: Context = ctx.obj
    with context.opened() as home:
        if superseded:
            rows = [
                row
                for row in prints.superseded(home, case_id or None)
                if kind in ("", row.kind, row.kind.partition(":")[0])
            ]
        else:
            rows, key, more = [], None, True
            while more:
                page = prints.list_prints(home, prints.PrintFilter(kind=kind, case_id=case_id), key)
                rows += page.rows
                key, more = page.next, page.next is not None
    context.answer(rows, lambda: "\n".join(_print(row) for row in rows))


def _print(row: prints.PrintLine) -> str:
    on = f"{row.day:%d/%m/%Y}" if row.day else ""
    return "\t".join((on, row.title, f"bản số {row.copy}", row.name, row.by, row.why, row.handed_to))


def _line(row: cases.CaseRow) -> str:
    born = row.born.text_vi() if isinstance(row.born, PartialDate) else ""
    return "\t".join((row.id, row.category, row.state, row.name, born, row.area, str(row.due or "")))


def form(
    ctx: typer.Context,
    code: Annotated[str, typer.Argument(help="a form's code: CT01, birth, DC01 …")],
    out: Annotated[Path, typer.Option()],
    case_id: Annotated[str | None, typer.Option("--case", metavar="ID", help="without it the form is empty")] = None,
    on: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="the day of filing")] = None,
    procedure: Annotated[str, typer.Option(help="what it is filed for; guessed from the case's next steps")] = "",
    mark: Annotated[bool, typer.Option(help="print that the layout has to be checked")] = True,
    purpose: Annotated[str, typer.Option()] = "",
) -> None:
    """Print an official form, filled from a case or empty."""
    from app.services import forms
    from app.storage import write_whole

    context: Context = ctx.obj
    day = on.date() if on else None
    missing: tuple[str, ...] = ()
    with context.opened() as home:
        if case_id is None:
            write_whole(out, forms.print_blank(home, code, on=day, mark=mark))
        else:
            seen = forms.look(home, case_id, code, procedure=procedure, on=day)
            missing = tuple(each.label for each in seen.missing)
            forms.print_form(home, case_id, code, procedure=procedure, on=day, mark=mark, why=purpose, out=out)
    context.answer(
        {"out": str(out), "missing": list(missing)},
        f"Đã ghi {out}." + (f" Còn thiếu: {'; '.join(missing)}." if missing else ""),
    )


def letter(
    ctx: typer.Context,
    code: Annotated[str, typer.Argument(help="a paper's code: invitation, transfer, verification-minutes …")],
    out: Annotated[Path, typer.Option(help="a file .pdf or .docx")],
    case_id: Annotated[str, typer.Option("--case", metavar="ID")],
    say: Annotated[list[str] | None, typer.Option("--set", metavar="KEY=TEXT", help="what is typed")] = None,
    purpose: Annotated[str, typer.Option()] = "",
) -> None:
    """Print a paper around a case, as PDF or as Word to be edited before it is signed."""
    from app.services import letters

    typed = dict(each.partition("=")[::2] for each in say or [])
    context: Context = ctx.obj
    with context.opened() as home:
        starts = letters.sheet(home, case_id, code).starts
        form = letters.WORD if out.suffix.lower() == ".docx" else letters.PDF
        letters.print_letter(home, case_id, code, {**starts, **typed}, form=form, why=purpose, out=out)
    context.answer({"out": str(out)}, f"Đã ghi {out}.")


def visit_sheets(
    ctx: typer.Context,
    out: Annotated[Path, typer.Option()],
    area: Annotated[str, typer.Option(help="an area's id or name")] = "",
    household: Annotated[list[str] | None, typer.Option(metavar="ID", help="these households alone")] = None,
    first_number: Annotated[str, typer.Option(help="number the sheets from here: PT-001")] = "",
) -> None:
    """Print the sheets that are filled by pen from house to house: a QR per household, no group, no number."""
    from app.services.visit_sheets import print_visit_sheets
    from app.storage import write_whole

    context: Context = ctx.obj
    with context.opened() as home:
        printed = print_visit_sheets(home, area, households=household or (), first_number=first_number)
        write_whole(out, printed.pdf)
    told = {"out": str(out), "doors": printed.doors, "sheets": printed.sheets}
    context.answer(told, f"Đã in {printed.doors} hộ, {printed.sheets} tờ vào {out}.")


def labels(
    ctx: typer.Context,
    out: Annotated[Path, typer.Option()],
    kind: Annotated[str, typer.Option(help="labels (3 × 8 on A4), dl, c5, folded (A4 in three)")] = "labels",
    area: Annotated[str, typer.Option(help="every household of an area: its id or name")] = "",
    household: Annotated[list[str] | None, typer.Option(metavar="ID")] = None,
    person: Annotated[list[str] | None, typer.Option(metavar="ID")] = None,
    first: Annotated[int, typer.Option(help="labels: the first one that is left on a sheet used in part")] = 1,
) -> None:
    """Print address labels or envelopes: names and addresses only."""
    from app.services.labels import print_labels
    from app.storage import write_whole

    context: Context = ctx.obj
    with context.opened() as home:
        printed = print_labels(home, kind, area=area, households=household or (), people=person or (), first=first)
        write_whole(out, printed.pdf)
    told = {"out": str(out), "count": printed.count, "sheets": printed.sheets, "free": printed.free}
    context.answer(told, f"Đã in {printed.count} địa chỉ, {printed.sheets} tờ vào {out}.")
