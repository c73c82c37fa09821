"""Cases, lists, dossiers on the command line."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from app.cli.context import Context
from app.domain.partial_date import PartialDate
from app.services import cases
from app.services.cases import CaseFilter

case = typer.Typer(help="Cases: list, show, history.")
list_ = typer.Typer(help="Lists from and for Excel.")


def add_to(cli: typer.Typer) -> None:
    cli.add_typer(case, name="case")
    cli.add_typer(list_, name="list")
    cli.command("dossier")(dossier)
    cli.command("form")(form)
    cli.command("letter")(letter)
    cli.command("visit-sheets")(visit_sheets)


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
def export_list(ctx: typer.Context, name: str, out: Annotated[Path, typer.Option()]) -> None:
    """Write a list (residents, cases) as an Excel file."""
    from app.services import list_export

    context: Context = ctx.obj
    with context.opened() as home:
        rows = list_export.export(home, name, out)
    context.answer({"rows": rows, "out": str(out)}, f"Đã ghi {rows} dòng vào {out}.")


def dossier(
    ctx: typer.Context,
    out: Annotated[Path, typer.Option()],
    ids: Annotated[list[str] | None, typer.Argument(metavar="ID...")] = None,
    hamlet: Annotated[str | None, typer.Option(help="an area's id or name")] = None,
    everything: Annotated[bool, typer.Option("--all")] = False,
    purpose: Annotated[str, typer.Option()] = "quản lý hồ sơ",
) -> None:
    """Print dossiers as one PDF."""
    from app.services import dossiers

    if sum((bool(ids), hamlet is not None, everything)) != 1:
        raise typer.BadParameter("name cases by ID, or --hamlet, or --all")
    context: Context = ctx.obj
    with context.opened() as home:
        printed = dossiers.print_dossiers(home, out, ids=ids or (), hamlet=hamlet, purpose=purpose)
    context.answer(printed, f"Đã in {printed.dossiers} hồ sơ vào {out}.")


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
            pdf = forms.print_blank(home, code, on=day, mark=mark)
        else:
            seen = forms.look(home, case_id, code, procedure=procedure, on=day)
            missing = tuple(each.label for each in seen.missing)
            done = forms.print_form(home, case_id, code, procedure=procedure, on=day, mark=mark, why=purpose)
            pdf = done.value
        write_whole(out, pdf)
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
    from app.storage import write_whole

    typed = dict(each.partition("=")[::2] for each in say or [])
    context: Context = ctx.obj
    with context.opened() as home:
        starts = letters.sheet(home, case_id, code).starts
        form = letters.WORD if out.suffix.lower() == ".docx" else letters.PDF
        done = letters.print_letter(home, case_id, code, {**starts, **typed}, form=form, why=purpose)
        write_whole(out, done.value)
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
