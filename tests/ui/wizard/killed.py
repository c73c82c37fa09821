"""The process of the kill test: opens a wizard, types a letter every 50 ms, says how many, until it is killed."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from app.home import Home
from app.models import access  # noqa: F401  (maps every class)
from app.services import people, wizard
from tests.services.homes import PASSPHRASE, the_pack

TEXT = "Nguyễn" * 40


def main(folder: Path) -> None:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from app.ui.tasks import Tasks
    from app.ui.wizard.page import WizardPage
    from tests.services.homes import a_home
    from tests.ui.checks import shown, type_text

    app = QApplication(sys.argv[:1])
    with a_home(folder) as home:
        area = people.add_area(home, "Thôn Xuân Hòa", "hamlet").value
        (folder / "who.json").write_text(
            json.dumps({"account": home.account.id, "device": home.device}), encoding="utf-8"
        )
        page = WizardPage(home, Tasks(), category="A3", area_id=area)
        shown(page)
        count = 0

        def type_on() -> None:
            nonlocal count
            if page._form is None:
                return
            if count == 0:
                print("case", page.draft.case_id, flush=True)
            type_text(page.form.editors["name"], TEXT[count])
            count += 1
            print("typed", count, flush=True)

        timer = QTimer()
        timer.setInterval(50)
        timer.timeout.connect(type_on)
        timer.start()
        app.exec()


def reopened(folder: Path, case_id: str) -> str:
    """The name in the draft that the killed process left."""
    from filelock import FileLock

    from app.domain.account import Account
    from app.domain.roles import FIRST_ACCOUNT
    from app.models.engine import DATABASE, open_engine
    from app.models.state import Side
    from app.security import device, vault
    from app.security.files import BlobStore
    from tests.services.homes import NOW

    who = json.loads((folder / "who.json").read_text(encoding="utf-8"))
    unlocked = vault.open_with(folder, who["account"], PASSPHRASE)
    ring = device.KeyRing.generate("again", office=True)
    home = Home(
        folder=folder,
        side=Side.OFFICE,
        device=who["device"],
        engine=open_engine(folder / DATABASE, unlocked.database_key()),
        unlocked=unlocked,
        ring=ring,
        blobs=BlobStore(folder / "blobs", ring.home_identity, unlocked.blob_name_key()),
        pack=the_pack(),
        account=Account(who["account"], "Nguyễn Thị Thử", FIRST_ACCOUNT),
        lock=FileLock(folder / "home.lock"),
        clock=lambda: NOW,
    )
    try:
        return str(wizard.open_sitting(home, case_id=case_id).draft.typed["name"])
    finally:
        home.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
