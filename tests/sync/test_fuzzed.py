"""What a fuzzer once broke a reader with is refused or read now (``make fuzz`` looks for more)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fuzz.readers import READERS

FOUND = sorted((Path(__file__).parents[1] / "corpus" / "fuzz").iterdir())


@pytest.mark.parametrize("found", FOUND, ids=lambda path: path.name)
def test_what_broke_a_reader_once_breaks_it_no_more(found: Path) -> None:
    READERS[found.name.partition("-")[0]](found.read_bytes())
