"""What holds for every test: a language of its own, and in the gate nothing skipped."""

import os
from collections.abc import Iterator

import pytest

from wzlab.language import CHINESE, use_language


@pytest.fixture(autouse=True)
def _every_test_begins_in_chinese() -> Iterator[None]:
    use_language(CHINESE)
    yield
    use_language(CHINESE)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail the run if a test was skipped where everything must run (`.ci/run` says so)."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("WZLAB_TEST_EVERYTHING") and reporter is not None and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
