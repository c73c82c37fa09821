"""The entry: ``python -m app`` and ``hoso`` are the same."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command that was asked for; without one, open the window."""
    from app.cli import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
