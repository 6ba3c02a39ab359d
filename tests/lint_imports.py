"""`python -m tests.lint_imports` checks the import contracts: the tool itself is no module one can run."""

import sys

from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

if __name__ == "__main__":
    status = lint_imports(no_cache=True)
    sys.exit(0 if status == EXIT_STATUS_SUCCESS else 1)
