"""Källförteckning: where the indicators of the report come from."""

from __future__ import annotations

from rapidfuzz import fuzz

from vonextract.model import Records
from vonextract.records.families.indikatorer import kolada_ids, same_indicator
from vonextract.records.settings import SETTINGS
from vonextract.records.table_reading import Reading
from vonextract.swedish.likeness import same_words


class KallforteckningFamily:
    """Lists of sources; they give the report's indicators their Kolada ids and sources."""

    name = "kallforteckning"

    def identify(self, reading: Reading) -> bool:
        """Whether the kind is of this family."""
        return reading.kind.family == self.name

    def extract(self, reading: Reading, records: Records) -> None:
        """Complete the indicators that the list names; it makes no records of its own."""
        columns = reading.fields()
        if "indikator" not in columns or "source" not in columns:
            return
        names = [same_indicator(indicator.indikator) for indicator in records.indikatorer]
        for row in reading.view.body:
            source = reading.view.text(row, columns["source"])
            name = same_indicator(reading.view.text(row, columns["indikator"]))
            if not source or not name:
                continue
            for indicator, other in zip(records.indikatorer, names, strict=True):
                if name != other and not (
                    fuzz.ratio(name, other) >= SETTINGS.same_source and same_words(name, other)
                ):
                    continue
                indicator.source = indicator.source or source
                ids = kolada_ids(source)
                indicator.kolada_id = indicator.kolada_id or (ids[0] if len(ids) == 1 else None)
