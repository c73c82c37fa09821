"""The drive for children's cards on the command line: how units stand, the table of targets, lists."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from app.cli.context import Context
from app.domain.drive import Drive
from app.domain.drive_figures import BandFigures, Doubt, UnitFigures
from app.services import drives, drives_away, drives_papers, drives_targets

drive = typer.Typer(help="The drive for children's cards: status, targets, lists.")
targets = typer.Typer(help="The table of targets.")
drive.add_typer(targets, name="targets")
_ID = Annotated[str, typer.Option("--drive", help="the drive's id; may be left out where the plan has one only")]


def add_to(cli: typer.Typer) -> None:
    cli.add_typer(drive, name="drive")


@drive.command()
def status(
    ctx: typer.Context,
    id: _ID = "",
    day: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="up to this day; today")] = None,
) -> None:
    """Each unit against its targets and quotas, with the totals, and what is odd about the table."""
    context: Context = ctx.obj
    with context.opened() as home:
        one = drives.drive_of(home, id)
        found = drives.day_figures(home, one, day.date() if day is not None else home.today)
    rows = [*found.rows, found.total]
    context.answer(
        found, lambda: "\n".join([*(_line(one, row, found.day) for row in rows), *map(_doubt, found.doubts)])
    )


@targets.command("show")
def show_targets(ctx: typer.Context, id: _ID = "") -> None:
    """The table as it stands."""
    context: Context = ctx.obj
    with context.opened() as home:
        one = drives.drive_of(home, id)
        table = drives_targets.targets(home, one)
    context.answer(table, lambda: _table(one, table))


@targets.command("import")
def import_targets(
    ctx: typer.Context,
    file: Annotated[Path | None, typer.Argument(help="Excel, CSV; or text as it was copied (.txt)")] = None,
    id: _ID = "",
    printed: Annotated[bool, typer.Option("--printed", help="the table that the plan itself prints")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run")] = False,
) -> None:
    """Take in a table of targets instead of the one that stands. Lines that cannot be read are told and left out."""
    context: Context = ctx.obj
    if (file is None) is not printed:
        raise typer.BadParameter("give a file, or --printed", param_hint="FILE")
    with context.opened() as home:
        one = drives.drive_of(home, id)
        table = drives_targets.as_printed(home, one) if file is None else drives_targets.from_file(home, one, file)
        if not dry_run:
            drives_targets.save_targets(home, one, table)
    context.answer(table, lambda: _table(one, table))


@drive.command("list")
def write_list(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(help=f"{', '.join(drives_papers.LISTS)}, temporary-away")],
    out: Annotated[Path, typer.Option(help=".pdf or .xlsx")],
    purpose: Annotated[str, typer.Option(help="what the list is for")],
    unit: Annotated[str | None, typer.Option(help="only this unit, by id")] = None,
    id: _ID = "",
) -> None:
    """Write a list of children, or of temporary residents gone six months, as PDF or Excel."""
    context: Context = ctx.obj
    with context.opened() as home:
        if name == "temporary-away":
            rows = drives_away.write_away(home, out, purpose)
        else:
            rows = drives_papers.write_list(home, drives.drive_of(home, id), name, out, purpose, unit)
    context.answer({"rows": rows, "out": str(out)}, f"Đã ghi {rows} dòng vào {out}.")


def _line(one: Drive, row: UnitFigures, day: date) -> str:
    return f"{row.name}: " + "; ".join(_band(one, each, day) for each in row.bands)


def _band(one: Drive, each: BandFigures, day: date) -> str:
    band = one.band(each.band)
    said = f"{band.name if band else each.band}: hôm nay {each.today}, lũy kế {each.done}"
    if each.target is not None:
        said += f"/{each.target}"
    if each.difference is not None:
        said += f", {'chậm' if each.difference < 0 else 'vượt'} {abs(each.difference)}"
    if each.needed:
        said += f", cần {each.needed}/ngày"
    met = each.met_on(day)
    return said + (f", xong khoảng {met:%d/%m/%Y}" if met is not None and each.left else "")


def _table(one: Drive, table: drives_targets.TargetTable) -> str:
    lines = ["\t".join(("Đơn vị", *(drives_targets.column_name(one, column) for column in one.columns)))]
    for row in table.rows:
        lines.append("\t".join((row.name, *(str(row.values.get(column, "")) for column in one.columns))))
    lines.append("\t".join(("Cộng các dòng", *(str(table.sum_of(column)) for column in one.columns))))
    if table.printed:
        lines.append("\t".join(("Tổng bản in", *(str(table.printed.get(column, "")) for column in one.columns))))
    lines += [f"Dòng {each.line} không lấy được ({each.why}): {each.text}" for each in table.unread]
    return "\n".join([*lines, *map(_doubt, table.doubts)])


_DOUBTS = {
    "total": "dòng tổng in {said}, cộng các dòng được {is_}",
    "bands": "tổng ghi {said}, cộng các nhóm tuổi được {is_}",
    "missing": "chưa có chỉ tiêu",
    "stranger": "không có trong kế hoạch",
    "below-done": "chỉ tiêu {said} thấp hơn số đã thu nhận {is_}",
    "quotas": "chỉ tiêu các ngày cộng lại {said}, chưa đủ {is_}",
}


def _doubt(each: Doubt) -> str:
    where = " ".join(filter(None, (each.unit, each.column)))
    return f"Cần xem: {where}: {_DOUBTS[each.code].format(said=each.said, is_=each.is_)}"
