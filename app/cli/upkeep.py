"""Keeping a machine well: backup, restore, drill, doctor."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from app.cli.context import Context
from app.services import backups, doctor


def add_to(cli: typer.Typer) -> None:
    cli.command()(backup)
    cli.command()(restore)
    cli.command()(drill)
    cli.command(name="doctor")(examine)


def backup(ctx: typer.Context, out: Annotated[Path, typer.Option()]) -> None:
    """Write everything into one file, and read it back."""
    context: Context = ctx.obj
    with context.opened() as home:
        made = backups.back_up(home, out)
    context.answer(made, f"Đã sao lưu vào {made.path} ({made.size} byte), đã đọc lại và kiểm tra.")


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
