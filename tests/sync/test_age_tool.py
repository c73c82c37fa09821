"""Should this program be lost: the public ``age`` tool (age-encryption.org) and the recovery sheet open a bundle."""

from __future__ import annotations

import io
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
import zstandard

from app.security import recovery
from tests.corpus import forging
from tests.corpus.bundles import cast

TOOL = shutil.which("age")
pytestmark = pytest.mark.skipif(TOOL is None, reason="the age tool is not installed (Debian: apt install age)")
BUNDLES = [cast.FOLDER / "honest-up.hsct", cast.FOLDER / "honest-down.hsct"]


def the_tool_says(bundle: Path, key: str, folder: Path) -> subprocess.CompletedProcess[bytes]:
    """``tail -c +6 x.hsct | age -d -i key.txt``"""
    file = folder / "key.txt"
    file.write_text(key + "\n", encoding="ascii")
    return subprocess.run(
        [str(TOOL), "-d", "-i", str(file)], input=bundle.read_bytes()[5:], capture_output=True, timeout=30, check=False
    )


def key_on_the_sheet() -> str:
    """What a telephone reads off the recovery sheet, without the word before it."""
    sheet = recovery.sheet_of(cast.RECOVERY, cast.ROOT.public, "Xã Thử", "22120", date(2026, 11, 1))
    return sheet.qr[sheet.qr.index("AGE-SECRET-KEY-1") :]


@pytest.mark.parametrize("bundle", BUNDLES, ids=lambda path: path.stem)
def test_the_age_tool_alone_opens_a_bundle_with_the_key_of_the_recovery_sheet(bundle: Path, tmp_path: Path) -> None:
    done = the_tool_says(bundle, key_on_the_sheet(), tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == forging.opened(bundle.read_bytes(), cast.RECOVERY)
    ops = next(part for part in forging.parts(done.stdout) if b'"ops"' in part[:40])
    packed = b"".join(frame[5:] for frame in forging.frames(ops) if frame[:1] == b"D")
    lines = zstandard.ZstdDecompressor().stream_reader(io.BytesIO(packed)).read()
    assert cast.KNOWN_WORD in lines.decode()


def test_the_age_tool_opens_nothing_with_another_key(tmp_path: Path) -> None:
    done = the_tool_says(BUNDLES[0], cast.STRANGER.ring.identity.text, tmp_path)
    assert done.returncode != 0
    assert done.stdout == b""
