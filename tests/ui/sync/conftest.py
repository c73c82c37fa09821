"""An office with two hamlets, and a way to wait for the threads."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.services.commune import Commune, a_commune


@pytest.fixture
def commune(tmp_path: Path) -> Iterator[Commune]:
    with a_commune(tmp_path, "Thôn Xuân Hòa", "Bến cá Tiên Châu") as made:
        yield made


@pytest.fixture
def until(qtbot: QtBot) -> Callable[[Callable[[], object]], None]:
    def wait(true: Callable[[], object]) -> None:
        qtbot.waitUntil(lambda: bool(true()), timeout=15000)

    return wait
