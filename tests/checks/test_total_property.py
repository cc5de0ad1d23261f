"""The total check: a correct table never alarms, a changed digit always does."""

from __future__ import annotations

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from tests.checks.made_reports import alarms, report, table

from vonextract.checks.check import check

amounts = st.integers(-999_999, 999_999).filter(lambda n: abs(n) >= 100)


@st.composite
def simple_tables(draw):
    """Rows of exact numbers under a Summa, of one to four columns."""
    n_cols = draw(st.integers(1, 4))
    return draw(st.lists(st.lists(amounts, min_size=n_cols, max_size=n_cols), min_size=2, max_size=12))


@st.composite
def nested_tables(draw):
    """Groups of rows, each with its own Summa, under a Summa alla."""
    n_cols = draw(st.integers(1, 3))
    row = st.lists(amounts, min_size=n_cols, max_size=n_cols)
    return draw(st.lists(st.lists(row, min_size=2, max_size=5), min_size=2, max_size=4))


def summed(parts):
    return [sum(column) for column in zip(*parts, strict=True)]


def simple_rows(parts):
    """Texts of a simple table: header, parts, Summa."""
    body = [[f"Post {k}", *map(str, row)] for k, row in enumerate(parts)]
    header = ["Verksamhet", *(f"Belopp {c}" for c in range(len(parts[0])))]
    return [header, *body, ["Summa", *map(str, summed(parts))]]


def nested_rows(groups):
    """Texts of a nested table, and the indices of its group rows."""
    width = len(groups[0][0])
    rows = [["Verksamhet", *(f"Belopp {c}" for c in range(width))]]
    heads = []
    for g, parts in enumerate(groups):
        heads.append(len(rows))
        rows.append([f"Område {'ABCD'[g]}", *[""] * width])
        rows += [[f"Post {g}{k}", *map(str, row)] for k, row in enumerate(parts)]
        rows.append([f"Summa område {'ABCD'[g]}", *map(str, summed(parts))])
    rows.append(["Summa alla", *map(str, summed([summed(parts) for parts in groups]))])
    return rows, heads


def with_changed_digit(data, rows):
    """The rows with one digit of one number changed by more than rounding explains."""
    numeric = [
        (r, c)
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
        if r and c and len(text.lstrip("-")) >= 3
    ]
    row, col = data.draw(st.sampled_from(numeric))
    text = rows[row][col]
    first = 1 if text.startswith("-") else 0
    at = data.draw(st.integers(first, len(text) - 3))
    options = [d for d in "123456789" if d != text[at]]
    rows[row][col] = text[:at] + data.draw(st.sampled_from(options)) + text[at + 1 :]
    assume(not fits_an_ending(rows, col))
    return rows


def fits_an_ending(rows, col) -> bool:
    """Whether a total is also what only its last lines, or its last, make: no check can tell them apart."""
    open_lines: list[int] = []
    group = 0
    for row in rows[1:]:
        if not row[col]:
            group = len(open_lines)
        elif not row[0].startswith("Summa"):
            open_lines.append(int(row[col]))
        else:
            start = 0 if row[0] == "Summa alla" else group
            endings = [sum(open_lines[k:]) for k in range(len(open_lines)) if k != start]
            if any(abs(ending - int(row[col])) <= len(open_lines) for ending in endings):
                return True
            open_lines[start:] = [int(row[col])]
    return False


@given(simple_tables())
@example([[1950], [310]])
@example([[2024], [1999], [2001]])
@example([[2010, 1977], [100, 100]])
@example([[2925], [-1926], [100], [100]])
@settings(max_examples=60)
def test_a_correct_table_never_alarms(parts) -> None:
    assert check(report(table(simple_rows(parts)))) == []


@given(nested_tables())
@settings(max_examples=40)
def test_a_correct_nested_table_never_alarms(groups) -> None:
    rows, heads = nested_rows(groups)
    assert check(report(table(rows, groups=heads))) == []


@given(simple_tables(), st.data())
@settings(max_examples=80)
def test_a_changed_digit_alarms(parts, data) -> None:
    rows = with_changed_digit(data, simple_rows(parts))
    assert alarms(check(report(table(rows))))


@given(nested_tables(), st.data())
@settings(max_examples=60)
def test_a_changed_digit_alarms_among_nested_totals(groups, data) -> None:
    rows, heads = nested_rows(groups)
    rows = with_changed_digit(data, rows)
    assert alarms(check(report(table(rows, groups=heads))))


@given(nested_tables(), st.integers(2, 9))
@settings(max_examples=40)
def test_rounded_tables_never_alarm(groups, divisor) -> None:
    rows, heads = nested_rows(groups)
    for row in rows[1:]:
        row[1:] = [str(round(int(text) / divisor)) if text else "" for text in row[1:]]
    assert alarms(check(report(table(rows, groups=heads)))) == []
