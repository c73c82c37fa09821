"""The office's desks on the command line: what lies aside, what is missing, what the field is asked, old bundles."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from app.cli.context import Context
from app.errors import UserError
from app.services import exchange, questions, stick, sync_gaps
from app.services import exchange_quarantine as quarantine
from app.services.exchange_quarantine import AsideRow
from app.services.questions import QuestionRow
from app.services.stick import Found
from app.services.sync_gaps import GapRow

aside = typer.Typer(help="Bundles that were laid aside: list, look, release, close.")
gap = typer.Typer(help="Changes that are missing: list, ask, let-in.")
question = typer.Typer(help="Questions to the field about values in conflict: list, ask, answer.")
usb = typer.Typer(help="What lies on a stick: list, clear.")
Id = Annotated[str, typer.Argument(metavar="ID")]


def add_to(cli: typer.Typer) -> None:
    cli.add_typer(aside, name="quarantine")
    cli.add_typer(gap, name="gap")
    cli.add_typer(question, name="question")
    cli.add_typer(usb, name="stick")


# What lies aside -----------------------------------------------------------------------------------------------


@aside.command("list")
def list_aside(ctx: typer.Context) -> None:
    """All that lie aside, those that wait first."""
    context: Context = ctx.obj
    with context.opened() as home:
        rows = quarantine.laid_aside(home)
    context.answer(rows, lambda: "\n".join(map(_aside_line, rows)))


@aside.command("look")
def look_aside(ctx: typer.Context, key: Id) -> None:
    """What letting one in would do. Nothing is kept."""
    context: Context = ctx.obj
    with context.opened() as home:
        done = quarantine.look(home, key)
    context.answer(done, f"Xem trước: mới {done.new}, chờ chọn {done.conflicting}, đã có {done.identical}")


@aside.command()
def release(
    ctx: typer.Context, key: Id, note: Annotated[str, typer.Option(help="who was asked, what was seen")] = ""
) -> None:
    """Let its work in as proposals: values wait at the desk of conflicts, new records are taken and marked."""
    context: Context = ctx.obj
    with context.opened() as home:
        done = quarantine.release(home, key, note).value
    context.answer(done, f"Đã nhận: mới {done.new}, chờ chọn {done.conflicting}, đã có {done.identical}")


@aside.command("close")
def close_aside(ctx: typer.Context, key: Id, reason: Annotated[str, typer.Option(help="why nothing is taken")]) -> None:
    """Take nothing. The file stays, and can still be let in."""
    context: Context = ctx.obj
    with context.opened() as home:
        quarantine.close(home, key, reason)
    context.answer({"closed": key}, "Đã đóng, không nhận. Tệp vẫn giữ lại.")


# What is missing -----------------------------------------------------------------------------------------------


@gap.command("list")
def list_gaps(ctx: typer.Context) -> None:
    """What is missing, from whom, and how much waits for it."""
    context: Context = ctx.obj
    with context.opened() as home:
        rows = sync_gaps.list_gaps(home)
    context.answer(rows, lambda: "\n".join(map(_gap_line, rows)))


@gap.command("ask")
def ask_for_missing(
    ctx: typer.Context,
    to: Annotated[str, typer.Argument(metavar="DEVICE", help="a laptop's id, number or name")],
    out: Annotated[Path, typer.Option()],
) -> None:
    """Write the bundle that tells a laptop what the office has: its next one then brings all the rest."""
    context: Context = ctx.obj
    with context.opened() as home:
        done = exchange.export_bundle(home, out, to=to)
    context.answer(done, f"{done.path}\nNhập gói này ở máy đó, rồi nhờ máy đó gửi gói mới. Có thể rút USB.")


@gap.command("let-in")
def let_in(
    ctx: typer.Context,
    device: Annotated[str, typer.Argument(metavar="DEVICE", help="as the list tells it")],
    chain: Annotated[str, typer.Argument(metavar="CHAIN", help="as the list tells it")],
) -> None:
    """The missing changes will never come: take what waits behind them, as proposals."""
    context: Context = ctx.obj
    with context.opened() as home:
        done = sync_gaps.let_in(home, device, chain).value
    context.answer(
        done, f"Đã nhận: mới {done.new}, chờ chọn {done.waiting}, đã có {done.equal}, chờ bản ghi {done.held}"
    )


# What the field is asked ---------------------------------------------------------------------------------------


@question.command("list")
def list_questions(ctx: typer.Context) -> None:
    """All that nobody has answered, oldest first."""
    context: Context = ctx.obj
    with context.opened() as home:
        rows = questions.waiting(home)
    context.answer(rows, lambda: "\n".join(map(_question_line, rows)))


@question.command()
def ask(ctx: typer.Context, conflict: Annotated[str, typer.Argument(metavar="CONFLICT")], text: str) -> None:
    """At the office: ask the field about the value that waits. The conflict stays open."""
    context: Context = ctx.obj
    with context.opened() as home:
        asked = questions.ask(home, conflict, text).value
    context.answer({"asked": asked}, "Đã ghi câu hỏi. Câu hỏi đi cùng gói tiếp theo của văn phòng.")


@question.command()
def answer(ctx: typer.Context, key: Id, text: str) -> None:
    """Answer what the office asks, in words."""
    context: Context = ctx.obj
    with context.opened() as home:
        row = next((each for each in questions.waiting(home) if each.id == key), None)
        if row is None:
            raise UserError("question.gone")
        questions.answer(home, key, row.seen, text)
    context.answer({"answered": key}, "Đã ghi câu trả lời. Câu trả lời đi cùng gói tiếp theo của máy này.")


# Sticks --------------------------------------------------------------------------------------------------------


@usb.command("list")
def list_stick(ctx: typer.Context, folder: Path) -> None:
    """Our files on a stick, and which of them are no longer needed."""
    context: Context = ctx.obj
    with context.opened() as home:
        found = stick.look(home, folder)
    context.answer(found, lambda: "\n".join(map(_found_line, found)))


@usb.command()
def clear(ctx: typer.Context, folder: Path) -> None:
    """Delete the old bundles of which nothing would be lost; the others stay."""
    context: Context = ctx.obj
    with context.opened() as home:
        old = [found.path for found in stick.look(home, folder) if found.age.old is not None]
        done = stick.clear(home, old)
    left = f" Còn cần giữ: {', '.join(done.left)}." if done.left else ""
    context.answer(done, f"Đã xóa {len(done.gone)} tệp.{left}")


def _aside_line(row: AsideRow) -> str:
    return "\t".join((row.id, row.name, row.why, row.at, str(row.size), row.state, row.note))


def _gap_line(row: GapRow) -> str:
    numbers = f"{row.first}-{row.last}" if row.first else ""
    return "\t".join((row.missing, row.name, numbers, str(row.held), row.since, row.device, row.chain))


def _question_line(row: QuestionRow) -> str:
    on = row.asked_on.isoformat() if row.asked_on else ""
    return "\t".join((row.id, row.title, f"{row.entity}.{row.field}", row.text, row.asked_by, on))


def _found_line(found: Found) -> str:
    age = "" if found.age.old is None else f"{found.age.old} {'safe' if found.age.safe else found.age.why}"
    return "\t".join((found.path.name, found.kind, found.about, str(found.size), age, found.trouble))
