"""Days as formulas: the whole number YYYYMMDD, ages, birthdays and the calendar.

Excel counts days from 1900 and takes that year for a leap year, so nothing here is a serial number: whole years are
the integer part of (on − born) / 10 000, right for somebody born on 29 February too, who turns older on 1 March.
The length of a month is looked up in one of the years 2000 to 2399, which have the calendar of any other four
centuries.
"""

from wzlab.workbook.verification.numbers import INFINITE, End, Number, fitted, if_known

LAST_YEAR = 9_999
LAST_DAY = 99_991_231
MOST_YEARS = 10_000


def day_of_cell(cell: str, unless: str, latest: int | None) -> tuple[str, str]:
    """Return the first and last day a cell may mean; both open if it is no date, or begins after `latest`.

    A cell holds a date, or the text `2025-03-01`, `2025-03` or `2025`.  `unless` is a condition under which it says
    nothing ("" for none).
    """
    year, month = f"VALUE(LEFT({cell},4))*10000", f"VALUE(MID({cell},6,2))"
    whole = f"{year}+{month}*100+VALUE(RIGHT({cell},2))"
    date = f"YEAR({cell})*10000+MONTH({cell})*100+DAY({cell})"
    first = _by_form(cell, date, whole, f"{year}+{month}*100+1", f"{year}+101")
    last_of_month = f"{year}+{month}*100+{month_length(f'VALUE(LEFT({cell},4))', month)}"
    last = _by_form(cell, date, whole, last_of_month, f"{year}+1231")
    if latest is not None:
        future = _by_form(cell, date, whole, f"{year}+{month}*100+1", f"{year}+101")
        last = f"IF({future}>{latest},{INFINITE},{last})"
        first = f"IF({first}>{latest},{INFINITE},{first})"
    ends = (f"IFERROR({end},{INFINITE})" for end in (first, last))
    first, last = (f"IF({unless},{INFINITE},{end})" if unless else end for end in ends)
    return first, last


def _by_form(cell: str, date: str, whole: str, month: str, year: str) -> str:
    by_length = f"IF(LEN({cell})=10,{whole},IF(LEN({cell})=7,{month},IF(LEN({cell})=4,{year},{INFINITE})))"
    return f"IF(ISNUMBER({cell}),{date},{by_length})"


def month_length(year: str, month: str) -> str:
    """Return how many days a month has."""
    return f"DAY(DATE(2000+MOD({year},400),{month}+1,0))"


def day_interval(first: str, last: str) -> Number:
    """Return the interval between two cells that hold days, or are both open."""
    return Number(End(first, is_open=True, most=LAST_DAY), End(last, is_open=True, most=LAST_DAY))


# --- functions of the packs -----------------------------------------------------------------------------------------


def years(born: Number, on: Number) -> Number:
    """Return the whole years of age: the least for the last day of birth and the first day `on`."""
    return Number(_years(born.high, on.low), _years(born.low, on.high))


def _years(born: End, on: End) -> End:
    difference = f"{on.number}-{born.number}"
    age = if_known((born, on), f"INT(({difference})/10000)", INFINITE)
    return End(age, is_open=born.is_open or on.is_open, most=MOST_YEARS)


def year(day: Number) -> Number:
    """Return the calendar year."""
    return Number(_year(day.low), _year(day.high))


def _year(day: End) -> End:
    return End(if_known((day,), f"INT({day.number}/10000)", INFINITE), is_open=day.is_open, most=MOST_YEARS)


def birthday(born: Number, age: Number) -> Number:
    """Return the day on which somebody reaches an age; open unless the age is one number from 0 to 9999."""
    return Number(_birthday(born.low, age), _birthday(born.high, age))


def _birthday(born: End, age: Number) -> End:
    count = _whole(age.low)
    reached = f"INT({born.number}/10000)+{count}"
    shift = f"IF(AND(MOD({born.number},10000)=229,{month_length(reached, '2')}=28),72,0)"
    day = f"IF({reached}>{LAST_YEAR},{LAST_DAY},{born.number}+{count}*10000+{shift})"
    possible = [f"{age.low.number}={age.high.number}", f"{age.low.number}>=0"]
    possible.append(f"{age.low.number}<={LAST_YEAR * age.low.fixed_divisor}")
    if not age.is_exact:
        day = f"IF(AND({','.join(possible)}),{day},{INFINITE})"
    elif not 0 <= int(age.low.number.strip("()")) <= LAST_YEAR * age.low.fixed_divisor or "(" in age.low.number:
        day = INFINITE
    ends = (born, age.low, age.high)
    return End(if_known(ends, day, INFINITE), is_open=True, most=LAST_DAY)


def _whole(end: End) -> str:
    if end.divisor == "1":
        return end.number
    if end.number.isdigit():
        return str(int(end.number) // end.fixed_divisor)
    return f"INT({end.number}/{end.divisor})"


def date_of(year_: Number, month: Number, day: Number) -> Number:
    """Return the day of a year, month and day that are each one number; open if the calendar has none."""
    parts = (year_, month, day)
    y, m, d = (f"TRUNC({part.low.number}/{part.low.fixed_divisor})" for part in parts)
    for part in parts:
        fitted(part.low.most)
    same = [f"{part.low.number}={part.high.number}" for part in parts if not part.is_exact]
    ranges = (f"{y}>=1", f"{y}<={LAST_YEAR}", f"{m}>=1", f"{m}<=12", f"{d}>=1")
    exists = f"IF(AND({','.join((*same, *ranges))}),{d}<={month_length(y, m)},FALSE)"
    made = f"IF({exists},{y}*10000+{m}*100+{d},{INFINITE})"
    ends = [end for part in parts for end in (part.low, part.high)]
    made = if_known(ends, made, INFINITE)
    end = End(made, is_open=True, most=LAST_DAY)
    return Number(end, end)
