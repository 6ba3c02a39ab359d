"""Timing: medians of several runs, and lines that say a figure beside its yardstick."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence


def seconds(run: Callable[[], object], runs: int = 5) -> float:
    """Return the median wall time of several runs, in seconds."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def process_seconds(command: Sequence[str], runs: int = 5) -> float:
    """Return the median wall time of a command as a whole process, in seconds, after one run that warms the disk.

    Compiled modules are kept, as an installed program's are, whatever the environment says of them.
    """
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryDirectory() as compiled:
        surroundings = {**kept, "PYTHONPYCACHEPREFIX": compiled}

        def run() -> None:
            subprocess.run(command, check=True, env=surroundings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

        run()
        return seconds(run, runs)


def line(what: str, measured: float, yardstick: str, reference: float, aim: str = "") -> None:
    """Print a figure and its yardstick in milliseconds, and their ratio."""
    ratio = measured / reference if reference else float("inf")
    print(
        f"{what:<58} {measured * 1e3:10.2f} ms   {yardstick}: {reference * 1e3:.2f} ms   ratio {ratio:.2f}"
        + (f"   (aim {aim})" if aim else "")
    )
    sys.stdout.flush()
