"""Plans on the command line: check a file, see what holds, take a plan as this commune's own."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from app.cli.context import Context
from app.errors import UserError
from app.services import plan_editing
from app.services.plan_editing import EditionRow, Remark, Weight
from app.storage import faults, write_whole

plan = typer.Typer(help="Plans: check, show, new, adopt, editions.")

_NAMES = {Weight.FAULT: "sai", Weight.MISSING: "thiếu", Weight.CHECK: "cần xem lại"}
REFUSED = 3


def add_to(cli: typer.Typer) -> None:
    cli.add_typer(plan, name="plan")


@plan.command()
def check(ctx: typer.Context, file: Annotated[Path, typer.Argument(metavar="FILE")]) -> None:
    """Say what is wrong or missing in a plan's file, line by line. Exit status 3 if the plan cannot be used."""
    context: Context = ctx.obj
    checked = plan_editing.check(_text(file), file.name)
    told = [_line(file, remark) for remark in checked.remarks]
    context.answer(checked.remarks, lambda: "\n".join(told) or "Không có lỗi.")
    if checked.plan is None:
        raise typer.Exit(REFUSED)


@plan.command()
def show(ctx: typer.Context) -> None:
    """The text of the plan in force today."""
    context: Context = ctx.obj
    with context.opened() as home:
        text = plan_editing.text_in_force(home)
    context.answer(text, lambda: text)


@plan.command()
def new(
    ctx: typer.Context,
    year: Annotated[int, typer.Option(min=2000, max=2200)],
    out: Annotated[Path, typer.Option()],
    template: Annotated[str, typer.Option(help="a plan's id; without it the plan in force")] = "",
) -> None:
    """Begin the text of a new plan of this commune; write it to a file to go on with."""
    context: Context = ctx.obj
    with context.opened() as home:
        text = plan_editing.begun(home, template, year)
    write_whole(out, text.encode())
    context.answer({"file": str(out)}, lambda: f"Đã ghi {out}. Sửa xong thì: hoso plan check {out}")


@plan.command()
def adopt(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE")],
    since: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="today without it")] = None,
    note: Annotated[str, typer.Option()] = "",
) -> None:
    """From a day on this file is the commune's plan; what was due before stays as it was."""
    context: Context = ctx.obj
    text = _text(file)
    with context.opened() as home:
        done = plan_editing.adopt(home, text, since.date() if since else home.today, note=note)
        title = home.pack.plan.title
    context.answer({"edition": done.value}, lambda: f"Đã ghi bản kế hoạch. Kế hoạch hôm nay: {title}")


@plan.command()
def editions(ctx: typer.Context) -> None:
    """The commune's own plans and changes, the newest first."""
    context: Context = ctx.obj
    with context.opened() as home:
        rows = plan_editing.list_editions(home)
    context.answer(rows, lambda: "\n".join(map(_edition, rows)))


def _edition(row: EditionRow) -> str:
    held = "đang dùng" if row.holds else ""
    return f"{row.edition.since:%d/%m/%Y}  {held:9}  {row.title}  {row.edition.note or ''}".rstrip()


def _text(file: Path) -> str:
    if not file.is_file():
        raise UserError("file.not-found", file=str(file))
    try:
        with faults(file):
            return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as fault:
        raise UserError("plan.not-text", file=file.name) from fault


def _line(file: Path, remark: Remark) -> str:
    return f"{file.name}:{remark.line}: {_NAMES[remark.weight]}: {remark.text}"
