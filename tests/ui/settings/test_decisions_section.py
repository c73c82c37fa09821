"""B7 in the settings: a section for one role, four fields, and what is opened goes out of sight again."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from app.domain.roles import FIRST_ACCOUNT, Role
from app.models.state import Side
from app.services import decisions
from app.ui.settings.decisions_section import DecisionsSection
from app.ui.settings.settings_page import SettingsPage
from app.ui.tasks import Tasks
from app.ui.window import Forgetful
from tests.services.homes import a_home
from tests.ui.checks import bury, shown, too_small_targets, unnamed_inputs


def test_references_of_b7_are_a_section_for_one_role_at_the_office(tmp_path: Path, tasks: Tasks, qtbot: Any) -> None:
    cases: tuple[tuple[Side, tuple[Role, ...], bool], ...] = (
        (Side.OFFICE, (Role.AREA_POLICE,), True),
        (Side.OFFICE, FIRST_ACCOUNT, False),
        (Side.FIELD, (Role.AREA_POLICE,), False),
    )
    for side, roles, shown_there in cases:
        with a_home(tmp_path / f"{side}{len(roles)}", side, roles) as home:
            page = SettingsPage(home, tasks, memory=Forgetful())
            assert (page.section("decisions") is not None) is shown_there
            qtbot.waitUntil(lambda: not tasks.open, timeout=10_000)
            bury(page)


def test_a_reference_is_written_down_opened_and_out_of_sight_again(tmp_path: Path, tasks: Tasks, qtbot: Any) -> None:
    with a_home(tmp_path / "office", roles=(Role.AREA_POLICE,)) as home:
        section = shown(DecisionsSection(home, tasks))
        assert isinstance(section, DecisionsSection)
        section.refresh()

        def settle() -> None:
            qtbot.waitUntil(lambda: not tasks.open, timeout=10_000)

        settle()
        section.add()
        dialog = section._dialog
        assert dialog is not None
        assert unnamed_inputs(dialog) == []
        assert too_small_targets(section) == []
        dialog.take()
        assert decisions.kept(home) == (), "two days are missing"
        dialog.day.set_value(date(2026, 6, 1))
        dialog.until.set_value(date(2026, 11, 1))
        dialog.number.set_value("12/QĐ-UBND")
        dialog.authority.set_value("UBND xã")
        dialog.take()
        settle()
        assert "hết hạn" in dialog.banners.shown()["refused"]
        dialog.until.set_value(date(2027, 6, 1))
        dialog.take()
        settle()
        (kept,) = decisions.kept(home)
        qtbot.waitUntil(lambda: section._table.rows_loaded() == 1)
        section._table.select(kept.id)
        assert section._facts._lines == ()
        section.open_selected()
        settle()
        qtbot.waitUntil(lambda: bool(section._facts._lines))
        assert section._facts.text("Số quyết định") == "12/QĐ-UBND"
        section.refresh()
        settle()
        assert section._facts._lines == (), "read again, it is closed again"
        bury(section)
