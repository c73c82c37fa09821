"""Machines, bundles, conflicts and digests on the command line."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from app.cli.context import Context, plain
from app.domain.roles import Role
from app.errors import UserError
from app.services import bundles, duplicates_telling, enrolment, exchange, handovers, sync_state
from app.services.enrolment import Person
from app.services.exchange import Imported
from app.storage import write_whole

device = typer.Typer(help="Machines: request, grant, revoke, list.")
bundle = typer.Typer(help="Bundles: export, import, inspect, verify.")
conflict = typer.Typer(help="Two values for one field: list, show, resolve.")


def add_to(cli: typer.Typer) -> None:
    cli.add_typer(device, name="device")
    cli.add_typer(bundle, name="bundle")
    cli.add_typer(conflict, name="conflict")
    cli.command()(digest)


@device.command()
def request(ctx: typer.Context, out: Annotated[Path, typer.Option()]) -> None:
    """At a laptop: write its request to the office, and say the words to compare."""
    context: Context = ctx.obj
    with context.opened() as home:
        path, words = enrolment.request(home, out)
    context.answer({"out": str(path), "words": words}, f"{path}\nTừ đối chiếu: {' '.join(words)}")


@device.command()
def grant(
    ctx: typer.Context,
    file: Path,
    out: Annotated[Path, typer.Option()],
    area: Annotated[list[str] | None, typer.Option(help="an area's id or name; may be repeated")] = None,
    role: Annotated[list[str] | None, typer.Option(help="roles of whoever set the laptop up")] = None,
    account: Annotated[list[str] | None, typer.Option("--with", help="NAME:role[,role] of others who share it")] = None,
    owner: Annotated[str | None, typer.Option(help="the account (id) which that person has already")] = None,
    instead_of: Annotated[str | None, typer.Option(help="a lost laptop's id: it is revoked")] = None,
) -> None:
    """At the office: enter a laptop into the register; grant and first assignment go into one file."""
    context: Context = ctx.obj
    with context.opened() as home:
        asked = enrolment.look_at_request(home, file)
        areas = bundles.areas_named(home, area or [])
        others = [_person(text) for text in account or []]
        roles = [_role(text) for text in role or ["field_member"]]
        told = enrolment.grant(
            home, file, areas=areas, roles=roles, others=others, owner=owner, instead_of=instead_of
        ).value
        written = exchange.write_for_laptop(home, out, told.device, grant=told.grant)
    answer = {
        "out": str(written.path),
        "device": told.device,
        "request_words": asked.words,
        "words": told.words,
        "codes": plain(told.codes),
    }
    context.answer(
        answer,
        lambda: "\n".join(
            (
                str(written.path),
                f"Từ của yêu cầu: {' '.join(asked.words)}",
                f"Từ đối chiếu ở máy cơ sở: {' '.join(told.words)}",
                *(f"Mã một lần của {code.name}: {code.code}" for code in told.codes),
            )
        ),
    )


@device.command()
def revoke(ctx: typer.Context, name: Annotated[str, typer.Argument(metavar="DEVICE")]) -> None:
    """At the office: take a laptop out of the commune."""
    context: Context = ctx.obj
    with context.opened() as home:
        done = enrolment.revoke(home, name).value
    context.answer({"revoked": done}, f"Đã thu hồi máy {name}.")


@device.command("list")
def list_devices(ctx: typer.Context) -> None:
    """Every machine of the commune."""
    context: Context = ctx.obj
    with context.opened() as home:
        rows = enrolment.devices(home)
    context.answer(
        rows,
        lambda: "\n".join(f"{r.no}\t{r.name}\t{r.side}\t{', '.join(r.areas)}\t{'thu hồi' * r.revoked}" for r in rows),
    )


@bundle.command()
def export(
    ctx: typer.Context,
    out: Annotated[Path, typer.Option()],
    to: Annotated[str | None, typer.Option(help="at the office: a laptop's id, number or name")] = None,
    files_mb: Annotated[int | None, typer.Option(min=0, help="attachments: at most so many MB; else what fits")] = None,
    handover: Annotated[Path | None, typer.Option(help="also write the handover record, a PDF")] = None,
) -> None:
    """Write what the other side has to know: a file, or a name in a folder."""
    context: Context = ctx.obj
    with context.opened() as home:
        if home.is_office and to is None:
            raise typer.BadParameter("at the office, say for whom: --to DEVICE")
        duplicates_telling.ask_both_laptops(home)
        done = exchange.export_bundle(home, out, to=to, room=None if files_mb is None else files_mb * 1_000_000)
        if handover is not None:
            write_whole(handover, handovers.print_handover(home, done.handed), private=True)
    later = f" Để lần sau: {done.carried.later} tệp." if done.carried.later else ""
    said = f"{done.path}\n{done.ops} thay đổi, {done.files} tệp, {done.size} byte.{later} Có thể rút USB."
    context.answer(done, said)


@bundle.command("import")
def import_(
    ctx: typer.Context,
    file: Path,
    dry_run: Annotated[bool, typer.Option("--dry-run")] = False,
    words: Annotated[
        str | None, typer.Option(help="a laptop's first bundle: the eight words that were compared")
    ] = None,
    handover: Annotated[Path | None, typer.Option(help="also write the handover record, a PDF")] = None,
) -> None:
    """Take a bundle in, whole or not at all. A laptop's first one also makes it belong to the commune."""
    context: Context = ctx.obj
    with context.opened() as home:
        if not home.is_office and not bundles.is_granted(home):
            offered = enrolment.look_at_grant(home, file)
            typed = context.passphrase() if offered.owner else None
            enrolment.accept_grant(home, file, _compared(offered.words, words), passphrase=typed)
        done = exchange.look(home, file) if dry_run else exchange.import_bundle(home, file).value
        if handover is not None and not dry_run and done.handed is not None:
            write_whole(handover, handovers.print_handover(home, done.handed), private=True)
    context.answer(done, lambda: _told(done))


