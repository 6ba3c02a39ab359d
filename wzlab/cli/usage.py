"""The argument parser's own sentences in the user's language; argparse says them in English only."""

import re

from wzlab.language import N_, _

SENTENCES = (
    (r"the following arguments are required: (.+)", N_("缺少参数 {0}")),
    (r"unrecognized arguments: (.+)", N_("不认识的参数 {0}")),
    (r"argument (.+?): expected one argument", N_("{0} 后面要跟一个值")),
    (r"argument (.+?): expected at least one argument", N_("{0} 后面至少要跟一个值")),
    (r"argument (.+?): invalid choice: (.+) \(choose from (.+)\)", N_("{0} 不能是 {1}，可以是 {2}")),
    (r"argument (.+?): (.+)", N_("{0}：{1}")),
)
"""What argparse says, and how it is said here; the first that fits is taken."""


def sentence(message: str) -> str:
    """Return argparse's complaint as a sentence in the current language; unknown ones stay as they are."""
    for pattern, words in SENTENCES:
        if (match := re.fullmatch(pattern, message, re.DOTALL)) is not None:
            return _(words).format(*match.groups())
    return message
