"""Backups of tests go to a folder of their own."""

import os
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True, scope="session")
def _backups_lie_apart(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    before = os.environ.get("WZLAB_DATA")
    os.environ["WZLAB_DATA"] = str(tmp_path_factory.mktemp("data"))
    yield
    if before is None:
        del os.environ["WZLAB_DATA"]
    else:
        os.environ["WZLAB_DATA"] = before
