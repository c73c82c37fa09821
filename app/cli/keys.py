"""The office's keys and the recovery sheet on the command line."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from app.cli.context import Context
from app.errors import UserError
from app.services import keys, keys_rebuilding
from app.services.keys import Keys

commands = typer.Typer(help="The office's keys and the recovery sheet: show, renew, hand over; a rebuilt office.")


def add_to(cli: typer.Typer) -> None:
    cli.add_typer(commands, name="keys")


@commands.command()
def show(ctx: typer.Context) -> None:
    """What is in force, who holds the sheets since when, and which laptops have not followed yet."""
    context: Context = ctx.obj
    with context.opened() as home:
        told = keys.told(home)
    context.answer(told, lambda: _told(told))


@commands.command()
def renew(
    ctx: typer.Context,
    sheet: Annotated[Path | None, typer.Option(help="print a new recovery sheet (PDF) here")] = None,
    holder: Annotated[str | None, typer.Option(help="who holds the new sheet")] = None,
    office: Annotated[bool, typer.Option("--office", help="new keys for the office too")] = False,
) -> None:
    """New keys for the office, a new recovery sheet, or both. The words of the sheet in force are asked for, or come
    from HOSO_SHEET."""
    context: Context = ctx.obj
    if (sheet is None and not office) or (sheet is not None) != (holder is not None):
        raise typer.BadParameter("--office, or --sheet FILE with --holder NAME, or both")
    typed = _typed()
    with context.opened() as home:
        if sheet is not None and holder is not None:
            done = keys.renew_sheet(home, typed, holder, sheet, new_keys=office).value
        else:
            done = keys.renew_office(home, typed).value
    said = "Đã đổi khóa văn phòng." if office else ""
    if done.out is not None:
        said += f" Phiếu số {done.sheet} ở {done.out}: in, niêm phong, rồi xóa tệp."
    context.answer(done, said.strip() + " Hãy xuất gói cho từng máy cơ sở.")


@commands.command("hand-over")
def hand_over(ctx: typer.Context, holder: Annotated[str, typer.Option(help="who holds the sheet from today")]) -> None:
    """The sheet in force changes hands."""
    context: Context = ctx.obj
    with context.opened() as home:
        no = keys.hand_over(home, holder).value
    context.answer({"sheet": no, "holder": holder}, f"Phiếu số {no}: {holder} giữ từ hôm nay.")


@commands.command("take-back")
def take_back(ctx: typer.Context, file: Path) -> None:
    """At an office restored from a backup: take over what a laptop's register knows and the backup does not."""
    context: Context = ctx.obj
    with context.opened() as home:
        lost = keys_rebuilding.take_back(home, file).value
    context.answer(lost, f"Đã nhận lại: máy {', '.join(lost.machines) or '–'}; người {', '.join(lost.people) or '–'}.")


def _typed() -> str:
    given = os.environ.get("HOSO_SHEET")
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise UserError("cli.no-sheet")
    return str(typer.prompt("Các nhóm chữ trên phiếu khôi phục", hide_input=True))


def _told(told: Keys) -> str:
    sheets = (
        f"{row.no}\t{row.holder}\t{row.since}\t{row.until or ''}\t{'hết hiệu lực ' + row.void if row.void else ''}"
        for row in told.sheets
    )
    head = f"Khóa văn phòng {told.office}, cấp ngày {told.issued}; khóa gốc {told.root}"
    waiting = (f"Chưa theo: {', '.join(told.waiting)}",) if told.waiting else ()
    return "\n".join((head, *sheets, *waiting))
