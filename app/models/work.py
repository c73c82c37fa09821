"""One use case, one transaction: reading what is there, or writing through the journal's first door."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from typing import Any, TypeVar, cast

from sqlalchemy import Connection, Engine, event, inspect
from sqlalchemy.orm import Session, UOWTransaction

from app.domain.account import Account
from app.domain.changes import Changes
from app.domain.merge import Seen
from app.domain.sealing import Sealable, opens
from app.errors import BugError
from app.models import journal, rows
from app.models.base import Shared
from app.models.faults import faults
from app.models.journal import Edit
from app.models.spec import Spec, spec_of
from app.models.state import Heads, Side
from app.models.types import to_wire

S = TypeVar("S", bound=Shared)
#: Raises if the person at the keyboard may not make this change.
Judge = Callable[[Edit], None]
_SEEN = "_seen"


def _allow(edit: Edit) -> None:
    """For work of the program itself, in whose name no role has to be asked."""


class Reading:
    """A session that only reads. ``reader``: in whose eyes; None for the program itself, to which nobody is sealed."""

    def __init__(self, session: Session, reader: Account | None = None) -> None:
        self.session, self.reader = session, reader
        self.conn: Connection = session.connection()
        self.heads = Heads.load(self.conn)

    def find(self, cls: type[S], row_id: str) -> S | None:
        """The living row, or None: unknown here, or deleted."""
        row = self.session.get(cls, row_id)
        return row if row is not None and row.alive else None

    def opens(self, person: Sealable) -> bool:
        """Whether the reader may find and read this person (người được bảo mật)."""
        return self.reader is None or opens(self.reader, person.sealed, person.opened_to)

    def seen(self, cls: type[Shared], row_id: str) -> Seen:
        """What a screen drawn from this reading shows of the row; goes into the dataclass, and back with the edit."""
        if self.heads.side is Side.OFFICE:
            return Seen(self.heads.epoch, self.heads.lsn)
        row = self.session.get(cls, row_id)
        on_trunk = row is not None and row.positions.on_trunk
        return self._sight.of(self.heads, spec_of(cls).entity, row_id, on_trunk=on_trunk)

    @property
    def shadowed(self) -> frozenset[tuple[str, str, str]]:
        """The (entity, id, field) that show this laptop's own value, which the office has not settled yet."""
        return frozenset((*row, name) for row, own in self._sight.own.items() for name in own)

    @cached_property
    def _sight(self) -> journal.Sight:
        return journal.Sight.load(self.conn)


