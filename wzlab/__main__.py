"""`python -m wzlab` is the command `wzlab`; frozen, it is the processes that the program starts for itself, too."""

import sys


def _command() -> int:
    """Carry out what the arguments ask for; the heavy half of the program is not loaded for reading one spreadsheet."""
    if sys.argv[1:2] == ["--read-spreadsheet"]:
        from wzlab.intake.child import run  # noqa: PLC0415 - only this half of the program

        run(sys.argv[2:])
    from wzlab.cli.main import main  # noqa: PLC0415 - only this half of the program

    return main()


if __name__ == "__main__":
    if getattr(sys, "frozen", False):
        import multiprocessing

        multiprocessing.freeze_support()  # the audit's processes are this program started again
    sys.exit(_command())
