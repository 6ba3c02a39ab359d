"""The rules of the house that a machine can check: format, lint, types, layers, shape."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CORE = sorted((ROOT / "wzlab").rglob("*.py"))


def run(*command: str) -> None:
    """Run a tool from the project's root; what it prints is the failure's message."""
    result = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


def test_that_ruff_finds_nothing() -> None:
    run("ruff", "check", ".")


def test_that_every_file_is_formatted() -> None:
    run("ruff", "format", "--check", ".")


def test_that_mypy_strict_finds_nothing() -> None:
    run("mypy")


def test_that_arrows_between_layers_point_down_only() -> None:
    run("tests.lint_imports")


@pytest.mark.parametrize("path", CORE, ids=lambda path: str(path.relative_to(ROOT)))
def test_that_nothing_in_the_core_evaluates_text_or_reaches_out(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    called = {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    assert not called & {"eval", "exec", "compile", "__import__"}
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    imported |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    imported -= {"urllib.parse"}  # spells the address of a file, and reaches nowhere
    assert not {name.partition(".")[0] for name in imported} & {
        "pickle",
        "socket",
        "urllib",
        "http",
        "yaml",
        "requests",
    }
    assert "matplotlib.pyplot" not in imported
