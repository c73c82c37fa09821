"""Backups (sao lưu): one file with everything, read back before it counts, restored into a new epoch.

What lies in the file is as encrypted as the home it came from: the same passphrases open it, or the recovery sheet.
"""

from __future__ import annotations

import errno
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import IO, cast

import msgspec

from app.domain.ids import new_id
from app.domain.keeping import that_stay
from app.errors import EnvironmentFault, UserError, refuse
from app.home import Home
from app.models import restored, snapshot, state
from app.models.engine import DATABASE
from app.progress import QUIET, Progress
from app.security.device import FILE as KEYS
from app.security.recovery import ROOT_FILE
from app.security.vault_file import FILE as VAULT
from app.storage import PIECE, atomic_write, faults
from app.sync import acks

SUFFIX = ".hsbk"
MANIFEST = "manifest.json"
_SCRATCH = "backup-"
_PLAIN = (VAULT, KEYS, ROOT_FILE, DATABASE)


class Entry(msgspec.Struct, frozen=True):
    """One file of a backup."""

    name: str
    size: int
    sha256: str


class Manifest(msgspec.Struct, frozen=True):
    """What a backup holds, and where its journal stood."""

    magic: str
    home: str
    side: str
    machine: str
    at: str
    heads: str
    files: list[Entry]


@dataclass(frozen=True, slots=True)
class BackedUp:
    """A backup that was written and read back."""

    path: Path
    size: int
    at: str


def back_up_by_itself(home: Home, *, progress: Progress = QUIET) -> BackedUp:
    """The backup that the office makes after an import, beside its records; of those there the ones of
    :mod:`app.domain.keeping` stay.

    Raises:
        EnvironmentFault: the disk; the older backups stay.
    """
    stamp = home.now.replace(":", "").replace("-", "")
    made = write(home, home.folder / "backups" / f"{stamp}-{new_id()[-6:]}{SUFFIX}", progress=progress)
    with suppress(EnvironmentFault):  # it is tried again with the next one
        tidy(home, home.folder / "backups")
    return made


def sweep(folder: Path) -> None:
    """Take away what a killed writer left in a home: nothing of it counts. At opening, before anything is written."""
    for path in (*folder.glob("*.part"), *folder.glob("backups/*.part"), *folder.glob("quarantine/*.part")):
        with suppress(OSError):
            path.unlink()
    for path in folder.glob(f"{_SCRATCH}*"):
        shutil.rmtree(path, ignore_errors=True)


def last(home: Home) -> BackedUp | None:
    """The newest backup that is kept, if its file is still there."""
    with home.engine.connect() as conn:
        rows = conn.exec_driver_sql(
            "SELECT path, at FROM backup WHERE kept = 1 AND verified = 1 ORDER BY at DESC, id DESC"
        ).fetchall()
    for path, at in rows:
        file = Path(str(path))
        if file.is_file():
            return BackedUp(file, file.stat().st_size, str(at))
    return None


@dataclass(frozen=True, slots=True)
class Kept:
    """A backup that counts as kept: no laptop lets go of what is not in the oldest of them.

    ``path`` is None for one that this office was laid out from: nobody knows here where it lies, nor when it was made.
    ``size``: of its file in bytes, None where it cannot be reached now.
    """

    id: str
    path: Path | None
    at: str
    size: int | None


def kept(home: Home) -> tuple[Kept, ...]:
    """All that were read back, the newest first."""
    with home.engine.connect() as conn:
        rows = conn.exec_driver_sql("SELECT id, path, at FROM backup WHERE kept = 1 AND verified = 1").fetchall()
        before = [Kept(each.id, None, "", None) for each in acks.laid_out_from(conn)]
    made = [Kept(str(key), Path(path), str(at), _size(Path(path))) for key, path, at in rows]
    return tuple(sorted([*made, *before], key=lambda each: each.id, reverse=True))


def _size(file: Path) -> int | None:
    with suppress(OSError):
        return file.stat().st_size
    return None


def let_go(home: Home, key: str) -> None:
    """This backup is kept no longer: its file goes if it can be reached.

    Raises:
        UserError("backup.gone"): it is not kept; UserError("backup.the-newest"): what the newest holds is in no other.
        EnvironmentFault: the disk or the stick; it counts as kept still.
    """
    there = kept(home)
    found = next((each for each in there if each.id == key), None) or refuse("backup.gone")
    if found.path is not None:
        if all(each.path is None or each.id <= key for each in there):
            raise UserError("backup.the-newest")
        if found.size is not None:
            _take_away(found.path)
    _note_gone(home, key)


def look(file: Path) -> Manifest:
    """What a backup says it holds; proves nothing yet.

    Raises:
        UserError("backup.not-a-backup", file), UserError("backup.damaged", file).
    """
    with _opened(file) as archive:
        return _manifest(archive, file)


