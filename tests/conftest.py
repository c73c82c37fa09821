"""What all tests share: examples that are the same in every run (the hunts look for new ones), homes that are founded
quickly, and a place for their files."""

from __future__ import annotations

import gc
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from app.models import engine, migrate
from app.security import reset, vault
from tests import templates

settings.register_profile("suite", derandomize=True, deadline=None, max_examples=40)
settings.register_profile("hunt", deadline=None, max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "suite"))

MEMORY = Path("/dev/shm")
ROOM = 4 * 1024**3

# Every commit of a home waits for its disk, tens of thousands of times in a run; nothing here outlives the power.
if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The slow ones first, so that at the end no worker waits for the other's longest test."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


def pytest_collection_finish() -> None:
    """What was loaded and collected stays to the end: the collector need not walk over it again in every test."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


@pytest.fixture(autouse=True, scope="session")
def _homes_founded_quickly() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(migrate, "upgrade", templates.upgrade)
        patch.setattr(engine, "create_engine", templates.create_engine)
        for where in (vault, reset):
            patch.setattr(where, "make_slot", templates.cheap_slot)
        yield
