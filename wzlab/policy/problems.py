"""What makes no sense in a lab's records, whatever the policy thinks of them.

A problem is a value: where it is, a stable code, and a sentence that says what was found and what to do.  Problems
never bar anything; what is impossible is judged as unknown, everything else as given.
"""

from wzlab.policy.judge import LiveJudge
from wzlab.policy.live_problems import LiveProblems
from wzlab.policy.problem import SEVERITY_WORDS, Problem, Severity

__all__ = ["SEVERITY_WORDS", "Problem", "Severity", "find_problems"]


def find_problems(judge: LiveJudge) -> list[Problem]:
    """Return every problem of a judge's lab, record by record, then those of the lab as a whole."""
    return LiveProblems(judge).all()
