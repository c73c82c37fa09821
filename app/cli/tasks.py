"""The plan's tasks, stages, working group and indicators on the command line."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from app.cli.context import Context
from app.domain.tasks import OPEN, Standing, TaskFilter
from app.services import erasing, indicators, stages, tasks, tasks_files, working_group
from app.services.tasks import TaskRow

task = typer.Typer(help="What the plan orders: who must do what by when, and how far it is.")


def add_to(cli: typer.Typer) -> None:
    cli.add_typer(task, name="task")
    cli.command("stage")(stage)
    cli.command("indicators")(indicators_)
    cli.command("group")(group)


@task.command("list")
def list_tasks(
    ctx: typer.Context,
    standing: Annotated[list[Standing] | None, typer.Option(help="late, week, open, later, standing, passed …")] = None,
    open_only: Annotated[bool, typer.Option("--open", help="only what still has to be done")] = False,
    owner: Annotated[str, typer.Option(help="a body's id: it leads or helps")] = "",
    stage: Annotated[str, typer.Option(help="a stage's id")] = "",
    kind: Annotated[str, typer.Option()] = "",
    unit: Annotated[str, typer.Option(help="a unit's or an area's id")] = "",
    text: Annotated[str, typer.Option()] = "",
    parts: Annotated[bool, typer.Option("--parts", help="also the part of each unit")] = False,
) -> None:
    """The tasks of the plan, the most pressing first."""
    context: Context = ctx.obj
    wanted = frozenset(standing or ()) or (OPEN if open_only else frozenset())
    which = TaskFilter(wanted, owner, stage, kind, unit, text=text, parts=parts)
    with context.opened() as home:
        found = tasks.tasks(home, which)
        words = home.pack.tables["record_values"]
    context.answer(
        found.rows,
        lambda: "\n".join(_line(row, words.name_of(f"task_standing.{row.task.standing}")) for row in found.rows),
    )


@task.command()
def done(
    ctx: typer.Context,
    task_id: Annotated[str, typer.Argument(metavar="ID")],
    result: Annotated[str, typer.Option(help="what came of it")],
    evidence: Annotated[str, typer.Option(help="the paper that shows it")] = "",
    on: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="the day; today if it is not told")] = None,
) -> None:
    """A task is done, with its result."""
    context: Context = ctx.obj
    with context.opened() as home:
        row = tasks.find(home, task_id)
        seen = row.task.facts.seen if row.task.kept else None
        tasks.finish(home, task_id, seen, result, evidence=evidence, on=on.date() if on else None)
        row = tasks.find(home, task_id)
    context.answer(row, f"Đã ghi là xong: {row.task.facts.title}")


_FILE = Annotated[str, typer.Argument(metavar="FILE_ID", help="as `task files` tells it")]


@task.command("files")
def list_files(ctx: typer.Context, task_id: Annotated[str, typer.Argument(metavar="ID")]) -> None:
    """The documents that show what became of a task."""
    context: Context = ctx.obj
    with context.opened() as home:
        found = tasks_files.list_files(home, task_id)
    context.answer(found, lambda: "\n".join("\t".join((each.id, each.name, str(each.size), each.by)) for each in found))


@task.command()
def attach(
    ctx: typer.Context,
    task_id: Annotated[str, typer.Argument(metavar="ID")],
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="pictures, PDF, Word, Excel")],
) -> None:
    """Keep documents with a task: all of them, or none."""
    context: Context = ctx.obj
    with context.opened() as home:
        added = tasks_files.add(home, task_id, [tasks_files.NewFile(file) for file in files]).value
    context.answer(added, f"Đã đính {len(added)} tệp.")


@task.command()
def save(ctx: typer.Context, file_id: _FILE, out: Annotated[Path, typer.Option()]) -> None:
    """Write a document of a task to a file, in the clear."""
    context: Context = ctx.obj
    with context.opened() as home:
        tasks_files.save_file(home, file_id, out)
    context.answer({"out": str(out)}, f"Đã ghi {out}. Bản này không được mã hóa.")


@task.command()
def detach(ctx: typer.Context, file_id: _FILE, reason: Annotated[str, typer.Option()]) -> None:
    """Take a document away from its task."""
    context: Context = ctx.obj
    with context.opened() as home:
        tasks_files.remove(home, file_id, tasks_files.find_file(home, file_id).seen, reason)
    context.answer({"id": file_id}, "Đã gỡ tệp.")


@task.command()
def erase(
    ctx: typer.Context,
    file_id: _FILE,
    reason: Annotated[str, typer.Option(help="why; it is kept, so it must name nobody")],
) -> None:
    """Erase a document of a task for good, in older backups too. This cannot be undone."""
    context: Context = ctx.obj
    with context.opened() as home:
        done = erasing.erase_task_file(home, file_id, reason=reason).value
    said = "Đã xóa hẳn tệp."
    if done.cleaned is None:
        said += " Đĩa chưa cho dọn hết: sẽ dọn tiếp khi mở lần sau."
    context.answer(done, said)


def stage(
    ctx: typer.Context,
    stage_id: Annotated[str, typer.Argument(metavar="STAGE", help="a stage's id; the one of today without it")] = "",
) -> None:
    """How far a stage is: each of its conditions, and which cases lack it."""
    context: Context = ctx.obj
    with context.opened() as home:
        found = stages.progress_on(home, stage_id)
        words = home.pack.tables["record_values"]
    context.answer(
        found,
        lambda: "\n".join(
            (
                f"{found.stage.name}: {found.cases} hồ sơ, xong hết {found.through}, quá hạn {found.late}",
                *(
                    f"{words.name_of(f'condition.{each.condition}')}\t{each.met}/{each.asked}\tquá hạn {each.late}"
                    for each in found.conditions
                ),
            )
        ),
    )


def indicators_(
    ctx: typer.Context,
    on: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"])] = None,
) -> None:
    """How far each indicator of the plan is."""
    context: Context = ctx.obj
    with context.opened() as home:
        board = indicators.indicators(home, on.date() if on else None)
    context.answer(
        board.rows,
        lambda: "\n".join(
            "\t".join(
                (
                    row.indicator.id,
                    row.indicator.name,
                    "" if row.value is None else str(row.value),
                    "" if row.whole is None else str(row.whole),
                    "" if row.per_cent is None else f"{row.per_cent:.1f} %",
                )
            )
            for row in board.rows
        ),
    )


def group(
    ctx: typer.Context,
    on: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"])] = None,
) -> None:
    """Who sits in the working group, and which seats are empty."""
    context: Context = ctx.obj
    with context.opened() as home:
        found = working_group.group(home, on.date() if on else None)
    context.answer(
        found,
        lambda: "\n".join(
            f"{row.seat.title}\t{row.seat.who}\t{row.hamlet}\t{row.appointed.name if row.appointed else '(chưa có)'}"
            for row in found.rows
        ),
    )


def _line(row: TaskRow, standing: str) -> str:
    due = f"{row.task.facts.due:%d/%m/%Y}" if row.task.facts.due else ""
    late = f" {row.days_late} ngày" if row.days_late else ""
    title = f"{row.unit}: {row.task.facts.title}" if row.unit else row.task.facts.title
    return "\t".join((row.id, due, standing + late, row.owner, title))
