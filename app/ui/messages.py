"""An error as a person should read it: what happened, what was kept, what to do."""

from __future__ import annotations

import errno
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QCoreApplication

from app.errors import BugError, EnvironmentFault, HosoError, UserError
from app.message_texts import PROGRESS, TEXTS
from app.ui.formats import plain


class Blame(StrEnum):
    """Whom the message blames: it decides the icon, and whether the crash dialog opens."""

    INPUT = "input"
    SURROUNDINGS = "surroundings"
    US = "us"


@dataclass(frozen=True, slots=True)
class Explained:
    """One message. ``kept`` may be empty; the other three are sentences."""

    title: str
    happened: str
    kept: str
    todo: str
    blame: Blame
    code: str

    @property
    def text(self) -> str:
        """All of it, one paragraph per line, for a log, the clipboard or a banner."""
        return "\n".join(part for part in (self.happened, self.kept, self.todo) if part)


class _Params(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "…"


_OS_CODES = {
    errno.ENOSPC: "os.disk-full",
    errno.EDQUOT if hasattr(errno, "EDQUOT") else -1: "os.disk-full",
    errno.EROFS: "os.read-only",
    errno.EACCES: "os.no-permission",
    errno.EPERM: "os.no-permission",
    errno.ENOENT: "os.not-found",
    errno.EIO: "os.device-gone",
    errno.ENODEV: "os.device-gone",
    errno.ENXIO: "os.device-gone",
    errno.EBUSY: "os.in-use",
}


def explain(error: BaseException) -> Explained:
    """Turn any exception into words. An unknown code still gives a decent sentence; anything else is a bug of ours."""
    code, params, blame = _classify(error)
    text = TEXTS.get(code)
    if text is None:
        text = TEXTS[_FALLBACK[blame]]
        params = {**params, "code": code}
    values = _Params({name: _name(value) if name == "file" else plain(value) for name, value in params.items()})
    title, happened, kept, todo = (_say(part).format_map(values) for part in text)
    return Explained(title, happened, kept, todo, blame, code)


_FALLBACK = {Blame.INPUT: "fallback.input", Blame.SURROUNDINGS: "fallback.surroundings", Blame.US: "fallback.bug"}


def _classify(error: BaseException) -> tuple[str, dict[str, Any], Blame]:
    match error:
        case UserError():
            return error.code, error.params, Blame.INPUT
        case EnvironmentFault():
            return error.code, error.params, Blame.SURROUNDINGS
        case BugError():
            return error.code, {}, Blame.US
        case HosoError():
            return error.code, error.params, Blame.INPUT
        case OSError():
            winerror = getattr(error, "winerror", None)
            code = "os.in-use" if winerror in (32, 33) else _OS_CODES.get(error.errno or 0, "os.other")
            return code, {"file": _name(error.filename)}, Blame.SURROUNDINGS
        case MemoryError():
            return "os.memory", {}, Blame.SURROUNDINGS
        case _:
            return f"bug.{type(error).__name__}", {}, Blame.US


def _name(file: object) -> str:
    text = file.decode(errors="replace") if isinstance(file, bytes) else str(file or "")
    return text.replace("\\", "/").rpartition("/")[2] or "…"


def progress_text(what: str) -> str:
    """The words for a progress code (``Tick.what``); empty for an unknown one, so that no code is shown to people."""
    return _say(PROGRESS.get(what, ""))


def _say(text: str) -> str:
    return QCoreApplication.translate("messages", text) if text else ""
