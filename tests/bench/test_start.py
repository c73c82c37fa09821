"""Cold start to a usable window, against importing Qt and SQLAlchemy alone."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from app.demo.commune import Made
from tests.bench.racing import Race

ROOT = Path(__file__).parents[2]
FLOOR = "import PySide6.QtWidgets, sqlalchemy.orm; print('ready', flush=True)"


def until_ready(*arguments: str, config: Path) -> float:
    """Seconds from starting the process until it says that it is ready."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment |= {
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_CONFIG_HOME": str(config),
        "PYTHONPYCACHEPREFIX": str(config / "bytecode"),  # an installed program has its bytecode
    }
    begun = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, *arguments], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        lasted = time.perf_counter() - begun
    return lasted


def test_cold_start(race: Race, demo: Made, tmp_path: Path) -> None:
    ours = ("-m", "tests.bench.cold_start", str(demo.office), demo.passphrase)
    for arguments in (ours, ("-c", FLOOR)):
        until_ready(*arguments, config=tmp_path)
    race.run(
        "cold start to a usable window / import of Qt and SQLAlchemy",
        lambda: until_ready(*ours, config=tmp_path),
        lambda: until_ready("-c", FLOOR, config=tmp_path),
        rounds=7,
    )