def verify(file: Path, *, progress: Progress = QUIET) -> Manifest:
    """Read a backup through to its last byte.

    Raises:
        UserError("backup.not-a-backup", file), UserError("backup.damaged", file).
    """
    with _opened(file) as archive:
        manifest = _manifest(archive, file)
        for entry in progress.over(manifest.files, "backup.check", len(manifest.files), every=1):
            digest, size = sha256(), 0
            for piece in _pieces(archive, entry.name, file):
                digest.update(piece)
                size += len(piece)
            if (size, digest.hexdigest()) != (entry.size, entry.sha256):
                raise UserError("backup.damaged", file=file.name)
    return manifest


def restore(folder: Path, file: Path, *, progress: Progress = QUIET) -> Manifest:
    """Lay a backup out as a home in an empty folder. At its first opening an office begins a new epoch, and a laptop
    a new chain, so that nothing that was sent since is taken for a contradiction.

    The mark of a restored home comes first and the vault last: what is cut off in between is no home, and the next
    restore begins it anew.

    Raises:
        UserError("home.not-empty"), UserError("backup.not-a-backup"), UserError("backup.damaged").
        EnvironmentFault: the disk. Nothing is left in ``folder``.
    """
    was_cut_off = restored.is_marked(folder) and not (folder / VAULT).exists()
    if folder.exists() and any(folder.iterdir()) and not was_cut_off:
        raise UserError("home.not-empty", home=str(folder))
    manifest = verify(file, progress=progress)
    try:
        with _opened(file) as archive, faults(folder):
            if was_cut_off:
                shutil.rmtree(folder)
            folder.mkdir(parents=True, exist_ok=True)
            restored.mark(folder)
            entries = sorted(manifest.files, key=lambda entry: entry.name == VAULT)
            for entry in progress.over(entries, "backup.restore", len(entries), every=1):
                target = folder.joinpath(*entry.name.split("/"))
                target.parent.mkdir(parents=True, exist_ok=True)
                with atomic_write(target, private=True) as out:
                    for piece in _pieces(archive, entry.name, file):
                        out.write(piece)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return manifest


def drill(home: Home, file: Path, *, progress: Progress = QUIET) -> Manifest:
    """Try a restore without touching anything: lay the backup out elsewhere, open its database, check every page.

    Raises: as :func:`restore`; UserError("backup.other-home"): it is not a backup of this home.
    """
    with _scratch(home.folder) as scratch:
        target = scratch / "drill"
        manifest = restore(target, file, progress=progress)
        if manifest.home != home.unlocked.home_id:
            raise UserError("backup.other-home", file=file.name)
        snapshot.read_back(target / DATABASE, home.unlocked.database_key())
    return manifest


# Parts ---------------------------------------------------------------------------------------------------------


def write(home: Home, out: Path, *, progress: Progress = QUIET) -> BackedUp:
    """Write everything that this home holds into one file and read it back.

    Raises:
        EnvironmentFault: the disk; nothing is left at ``out``. Cancelled: nothing is left at ``out``.
    """
    at = home.now
    with faults(out):
        out.parent.mkdir(parents=True, exist_ok=True)
    with home.engine.connect() as conn:  # before the copy: what is promised is never more than what it holds
        heads = acks.heads_for_backup(conn)
        machine = state.get(conn, "machine")
    with _scratch(home.folder) as scratch:
        copy = scratch / DATABASE
        progress.tick("backup.copy", 0)
        snapshot.copy_to(home.engine, home.unlocked.database_key(), copy)
        snapshot.read_back(copy, home.unlocked.database_key())
        files = {name: home.folder / name for name in _PLAIN if name != DATABASE and (home.folder / name).is_file()}
        files[DATABASE] = copy
        files |= {f"blobs/{p.parent.name}/{p.name}": p for p in sorted((home.folder / "blobs").glob("??/*"))}
        with entered(home, out, at, heads):
            with (
                atomic_write(out, private=True) as target,
                zipfile.ZipFile(cast(IO[bytes], target), "w", zipfile.ZIP_STORED) as archive,
            ):
                entries = [
                    _put(archive, name, path)
                    for name, path in progress.over(files.items(), "backup.write", len(files), every=1)
                ]
                said = Manifest("hoso-backup-1", home.unlocked.home_id, home.side.value, machine, at, heads, entries)
                archive.writestr(MANIFEST, msgspec.json.encode(said))
            with whole_or_gone(out):
                verify(out, progress=progress)
    return BackedUp(out, out.stat().st_size, at)


@contextmanager
def entered(home: Home, file: Path, at: str, heads: str) -> Iterator[None]:
    """Has a line for a backup before its file is there, which counts once this block is left well: so no kill leaves
    a file that nobody knows of. What it does leave goes with the next backup to the same place."""
    key = new_id()
    with home.noting() as conn:
        conn.exec_driver_sql("DELETE FROM backup WHERE path = ? AND verified = 0", (str(file.resolve()),))
        conn.exec_driver_sql(
            "INSERT INTO backup (id, path, at, verified, kept, heads) VALUES (?, ?, ?, 0, 1, ?)",
            (key, str(file.resolve()), at, heads),
        )
    try:
        yield
    except BaseException:
        if file.parent.is_dir():  # of a stick that was pulled nobody knows what lies on it
            with home.noting() as conn:
                conn.exec_driver_sql("DELETE FROM backup WHERE id = ?", (key,))
        raise
    with home.noting() as conn:
        conn.exec_driver_sql("UPDATE backup SET verified = 1 WHERE id = ?", (key,))


