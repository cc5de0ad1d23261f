"""An extract of accounts, drawn text by text on the canvas as systems for ledgers do."""

from __future__ import annotations

import sys

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

LEFT, RIGHT = 45, 550
DATE, VOUCHER, TEXT, DEBIT, CREDIT, BALANCE = 45, 105, 165, 400, 475, 550
ACCOUNTS = [
    ("5010", "Lokalhyror", "0,00", [
        ("2024-01-02", "A 12", "Hyra kvartal 1 Kvarngården", "412 500,00", "", "412 500,00"),
        ("2024-01-15", "A 57", "Hyra kvartal 1 Idrottshallen", "186 200,00", "", "598 700,00"),
        ("2024-02-07", "B 9", "Kreditering vattenskada", "", "24 000,00", "574 700,00"),
        ("2024-04-02", "A 211", "Hyra kvartal 2 Kvarngården", "412 500,00", "", "987 200,00"),
        ("2024-04-15", "A 230", "Hyra kvartal 2 Idrottshallen", "186 200,00", "", "1 173 400,00"),
    ], ("1 197 400,00", "24 000,00", "1 173 400,00")),
    ("5460", "Förbrukningsinventarier", "0,00", [
        ("2024-01-22", "A 71", "Bollar och nät", "18 440,50", "", "18 440,50"),
        ("2024-03-01", "A 140", "Omklädningsrum, bänkar", "63 912,00", "", "82 352,50"),
        ("2024-03-19", "B 21", "Retur bänkar", "", "7 990,00", "74 362,50"),
    ], ("82 352,50", "7 990,00", "74 362,50")),
    ("6110", "Kontorsmateriel", "0,00", [
        ("2024-02-12", "A 101", "Papper", "2 315,00", "", "2 315,00"),
        ("2024-05-28", "A 288", "Pärmar och etiketter till arkivet i källaren", "4 127,75", "", "6 442,75"),
    ], ("6 442,75", "0,00", "6 442,75")),
    ("6250", "Porto", "310,00", [
        ("2024-01-31", "A 80", "Porto januari", "1 204,00", "", "1 514,00"),
        ("2024-02-29", "A 133", "Porto februari", "986,00", "", "2 500,00"),
        ("2024-03-31", "A 178", "Porto mars", "1 118,00", "", "3 618,00"),
        ("2024-04-30", "A 247", "Porto april", "902,00", "", "4 520,00"),
        ("2024-05-31", "A 291", "Porto maj", "1 060,00", "", "5 580,00"),
        ("2024-06-30", "A 340", "Porto juni", "745,00", "", "6 325,00"),
    ], ("6 015,00", "0,00", "6 325,00")),
]  # fmt: skip


def _head(canvas: Canvas, page: int) -> float:
    canvas.setFont("Helvetica-Bold", 13)
    canvas.drawString(LEFT, 795, "Kontoutdrag")
    canvas.setFont("Helvetica", 9)
    canvas.drawString(LEFT, 780, "Fritidsnämnden, Bergslunda kommun")
    canvas.drawRightString(RIGHT, 795, f"Sida {page}")
    canvas.drawRightString(RIGHT, 780, "2024-01-01 -- 2024-06-30")
    canvas.setFont("Helvetica-Bold", 9)
    for x, name in ((DATE, "Datum"), (VOUCHER, "Verifikat"), (TEXT, "Text")):
        canvas.drawString(x, 752, name)
    for x, name in ((DEBIT, "Debet"), (CREDIT, "Kredit"), (BALANCE, "Saldo")):
        canvas.drawRightString(x, 752, name)
    canvas.line(LEFT, 747, RIGHT, 747)
    return 732


def main(out: str) -> None:
    """Draw the extract."""
    canvas = Canvas(out, pagesize=A4, invariant=1)
    y, page = _head(canvas, 1), 1
    for number, (account, name, opening, rows, closing) in enumerate(ACCOUNTS):
        if number == 3:
            canvas.showPage()
            page += 1
            y = _head(canvas, page)
        canvas.setFont("Helvetica-Bold", 9)
        canvas.drawString(DATE, y, account)
        canvas.drawString(TEXT, y, name)
        y -= 13
        canvas.setFont("Helvetica", 9)
        canvas.drawString(TEXT, y, "Ingående saldo")
        canvas.drawRightString(BALANCE, y, opening)
        y -= 13
        for day, voucher, text, debit, credit, balance in rows:
            for x, value in ((DATE, day), (VOUCHER, voucher), (TEXT, text)):
                canvas.drawString(x, y, value)
            for x, value in ((DEBIT, debit), (CREDIT, credit), (BALANCE, balance)):
                canvas.drawRightString(x, y, value)
            y -= 13
        canvas.setFont("Helvetica-Oblique", 9)
        canvas.drawString(TEXT, y, "Utgående saldo")
        for x, value in zip((DEBIT, CREDIT, BALANCE), closing, strict=True):
            canvas.drawRightString(x, y, value)
        y -= 24
    canvas.save()


if __name__ == "__main__":
    main(sys.argv[1])
