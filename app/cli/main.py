"""The commands that need no other machine, and how every command ends: 0 done, 1 a bug, 2 wrong use, 3 refused."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.exceptions import TyperException
from typer.main import get_command

from app.cli import checks, desks, devices, drive, duplicates, keys, plans, records, reports, tasks, upkeep
from app.cli.context import Context, default_home
from app.errors import EnvironmentFault, UserError
from app.message_texts import TEXTS
from app.services import founding
from app.services.founding import Founding

DONE, BUG, WRONG_USE, REFUSED = 0, 1, 2, 3

cli = typer.Typer(name="hoso", no_args_is_help=False, add_completion=False, pretty_exceptions_enable=False)
devices.add_to(cli)
desks.add_to(cli)
records.add_to(cli)
duplicates.add_to(cli)
checks.add_to(cli)
upkeep.add_to(cli)
keys.add_to(cli)
plans.add_to(cli)
tasks.add_to(cli)
reports.add_to(cli)
drive.add_to(cli)


def run(arguments: list[str]) -> int:
    """Run one command line and give its exit status. ``--home`` and ``--json`` may stand anywhere on it."""
    try:
        context, rest = _common(arguments)
        result = _commands()(rest, standalone_mode=False, obj=context)
    except typer.Abort:
        return WRONG_USE
    except TyperException as wrong:
        print(f"hoso: {wrong.format_message()}", file=sys.stderr)
        return WRONG_USE
    except (UserError, EnvironmentFault) as refused:
        print(one_line(refused), file=sys.stderr)
        return REFUSED
    return result if isinstance(result, int) else DONE


@cache
def _commands() -> Any:
    """All commands with what they take: a tenth of a second to put together."""
    return get_command(cli)


def one_line(error: UserError | EnvironmentFault) -> str:
    """What happened and what to do, in one line; the code stands in front for scripts."""
    text = TEXTS.get(error.code)
    if text is None:
        return str(error)
    known = {name: str(value) for name, value in error.params.items()}
    said = " ".join(part for part in (text[1], text[3]) if part)
    for name, value in known.items():
        said = said.replace("{" + name + "}", value)
    return f"{error.code}: {' '.join(said.split())}"


def _common(arguments: list[str]) -> tuple[Context, list[str]]:
    context = Context(default_home(), False, None)
    rest: list[str] = []
    waiting = iter(arguments)
    for argument in waiting:
        name, _, given = argument.partition("=")
        if name in ("--home", "--account"):
            value = given or next(waiting, "")
            if not value:
                raise typer.BadParameter(f"{name} needs a value")
            if name == "--home":
                context.home = Path(value).expanduser()
            else:
                context.account = value
        elif argument == "--json":
            context.json = True
        else:
            rest.append(argument)
    return context, rest


@cli.callback(invoke_without_command=True)
def window(ctx: typer.Context) -> None:
    """Hồ sơ Cư trú. Without a command: open the window (first run: set-up)."""
    if ctx.invoked_subcommand is None:
        from app.bootstrap import open_window

        raise typer.Exit(open_window(ctx.obj.home))


@cli.command()
def init(
    ctx: typer.Context,
    role: Annotated[str, typer.Option(help="office or field")],
    plan: Annotated[str, typer.Option(help="the plan's id")],
    unit: Annotated[str, typer.Option(help="the commune's five-digit code")],
    name: Annotated[str, typer.Option(help="what this machine is called")],
    person: Annotated[str, typer.Option(help="who has the first account")] = "Quản trị",
    sheet: Annotated[Path | None, typer.Option(help="office: where the recovery sheet (PDF) goes")] = None,
) -> None:
    """Set this machine up as the commune's office or as a field laptop."""
    context: Context = ctx.obj
    if role not in ("office", "field"):
        raise typer.BadParameter("--role is office or field")
    asked = Founding(plan, unit, name, person, context.passphrase("Mật khẩu của tài khoản đầu tiên: "))
    if role == "field":
        account = founding.found_laptop(context.home, asked)
        context.answer({"role": role, "account": account}, f"Đã lập máy cơ sở “{name}”.")
        return
    target = sheet or context.home.with_name(context.home.name + "-phieu-phuc-hoi.pdf")
    made = founding.found_office(context.home, asked, sheet_to=target)
    answer = {"role": role, "account": made.account, "sheet": str(target), "fingerprint": made.sheet.fingerprint}
    context.answer(answer, f"Đã lập máy văn phòng “{name}”. Phiếu phục hồi: {target}. In ra, niêm phong, rồi xóa tệp.")


@cli.command()
def search(ctx: typer.Context, text: str) -> None:
    """Find people, households and areas by any words of their names."""
    from app.services import people

    context: Context = ctx.obj
    with context.opened() as home:
        found = people.find(home, text, 50)
    context.answer(found, lambda: "\n".join(f"{hit.entity}\t{hit.id}\t{hit.title}\t{hit.detail}" for hit in found))


@cli.command()
def demo(
    ctx: typer.Context,
    residents: Annotated[int, typer.Option()] = 5000,
    cases: Annotated[int, typer.Option()] = 200,
    devices: Annotated[int, typer.Option()] = 2,
    seed: Annotated[int, typer.Option()] = 2026,
    no_open: Annotated[bool, typer.Option("--no-open")] = False,
) -> None:
    """Make a synthetic commune (office and field homes under --home) and open its office."""
    from app.demo import commune

    context: Context = ctx.obj
    made = commune.make(context.home, residents=residents, cases=cases, laptops=devices, seed=seed)
    context.answer(made, lambda: made.told)
    if not no_open:
        from app.bootstrap import open_window

        raise typer.Exit(open_window(made.office, passphrase=made.passphrase))
