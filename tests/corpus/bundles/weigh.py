"""``python -m tests.corpus.bundles.weigh FILE…``: what reading these bundles costs in memory, as the system counts it.

Prints the peak before the first and after the last, in KiB. A process of its own, for a peak never falls.
"""

from __future__ import annotations

import resource
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

from app.errors import UserError
from app.services import exchange
from tests.corpus.bundles import cast


def main(*files: str) -> None:
    with tempfile.TemporaryDirectory() as folder, cast.office_home(Path(folder) / "office") as home:
        exchange.look(home, cast.FOLDER / "honest-up.hsct")
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        for file in files:
            with suppress(UserError):
                exchange.look(home, cast.FOLDER / file)
        print(before, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


if __name__ == "__main__":
    main(*sys.argv[1:])
