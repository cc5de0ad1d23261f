from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vonextract.ref import Ref, RefError
from vonextract.store.query import answer

REFS = st.builds(
    Ref,
    st.text("0123456789abcdef", min_size=16, max_size=16),
    *[st.integers(0, 999_999_999)] * 3,
)


@given(REFS)
def test_a_reference_is_read_as_it_was_written(ref: Ref) -> None:
    assert Ref.parse(str(ref)) == ref
    assert Ref.parse(f" {ref}\n") == ref


@given(st.text())
def test_any_text_is_a_reference_or_refused(text: str) -> None:
    try:
        assert str(Ref.parse(text)).count(":") == 3
    except RefError as error:
        assert error.message


@pytest.mark.parametrize(
    "text",
    ["", "1:2:3", "3f2a91c04be7d815:2:14", "3f2a91c04be7d815:-2:14:3", "3f2a91c04be7d815:٢:1:3", "x:1:1:1"],
)
def test_another_form_is_refused(text: str) -> None:
    with pytest.raises(RefError, match="no reference to a cell"):
        Ref.parse(text)


@pytest.mark.parametrize(
    ("view", "column", "ref"),
    [
        ("v_drift_serie", "value", "ref"),
        ("v_indikator_serie", "value", "ref"),
        ("v_findings", "actual", "ref"),
        ("v_atgarder", "effekt_sek", "ref"),
        ("v_uppfoljning", "shown", "shown_ref"),
        ("v_uppfoljning", "promised", "promised_ref"),
    ],
)
def test_the_cell_of_every_reference_states_the_number(
    sample_database: Path, view: str, column: str, ref: str
) -> None:
    wrong = answer(
        sample_database,
        f"""
        SELECT v.number, c.value, v.ref FROM (SELECT {column} AS number, {ref} AS ref FROM {view}) v
        LEFT JOIN cells c ON v.ref = concat_ws(':', c.doc_id, c.table_id, c."row", c.col)
        WHERE v.number IS NOT NULL AND (c.value IS NULL OR c.value NOT IN (v.number, v.number / 1000))
        """,
    )
    assert wrong.rows == []
    assert answer(sample_database, f"FROM {view} WHERE {ref} IS NOT NULL").rows
