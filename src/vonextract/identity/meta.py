"""The document's own row of the Report."""

from __future__ import annotations

from collections.abc import Sequence

from vonextract.identity.statements import DocumentFacts
from vonextract.layout.model import PageText
from vonextract.model import DocumentMeta, PageInfo
from vonextract.pdf.model import Document
from vonextract.ref import doc_id_of
from vonextract.version import __version__


def document_meta(
    document: Document, texts: Sequence[PageText], facts: DocumentFacts | None = None
) -> DocumentMeta:
    """What is known of the document itself."""
    facts = facts or DocumentFacts()
    return DocumentMeta(
        doc_id=doc_id_of(document.sha256),
        file_name=document.file_name,
        path=document.path,
        sha256=document.sha256,
        bytes=document.size,
        pages=len(document.pages),
        title=facts.title,
        organisation=facts.organisation,
        committee=facts.committee,
        document_type=facts.document_type,
        diarienummer=facts.diarienummer,
        year=facts.year,
        as_of=facts.as_of,
        producer=document.info.get("Producer"),
        tagged=document.tagged,
        extractor_version=__version__,
        words=sum(len(text.words) for text in texts),
        scanned_pages=sum(page.certainty is not None for page in document.pages),
    )


def page_infos(document: Document) -> list[PageInfo]:
    """The pages, and where the text of each comes from."""
    return [
        PageInfo(
            page=page.number,
            source=page.source,
            width=round(page.width, 2),
            height=round(page.height, 2),
            rotation=90 * page.turned,
            agreement=page.agreement,
        )
        for page in document.pages
    ]
