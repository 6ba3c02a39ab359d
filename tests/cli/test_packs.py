"""`wzlab packs`: what is installed, and what is wrong with a pack that is not."""

from pathlib import Path

import pytest

from tests.helpers import wzlab
from wzlab.resources import resource
from wzlab.storage.packs_of_files import known_pack

WENZHOU = resource("policies", "wenzhou-ai-2025.toml")


@pytest.fixture(autouse=True)
def unread_packs() -> None:
    known_pack.cache_clear()


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """Another city's pack, which is Wenzhou's but for its id and version."""
    text = WENZHOU.read_text(encoding="utf-8")
    changed = text.replace('id = "wenzhou-ai-2025"', 'id = "elsewhere-2027"').replace('version = "1"', 'version = "7"')
    path = tmp_path / "elsewhere.toml"
    path.write_text(changed, encoding="utf-8")
    return path


def test_that_installed_packs_are_listed_with_what_is_in_them() -> None:
    done = wzlab("packs")
    assert (done.status, done.err) == (0, "")
    heading, _rule, row = done.out.splitlines()
    assert heading.split() == ["编号", "版本", "条款", "口径", "基准日", "名称"]
    # 26 conditions and 12 readings are those of the specification's tables
    assert row.split()[:5] == ["wenzhou-ai-2025", "1", "26", "12", "2026-01-12"]
    assert "温州" in row


def test_that_a_pack_is_validated_by_its_path(other: Path) -> None:
    done = wzlab("packs", other, "wenzhou-ai-2025")
    assert (done.status, done.err) == (0, "")
    assert [line.split()[:2] for line in done.out.splitlines()[2:]] == [
        ["elsewhere-2027", "7"],
        ["wenzhou-ai-2025", "1"],
    ]


def test_that_a_broken_pack_is_refused_and_the_sound_ones_still_listed(other: Path) -> None:
    text = other.read_text(encoding="utf-8")
    other.write_text(text.replace('binding = "required"', 'binding = "compulsory"', 1), encoding="utf-8")
    done = wzlab("packs", other, "wenzhou-ai-2025")
    assert done.status == 2
    assert done.err.startswith(f"政策包“{other}”不合规格，未载入：\n  - condition applicant.type, binding: ")
    assert [line.split()[0] for line in done.out.splitlines()[2:]] == ["wenzhou-ai-2025"]


@pytest.mark.parametrize("content", [b"", b"id = ", b"\xff\xfe", b"[[[[", b"PK\x03\x04", b"[pack]\nformat = 5"])
def test_that_what_is_no_pack_is_refused_in_words(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "pack.toml"
    path.write_bytes(content)
    done = wzlab("packs", path)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("政策包“")
    assert "Traceback" not in done.err


@pytest.mark.parametrize("name", ["hangzhou-2027", "nowhere/pack.toml", "."])
def test_that_a_pack_that_is_not_there_is_told_with_those_that_are(name: str) -> None:
    done = wzlab("packs", name)
    assert (done.status, done.out) == (2, "")
    assert done.err == f"找不到政策包“{name}”。已安装的有：wenzhou-ai-2025；也可以给出政策包文件的路径。\n"
