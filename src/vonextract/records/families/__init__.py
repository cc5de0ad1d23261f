"""One small class per family of tables: what records its tables give."""

from vonextract.records.families.atgarder import AtgarderFamily
from vonextract.records.families.drift import DriftFamily, name_by_tree
from vonextract.records.families.facts import FactsFamily
from vonextract.records.families.family import Family
from vonextract.records.families.indikatorer import IndikatorerFamily
from vonextract.records.families.kallforteckning import KallforteckningFamily
from vonextract.records.families.texts import AktiviteterFamily, RiskerFamily, link_activities

FAMILIES: list[Family] = [
    FactsFamily(),
    AtgarderFamily(),
    DriftFamily(),
    IndikatorerFamily(),
    KallforteckningFamily(),
    AktiviteterFamily(),
    RiskerFamily(),
]
"""Every family; a table goes through those that `identify` it, in this order."""

__all__ = ["FAMILIES", "link_activities", "name_by_tree"]
