"""`python -m benchmarks [judging] [commands] [workbooks] [importing] [window]`: measure, and print each figure beside its yardstick."""

import sys
from importlib import import_module

PARTS = ("judging", "commands", "workbooks", "importing", "window")

for part in sys.argv[1:] or PARTS:
    import_module(f"benchmarks.{part}").run()
