"""One step of an exchange in a process of its own, for its peak memory: ``HOME export FILE`` or ``HOME import FILE``.

Prints the peak in MB, and what the process took before the step began.
"""

from __future__ import annotations

import resource
import sys
from pathlib import Path

from app.services import exchange
from tests.bench.exchange_homes import opened


def peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main(folder: Path, step: str, file: Path) -> None:
    home = opened(folder)
    before = peak()
    if step == "export":
        exchange.export_bundle(home, file, to="Máy 1" if home.is_office else None)
    else:
        exchange.import_bundle(home, file)
    home.close()
    print(peak(), before)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]))
