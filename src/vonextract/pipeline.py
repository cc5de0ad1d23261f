"""The whole way from a file to its Report: a pure function of the file's bytes."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import TypeVar

from vonextract.checks.check import all_relations, check
from vonextract.checks.confirmed import verified
from vonextract.checks.digits import choose_digits, doubtful_digits, lost_signs, with_chosen
from vonextract.corrections.applying import apply, settle
from vonextract.corrections.concern import belonging, concerning, digest
from vonextract.corrections.content_keys import content_of
from vonextract.corrections.model import Correction
from vonextract.findings.causes import with_causes
from vonextract.findings.rules import BORDERS_NOT_READ, STAGE_FAILED
from vonextract.identity.meta import document_meta
from vonextract.identity.statements import Value
from vonextract.layout.model import PageText
from vonextract.layout.page_texts import page_texts
from vonextract.model import DocumentMeta, FactName, Finding, Report
from vonextract.notes import Notes, page_notes
from vonextract.options import Options
from vonextract.outline.attached_notes import attach_tables
from vonextract.outline.structure import structure
from vonextract.page_troubles import hidden_text_findings, page_troubles
from vonextract.pdf.model import Document
from vonextract.pdf.reader import read
from vonextract.records.interpret import interpret
from vonextract.records.stated import NOTHING, Stated
from vonextract.swedish.hyphens import Vocabulary
from vonextract.tables.find import find_tables
from vonextract.tables.model import LogicalTable
from vonextract.tables.ruled.overdrawn import overdrawn, overfull
from vonextract.vocabulary import speaking
from vonextract.without_gc import without_gc

_LOG = logging.getLogger(__name__)
_MAX_PAGE_FINDINGS = 50
"""Pages that failed and get a finding of their own each."""

T = TypeVar("T")


@without_gc()
def extract(path: Path | str, options: Options | None = None) -> Report:
    """Read one PDF.

    A stage that fails costs what it would have found, not the document: the rest is
    returned with status `partial` and a finding that says what is missing.

    Args:
        path: the file.
        options: what is asked for; the defaults when None.

    Returns:
        The Report, its findings numbered.

    Raises:
        VonextractError: when the file cannot be opened at all.
    """
    options = options or Options()
    with speaking(options.vocabulary):
        return _extract(Path(path), options)


def _extract(path: Path, options: Options) -> Report:
    document = read(path, ocr=options.ocr)
    texts = page_texts(document)
    troubles = page_troubles(document, texts)
    given = options.documents.stated(document.path) if options.documents else {}
    report = _read_report(document, texts, troubles, given)
    report.meta.extractor_version = options.identity_of(
        document.path, pictures_unread=any(page.unread for page in document.pages)
    )
    report.meta.content = _content(texts, report.meta)
    stated = concerning(options.corrections, report.meta.doc_id, report.meta.content)
    report.meta.corrections = digest(stated)
    stated = belonging(stated, report)
    as_read = report
    report = _attempt("records", lambda: _interpreted(as_read), as_read, troubles)
    if stated:
        report = _attempt("corrections", lambda: _corrected(as_read, stated), report, troubles)
    report = _attempt("checks", lambda: _checked(report, stated), report, troubles)
    if options.opinions:
        report = _attempt("opinions", lambda: _heard(document, report, stated), report, troubles)
    report.findings += troubles
    if any(f.severity == "error" for f in troubles):
        report.meta.status = "partial"
    for number, finding in enumerate(report.findings, start=1):
        finding.finding_id = number
    report.findings = with_causes(report.findings)
    return report


def _read_report(
    document: Document,
    texts: list[PageText],
    troubles: list[Finding],
    given: Mapping[FactName, Value] | None = None,
) -> Report:
    """Notes, tables and structure of a document whose words are known."""
    vocabulary = Vocabulary.of(w.text for text in texts for w in text.words)
    notes = _attempt("notes", lambda: page_notes(document, texts, vocabulary), Notes(), troubles)
    nothing: list[LogicalTable] = []

    def on_page(page: int, work: Callable[[], T], otherwise: T) -> T:
        return _attempt(f"tables on page {page}", work, otherwise, troubles)

    tables = _attempt("tables", lambda: find_tables(texts, vocabulary, on_page), nothing, troubles)
    unread: list[Finding] = []
    troubles += _attempt("tables", lambda: _unread_tables(texts), unread, troubles)
    _attempt("notes", lambda: attach_tables(notes, tables), None, troubles)
    bare = Report(meta=document_meta(document, texts))
    return _attempt(
        "outline", lambda: structure(document, texts, tables, notes, vocabulary, given=given), bare, troubles
    )


def _content(texts: Sequence[PageText], meta: DocumentMeta) -> str:
    """What a document says, and what it says it is, by which corrections find it again."""
    words = (word.text for text in texts for word in text.words)
    about = (meta.title, meta.organisation, meta.committee, meta.document_type, meta.year, meta.as_of)
    return content_of(words, about)


def _interpreted(report: Report, by_people: Stated = NOTHING) -> Report:
    """The report with what its tables mean; where a sum chose a doubtful figure, read again with that."""
    read = interpret(report, by_people=by_people)
    chosen = choose_digits(read) if report.meta.scanned_pages else []
    if not chosen:
        return read
    again = interpret(with_chosen(report, chosen), by_people=by_people)
    again.findings += [choice.finding for choice in chosen]
    return again


def _corrected(report: Report, stated: Sequence[Correction]) -> Report:
    """The report with what people state of it, and what its tables mean with that."""
    return apply(report, stated, _interpreted)


def _checked(report: Report, stated: Sequence[Correction]) -> Report:
    """The report with the findings of its checks, its facts marked by what they confirm."""
    relations = all_relations(report)
    report.findings += check(report, known=relations)
    if report.meta.scanned_pages:
        signs = lost_signs(chain.from_iterable(relations))
        report.findings += [*doubtful_digits(report), *signs, *hidden_text_findings(report)]
    settle(report, stated)
    return verified(report, report.findings, known=relations)


def _heard(document: Document, report: Report, stated: Sequence[Correction]) -> Report:
    """The report with what other table engines say; they are loaded only when asked for."""
    from vonextract.tables.opinions import second_opinions

    opinions = second_opinions(Path(document.path), report, document.pages)
    report.findings += opinions.findings
    settle(report, stated)
    return verified(report, report.findings, opinions.agreed)


def _attempt(stage: str, work: Callable[[], T], otherwise: T, troubles: list[Finding]) -> T:
    """The stage's result, or `otherwise` and a finding when it fails."""
    try:
        return work()
    except Exception as error:
        _LOG.warning("%s failed", stage, exc_info=True)
        troubles.append(
            STAGE_FAILED.finding(
                f"Stage {stage!r} failed ({type(error).__name__}: {error}), its results are missing."
            )
        )
        return otherwise


def _unread_tables(texts: Sequence[PageText]) -> list[Finding]:
    """Pages on which more borders, words or lines stand than the reader of tables takes."""
    return [
        BORDERS_NOT_READ.finding(
            f"Tables on page {text.page.number} may be missing or read without borders: {reason}.",
            page=text.page.number,
        )
        for text in texts
        if (reason := overdrawn(text.page) or overfull(text)) is not None
    ][:_MAX_PAGE_FINDINGS]
