"""What the field's Windows laptops will install: every locked dependency has a wheel for them."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent.parent
WINDOWS = {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt", "python_version": "3.11",
           "python_full_version": "3.11.9", "implementation_name": "cpython", "platform_machine": "AMD64",
           "platform_python_implementation": "CPython", "extra": ""}  # fmt: skip


def locked(name: str) -> dict[str, str]:
    """Package → version of a lock file, as Windows would install it."""
    found = {}
    for line in (ROOT / name).read_text("utf-8").splitlines():
        pinned = re.match(r"([A-Za-z0-9._-]+)==([^ ;]+)\s*(?:;\s*([^\\]+?))?\s*\\?$", line)
        if pinned and (pinned[3] is None or Marker(pinned[3]).evaluate(WINDOWS)):
            found[pinned[1].lower()] = pinned[2]
    return found


def test_every_locked_dependency_is_known_to_have_a_windows_wheel() -> None:
    """``docs/windows-wheels.txt`` was written by asking the registry; a new or changed pin must be asked for again."""
    known = dict(
        line.split()[:2] for line in (ROOT / "docs/windows-wheels.txt").read_text().splitlines() if line[0] != "#"
    )
    assert locked("requirements.txt") == known


def test_what_pyproject_asks_for_is_locked() -> None:
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    versions = locked("requirements.txt")
    for requirement in map(Requirement, asked):
        name = requirement.name.lower().replace("_", "-")
        assert name in versions, name
        assert requirement.specifier.contains(versions[name], prereleases=True), name


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_the_locks_carry_hashes_and_no_address(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    assert text.count("--hash=sha256:") > text.count("==")
    assert "://" not in text
