"""Envelopes and address labels for households and people: names and addresses only (phong bì, nhãn địa chỉ)."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.domain.permissions import Action
from app.errors import UserError, refuse
from app.home import Home
from app.models import same_person
from app.models.addresses import area_named, short_address
from app.models.entities import Area, Household, Resident
from app.models.work import Reading

if TYPE_CHECKING:
    from app.reports.labels import Addressee


@dataclass(frozen=True, slots=True)
class PrintedLabels:
    """A PDF of ``count`` addresses on ``sheets``. ``free``: the first label that is left on the last sheet; 1: none."""

    pdf: bytes
    count: int
    sheets: int
    free: int = 1


def print_labels(
    home: Home,
    kind: str,
    *,
    area: str = "",
    households: Sequence[str] = (),
    people: Sequence[str] = (),
    first: int = 1,
) -> PrintedLabels:
    """Labels or envelopes (``labels``, ``dl``, ``c5``, ``folded``) for every household of ``area`` (its id or name), or
    for those chosen, in the order given; on a sheet used in part from its label ``first``. Of an area, a household of
    sealed people alone is left out. The print is noted in the access log.

    Raises:
        UserError("permission.action"), UserError("label.kind-unknown", kind), UserError("label.no-such-place", most),
        UserError("area.elsewhere"), UserError("household.elsewhere"), UserError("person.elsewhere"),
        UserError("person.sealed"), UserError("report.nothing-to-print").
    """
    printed, place = _printed(home, kind, area, households, people, first)
    home.log("print", entity="area", row=place or None, why=f"{kind}: {printed.count}")
    return printed


def preview_labels(
    home: Home, kind: str, *, area: str = "", households: Sequence[str] = (), first: int = 1
) -> PrintedLabels:
    """The same to be looked at: names and addresses as lists show them. Raises: as :func:`print_labels`."""
    return _printed(home, kind, area, households, (), first)[0]


def _printed(
    home: Home, kind: str, area: str, households: Sequence[str], people: Sequence[str], first: int
) -> tuple[PrintedLabels, str]:
    """And the area's id."""
    home.require(Action.PRINT_SLIP)
    from app.reports.issuer import in_a_sentence, issuer_of
    from app.reports.labels import A_SHEET, LabelKind, write_labels

    if kind not in set(LabelKind):
        raise UserError("label.kind-unknown", kind=kind)
    if not 1 <= first <= A_SHEET:
        raise UserError("label.no-such-place", most=A_SHEET)
    plan = home.pack.plan
    beyond = f"{in_a_sentence(plan.unit_name)}, {in_a_sentence(plan.province_name)}"
    with home.reading() as r:
        place = area_named(r, area) if area else None
        to = [*_households(r, place, households, beyond), *_people(r, people, beyond)]
    out = io.BytesIO()
    sheets = write_labels(LabelKind(kind), to, issuer_of(plan.unit_name, plan.province_name), out, first)
    free = (first - 1 + len(to)) % A_SHEET + 1 if kind == LabelKind.LABELS else 1
    return PrintedLabels(out.getvalue(), len(to), sheets, free), place.id if place else ""


def _households(r: Reading, place: Area | None, chosen: Sequence[str], beyond: str) -> Iterator[Addressee]:
    from app.reports.labels import Addressee

    rows = [r.find(Household, each) or refuse("household.elsewhere") for each in dict.fromkeys(chosen)]
    if place is not None:
        living = select(Resident.household_id).where(same_person.stands(), Resident.household_id == Household.id)
        shown = ~living.exists() | living.where(Resident.sealed.is_not(True)).exists()
        alive = select(Household).where(Household.area_id == place.id, Household.gone.is_(None), shown)
        rows += r.session.scalars(alive.order_by(Household.label_sort, Household.id))
    for row in rows:
        yield Addressee(row.label, _lines(r, row, row.area_id, beyond))


def _people(r: Reading, chosen: Sequence[str], beyond: str) -> Iterator[Addressee]:
    from app.reports.labels import Addressee

    for each in dict.fromkeys(chosen):
        row = same_person.kept(r, each) or refuse("person.elsewhere")
        if not r.opens(row):
            refuse("person.sealed")
        house = r.find(Household, row.household_id) if row.household_id else None
        yield Addressee(row.name, _lines(r, house, house.area_id if house else row.area_id, beyond))


def _lines(r: Reading, house: Household | None, area_id: str, beyond: str) -> tuple[str, ...]:
    place = r.find(Area, area_id)
    area = place.name if place is not None else ""
    near = ", ".join(filter(None, (short_address(house, area) if house else "", area)))
    return near, beyond
