"""Ask the package registry for a Windows wheel of every locked dependency and write ``docs/windows-wheels.txt``.

Run by hand after the lock changes: ``python -m tests.packaging.ask_wheels``.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile

from tests.packaging.test_locked import ROOT, locked

HEAD = "# Locked dependencies with a wheel for 64-bit Windows and Python 3.11. Made by tests/packaging/ask_wheels.py.\n"


def main() -> None:
    lines = []
    for name, version in sorted(locked("requirements.txt").items()):
        with tempfile.TemporaryDirectory() as folder:
            asked = subprocess.run(
                [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--only-binary=:all:", "--python-version",
                 "3.11", "--platform", "win_amd64", "--implementation", "cp", "-d", folder, f"{name}=={version}"],
                capture_output=True, text=True, check=False,
            )  # fmt: skip
        if asked.returncode:
            sys.exit(f"{name}=={version} has no Windows wheel:\n{asked.stderr}")
        lines.append(f"{name} {version}\n")
    (ROOT / "docs" / "windows-wheels.txt").write_text(HEAD + "".join(lines), "utf-8")


if __name__ == "__main__":
    main()
