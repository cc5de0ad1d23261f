"""Rebuild the sample PDFs from their sources: `make samples`.

Three reports are typeset by typst (one tagged, two not), the packet by reportlab, so that
three producers' habits are met: table tags, drawn rules and bare text. A page of one of them is
made a picture of paper.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import typst
from packet import build_packet
from paper import build_scan

HERE = Path(__file__).parent
STAMP = int(datetime(2024, 12, 1, tzinfo=UTC).timestamp())


def main() -> None:
    reports = (("atgardsplan-2024", True), ("verksamhetsplan-2025", False), ("delarsrapport-2025", False))
    for name, tagged in reports:
        typst.compile(
            HERE / f"{name}.typ",
            output=HERE / f"{name}.pdf",
            ignore_system_fonts=True,
            timestamp=STAMP,
            pdf_tags=tagged,
        )
    build_packet(HERE / "handlingar-2025-03.pdf")
    build_scan(HERE / "delarsrapport-2025.pdf", 2, HERE / "delarsrapport-2025-skannad.pdf")


if __name__ == "__main__":
    main()
