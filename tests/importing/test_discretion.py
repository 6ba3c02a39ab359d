"""Nobody's number is shown whole, in whatever cell it stands."""

from tests.importing.messy.making import sample_id
from wzlab.importing.discretion import discreet_cell, discreet_text
from wzlab.intake.flaws import Flaw
from wzlab.records import Person

ID = sample_id("19800501")


def test_that_numbers_within_a_text_are_masked_and_other_figures_are_not() -> None:
    assert discreet_text("联系人张一13800138000") == "联系人张一138****8000"
    assert ID not in discreet_text(f"证件号 {ID}")
    assert discreet_text("资产 2023001234，原值 1200000 元") == "资产 2023001234，原值 1200000 元"


def test_that_a_sensitive_field_is_masked_whatever_it_holds_and_a_flaw_is_not() -> None:
    assert discreet_cell(Person.phone, "0577-8888") == "0*******8"
    assert discreet_cell(Person.phone, "#N/A", Flaw(2, 1, "error", "#N/A")) == "#N/A"
    assert discreet_cell(Person.major, f"计算机 {ID}") != f"计算机 {ID}"
    assert discreet_cell(Person.major, "计算机") == "计算机"
