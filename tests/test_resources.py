"""The data files are found from a checkout, from a wheel, and in a frozen bundle."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from wzlab.resources import resource, resources_folder

ROOT = Path(__file__).resolve().parent.parent
NEEDED = (
    "policies/wenzhou-ai-2025.toml",
    "samples/university-ready.json",
    "samples/enterprise-gaps.json",
    "samples/draft-blanks.json",
    "fonts/NotoSansCJKsc-Subset.otf",
)


def test_that_a_checkout_has_its_resources_beside_the_package() -> None:
    assert resources_folder() == ROOT / "resources"
    assert [name for name in NEEDED if not resource(*name.split("/")).is_file()] == []


def test_that_a_frozen_program_looks_into_its_bundle(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resource("policies", "wenzhou-ai-2025.toml") == tmp_path / "resources/policies/wenzhou-ai-2025.toml"


@pytest.fixture(scope="module")
def wheel_contents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program as a wheel installs it, unpacked."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "--no-index", "-q"]
    done = subprocess.run([*build, "-w", str(folder), str(ROOT)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (wheel,) = folder.glob("wzlab-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "unpacked")
    return folder / "unpacked"


def test_that_a_wheel_carries_every_resource(wheel_contents: Path) -> None:
    inside = wheel_contents / "wzlab" / "resources"
    shipped = {
        path.relative_to(ROOT / "resources")
        for path in (ROOT / "resources").rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }
    assert [str(path) for path in sorted(shipped) if not (inside / path).is_file()] == []
    assert [name for name in NEEDED if not (inside / name).is_file()] == []


def test_that_a_program_installed_from_a_wheel_finds_its_pack(wheel_contents: Path) -> None:
    script = "from wzlab.policy.loading import installed_packs; print(installed_packs()['wenzhou-ai-2025'])"
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=wheel_contents,
        env={"PYTHONPATH": str(wheel_contents), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert Path(done.stdout.strip()) == wheel_contents / "wzlab/resources/policies/wenzhou-ai-2025.toml"