@contextmanager
def whole_or_gone(file: Path) -> Iterator[None]:
    """Reads a backup back; one that cannot be read, for whatever reason, does not stay."""
    try:
        yield
    except BaseException as fault:
        with suppress(OSError):
            file.unlink()
        if isinstance(fault, UserError):
            raise EnvironmentFault("disk.read-back", file=file.name) from fault
        raise


@contextmanager
def _scratch(folder: Path) -> Iterator[Path]:
    """A folder for this block; what cannot be taken away now is swept at the next opening."""
    with faults(folder):
        scratch = tempfile.TemporaryDirectory(dir=folder, prefix=_SCRATCH, ignore_cleanup_errors=True)
    with scratch as name:
        yield Path(name)


def _put(archive: zipfile.ZipFile, name: str, path: Path) -> Entry:
    digest, size = sha256(), 0
    with faults(path), open(path, "rb") as source, archive.open(name, "w", force_zip64=True) as target:
        while piece := source.read(PIECE):
            digest.update(piece)
            size += len(piece)
            target.write(piece)
    return Entry(name, size, digest.hexdigest())


def _opened(file: Path) -> zipfile.ZipFile:
    with faults(file):
        try:
            return zipfile.ZipFile(file)
        except zipfile.BadZipFile as fault:
            unread = fault.__context__
            if isinstance(unread, OSError) and unread.errno != errno.EINVAL:
                raise unread from None  # the medium, which says nothing of the file
            raise UserError("backup.not-a-backup", file=file.name) from fault


@contextmanager
def _reading(file: Path) -> Iterator[None]:
    """What reading inside a backup meets: damage, or the medium. A place that no file has (EINVAL) is damage."""
    try:
        with faults(file, begun=True):
            try:
                yield
            except OSError as fault:
                if fault.errno == errno.EINVAL:
                    raise UserError("backup.damaged", file=file.name) from fault
                raise
    except (KeyError, zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, ValueError) as fault:
        raise UserError("backup.damaged", file=file.name) from fault


def _manifest(archive: zipfile.ZipFile, file: Path) -> Manifest:
    if MANIFEST not in archive.namelist():
        raise UserError("backup.not-a-backup", file=file.name)
    with _reading(file):
        manifest = msgspec.json.decode(archive.read(MANIFEST), type=Manifest)
    names = [entry.name for entry in manifest.files]
    if manifest.magic != "hoso-backup-1" or not all(_is_ours(name) for name in names) or len(set(names)) != len(names):
        raise UserError("backup.damaged", file=file.name)
    if not {VAULT, KEYS, DATABASE} <= set(names):
        raise UserError("backup.damaged", file=file.name)
    return manifest


def _is_ours(name: str) -> bool:
    """Only the names that :func:`write` gives become paths."""
    if name in _PLAIN:
        return True
    parts = name.split("/")
    hexadecimal = set("0123456789abcdef")
    return (
        len(parts) == 3
        and parts[0] == "blobs"
        and len(parts[2]) == 64
        and set(parts[2]) <= hexadecimal
        and parts[1] == parts[2][:2]
    )


def _pieces(archive: zipfile.ZipFile, name: str, file: Path) -> Iterator[bytes]:
    with _reading(file):
        source = archive.open(name)
    with source:
        while True:
            with _reading(file):
                piece = source.read(PIECE)
            if not piece:
                return
            yield piece


def tidy(home: Home, folder: Path) -> None:
    """Let go of the backups in ``folder`` that do not stay, and of what a killed one left there.

    Raises:
        EnvironmentFault: the disk; what was not deleted counts as kept still.
    """
    with home.engine.connect() as conn:
        rows = conn.exec_driver_sql(
            "SELECT id, path, at, verified FROM backup WHERE kept = 1 ORDER BY at, id"
        ).fetchall()
    there = [(key, path, at, whole) for key, text, at, whole in rows if (path := Path(text)).parent == folder.resolve()]
    whole = [each for each in there if each[3]]
    stay = {whole[place][0] for place in that_stay([datetime.fromisoformat(at) for _, _, at, _ in whole])}
    for key, path, _, _ in there:
        if key not in stay:
            _take_away(path)
            _note_gone(home, key)


def _take_away(file: Path) -> None:
    """With what a killed writer left beside it. Raises: EnvironmentFault."""
    with faults(file):
        for each in (file, file.with_name(f"{file.name}.part")):
            each.unlink(missing_ok=True)


def _note_gone(home: Home, key: str) -> None:
    with home.noting() as conn:
        conn.exec_driver_sql("UPDATE backup SET kept = 0 WHERE id = ?", (key,))
        acks.let_go(conn, key)
