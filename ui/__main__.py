"""`python -m ui` is `wzlab-window`."""

from ui.app import run

if __name__ == "__main__":
    run()
