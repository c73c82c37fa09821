"""Data cleaning on the command line: run the rules, count and list what they find."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from app.cli.context import Context
from app.domain.checks import FindingState
from app.errors import UserError
from app.services import checks, duplicates, lists_above
from app.services.checks import FindingFilter, FindingRow


def add_to(cli: typer.Typer) -> None:
    cli.command("check")(check)
    cli.command("above")(above)


def check(
    ctx: typer.Context,
    rule: Annotated[str, typer.Option(help="only this rule, and list what it found")] = "",
    area: Annotated[str | None, typer.Option(help="an area's id")] = None,
    state: Annotated[str, typer.Option(help="open, asked, answered, settled, not-a-fault; else all undone")] = "",
    whole: Annotated[bool, typer.Option("--all/--changed", help="look at everybody, or at what has changed")] = False,
    limit: Annotated[int, typer.Option(help="at most so many lines")] = 1000,
) -> None:
    """Run the rules of data cleaning; tell how many findings each has, or with --rule who they are."""
    context: Context = ctx.obj
    if state and state not in set(FindingState):
        raise typer.BadParameter(f"--state is one of {', '.join(FindingState)}")
    with context.opened() as home:
        known = home.pack.checks.rules
        if rule and rule not in known:
            raise UserError("check.rule-unknown", rule=rule, known=", ".join(known))
        if whole:
            duplicates.look(home)
        ran = checks.check(home, whole=whole).value
        seen = checks.overview(home, area)
        rows: list[FindingRow] = []
        if rule:
            which = FindingFilter(rule, area, FindingState(state) if state else None)
            key = None
            while len(rows) < limit:
                page = checks.list_findings(home, which, key, min(500, limit - len(rows)))
                rows += page.rows
                if (key := page.next) is None:
                    break
    counts = [
        {
            "rule": each.rule.id,
            "name": each.rule.name,
            "group": each.rule.group,
            "severity": each.rule.severity,
            "needs_check": each.rule.needs_check,
            "undone": each.undone,
            **{one.value: each.by_state.get(one, 0) for one in FindingState},
        }
        for each in seen.rules
        if not rule or each.rule.id == rule
    ]
    answer: dict[str, Any] = {"whole": ran.whole, "appeared": ran.appeared, "went": ran.went, "rules": counts,
                              "people": seen.people, "whole_people": seen.whole}  # fmt: skip
    if rule:
        answer["findings"] = rows
    context.answer(answer, lambda: "\n".join(_lines(counts, rows)))


def above(
    ctx: typer.Context,
    file: Path,
    says: Annotated[str, typer.Option(help="what the list says of its people: card, own-sim, twice-outside …")],
    dry_run: Annotated[bool, typer.Option("--dry-run")] = False,
) -> None:
    """Take in a list from above (Excel, CSV). Lines that fit nobody or several people are left out."""
    context: Context = ctx.obj
    with context.opened() as home:
        preview = lists_above.preview_above(home, file, says)
        done = None if dry_run else lists_above.write_above(home, preview).value
    counts = {match.value: count for match, count in preview.counts.items()}
    lines = [(line.key, line.match.value, line.text) for line in preview.lines]
    answer = {"file": preview.file, "dry": dry_run, "lines": counts, "done": done, "rows": lines}
    context.answer(answer, lambda: "\n".join(f"{count}\t{match}" for match, count in counts.items()))


def _lines(counts: list[dict[str, Any]], rows: list[FindingRow]) -> list[str]:
    lines = [f"{each['undone']}\t{each['severity'].value}\t{each['rule']}\t{each['name']}" for each in counts]
    return lines + [
        "\t".join((row.state.value, row.row, row.title, row.number, row.household, row.area, row.said)) for row in rows
    ]