class Work(Reading):
    """A session that writes. Rows to be changed come from :meth:`change`, new ones go through :meth:`add`."""

    def __init__(
        self, session: Session, actor: str, at: str, judge: Judge | None = None, reader: Account | None = None
    ) -> None:
        super().__init__(session, reader)
        self.actor, self.at = actor, at
        self._judge = judge or _allow
        self.gate: journal.Gate = self.conn.info[journal.GATE]
        self._touched: set[tuple[str, str]] = set()
        self._planned: list[tuple[Shared, Edit]] = []

    def add(self, row: S, seen: Seen | None = None) -> S:
        """A new row; its op names every field that is set. ``seen``: what its writer had seen of its owner."""
        if seen is not None:
            setattr(row, _SEEN, seen)
        self.session.add(row)
        return row

    def change(self, cls: type[S], row_id: str, seen: Seen | None = None) -> S | None:
        """The living row, to be changed by someone who had ``seen`` it. None: the program decides on what lies here
        now, and nobody's screen is involved."""
        row = self.find(cls, row_id)
        if row is not None:
            setattr(row, _SEEN, seen or self.seen(cls, row_id))
        return row

    def put(self, cls: type[S], row_id: str, made_of: Mapping[str, Any], seen: Seen | None = None) -> S:
        """The part that its owner determines (UUIDv5), to be changed: the one that is there, one that was taken back
        and now stands again without what it said, or a new one. The caller sets what is required."""
        row = self.change(cls, row_id, seen)
        if row is not None:
            return row
        row = self.session.get(cls, row_id)
        if row is None:
            return self.add(cls(id=row_id, **made_of))
        setattr(row, _SEEN, seen or self.seen(cls, row_id))
        for name, field in spec_of(cls).fields.items():
            if name not in made_of and not field.required:
                setattr(row, name, None)
        return row

    def apply(self, edits: Sequence[Edit]) -> None:
        """The bulk door, inside this transaction (see :func:`app.models.journal.apply`)."""
        for edit in edits:
            self._judge(edit)
        journal.apply(self.conn, self.heads, edits, actor=self.actor, at=self.at)
        self.__dict__.pop("_sight", None)
        self._touched.update((edit.entity, edit.row) for edit in edits)

    def touch(self, touched: Iterable[tuple[str, str]]) -> None:
        """Name rows that were changed by the merge, so that views read them again."""
        self._touched.update(touched)

    @property
    def changes(self) -> Changes:
        return Changes.of(self._touched)

    def flush(self) -> None:
        """Send what is pending to the database now, as ops."""
        self.session.flush()

    # The journal's first door ------------------------------------------------------------------------------

    def before_flush(self) -> None:
        session = self.session
        for gone in session.deleted:
            raise BugError("journal.physical-delete", row=type(gone).__name__)
        changed = [row for row in (*session.new, *session.dirty) if isinstance(row, Shared)]
        planned = [(row, edit) for row in changed if (edit := self._edit_of(row)) is not None]
        edits = [edit for _, edit in planned]
        for edit in edits:
            self._judge(edit)
        positions = journal.record(self.conn, self.heads, edits, actor=self.actor, at=self.at)
        for (row, edit), now_at in zip(planned, positions, strict=True):
            spec = spec_of(type(row))
            for name, value in rows.derived_values(spec, edit.fields).items():
                setattr(row, name, value)
            row.positions = now_at
        self._planned = planned
        self.gate.open = True

    def after_flush(self) -> None:
        """What went to the database is what was recorded, or nothing is kept."""
        self.gate.open = False
        self.__dict__.pop("_sight", None)
        for row, edit in self._planned:
            spec = spec_of(type(row))
            if not edit.new and set(_changed_fields(row, spec)) - edit.fields.keys():
                raise BugError("journal.flush-escaped", entity=edit.entity)
            rows.index(self.conn, edit.entity, [edit.row])
        self._touched.update((edit.entity, edit.row) for _, edit in self._planned)
        self._planned = []

    def _edit_of(self, row: Shared) -> Edit | None:
        spec = spec_of(type(row))
        if inspect(row).transient or inspect(row).pending:
            fields = {name: to_wire(getattr(row, name)) for name in spec.fields if getattr(row, name) is not None}
            seen = getattr(row, _SEEN, None) or Seen(self.heads.epoch, self.heads.lsn)
            return Edit(spec.entity, row.id, fields, Seen(seen.epoch, seen.lsn), new=True)
        changed = _changed_fields(row, spec)
        if not changed:
            return None
        seen = getattr(row, _SEEN, None)
        if seen is None:
            raise BugError("journal.change-without-seen", entity=spec.entity)
        fields = spec.wire_of(row, list(changed))
        return Edit(spec.entity, row.id, fields, seen, False, changed, row.positions)


def _changed_fields(row: Shared, spec: Spec) -> dict[str, Any]:
    """The journaled fields that were given another value, with the wire value that they had."""
    changed = {}
    for name in spec.fields:
        history = inspect(row).attrs[name].history
        if history.has_changes():
            before = to_wire(history.deleted[0]) if history.deleted else None
            if before != to_wire(getattr(row, name)):
                changed[name] = before
    return changed


@event.listens_for(Session, "before_flush")
def _before(session: Session, context: UOWTransaction, instances: Any) -> None:
    if (work := session.info.get("work")) is not None:
        cast(Work, work).before_flush()


@event.listens_for(Session, "after_flush")
def _after(session: Session, context: UOWTransaction) -> None:
    if (work := session.info.get("work")) is not None:
        cast(Work, work).after_flush()


@contextmanager
def reading(engine: Engine, reader: Account | None = None) -> Iterator[Reading]:
    """One consistent view of the database."""
    with faults(), Session(engine, autoflush=False, expire_on_commit=False) as session:
        yield Reading(session, reader)


@contextmanager
def writing(
    engine: Engine, *, actor: str, at: str, judge: Judge | None = None, reader: Account | None = None
) -> Iterator[Work]:
    """One transaction: all of it is kept when the block ends, and nothing of it when the block raises.

    Raises:
        EnvironmentFault: the disk is full, read-only or broken (see :func:`app.models.faults.faults`).
    """
    bound = engine.execution_options(writing=True)
    with faults(), Session(bound, autoflush=False, expire_on_commit=False) as session:
        work = Work(session, actor, at, judge, reader)
        session.info["work"] = work
        try:
            yield work
            session.flush()
            work.heads.save(work.conn)
            session.commit()
        finally:
            work.gate.open = False


@contextmanager
def local(engine: Engine) -> Iterator[Connection]:
    """One transaction on what is not shared: drafts, logs, what the machine remembers."""
    with faults(), engine.execution_options(writing=True).begin() as conn:
        yield conn
