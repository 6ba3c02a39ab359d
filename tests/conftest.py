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


FORBIDDEN = "Skipped: the system forbids it"
"""Begins the reason of a test that injects a fault the machine does not let us inject; told, but no failure."""


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail the run if a test was skipped where everything must run (`.ci/run` says so)."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if not os.environ.get("WZLAB_TEST_EVERYTHING") or reporter is None:
        return
    reasons = [str(report.longrepr[2]) for report in reporter.stats.get("skipped", [])]
    for reason in reasons:
        reporter.write_line(reason)
    if not all(reason.startswith(FORBIDDEN) for reason in reasons):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
