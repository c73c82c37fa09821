"""What the line at the bottom tells: asked in the database thread, shown by the window."""

from __future__ import annotations

from datetime import datetime

from app.home import Home
from app.services import at_risk, backups_second, sync_state
from app.ui.status_line import StatusFacts
from app.ui.sync import words
from app.ui.sync.words import local
from app.ui.today_desks import nag_words


def status_facts(home: Home) -> StatusFacts:
    """Who sits here, what would be lost, the last exchange and the last backup. Reads; call it in the worker."""
    state, risk = sync_state.sync_state(home), at_risk.at_risk(home)
    lacks = backups_second.lacking(home)
    last = max(filter(None, (state.last_in, state.last_out)), default=None)
    return StatusFacts(
        who=home.account.name,
        where=", ".join(filter(None, (state.machine, state.unit_name))),
        at_risk=risk.changes + risk.files + risk.drafts,
        lost=words.lost(risk),
        at_risk_since=local(risk.since),
        last_exchange=local(last),
        last_backup=local(state.last_backup),
        backup_lacks=nag_words(lacks, local(home.now) or datetime.now()) if lacks is not None else "",
    )
