"""Files that are whole or not there, and disk faults that say what to do. A neutral helper, like ``errors``.

Codes of the faults (each carries ``file``):

- ``disk.full``: no room; ``disk.read-only``: a write-protected stick or a folder one may not write to;
- ``disk.in-use``: another program (often Excel) holds the file open; ``disk.file-too-big``: FAT32 and its 4 GiB;
- ``stick.pulled``: the medium went away; ``disk.io``: everything else that the system calls an error;
- ``disk.read-back``: what was read back is not what was written: the medium is failing;
- ``file.not-found``, ``file.is-a-folder``, ``file.bad-name``: the person named a file that cannot be (UserError).
"""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO

from app.errors import EnvironmentFault, HosoError, UserError

PIECE = 256 * 1024
"""How much is read or copied at a time, in bytes."""


def _numbers(*names: str) -> frozenset[int]:
    """The errno values of those names that this system has."""
    return frozenset(getattr(errno, name) for name in names if hasattr(errno, name))


_WINDOWS = MappingProxyType(
    {
        112: "disk.full", 39: "disk.full",
        19: "disk.read-only", 5: "disk.read-only",
        32: "disk.in-use", 33: "disk.in-use",
        21: "stick.pulled", 433: "stick.pulled", 1167: "stick.pulled", 1617: "stick.pulled",
        223: "disk.file-too-big",
        123: "file.bad-name", 206: "file.bad-name",
    }
)  # fmt: skip
_POSIX = (
    (_numbers("ENOSPC", "EDQUOT"), "disk.full"),
    (_numbers("EROFS", "EACCES", "EPERM"), "disk.read-only"),
    (_numbers("ETXTBSY", "EBUSY"), "disk.in-use"),
    (_numbers("ENODEV", "ENXIO", "ENOMEDIUM", "ESTALE", "ESHUTDOWN"), "stick.pulled"),
    (_numbers("EFBIG"), "disk.file-too-big"),
    (_numbers("ENAMETOOLONG", "EINVAL", "EILSEQ"), "file.bad-name"),
    (_numbers("EISDIR"), "file.is-a-folder"),
    (_numbers("ENOENT", "ENOTDIR"), "file.not-found"),
)
_NO_FOLDER_SYNC = _numbers("EINVAL", "ENOTSUP", "EOPNOTSUPP", "EACCES", "EPERM", "EBADF", "ENOSYS")


def fault_of(fault: OSError, path: Path | None = None, *, begun: bool = False) -> HosoError:
    """What an ``OSError`` means to a person, as an error of ours with ``file`` as parameter.

    ``begun`` says that the file was already open: then a path that is gone means that the stick was pulled, and
    a name cannot be at fault any more.
    """
    named = path if path is not None else Path(os.fsdecode(fault.filename)) if fault.filename else None
    file = str(named) if named is not None else ""
    code = _WINDOWS.get(getattr(fault, "winerror", None) or 0)
    if code is None:
        code = next((code for numbers, code in _POSIX if fault.errno in numbers), "disk.io")
    if begun and code in ("disk.io", "disk.read-only", "file.not-found") and named is not None and _is_gone(named):
        code = "stick.pulled"
    if begun and code.startswith("file."):
        code = "disk.io"
    if code.startswith("file."):
        return UserError(code, file=file)
    return EnvironmentFault(code, file=file)


@contextmanager
def faults(path: Path | None = None, *, begun: bool = False) -> Iterator[None]:
    """Turn every ``OSError`` inside into an :class:`EnvironmentFault` or :class:`UserError` (see :func:`fault_of`)."""
    try:
        yield
    except OSError as fault:
        raise fault_of(fault, path, begun=begun) from fault


class Written:
    """A file being written under its ``.part`` name; made by :func:`atomic_write`. Callers ``write``, and may
    ``secure`` what they wrote before it gets its name."""

    def __init__(self, path: Path, *, private: bool) -> None:
        self.path = path
        self.size = 0
        self._part = path.with_name(path.name + ".part")
        self._hash = hashlib.sha256()
        with faults(path):
            self._file: BinaryIO = open(self._part, "wb", opener=_owner_only if private else None)  # noqa: SIM115

    def write(self, data: bytes) -> int:
        """Write all of ``data``. Raises the faults of this module, never an ``OSError``."""
        with faults(self.path, begun=True):
            self._file.write(data)
        self._hash.update(data)
        self.size += len(data)
        return len(data)

    @property
    def sha256(self) -> str:
        """Of what was written so far, in hex."""
        return self._hash.hexdigest()

    def flush(self) -> None:
        """Hand what is buffered to the system."""
        with faults(self.path, begun=True):
            self._file.flush()

    def aim(self, path: Path) -> None:
        """Give the file another name than it was begun with: one that its content decides (same volume)."""
        self.path = path

    def secure(self) -> None:
        """Bring the bytes to the medium and read them back: all that can fail for want of room has then been done."""
        if self._file.closed:
            return
        with faults(self.path, begun=True):
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()
            back = _hash_of_medium(self._part)
        if back != self._hash.digest():
            raise EnvironmentFault("disk.read-back", file=str(self.path))

    def settle(self) -> None:
        """:meth:`secure` it, and give the file its name."""
        self.secure()
        was_there = self.path.exists()
        with faults(self.path, begun=True):
            os.replace(self._part, self.path)
            try:
                sync_folder(self.path.parent)
            except OSError:
                if not was_there:  # a name that may be gone after a power cut is not left behind
                    with suppress(OSError):
                        self.path.unlink()
                raise

    def discard(self) -> None:
        """Leave nothing behind; what stood under the name before still stands."""
        with suppress(OSError):
            self._file.close()
        with suppress(OSError):
            self._part.unlink()


@contextmanager
def atomic_write(path: Path, *, private: bool = False) -> Iterator[Written]:
    """Write ``path`` whole or not at all: ``.part``, fsync, read back, rename, fsync of the folder.

    ``private`` gives the file to its owner only, where the system knows such a thing.

    Raises:
        EnvironmentFault, UserError: as listed at the head of this module; the old file, if any, is untouched.
    """
    file = Written(path, private=private)
    try:
        yield file
        file.settle()
    except BaseException:
        file.discard()
        raise


def write_whole(path: Path, data: bytes, *, private: bool = False) -> None:
    """:func:`atomic_write` for what is in memory."""
    with atomic_write(path, private=private) as file:
        file.write(data)


def read_bounded(path: Path, limit: int) -> bytes | None:
    """The whole file, or None when it is larger than ``limit`` bytes."""
    with faults(path), open(path, "rb") as file:
        data = file.read(limit + 1)
    return data if len(data) <= limit else None


def sync_folder(folder: Path) -> None:
    """Bring a rename in ``folder`` to the medium, where the system can (Windows does it by itself)."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    try:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    except PermissionError:
        return
    try:
        os.fsync(handle)
    except OSError as fault:
        if fault.errno not in _NO_FOLDER_SYNC:
            raise
    finally:
        os.close(handle)


def _owner_only(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _is_gone(path: Path) -> bool:
    try:
        return not path.parent.is_dir()
    except OSError:
        return True


def _hash_of_medium(path: Path) -> bytes:
    """SHA-256 of the file, past the system's cache where one can ask for that."""
    digest = hashlib.sha256()
    with open(path, "rb", buffering=0) as file:
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        while piece := file.read(PIECE):
            digest.update(piece)
    return digest.digest()
