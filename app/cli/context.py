"""What every command shares: where the home is, who asks, and how answers are printed."""

from __future__ import annotations

import dataclasses
import getpass
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

import msgspec
from platformdirs import user_data_path

from app.domain.answers import Silence
from app.domain.partial_date import PartialDate
from app.errors import UserError
from app.home import Home
from app.services import sitting


@dataclass(slots=True)
class Context:
    """``--home`` and ``--json``, which may stand anywhere on the line, and ``--account``."""

    home: Path
    json: bool
    account: str | None

    def passphrase(self, prompt: str = "Mật khẩu: ") -> str:
        """From ``HOSO_PASSPHRASE``, else from a prompt.

        Raises:
            UserError("cli.no-passphrase"): there is neither.
        """
        given = os.environ.get("HOSO_PASSPHRASE")
        if given is not None:
            return given
        if not sys.stdin.isatty():
            raise UserError("cli.no-passphrase")
        return getpass.getpass(prompt)

    @contextmanager
    def opened(self) -> Iterator[Home]:
        """The home, opened in the name of ``--account`` (a name or an id), or of its first account."""
        people = sitting.people_here(self.home)
        wanted = self.account or os.environ.get("HOSO_ACCOUNT")
        who = next((p for p in people if wanted is None or wanted in (p.name, p.account)), None)
        if who is None:
            raise UserError("vault.no-such-account", account=wanted or "")
        home = sitting.open_home(self.home, who.account, self.passphrase())
        try:
            yield home
        finally:
            home.close()

    def answer(self, value: Any, text: str | Callable[[], str]) -> None:
        """Print a result: one JSON document with ``--json``, else ``text``."""
        if self.json:
            print(as_json(value))
        elif said := text if isinstance(text, str) else text():
            print(said)


def default_home() -> Path:
    """Where a machine's records lie if nothing else is said."""
    return user_data_path("hoso", appauthor=False, roaming=False)


def as_json(value: Any) -> str:
    return msgspec.json.format(msgspec.json.encode(plain(value)), indent=1).decode()


def plain(value: Any) -> Any:
    """A result in builtins: dataclasses by field, bytes in hex, partial dates as people write them."""
    if isinstance(value, PartialDate):
        return value.iso
    if isinstance(value, Silence | Enum):
        return value.value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in dataclasses.fields(value) if not f.name.startswith("_")}
    if isinstance(value, msgspec.Struct):
        return {name: plain(getattr(value, name)) for name in value.__struct_fields__}
    if isinstance(value, dict):
        return {str(plain(key)): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(item) for item in value]
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, Path):
        return str(value)
    return value.isoformat() if hasattr(value, "isoformat") else value
