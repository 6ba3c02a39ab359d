"""Numbers claimed in two files, and files that hold the same lab."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from tests.audit.labs import claim, judged, write_json
from wzlab.audit.claims import Claim
from wzlab.audit.doubles import Double, find_doubles, groups_of_same, same_labs
from wzlab.audit.results import Judged


@pytest.fixture
def blank(tmp_path: Path) -> Judged:
    """What came of a lab without anything."""
    return judged(write_json(tmp_path / "blank", {}))


def labs(blank: Judged, *claims: Sequence[Claim]) -> list[Judged]:
    return [replace(blank, lab=f"实验室{place}", claims=tuple(of)) for place, of in enumerate(claims)]


def told(doubles: list[Double]) -> list[tuple[str, list[tuple[int, str]], int]]:
    return [(d.field, [(place.file, place.claim.record) for place in d.places], d.labs) for d in doubles]


def test_that_a_number_in_two_labs_is_a_double_and_one_in_one_lab_is_none(blank: Judged) -> None:
    first = [claim("staff", "id_number", "1"), claim("staff", "id_number", "2", record="s2")]
    second = [claim("staff", "id_number", "2"), claim("staff", "id_number", "3", record="s3")]
    assert told(find_doubles(labs(blank, first, second))) == [("id_number", [(0, "s2"), (1, "s1")], 2)]


def test_that_a_number_twice_in_one_lab_only_is_no_double(blank: Judged) -> None:
    twice = [claim("patents", "number", "1", record="t1"), claim("patents", "number", "1", record="t2")]
    assert find_doubles(labs(blank, twice, [])) == []
    assert told(find_doubles(labs(blank, twice, [], [claim("patents", "number", "1", record="t9")]))) == [
        ("number", [(0, "t1"), (0, "t2"), (2, "t9")], 2)
    ]


def test_that_one_number_in_two_fields_is_no_double(blank: Judged) -> None:
    assert find_doubles(labs(blank, [claim("projects", "number", "1")], [claim("patents", "number", "1")])) == []


def test_that_doubles_come_field_by_field_then_in_the_order_of_the_files(blank: Judged) -> None:
    of = [claim("patents", "number", "9"), claim("equipment", "asset_no", "7"), claim("equipment", "asset_no", "3")]
    found = find_doubles(labs(blank, of, list(reversed(of))))
    assert [double.places[0].claim.number for double in found] == ["7", "3", "9"]


def test_that_two_files_of_one_lab_are_told_and_their_doubles_marked(blank: Judged) -> None:
    one, two, other = labs(blank, *[[claim("staff", "id_number", "1")]] * 3)
    one, two = replace(one, lab="全市 AI 重点实验室", lead="甲"), replace(two, lab="全市ＡＩ重点实验室", lead="甲")
    assert same_labs([one, two, other]) == [0, 0, 2]
    assert list(groups_of_same([one, other, two])) == [(0, 2)]
    assert [double.labs for double in find_doubles([one, two])] == [1]
    assert [double.labs for double in find_doubles([one, two, other])] == [2]


def test_that_one_name_with_two_leads_or_no_name_is_not_one_lab(blank: Judged) -> None:
    named = [replace(blank, lab="甲", lead=lead) for lead in ("乙", "丙", "")]
    nameless = [replace(blank, digest=digest) for digest in ("1", "2")]
    assert same_labs([*named, *nameless]) == [0, 1, 2, 3, 4]


def test_that_copies_of_one_file_are_one_lab(blank: Judged) -> None:
    assert list(groups_of_same([blank, replace(blank, path=Path("copy"))])) == [(0, 1)]
