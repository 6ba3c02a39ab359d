"""Go all the way from a file to the preview of its import, and tell the most memory that it took.

Run as a process of its own by `benchmarks.importing`, on Linux.
"""

import resource
import sys
from pathlib import Path

from benchmarks.labs import lab_with
from wzlab.importing.model import Decisions
from wzlab.importing.proposing import Proposal, propose
from wzlab.importing.tables.finding import find_tables
from wzlab.intake.children import read_elsewhere
from wzlab.lab import Lab
from wzlab.policy.loading import find_pack
from wzlab.policy.pack import Pack


def preview(path: Path, lab: Lab, pack: Pack) -> Proposal:
    """Return what importing a file into an open lab would do, read as the program reads it."""
    source = read_elsewhere(path)
    return propose(lab, pack, [source], find_tables(source), Decisions())


def _most_own() -> int:
    """Return the most bytes this process ever had; not `ru_maxrss`, which begins with what its parent had."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) * 1024


if __name__ == "__main__":
    proposal = preview(Path(sys.argv[1]), lab_with(), find_pack("wenzhou-ai-2025"))
    print(_most_own(), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024)
