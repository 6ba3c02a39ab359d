"""`python -m tests.intake.reading_child FILE`: read a spreadsheet within limits, and print what came of it as JSON.

The limits end the process, not the test run: 5 seconds of processor time and 1.5 GB of addresses.
"""

import json
import resource
import sys
from pathlib import Path

from wzlab.errors import WzlabError
from wzlab.intake.grids import read_grids

SECONDS, ADDRESSES, MEGABYTE = 5, 1_500_000_000, 1_000_000


def main(path: Path) -> None:
    """Read and report the refusal, or how many sheets there are, and the most memory used, in MB."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESSES, ADDRESSES))
    try:
        outcome: dict[str, object] = {"sheets": len(read_grids(path))}
    except WzlabError as error:
        outcome = {"refusal": str(error)}
    json.dump(outcome | {"megabytes": most_memory() // MEGABYTE}, sys.stdout)


def most_memory() -> int:
    """Return the most bytes this process has had in memory; `getrusage` counts its parent's too."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM:"))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
