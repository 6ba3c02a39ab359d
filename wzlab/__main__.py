"""`python -m wzlab` is the command `wzlab`."""

import sys

from wzlab.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
