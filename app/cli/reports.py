"""The commands about reports: which are due, one as a file, a form for a sender, a received file taken in."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from app.cli.context import Context
from app.services import reports as due_reports
from app.services.reports import DueRow


def add_to(cli: typer.Typer) -> None:
    """Register these commands."""
    cli.command("report")(report)
    cli.command("reports")(reports)
    cli.command("report-form")(report_form)
    cli.command("report-take")(report_take)


def report(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(help="a report of the plan (monthly, stage …) or a template")],
    period: Annotated[str, typer.Option(help="2026-06, 2026-W23, 2026-06-30, 2026-Q2, 2026-S1 or 2026")],
    out: Annotated[Path, typer.Option(help="a file .pdf, .docx or .xlsx")],
    freeze: Annotated[bool, typer.Option("--freeze", help="fix numbers and words, so that it comes out again")] = False,
) -> None:
    """Write a report: as it was frozen, or as it would be now."""
    from app.services import reports_making
    from app.services.reports_wording import late_line
    from app.storage import write_whole

    context: Context = ctx.obj
    with context.opened() as home:
        made = reports_making.of_period(home, name, period)
        if freeze and made.key and not made.frozen:
            reports_making.freeze(home, made.key, made.wording, made.seen)
            made = reports_making.draft(home, made.key)
        write_whole(out, reports_making.printed(home, made, out.suffix.lower().lstrip(".")), private=True)
    told = {
        "out": str(out),
        "report": made.spec.code,
        "due": made.key,
        "first": made.figures.first,
        "last": made.figures.last,
        "frozen": made.frozen,
        "values": dict(made.figures.values),
        "late": made.late,
        "since": made.since,
    }
    first, last = f"{made.figures.first:%d/%m/%Y}", f"{made.figures.last:%d/%m/%Y}"
    lines = [f"Đã ghi {out}: {made.name}, số liệu {first} – {last}."]
    lines += [f"Kỳ trước nay đã khác: {late_line(one)}" for one in made.late]
    lines += [f"Từ khi chốt nay đã khác: {late_line(one)}" for one in made.since]
    context.answer(told, "\n".join(lines))


def reports(
    ctx: typer.Context,
    days: Annotated[int, typer.Option(help="how many days ahead")] = due_reports.AHEAD,
) -> None:
    """Which reports are due, how far they are, and from whom something is missing."""
    context: Context = ctx.obj
    with context.opened() as home:
        rows = due_reports.dues(home, ahead=days)
    context.answer(rows, lambda: "\n".join(map(_line, rows)))


_STATES = {"todo": "chưa lập", "drafted": "bản nháp", "frozen": "đã chốt", "sent": "đã gửi"}


def _line(row: DueRow) -> str:
    hour = f" trước {row.due.hour}" if row.due.hour else ""
    late = " QUÁ HẠN" if row.late else ""
    came = f"đã nhận {row.received}/{len(row.senders)}" if row.senders else ""
    return "\t".join((row.id, f"{row.due.on:%d/%m/%Y}{hour}", row.due.name, _STATES[row.state] + late, came))


def report_form(
    ctx: typer.Context,
    due: Annotated[str, typer.Argument(help="which due report, as `hoso reports` calls it")],
    sender: Annotated[str, typer.Option(help="a body's, unit's or area's id")],
    out: Annotated[Path, typer.Option(help="a file .xlsx")],
) -> None:
    """Write the empty Excel form of a report for one sender."""
    from app.services import reports_asking
    from app.storage import write_whole

    context: Context = ctx.obj
    with context.opened() as home:
        write_whole(out, reports_asking.blank(home, due, sender))
    context.answer({"out": str(out)}, f"Đã ghi {out}.")


def report_take(
    ctx: typer.Context,
    due: Annotated[str, typer.Argument(help="which due report, as `hoso reports` calls it")],
    file: Path,
    sender: Annotated[str, typer.Option(help="a body's, unit's or area's id")],
    number: Annotated[str, typer.Option(help="number of the paper")] = "",
    on: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="the day it came; today")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run")] = False,
) -> None:
    """Check a received report file and take its figures in."""
    from app.services import reports_receiving

    context: Context = ctx.obj
    with context.opened() as home:
        incoming = reports_receiving.look_at(home, due, sender, file)
        if not dry_run:
            reports_receiving.keep(home, incoming, number, on.date() if on else home.today)
    told = {
        "file": incoming.file,
        "numbers": incoming.numbers,
        "refused": incoming.refused,
        "warnings": incoming.warnings,
        "kept": not dry_run,
    }
    warned = len(incoming.refused) + len(incoming.warnings)
    context.answer(told, f"{incoming.file}: {incoming.numbers} số, {warned} điều cần xem.")
