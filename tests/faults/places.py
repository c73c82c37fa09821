"""Every place at which work can be cut off: each SQL statement and each file operation under one folder, counted.

Work runs in a child of this process, made by fork: what is killed there is killed as a power switch kills, and what is
patched there is patched nowhere else. At the place that was chosen the child dies, or the operation fails as disks and
sticks fail.
"""

from __future__ import annotations

import builtins
import errno
import io
import os
import pickle
import shutil
import signal
import traceback
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Any, NoReturn

from app.errors import HosoError
from app.models import engine, snapshot

WRITING = frozenset({"open-new", "write", "fsync", "rename", "mkdir"})
READING = frozenset({"open", "read"})


class How(StrEnum):
    """What happens at the place."""

    KILLED = "killed"
    """The process dies; what it handed to the system is there."""
    NO_POWER = "no power"
    """The machine dies: of what was not brought to the medium only the name is there."""
    FULL = "full"
    """The disk has no room."""
    SHORT = "short"
    """Half of it is written, then there is no room."""
    FAILS = "fails"
    """The medium reports an error."""
    PULLED = "pulled"
    """The stick is gone."""


class Places:
    """Counts the places of one run in ``root``; at number ``at`` it happens. ``only``: the kinds that count."""

    def __init__(
        self,
        root: Path,
        *,
        at: int = 0,
        how: How = How.KILLED,
        only: frozenset[str] = frozenset(),
        stick: Path | None = None,
    ) -> None:
        self.root, self.at, self.how, self.only, self.stick = str(root), at, how, only, stick
        self.count = 0
        self.seen: list[str] = []
        self._unsynced: dict[str, None] = {}

    def reach(self, kind: str, path: object = "", half: Callable[[], object] | None = None) -> None:
        """Work stands before an operation."""
        if self.only and kind not in self.only:
            return
        self.count += 1
        self.seen.append(kind)
        if self.count != self.at:
            return
        match self.how:
            case How.KILLED:
                self._die()
            case How.NO_POWER:
                for name in list(self._unsynced):  # another thread may write meanwhile
                    if os.path.exists(name):
                        os.truncate(name, 0)
                self._die()
            case How.SHORT if half is not None:
                half()
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
            case How.FULL | How.SHORT:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
            case How.FAILS:
                raise OSError(errno.EIO, os.strerror(errno.EIO), str(path))
            case How.PULLED:
                assert self.stick is not None
                os.rename(self.stick, f"{self.stick}-pulled")
                raise OSError(errno.EIO, os.strerror(errno.EIO), str(path))

    def _die(self) -> NoReturn:
        os.kill(os.getpid(), signal.SIGKILL)
        raise AssertionError("killed")

    def _ours(self, path: object) -> bool:
        where = str(self.stick) if self.how is How.PULLED else self.root
        return isinstance(path, (str, os.PathLike)) and os.fspath(path).startswith(where)

    # Watching, in a process that is thrown away -----------------------------------------------------------------

    def watch(self) -> None:
        """From here on everything counts."""
        self._watch_statements()
        self._watch_files()

    def _watch_statements(self) -> None:
        connect = engine.connect

        def watched(*args: Any, **more: Any) -> Any:
            connection = connect(*args, **more)
            connection.set_trace_callback(lambda _statement: self.reach("statement"))
            return connection

        engine.connect = snapshot.connect = watched

    def _watch_files(self) -> None:
        real_open, fsync = builtins.open, os.fsync

        def opening(file: Any, mode: str = "r", *args: Any, **more: Any) -> Any:
            if not self._ours(file):
                return real_open(file, mode, *args, **more)
            self.reach("open" if mode in ("r", "rb") else "open-new", file)
            return _Watched(real_open(file, mode, *args, **more), os.fspath(file), self)

        def syncing(fd: int) -> None:
            name = os.readlink(f"/proc/self/fd/{fd}")
            if self._ours(name):
                self.reach("fsync", name)
                self._unsynced.pop(name, None)
            fsync(fd)

        builtins.open = io.open = opening
        os.fsync = syncing
        for name, kind in (
            ("replace", "rename"), ("rename", "rename"), ("unlink", "unlink"), ("remove", "unlink"),
            ("mkdir", "mkdir"), ("rmdir", "unlink"),
        ):  # fmt: skip
            setattr(os, name, self._counting(getattr(os, name), kind))

    def _counting(self, real: Callable[..., Any], kind: str) -> Callable[..., Any]:
        def counting(path: Any, *args: Any, **more: Any) -> Any:
            if self._ours(path) and not more.get("dir_fd"):
                self.reach(kind, path)
                if kind == "rename" and os.fspath(path) in self._unsynced:
                    del self._unsynced[os.fspath(path)]
                    self._unsynced[os.fspath(args[0])] = None
            return real(path, *args, **more)

        return counting

    def wrote(self, path: str) -> None:
        self._unsynced[path] = None


class _Watched:
    """An open file whose every operation is a place."""

    def __init__(self, file: Any, path: str, places: Places) -> None:
        self._file, self._path, self._places = file, path, places

    def write(self, data: Any) -> Any:
        self._places.reach("write", self._path, lambda: self._file.write(bytes(data)[: len(data) // 2]))
        self._places.wrote(self._path)
        return self._file.write(data)

    def read(self, *size: int) -> Any:
        self._places.reach("read", self._path)
        return self._file.read(*size)

    def __enter__(self) -> _Watched:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def __iter__(self) -> Any:
        return iter(self._file)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


def in_child(work: Callable[[], Any]) -> Any:
    """What ``work`` gives, done in a child; None if it was killed there. An error of ours comes back as it was."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(read)
            try:
                said = (True, work())
            except HosoError as fault:
                said = (True, fault)
            except BaseException:
                said = (False, traceback.format_exc())
            with os.fdopen(write, "wb") as pipe:
                pickle.dump(said, pipe)
        finally:
            os._exit(0)
    os.close(write)
    with os.fdopen(read, "rb") as pipe:
        raw = pipe.read()
    os.waitpid(child, 0)
    if not raw:
        return None
    fine, result = pickle.loads(raw)
    assert fine, result
    return result


def copy_of(folder: Path, to: Path) -> Path:
    """A scenario for one run."""
    shutil.rmtree(to, ignore_errors=True)
    return shutil.copytree(folder, to)
