"""Answers that stand in a file: the troubles of an import as JSON (`wzlab.importing.wording`), each with an `answer`.

An answer belongs to the question of a trouble at its place, so a file of answers is made from what an import prints, and
holds for as long as the tables do.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from wzlab.errors import FileError
from wzlab.files import read_bytes
from wzlab.importing.decided import with_answer
from wzlab.importing.model import Decisions, Question, Topic
from wzlab.importing.proposing import Proposal
from wzlab.language import _


class GivenAnswer(NamedTuple):
    """An answer, and where its trouble stands.

    Args:
        file: the file's path, or its name.
        sheet: the sheet's, "" in a text file.
        address: the cell, or the number of the row.
        answer: what goes into `Decisions`.
        code: the trouble's code, "" for whatever is asked there.
    """

    file: str
    sheet: str
    address: str
    answer: str
    code: str = ""


def load_answers(path: Path) -> list[GivenAnswer]:
    """Return the answers in a file: a list of troubles, or an object with the list `troubles`; those without are left.

    Raises:
        FileError: it cannot be read, or holds no such list.
    """
    try:
        content = json.loads(read_bytes(path).decode("utf-8-sig"))
        entries = content["troubles"] if isinstance(content, dict) else content
        return list(_answers(entries))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        told = _("“{path}”不是回答：应是 import --json 输出的 troubles，每一条添上 answer。请核对这个文件。")
        raise FileError(told.format(path=path)) from error


def _answers(entries: Sequence[dict[str, Any]]) -> Iterator[GivenAnswer]:
    for entry in entries:
        answer = entry.get("answer")
        if not isinstance(answer, str | None):
            raise TypeError(answer)
        if answer is not None:
            place = str(entry.get("cell") or entry["row"])
            yield GivenAnswer(str(Path(entry["file"])), entry.get("sheet", ""), place, answer, entry.get("code", ""))


def answered(proposal: Proposal, answers: Sequence[GivenAnswer]) -> tuple[Decisions, list[GivenAnswer]]:
    """Return what was decided with the answers to the questions of a proposal, and the answers to which none is."""
    decisions = proposal.decisions
    asked: dict[tuple[str, str, str], list[tuple[str, Question]]] = {}
    for trouble in proposal.troubles():
        if trouble.question is not None:
            spot = trouble.spot
            for file in dict.fromkeys((spot.file, Path(spot.file).name)):
                asked.setdefault((file, spot.sheet, spot.address), []).append((trouble.code, trouble.question))
    unused = []
    for given in answers:
        questions = [question for code, question in _asked_there(asked, given) if given.code in ("", code)]
        for question in questions:
            is_no_field = question.topic is Topic.COLUMN and not given.answer
            decisions = with_answer(decisions, question.topic, question.key, None if is_no_field else given.answer)
        unused += [] if questions else [given]
    return decisions, unused


Asked = Mapping[tuple[str, str, str], Sequence[tuple[str, Question]]]


def _asked_there(asked: Asked, given: GivenAnswer) -> Sequence[tuple[str, Question]]:
    """Return what is asked at the place of an answer; a file that has been moved is known by its name."""
    files = (given.file, Path(given.file).name)
    return next((found for file in files if (found := asked.get((file, given.sheet, given.address)))), ())