@bundle.command()
def inspect(ctx: typer.Context, file: Path) -> None:
    """What a bundle says of itself; who signed it is not checked."""
    context: Context = ctx.obj
    with context.opened() as home:
        seen = bundles.inspect(home, file)
    context.answer(seen, lambda: json.dumps(plain(seen), ensure_ascii=False, indent=1))


@bundle.command()
def verify(ctx: typer.Context, file: Path) -> None:
    """Read a bundle to its last byte, with every check, and keep nothing."""
    context: Context = ctx.obj
    with context.opened() as home:
        manifest = bundles.verify(home, file)
    context.answer(manifest, f"Gói dữ liệu nguyên vẹn, của máy {manifest.sender}.")


@conflict.command("list")
def list_conflicts(ctx: typer.Context) -> None:
    """The values that wait for a person."""
    context: Context = ctx.obj
    with context.opened() as home:
        rows = sync_state.list_conflicts(home)
    context.answer(rows, lambda: "\n".join(_conflict_line(row) for row in rows))


@conflict.command("show")
def show_conflict(ctx: typer.Context, conflict_id: Annotated[str, typer.Argument(metavar="ID")]) -> None:
    """Both values of one, who wrote them and when."""
    context: Context = ctx.obj
    with context.opened() as home:
        row = sync_state.show_conflict(home, conflict_id)
    context.answer(row, lambda: _conflict_line(row))


@conflict.command()
def resolve(
    ctx: typer.Context,
    conflict_id: Annotated[str, typer.Argument(metavar="ID")],
    choose: Annotated[str, typer.Option(help="standing, queued, or value")],
    value: Annotated[str | None, typer.Option(help="with value: the field's JSON")] = None,
) -> None:
    """Settle one: the standing value stays, the waiting one takes its place, or a third does."""
    context: Context = ctx.obj
    if choose not in ("standing", "queued", "value") or (choose == "value") != (value is not None):
        raise typer.BadParameter("--choose standing, queued, or value with --value JSON")
    with context.opened() as home:
        bundles.resolve(home, conflict_id, choose, value)
    context.answer({"resolved": conflict_id}, "Đã giải quyết.")


def digest(ctx: typer.Context, area: Annotated[list[str] | None, typer.Option()] = None) -> None:
    """The digest of each area: equal on two machines that hold the same."""
    context: Context = ctx.obj
    with context.opened() as home:
        found = sync_state.digests(home, bundles.areas_named(home, area or []))
    context.answer(found, lambda: "\n".join(f"{d.area}\t{d.hex}\t{d.rows}\t{d.epoch}\t{d.lsn}" for d in found))


def _person(text: str) -> Person:
    name, _, roles = text.partition(":")
    return Person(name.strip(), tuple(_role(role) for role in (roles or "field_member").split(",")))


def _role(text: str) -> Role:
    try:
        return Role(text.strip())
    except ValueError:
        raise typer.BadParameter(f"no such role: {text} (one of {', '.join(Role)})") from None


def _compared(offered: tuple[str, ...], words: str | None) -> list[str]:
    """The words that were compared: from --words, else a person is asked."""
    if words is not None:
        return words.split()
    if not sys.stdin.isatty():
        raise UserError("enrolment.words-needed", words=" ".join(offered))
    print("Từ đối chiếu: " + " ".join(offered))
    if not typer.confirm("Văn phòng đọc đúng tám từ này?"):
        raise UserError("enrolment.words-differ")
    return list(offered)


def _told(done: Imported) -> str:
    counts: dict[str, Any] = {
        "nhận": done.received,
        "mới": done.new,
        "thay đổi": done.changed,
        "đã có": done.identical,
        "xung đột": done.conflicting,
        "chờ": done.held,
        "từ chối": len(done.refused),
        "tệp": done.files,
        "thiếu tệp": done.missing_files,
    }
    head = "Xem trước: " if done.dry else "Đã nhập: "
    return head + ", ".join(f"{name} {number}" for name, number in counts.items())


def _conflict_line(row: sync_state.ConflictRow) -> str:
    return "\t".join((row.id, row.title, row.field, f"{plain(row.standing)} ({row.standing_by})",
                      f"{plain(row.queued)} ({row.queued_by})"))  # fmt: skip
