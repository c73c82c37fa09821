"""What is done about reports that are due (gửi, nhận báo cáo): ours went out, a sender's came, and each taken back."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from app.domain.changes import Done
from app.domain.merge import Seen
from app.domain.permissions import Action
from app.domain.reporting import DueState
from app.errors import UserError, refuse
from app.home import Home
from app.models.entities import Report
from app.services.reports import OWN, RECEIVED, add_received, latest, may_write, new_report

TAKEN_BACK = "rút lại"


def deeds_of(home: Home, key: str) -> tuple[str, ...]:
    """The rows of this due day of which somebody may take back their last deed: made, sent, received, also those taken
    back; not that somebody was asked for a report, whose letter has gone out."""
    found = may_write(home, key)
    with home.reading() as r:
        rows = select(Report.id).where(
            Report.plan == home.pack.plan.id,
            Report.duty == found.duty.id,
            Report.due == found.on,
            Report.kind.in_((OWN, RECEIVED)),
        )
        return tuple(r.session.scalars(rows))


def mark_sent(home: Home, key: str, number: str, on: date, seen: Seen | None = None) -> Done[str]:
    """Our report went out under ``number``; also one that was written without this program.

    Raises:
        UserError("permission.action"), UserError("report.due-unknown", key), UserError("report.in-the-future", day).
        UserError("report.not-frozen"): it was drafted here, and its figures would go on moving.
        UserError("row.changed-since").
    """
    found = may_write(home, key)
    _not_later(home, on)
    with home.writing() as w:
        row = latest(w, home.pack.plan.id, found)
        if row is None:
            row = w.add(new_report(home, found, OWN, DueState.SENT))
        elif row.state == DueState.DRAFTED:
            raise UserError("report.not-frozen")
        else:
            row = w.change(Report, row.id, seen) or refuse("report.elsewhere")
        row.state, row.number, row.sent_on = DueState.SENT.value, number.strip() or None, on
        w.flush()
        return Done(row.id, w.changes)


def unsend(home: Home, key: str, seen: Seen | None = None) -> Done[None]:
    """It did not go out after all. Raises: as :func:`mark_sent`; UserError("report.not-sent")."""
    found = may_write(home, key)
    with home.writing() as w:
        row = latest(w, home.pack.plan.id, found)
        if row is None or row.state != DueState.SENT:
            raise UserError("report.not-sent")
        row = w.change(Report, row.id, seen) or refuse("report.elsewhere")
        if row.figures is None:
            row.gone = TAKEN_BACK
        else:
            row.state, row.sent_on, row.number = DueState.FROZEN.value, None, None
        w.flush()
        return Done(None, w.changes)


def mark_received(home: Home, key: str, sender: str, number: str, on: date, note: str = "") -> Done[str]:
    """A sender's report came on paper: its day and number. A second one replaces the first and keeps it.

    Raises: as :func:`mark_sent`; UserError("report.sender-unknown", sender).
    """
    found = may_write(home, key)
    _not_later(home, on)
    with home.writing() as w:
        row = add_received(w, home, found, sender)
        row.number, row.received_on, row.note = number.strip() or None, on, note.strip() or None
        w.flush()
        return Done(row.id, w.changes)


def take_back_received(home: Home, report_id: str, seen: Seen | None = None) -> Done[None]:
    """It had not come; what it replaced stands again. Raises: UserError("report.elsewhere")."""
    home.require(Action.PRINT_REPORT)
    with home.writing() as w:
        row = w.change(Report, report_id, seen) or refuse("report.elsewhere")
        if row.kind == OWN:
            raise UserError("report.elsewhere")
        row.gone = TAKEN_BACK
        w.flush()
        return Done(None, w.changes)


# Parts ---------------------------------------------------------------------------------------------------------------


def _not_later(home: Home, on: date) -> None:
    if on > home.today:
        raise UserError("report.in-the-future", day=on)
