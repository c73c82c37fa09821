"""People who may be recorded twice, on the command line: list, merge, distinct, apart."""

from __future__ import annotations

from typing import Annotated

import typer

from app.cli.context import Context
from app.domain.matching_words import weighed
from app.domain.partial_date import PartialDate
from app.services import duplicates, merging
from app.services.duplicates import Pair, Side

duplicate = typer.Typer(help="People who may be recorded twice: list, merge, distinct, apart.")


def add_to(cli: typer.Typer) -> None:
    cli.add_typer(duplicate, name="duplicate")


@duplicate.command("list")
def list_pairs(
    ctx: typer.Context,
    least: Annotated[int, typer.Option(help="only pairs with at least so many points")] = 0,
) -> None:
    """The pairs that may be one person: proposed ones first, then the likeliest, each point explained."""
    context: Context = ctx.obj
    with context.opened() as home:
        duplicates.look(home)
        found = [pair for pair in duplicates.pairs(home) if pair.proposed or pair.likeness.points >= least]
    context.answer(found, lambda: "\n".join(map(_line, found)))


@duplicate.command()
def merge(
    ctx: typer.Context,
    keep: Annotated[str, typer.Argument(help="id of the record that is kept")],
    other: Annotated[str, typer.Argument(help="id of the record that is the same person")],
    reason: Annotated[str, typer.Option(help="how it is known")],
    take: Annotated[list[str] | None, typer.Option(help="a field whose value OTHER gives; may be repeated")] = None,
) -> None:
    """At the office: two records are one person. Nothing is lost; `apart` undoes it at any time."""
    context: Context = ctx.obj
    with context.opened() as home:
        done = merging.merge(home, keep, other, merging.values_of(home, other, take or ()), reason).value
    context.answer(
        done,
        lambda: "\n".join(
            (
                f"Đã gộp {other} vào {keep}.",
                *(
                    f"Hai hồ sơ diện {both.category} đang mở: {both.kept_case}, {both.other_case}."
                    for both in done.open_twice
                ),
            )
        ),
    )


@duplicate.command()
def distinct(
    ctx: typer.Context, one: str, two: str, reason: Annotated[str, typer.Option(help="how it is known")] = ""
) -> None:
    """Two records are two people. It is remembered."""
    context: Context = ctx.obj
    with context.opened() as home:
        duplicates.distinct(home, one, two, reason)
    context.answer({"first": one, "second": two, "verdict": "distinct"}, "Đã ghi nhớ: không phải một người.")


@duplicate.command()
def apart(ctx: typer.Context, other: str, reason: Annotated[str, typer.Option(help="why they are two")] = "") -> None:
    """Take a merged record apart again; both are what they were, with what has come since."""
    context: Context = ctx.obj
    with context.opened() as home:
        done = merging.unmerge(home, other, reason).value
    context.answer(done, f"Đã tách {done.other} khỏi {done.kept}.")


def _line(pair: Pair) -> str:
    reasons = " · ".join(map(weighed, pair.likeness.reasons))
    return "\t".join((str(pair.likeness.points), _side(pair.first), _side(pair.second), reasons, pair.why))


def _side(side: Side) -> str:
    born = side.born.text_vi() if isinstance(side.born, PartialDate) else ""
    return "\t".join((side.id, side.name, born, side.area))
