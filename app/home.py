"""An opened home: one machine's records, its keys, and who sits at it. Made by :mod:`app.services.sitting`.

Every service takes one. The window carries it from service to service and looks at its account only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path

from filelock import FileLock
from sqlalchemy import Connection, Engine

from app.domain.account import Account
from app.domain.permissions import Action
from app.domain.plan import Plan
from app.domain.plan_history import PlanHistory
from app.errors import UserError
from app.models import access, following, state
from app.models import work as transactions
from app.models.editions import editions
from app.models.journal import Edit
from app.models.state import Side
from app.models.work import Reading, Work
from app.packs.pack import Pack, shipped
from app.packs.plans import read_plan
from app.packs.reading import PackError
from app.security.device import KeyRing
from app.security.files import BlobStore
from app.security.vault import Unlocked


def system_clock() -> datetime:
    return datetime.now(UTC)


@lru_cache(maxsize=64)
def _plan_of(text: str) -> Plan | None:
    try:
        return read_plan(text, "")
    except PackError:
        return None


@dataclass(slots=True)
class Home:
    """One machine's records. ``clock`` is asked for the time that people see, never for what merges."""

    folder: Path
    side: Side
    device: str
    engine: Engine
    unlocked: Unlocked
    ring: KeyRing
    blobs: BlobStore
    pack: Pack
    account: Account
    lock: FileLock
    clock: Callable[[], datetime] = system_clock

    @property
    def is_office(self) -> bool:
        return self.side is Side.OFFICE

    @property
    def today(self) -> date:
        """The day by this machine's clock and place."""
        return self.clock().astimezone().date()

    @property
    def now(self) -> str:
        """The moment as ISO text in UTC, as ops and logs carry it."""
        return self.clock().astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")

    def plan_history(self) -> PlanHistory:
        """The plan as it was on each day: as the program carries it, and the commune's own editions. An edition that a
        later program wrote and this one cannot read is passed over until the update."""
        with self.reading() as r:
            own = [(one.since, one.document) for one in editions(r)]
            first = shipped(state.get(r.conn, "plan")).plan
        return PlanHistory(first, tuple((since, plan) for since, text in own if (plan := _plan_of(text)) is not None))

    def follow_plan(self) -> bool:
        """Go by the plan that is in force today; says whether that is another than before."""
        plan = self.plan_history().on(self.today)
        if plan == self.pack.plan:
            return False
        self.pack = replace(self.pack, plan=plan)
        return True

    def reading(self) -> AbstractContextManager[Reading]:
        """In the eyes of the person who sits here."""
        return transactions.reading(self.engine, self.account)

    def writing(self) -> AbstractContextManager[Work]:
        """One use case in the name of the person who sits here, judged by their roles.

        Raises:
            UserError("permission.write", entity, field), UserError("row.outside", entity, id): from the block's end;
                nothing of it is kept. At a laptop what it no longer follows is read-only.
        """
        account = self.account
        return transactions.writing(self.engine, actor=account.id, at=self.now, judge=self._judge, reader=account)

    @contextmanager
    def working(self) -> Iterator[Work]:
        """One transaction of the program itself: imports, receipts, what no role decides."""
        with transactions.writing(self.engine, actor=self.account.id, at=self.now) as work:
            yield work

    def noting(self) -> AbstractContextManager[Connection]:
        """One transaction on what stays on this machine: drafts, logs, what it remembers."""
        return transactions.local(self.engine)

    def require(self, action: Action) -> None:
        """Raises: UserError("permission.action", action)."""
        if not self.account.may(action):
            raise UserError("permission.action", action=action.value)

    def log(self, what: str, *, entity: str | None = None, row: str | None = None, why: str | None = None) -> None:
        """Note in the access log that this person read, printed or exported something."""
        with self.noting() as conn:
            access.note(conn, self.device, self.account.id, self.now, what, entity=entity, row=row, why=why)

    def _judge(self, edit: Edit) -> None:
        for name, value in edit.fields.items():
            if not self.account.may_write(edit.entity, name, value):
                raise UserError("permission.write", entity=edit.entity, field=name)
        if not self.is_office:
            with self.engine.connect() as conn:
                following.refuse_unfollowed(conn, edit)

    def close(self) -> None:
        """Let go of the database and the lock. The home is of no use afterwards."""
        self.engine.dispose()
        self.lock.release()
