"""Files that show what became of a task (tệp minh chứng): the plan as issued, minutes, a decision, a photograph.

They are kept at the office only, encrypted as attachments of people are; a laptop has what was written of the task.
Pictures and PDFs are prepared as scans are, Word and Excel files stay as they are if they are harmless.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from app.domain.changes import Done
from app.domain.ids import new_id
from app.domain.merge import Seen
from app.domain.scan_edit import Edit, Keep
from app.errors import EnvironmentFault, UserError, refuse
from app.home import Home
from app.intake import documents, scans
from app.models.entities import Enclosure
from app.models.tasks import files_of
from app.models.work import Reading
from app.progress import QUIET, Progress
from app.services.tasks import find, put_row
from app.storage import write_whole
from app.sync import files, registry

AT_MOST = 100
"""Files of one task."""


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file, or the bytes of a picture that never was one (clipboard), under its title, turned and cut by ``edit``."""

    source: Path | bytes
    title: str = ""
    edit: Edit = scans.AS_IT_IS
    keep: Keep = Keep.NORMAL


@dataclass(frozen=True, slots=True)
class TaskFile:
    """One file of a task. ``name``: what it is called as a file; ``here``: it lies on this machine."""

    id: str
    title: str
    name: str
    media_type: str
    size: int
    sha256: str
    by: str
    day: date | None
    here: bool
    seen: Seen


@dataclass(frozen=True, slots=True)
class Opened:
    """A file, read back. ``words``: what a Word or Excel file says, without its looks."""

    title: str
    name: str
    media_type: str
    data: bytes
    words: str = ""


def list_files(home: Home, task_id: str) -> tuple[TaskFile, ...]:
    """The files of one task, in the order in which they came.

    Raises: UserError("permission.action"), UserError("task.elsewhere").
    """
    _may_read(home)
    find(home, task_id)
    with home.reading() as r:
        return tuple(_file(home, r, row) for row in files_of(r, task_id))


def find_file(home: Home, file_id: str) -> TaskFile:
    """One file. Raises: UserError("permission.action"), UserError("task.file-elsewhere")."""
    _may_read(home)
    with home.reading() as r:
        return _file(home, r, r.find(Enclosure, file_id) or refuse("task.file-elsewhere"))


def add(home: Home, task_id: str, wanted: Sequence[NewFile], *, progress: Progress = QUIET) -> Done[tuple[str, ...]]:
    """Keep files with a task; an order of the plan gets its row now if it has none. All of them, or none.

    Raises:
        UserError("task.files-at-office"), UserError("task.elsewhere"), UserError("permission.write").
        UserError("task.file-there", file): this very content is among the task's files already.
        UserError("task.files-too-many", limit).
        UserError("document.…"), UserError("scan.…"): a file that is not taken, and why.
        EnvironmentFault: the disk. Cancelled. In every case nothing of them is in the records.
    """
    if not home.is_office:
        raise UserError("task.files-at-office")
    if not home.account.may_write("enclosure", "sha256"):
        raise UserError("permission.write", entity="enclosure", field="sha256")
    with home.reading() as r:
        there = {row.sha256 for row in files_of(r, task_id)}
    if len(there) + len(wanted) > AT_MOST:
        raise UserError("task.files-too-many", limit=AT_MOST)
    task = find(home, task_id).task
    rows: list[Enclosure] = []
    with _only_if_entered(home) as fresh:
        for each in progress.over(wanted, "read", len(wanted), every=1):
            kept = documents.open_document(each.source, edit=each.edit, keep=each.keep)
            title = each.title.strip() or _stem(each.source)
            if kept.sha256 in there:
                raise UserError("task.file-there", file=title)
            there.add(kept.sha256)
            stored = home.blobs.put(io.BytesIO(kept.data), expect=kept.sha256)
            fresh.update({stored.sha256} if stored.new else ())
            if kept.thumbnail is not None:
                with suppress(EnvironmentFault):  # a full disk loses the small picture only
                    home.blobs.put_small(stored.sha256, kept.thumbnail)
            what = {"title": title, "media_type": kept.media_type, "size": stored.size, "sha256": stored.sha256}
            rows.append(Enclosure(id=new_id(), task_id=task_id, by=home.account.id, day=home.today, **what))
        with home.writing() as w:
            if not task.kept:
                put_row(w, task)
            for row in rows:
                w.add(row)
            w.flush()
            files.hold(w.conn, [(row.sha256, row.size) for row in rows], acknowledged=False)
            done = Done(tuple(row.id for row in rows), w.changes)
    return done


def open_file(home: Home, file_id: str) -> Opened:
    """Read a file back, to be shown. The reading is noted in the access log.

    Raises:
        UserError("permission.action"), UserError("task.file-elsewhere"), UserError("blob.missing").
        EnvironmentFault("blob.damaged").
    """
    found = _opened(home, file_id, "read", "")
    return replace(found, words=documents.words_of(found.data, found.media_type))


def save_file(home: Home, file_id: str, out: Path) -> None:
    """Write a file as it is to ``out``, in the clear. That it left is noted in the access log.

    Raises: as :func:`open_file`; EnvironmentFault: the disk, and what lay at ``out`` before lies there still.
    """
    write_whole(out, _opened(home, file_id, "export", out.name).data, private=True)


def remove(home: Home, file_id: str, seen: Seen, reason: str) -> Done[None]:
    """Take a file away from its task, with the reason; its content stays until erased, so that this can be taken back.

    Raises:
        UserError("task.file-elsewhere"), UserError("task.no-reason"), UserError("row.changed-since"),
        UserError("permission.write").
    """
    if not reason.strip():
        raise UserError("task.no-reason")
    with home.writing() as w:
        row = w.change(Enclosure, file_id, seen) or refuse("task.file-elsewhere")
        row.gone = reason.strip()
        w.flush()
        return Done(None, w.changes)


# Parts ---------------------------------------------------------------------------------------------------------


def _may_read(home: Home) -> None:
    if not home.account.may_read("enclosure", "sha256"):
        raise UserError("permission.action", action="read_task_files")


def _file(home: Home, r: Reading, row: Enclosure) -> TaskFile:
    register = registry.current(r.conn)
    names = {home.account.id: home.account.name}
    names |= {entry.id: entry.name for entry in register.accounts} if register else {}
    return TaskFile(
        row.id,
        row.title,
        documents.file_name(row.title, row.media_type),
        row.media_type,
        row.size,
        row.sha256,
        names.get(row.by or "", row.by or ""),
        row.day,
        home.blobs.has(row.sha256),
        r.seen(Enclosure, row.id),
    )


@contextmanager
def _only_if_entered(home: Home) -> Iterator[set[str]]:
    """The files whose SHA-256 is put into the set go again if this block does not end well."""
    fresh: set[str] = set()
    try:
        yield fresh
    except BaseException:
        for sha256 in fresh:
            with suppress(EnvironmentFault):
                home.blobs.remove(sha256)
        raise


def _opened(home: Home, file_id: str, what: str, why: str) -> Opened:
    _may_read(home)
    with home.reading() as r:
        row = r.find(Enclosure, file_id) or refuse("task.file-elsewhere")
        title, media_type, sha256 = row.title, row.media_type, row.sha256
    data = home.blobs.read(sha256)
    home.log(what, entity="enclosure", row=file_id, why=why)
    return Opened(title, documents.file_name(title, media_type), media_type, data)


def _stem(source: Path | bytes) -> str:
    return Path(scans.PHOTO if isinstance(source, bytes) else scans.name_of(source)).stem
