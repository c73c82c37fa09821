"""What the field's Windows laptops will install: every locked dependency has a wheel for them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib import metadata
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


def pinned_with_extras(name: str) -> dict[str, set[str]]:
    """Package → the extras that stand beside its name in a lock file."""
    found: dict[str, set[str]] = {}
    for line in (ROOT / name).read_text("utf-8").splitlines():
        if pinned := re.match(r"([A-Za-z0-9._-]+)(?:\[([^\]]*)\])?==", line):
            found[plain(pinned[1])] = {plain(extra) for extra in (pinned[2] or "").split(",") if extra}
    return found


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name.strip()).lower()


def asked_extras(package: str, extras: set[str]) -> Iterator[tuple[str, set[str]]]:
    """What an installed package, with these of its own extras, asks of others by their extras."""
    for text in metadata.requires(package) or ():
        asked = Requirement(text)
        here = asked.marker is None or any(asked.marker.evaluate({"extra": extra}) for extra in ("", *extras))
        if here and asked.extras:
            yield plain(asked.name), {plain(extra) for extra in asked.extras}


def unpinned(name: str) -> list[str]:
    """Who asks for which extra that the lock does not pin."""
    pins = pinned_with_extras(name)
    installed = {plain(each.metadata["Name"]) for each in metadata.distributions()}
    return [
        f"{package} asks for {other}[{','.join(sorted(extras - pins.get(other, set())))}]"
        for package in sorted(pins.keys() & installed)
        for other, extras in asked_extras(package, pins[package])
        if not extras <= pins.get(other, set())
    ]


def test_every_extra_that_a_locked_dependency_asks_for_is_pinned_with_it() -> None:
    """``pip --require-hashes`` looks for ``coverage[toml]`` anew, takes a newer one and refuses it for want of a hash,
    if the lock pins ``coverage`` only. What is for tools is in the second file, which holds the first."""
    assert unpinned("requirements-dev.txt") == []
    assert unpinned("requirements.txt") == []


def test_an_extra_that_the_lock_forgot_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    pins = {**pinned_with_extras("requirements-dev.txt"), "coverage": set[str]()}
    monkeypatch.setitem(globals(), "pinned_with_extras", lambda _name: pins)
    assert unpinned("requirements-dev.txt") == ["pytest-cov asks for coverage[toml]"]
