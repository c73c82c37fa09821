"""Keeping a machine well: backup, restore, drill, doctor; erasing for good."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from app.cli.context import Context
from app.services import backups, doctor, erasing


def add_to(cli: typer.Typer) -> None:
    cli.command()(backup)
    cli.command(name="backups")(kept)
    cli.command()(restore)
    cli.command()(drill)
    cli.command(name="doctor")(examine)
    cli.command()(erase)


def backup(ctx: typer.Context, out: Annotated[Path, typer.Option()]) -> None:
    """Write everything into one file, and read it back."""
    context: Context = ctx.obj
    with context.opened() as home:
        made = backups.back_up(home, out)
    context.answer(made, f"Đã sao lưu vào {made.path} ({made.size} byte), đã đọc lại và kiểm tra.")


def kept(
    ctx: typer.Context,
    let_go: Annotated[list[str] | None, typer.Option(help="id of one that is kept no longer; its file goes")] = None,
) -> None:
    """The backups that count as kept, the newest first: laptops let go only of what the oldest holds."""
    context: Context = ctx.obj
    with context.opened() as home:
        if let_go:
            backups.let_go(home, let_go)
        found = backups.kept(home)
    lines = [f"{each.id}  {each.at or '?':20}  {_where(each)}" for each in found]
    context.answer(found, "\n".join(lines) or "Chưa có bản sao lưu nào.")


def _where(each: backups.Kept) -> str:
    if each.path is None:
        return "bản mà máy này được phục hồi từ đó"
    return str(each.path) if each.size is not None else f"{each.path} (hiện không thấy)"


def restore(ctx: typer.Context, file: Path) -> None:
    """Lay a backup out as the home named by --home, which must be empty."""
    context: Context = ctx.obj
    manifest = backups.restore(context.home, file)
    context.answer(manifest, f"Đã phục hồi bản sao lưu ngày {manifest.at} của “{manifest.machine}”.")


def drill(ctx: typer.Context, file: Annotated[Path | None, typer.Argument()] = None) -> None:
    """Try a restore of the newest backup (or FILE) without touching anything."""
    context: Context = ctx.obj
    with context.opened() as home:
        target = file or (backups.last(home) or backups.back_up_by_itself(home)).path
        manifest = backups.drill(home, target)
    context.answer(manifest, f"Bản sao lưu ngày {manifest.at} phục hồi được.")


def examine(ctx: typer.Context) -> int:
    """Integrity of database, journal chain, attachments, fonts, disk and clock."""
    context: Context = ctx.obj
    with context.opened() as home:
        findings = doctor.examine(home)
    context.answer(findings, lambda: "\n".join(f"{'✓' if f.good else '✗'} {f.what}: {f.detail}" for f in findings))
    return 0 if all(f.good for f in findings) else 3


def erase(
    ctx: typer.Context,
    person_id: Annotated[str, typer.Argument(metavar="ID", help="a person's id")],
    reason: Annotated[str, typer.Option(help="why; it is kept, so it must not name the person")],
    name: Annotated[str | None, typer.Option(help="the person's name once more; asked for if it is not told")] = None,
    field: Annotated[str | None, typer.Option(help="only what this field holds and ever held")] = None,
    household: Annotated[bool, typer.Option("--household", help="also the household nobody else was ever in")] = False,
) -> None:
    """At the office: erase a person's data for good, everywhere, older backups too. This cannot be undone."""
    context: Context = ctx.obj
    with context.opened() as home:
        told = erasing.consequences(home, person_id)
        again = name if name is not None else str(typer.prompt(f"Gõ lại họ tên để xóa hẳn {_counted(told)}"))
        if field is not None:
            done = erasing.erase_field(home, person_id, field, name=again, reason=reason).value
        else:
            done = erasing.erase_person(home, person_id, name=again, reason=reason, household=household).value
    left = [] if done.cleaned is None else [str(path) for path in done.cleaned.left]
    said = f"Đã xóa hẳn {done.rows} bản ghi. Các máy khác xóa khi nhập gói tiếp theo của văn phòng."
    if done.cleaned is None:
        said += " Đĩa chưa cho dọn hết: sẽ dọn tiếp khi mở lần sau."
    if left:
        said += f" Bản sao lưu cũ chưa với tới được: {', '.join(left)}."
    context.answer(done, said)


def _counted(told: erasing.Consequences) -> str:
    return f"{sum(told.rows.values())} bản ghi và {told.rows.get('attachment', 0)} tệp đính kèm"
