"""An export added by following docs/architecture.md: a function that writes one `Source`."""

from pathlib import Path

from vonextract.display import machine
from vonextract.export.settings import ExportSettings, Selection
from vonextract.export.source import Source, sources
from vonextract.store.database import open_for_reading


def write_markdown(source: Source, target: Path, settings: ExportSettings) -> None:
    """One view as a Markdown table; a bar in a text does not end its cell."""
    names = [column.name for column in source.columns]
    with target.open("w", encoding="utf-8") as stream:
        stream.write(f"| {' | '.join(names)} |\n|{' --- |' * len(names)}\n")
        for rows in source.rows(settings.batch):
            for row in rows:
                cells = ("" if value is None else machine(value).replace("|", "\\|") for value in row)
                stream.write(f"| {' | '.join(cells)} |\n")


def test_a_view_is_written_row_by_row(sample_database: Path, tmp_path: Path) -> None:
    target = tmp_path / "v_drift_serie.md"
    with open_for_reading(sample_database) as con:
        (source,) = sources(con, Selection(views=("v_drift_serie",)))
        write_markdown(source, target, ExportSettings())
        counted = con.execute("SELECT count(*) FROM v_drift_serie").fetchone()
    lines = target.read_text(encoding="utf-8").splitlines()
    assert counted is not None and len(lines) == 2 + counted[0] > 2
    assert lines[0].startswith("| ") and "verksamhet" in lines[0]
    assert len({line.replace("\\|", "").count("|") for line in lines}) == 1
