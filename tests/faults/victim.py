"""A process that is killed at work: ``python -m tests.faults.victim HOME WHAT FILE``. Says ``begun`` when it begins."""

from __future__ import annotations

import sys
from pathlib import Path

from app.services import backups, exchange, lists, sitting
from tests.services.homes import PASSPHRASE


def main(folder: Path, what: str, file: Path) -> None:
    account = sitting.people_here(folder)[0].account
    home = sitting.open_home(folder, account, PASSPHRASE)
    print("begun", flush=True)
    match what:
        case "bundle":
            exchange.import_bundle(home, file)
        case "list":
            lists.run(home, file)
        case "backup":
            backups.back_up(home, file)
    print("done", flush=True)
    home.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]))
