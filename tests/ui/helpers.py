"""Sessions in memory, and answers to the questions the window would ask."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from typing_extensions import override

from tests.helpers import lab_of, sample, wenzhou
from ui.ask import Ask
from ui.session import Session
from wzlab.lab import Lab

TODAY = date(2026, 1, 5)
"""A week before the deadline of the pack."""


def session_of(lab: Lab | str | None = None, **parts: Any) -> Session:
    """Return a session, kept in memory only, of a lab, of a sample by name, or of a lab written in parts."""
    if isinstance(lab, str):
        lab = sample(lab)
    return Session(wenzhou(), lab if lab is not None else lab_of(**parts), TODAY)


class Answers(Ask):
    """Answers what the window asks from a list, in order; every question is kept in `asked`."""

    def __init__(self, *answers: Any) -> None:
        super().__init__(None)
        self.answers = list(answers)
        self.asked: list[str] = []

    def _answer(self, question: str) -> Any:
        self.asked.append(question)
        assert self.answers, f"asked and no answer is left: {question}"
        return self.answers.pop(0)

    @override
    def open_paths(self, title: str, folder: Path, filters: str) -> list[Path]:
        return list(self._answer(title))

    @override
    def save_path(self, title: str, suggestion: Path, filters: str) -> Path | None:
        answer: Path | None = self._answer(title)
        return answer

    @override
    def folder(self, title: str, folder: Path) -> Path | None:
        answer: Path | None = self._answer(title)
        return answer

    @override
    def text(self, title: str, label: str, value: str = "") -> str | None:
        answer: str | None = self._answer(label)
        return answer

    @override
    def choose(self, question: str, answers: Sequence[str], details: str = "") -> int | None:
        answer: int | None = self._answer(question)
        return answer

    @override
    def tell(self, sentence: str, details: str = "") -> None:
        self.asked.append(sentence)
