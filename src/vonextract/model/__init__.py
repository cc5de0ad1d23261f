"""The Report: what one document says, as data. The shape that records, checks and store see.

Every element knows its page (from 1) and its box (PDF points, origin top left). Ids are
small integers, counted from 1 in reading order within the document. The tables of the
database mirror these models one to one.
"""

from vonextract.model.base import Element, FactType, Kind, Role, Severity, Status
from vonextract.model.content import Block, BlockType, Cell, Footnote, FootnoteRef, Section, Table
from vonextract.model.document import Arende, DocumentFact, DocumentMeta, FactName, Handling, PageInfo
from vonextract.model.records import (
    Aktivitet,
    Atgard,
    AtgardEffekt,
    DriftPost,
    Fact,
    Indikator,
    IndikatorVarde,
    Records,
    Risk,
)
from vonextract.model.report import AppliedCorrection, CorrectionState, Finding, Report

__all__ = [
    "Aktivitet",
    "AppliedCorrection",
    "Arende",
    "Atgard",
    "AtgardEffekt",
    "Block",
    "BlockType",
    "Cell",
    "CorrectionState",
    "DocumentFact",
    "DocumentMeta",
    "DriftPost",
    "Element",
    "Fact",
    "FactName",
    "FactType",
    "Finding",
    "Footnote",
    "FootnoteRef",
    "Handling",
    "Indikator",
    "IndikatorVarde",
    "Kind",
    "PageInfo",
    "Records",
    "Report",
    "Risk",
    "Role",
    "Section",
    "Severity",
    "Status",
    "Table",
]
