"""`python -m wzlab` is the command `wzlab`."""

import sys

from wzlab.cli.main import main

if __name__ == "__main__":
    if getattr(sys, "frozen", False):
        import multiprocessing

        multiprocessing.freeze_support()  # the audit's processes are this program started again
    sys.exit(main())
