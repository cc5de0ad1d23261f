"""The sample packet: papers of two ärenden, each with its own head, in one file."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from reportlab.lib import colors
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

BODY = ParagraphStyle("body", fontName="Times-Roman", fontSize=11, leading=14, spaceAfter=8)
TITLE = ParagraphStyle("title", fontName="Helvetica-Bold", fontSize=16, leading=20, spaceAfter=10)
HEAD = ParagraphStyle(
    "head", fontName="Helvetica-Bold", fontSize=12, leading=15, spaceBefore=10, spaceAfter=5
)
LETTER = ParagraphStyle("letter", fontName="Helvetica", fontSize=9, leading=11)
RIGHT = ParagraphStyle("right", parent=LETTER, alignment=TA_RIGHT)
CELL = ParagraphStyle("cell", fontName="Helvetica", fontSize=8, leading=9.5)

GRID = TableStyle(
    [
        ("FONT", (0, 0), (-1, -1), "Helvetica", 8),
        ("FONT", (0, 0), (-1, 0), "Helvetica-Bold", 8),
        ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
        ("BACKGROUND", (0, 0), (-1, 0), colors.Color(0.85, 0.91, 0.83)),
        ("ALIGN", (1, 0), (-1, -1), "RIGHT"),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ]
)
SHEET = TableStyle(
    [
        ("FONT", (0, 0), (-1, -1), "Helvetica", 7),
        ("FONT", (0, 0), (-1, 0), "Helvetica-Bold", 7),
        ("FONT", (0, -1), (-1, -1), "Helvetica-Bold", 7),
        ("LINEBELOW", (0, 0), (-1, 0), 0.5, colors.black),
        ("LINEABOVE", (0, -1), (-1, -1), 0.5, colors.black),
        ("ALIGN", (1, 0), (-1, -1), "RIGHT"),
        ("TOPPADDING", (0, 0), (-1, -1), 1.5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 1.5),
    ]
)

AGENDA = [
    ("1", "Delårsrapport mars 2025", "SN/2025:41"),
    ("2", "Svar på motion om fler träffpunkter", "SN/2025:17"),
]
RESULT = [
    ["Verksamhet, tkr", "Utfall jan-mars", "Budget 2025", "Prognos helår 2025", "Avvikelse 2025"],
    ["71 Gemensam administration", "-10 840", "-45 300", "-44 900", "400"],
    ["72 Hemtjänst", "-58 212", "-231 750", "-233 150", "-1 400"],
    ["73 Vård- och omsorgsboende", "-112 905", "-452 668", "-452 068", "600"],
    ["Summa", "-181 957", "-729 718", "-730 118", "-400"],
]
INDICATORS = [
    [
        "Mätbara mål/Indikatorer",
        "Utfall 2023",
        "Utfall 2024",
        "Mål 2025",
        "Utfall mars män",
        "Utfall mars kvinnor",
    ],
    ["Andel som är nöjda med bemötandet *", "93 %", "92 %", "95 %", "-", "-"],
    ["Andel som fått en genomförandeplan", "81 %", "86 %", "95 %", "88 %", "87,5 %"],
]
VISITS = [
    ("Centrum", (410, 432, 455, 398)),
    ("Norra torget", (215, 240, 228, 251)),
    ("Bruksgatan", (96, 102, 88, 110)),
    ("Sjöstaden", (144, 139, 151, 160)),
]


def build_packet(path: Path) -> None:
    """Write the packet: an agenda, a delårsrapport with its tables, a reply with a spreadsheet."""
    upright = Frame(2.4 * cm, 2.2 * cm, A4[0] - 4.8 * cm, A4[1] - 4.6 * cm, id="upright")
    wide = Frame(1.5 * cm, 1.5 * cm, A4[1] - 3 * cm, A4[0] - 3 * cm, id="wide")
    template = BaseDocTemplate(
        str(path),
        title="Handlingar till socialnämnden mars 2025",
        author="Exempelby kommun",
        subject="Kallelse",
        invariant=True,
    )
    template.addPageTemplates(
        [
            PageTemplate("plain", [upright], onPage=_foot, pagesize=A4),
            PageTemplate("letter", [upright], onPage=partial(_foot, head=True), pagesize=A4),
            PageTemplate("sheet", [wide], pagesize=landscape(A4)),
        ]
    )
    template.build([*_agenda(), *_interim_report(), *_reply()])


def _foot(canvas: Canvas, doc: BaseDocTemplate, head: bool = False) -> None:
    canvas.saveState()
    canvas.setFont("Helvetica", 8)
    canvas.drawRightString(A4[0] - 2.4 * cm, 1.2 * cm, str(doc.page))
    if head:
        canvas.drawString(2.4 * cm, A4[1] - 1.4 * cm, "EXEMPELBY KOMMUN")
        canvas.drawRightString(A4[0] - 2.4 * cm, A4[1] - 1.4 * cm, "TJÄNSTESKRIVELSE")
    canvas.restoreState()


def _letterhead(date: str, number: str) -> list[Flowable]:
    left = Paragraph("Socialförvaltningen", LETTER)
    right = Paragraph(f"{date}<br/>Dnr {number}", RIGHT)
    return [Table([[left, right]], colWidths=[8 * cm, 8 * cm]), Spacer(1, 14)]


def _agenda() -> list[Flowable]:
    items = [Paragraph(f"{n}. {title} ({number})", BODY) for n, title, number in AGENDA]
    return [
        Paragraph("Kallelse till socialnämnden", TITLE),
        Paragraph("Sammanträde tisdagen den 25 mars 2025 klockan 13.00 i sal Björken, kommunhuset.", BODY),
        Paragraph("Ärenden", HEAD),
        *items,
        Paragraph("Välkomna till sammanträdet. Förhinder anmäls till nämndsekreteraren.", BODY),
        NextPageTemplate("letter"),
        PageBreak(),
    ]


def _interim_report() -> list[Flowable]:
    return [
        *_letterhead("2025-03-14", "SN/2025:41"),
        Paragraph("Delårsrapport mars 2025", TITLE),
        Paragraph("Förslag till beslut", HEAD),
        Paragraph("Socialnämnden godkänner delårsrapporten och överlämnar den till kommunstyrelsen.", BODY),
        Paragraph("Sammanfattning", HEAD),
        Paragraph(
            "Prognosen för helåret visar ett underskott om 0,4 miljoner kronor. Hemtjänsten "
            "beräknas överskrida sin budget med 1,4 miljoner kronor medan övriga verksamheter "
            "väntas lämna ett mindre överskott.",
            BODY,
        ),
        Table(RESULT, colWidths=[5.2 * cm] + [2.7 * cm] * 4, style=GRID, repeatRows=1),
        Spacer(1, 10),
        Paragraph("Mål och indikatorer", HEAD),
        Paragraph(
            "Andelen brukare som har en aktuell genomförandeplan har ökat sedan förra året. Skillnaden "
            "mellan kvinnor och män är liten<super>1</super> och målet bedöms kunna nås.",
            BODY,
        ),
        Table(
            [[Paragraph(c, CELL) for c in row] for row in INDICATORS],
            colWidths=[5 * cm] + [2.2 * cm] * 5,
            style=GRID,
        ),
        Paragraph("* Mäts under hösten, nästa resultat väntas i november.", LETTER),
        Spacer(1, 200),
        Paragraph("_" * 30, LETTER),
        Paragraph("<super>1</super> Mätningen omfattar 412 personer.", LETTER),
        PageBreak(),
    ]


def _reply() -> list[Flowable]:
    months = ["Januari", "Februari", "Mars", "April"]
    totals = [sum(counts[k] for _, counts in VISITS) for k in range(len(months))]
    rows = [["Träffpunkt, antal besök", *months, "Totalt"]]
    rows += [[name, *map(str, counts), _grouped(sum(counts))] for name, counts in VISITS]
    rows += [["Summa", *map(_grouped, totals), _grouped(sum(totals))]]
    return [
        *_letterhead("2025-03-10", "SN/2025:17"),
        Paragraph("Svar på motion om fler träffpunkter", TITLE),
        Paragraph("Förslag till beslut", HEAD),
        Paragraph("Socialnämnden föreslår att kommunfullmäktige anser motionen besvarad.", BODY),
        Paragraph("Ärendet", HEAD),
        Paragraph(
            "Motionären vill att kommunen öppnar ytterligare två träffpunkter. Förvaltningen har gått "
            "igenom besöken under årets första månader, se bilagan, och bedömer att de lokaler som finns "
            "räcker om öppettiderna förlängs.",
            BODY,
        ),
        Paragraph("Anna Exempelsson<br/>Förvaltningschef", BODY),
        NextPageTemplate("sheet"),
        PageBreak(),
        Paragraph("Bilaga. Besök per träffpunkt", HEAD),
        Table(rows, colWidths=[6 * cm] + [3 * cm] * 5, style=SHEET, hAlign="LEFT"),
    ]


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", " ")
