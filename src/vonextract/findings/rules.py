"""Every rule of findings: the one list from which docs/checks.md is made."""

from __future__ import annotations

from vonextract.findings.rule import Rule

TOTAL_MISMATCH = Rule(
    "total_mismatch",
    "warning",
    "a line called Summa, Totalt, Netto or Resultat, or marked as a total, is not what its parts make",
    "compare the total and its parts with the page; `expected` is what the parts make",
    "Förskola 1 200, Grundskola 3 400, Summa 4 500: the parts make 4 600",
    about="report",
)
INCOMPLETE_TOTAL = Rule(
    "incomplete_total",
    "warning",
    "no column of a total agrees, and its parts fall short by as much as a line more may be worth",
    "look whether lines of the table are missing",
    "Förskola 1 200, Summa 4 600, where the page has a line Grundskola between them",
)
ARITHMETIC_MISMATCH = Rule(
    "arithmetic_mismatch",
    "warning",
    "an avvikelse, differens or förändring is not what the two lines make that it is taken between, "
    "a net not its income and cost, or a share, a price per unit or a movement not what most rows of its "
    "column show to be made of those before it",
    "compare the line with the page; `expected` is what the two others make",
    "Budget 500, Utfall 480, Avvikelse 30: the two make 20",
    about="report",
)
PROSE_MISMATCH = Rule(
    "prose_mismatch",
    "warning",
    "a sentence that quotes a row of a table states another amount than the table",
    "compare both places; `expected` is what the sentence says",
    "'… kostnaderna på 73 tusen kronor' beside a row that states 74 tkr",
    about="report",
)
RESTATED_MISMATCH = Rule(
    "restated_mismatch",
    "warning",
    "the same line, measure and time have two values in two tables that otherwise agree",
    "compare both places; `expected` is what the earlier table says",
    "Hemtjänst, budget 2024: 12 400 on page 3 and 12 500 on page 17",
    about="report",
)
MIXED_UNITS = Rule(
    "mixed_units",
    "warning",
    "the bare numbers of a sum add up although the units printed with them differ",
    "decide which unit is right before the amounts are used",
    "Förskola 1 200 kr, Grundskola 3 400 tkr, Summa 4 600 tkr",
    about="report",
)
SUSPECT_NUMBER = Rule(
    "suspect_number",
    "info",
    "a number is of another magnitude than its row and column, or a share is of thousands of percent",
    "compare the number with the page",
    "62, 58, 61, 5 900 and 60 in a column of shares",
)
ROUNDING = Rule(
    "rounding",
    "info",
    "a total or difference is off by no more than the rounding of its parts",
    "nothing",
    "1,2 + 1,3 = 2,6",
    about="report",
)
NO_HEADER = Rule(
    "no_header",
    "warning",
    "a table of numbers was read without any header; info where it is names and one number beside each",
    "look at the page: what its columns hold is not known",
    "three columns of amounts under no text",
)
NAMELESS_COLUMN = Rule(
    "nameless_column",
    "warning",
    "numbers stand in a column without header, or beside one; info where it is the only column beside names",
    "look at the page: a header may belong to the neighbour, or to both",
    "Utfall, an empty header, Budget over three columns of numbers",
)
NAMELESS_ROW = Rule(
    "nameless_row",
    "warning",
    "numbers stand in a row without label, beside a row of words without numbers; info where there is none",
    "look at the page: the numbers may belong to the row above",
    "'Personalkostnader' without numbers over a row of numbers without label",
)
DUPLICATE_HEADER = Rule(
    "duplicate_header",
    "warning",
    "the headers of numeric columns do not tell them apart, or one lacks a level which its likes have",
    "look at the page for the level of the header that is missing",
    "two columns headed 'Budget', of 2024 and of 2025",
)
NUMERIC_HEADER = Rule(
    "numeric_header",
    "warning",
    "a row read as header holds amounts, or the headers end in them",
    "look at the page: the first row of numbers may be missing",
    "'Utfall 1 240' as a header",
)
HEADER_IN_BODY = Rule(
    "header_in_body",
    "warning",
    "a row of the body holds years alone, or reads like another table's header",
    "look at the page: the rows below may be another table's",
    "'2023 2024 2025' in the middle of a table",
)
AMOUNT_IN_LABEL = Rule(
    "amount_in_label",
    "warning",
    "most names or texts of a column hold an amount as well; info where names end in small numbers",
    "look at the page: a column of numbers may be lost in the texts",
    "'Hemtjänst 12 400', 'Boende 9 800' as labels; '4 992 266 kr Pågår' in a cell",
)
CUT_LABEL = Rule(
    "cut_label",
    "warning",
    "a row holds what looks like the end of the label above it, which has no numbers or has them already",
    "read both labels as one",
    "'Vård- och' over a row 'omsorgsboende' without numbers",
)
CUT_NUMBER = Rule(
    "cut_number",
    "warning",
    "two columns, or two rows, look like the halves of the same numbers; a number between or before texts "
    "is cut, or its sign stands in a row above",
    "look at the page; the halves are not used in sums",
    "'1 011' and '695' in two columns; '-128' over '000'; '459' over a row that holds '2' alone",
)
CUT_TABLE = Rule(
    "cut_table",
    "info",
    "a table without header, or with the same one, stands on the next page under the same heading",
    "read both as one table",
    "a table goes on after a page break and was not joined",
)
ROWS_IN_TEXT = Rule(
    "rows_in_text",
    "info",
    "lines of the running text end in several numbers, as in a table, or are amounts alone",
    "look at the page: a table, or the end of one, may be missing",
    "'Hemtjänst 212 540 224 390 226 118' as a line of a paragraph",
)
LOW_CONFIDENCE = Rule(
    "low_confidence",
    "warning",
    "the reading of a table of numbers scored less than 0.5 (what is said of its rows and cells is `info` "
    "then); info where it scored less than 0.8, or holds no number; none where sums speak for most of its "
    "numbers",
    "compare the table with the page",
    "columns that only a few words keep apart",
)
READING_ORDER = Rule(
    "reading_order",
    "warning",
    "lines of prose beside others follow lines that they were not printed after",
    "look at the page: the text of its columns may be mixed up",
    "two columns of text with a picture across them",
)
UNPARSED_NUMBER = Rule(
    "unparsed_number",
    "warning",
    "a cell looks like a number but is not read with certainty, or holds several",
    "look at the page; the cell's text is kept",
    "'1.234' where nothing tells whether the point groups thousands; '12 400 9 800 7 100' in one cell",
)
APPROXIMATE_NUMBER = Rule(
    "approximate_number",
    "info",
    "a number is printed as a limit, or roughly",
    "its value is the number alone: read the cell's text before it is added up or compared",
    "'<5', 'ca 500', 'minst 3'",
)
UNKNOWN_KIND = Rule(
    "unknown_kind",
    "info",
    "a table with numbers is of no known kind",
    "add its words to a kind ([kinds.md](kinds.md))",
    "a table of opening hours",
)
INFERRED_UNIT = Rule(
    "inferred_unit",
    "info",
    "a table of money states no unit; taken was the one that its amounts have elsewhere in the report, that "
    "a difference between them has, or that the report's only currency is counted in",
    "compare the amounts in kronor with the report; what has an inferred unit is never `verified`.",
    "Nettoomsättning 2 582 860 without a unit, and Nettoomsättning, tkr 2 583 on another page",
)
UNKNOWN_UNIT = Rule(
    "unknown_unit",
    "info",
    "a table of money states no unit, and nothing else in the report tells it, or numbers in it may as well "
    "be counted; `amount_sek` is empty",
    "look whether a cover or another report says what amounts are in, and state it (`vonextract correct`).",
    "a table of budgets under no heading, caption or sentence that says tkr",
)
ENGINES_DISAGREE = Rule(
    "engines_disagree",
    "info",
    "another table engine reads another number there; `expected` is that number",
    "look at the page",
    "'-2 415' is read as -2415; another engine reads 2415",
)
UNLINKED_FOOTNOTE = Rule(
    "unlinked_footnote",
    "info",
    "a note without a marker, or a marker without its note",
    "look at the page's foot",
    "'Övriga kostnader 3)' on a page without a note 3",
)
UNASSIGNED_TEXT = Rule(
    "unassigned_text",
    "info",
    "words that are in no text, table, note or margin, and how many",
    "look at the pages named",
    "labels of a figure",
)
BORDERS_NOT_READ = Rule(
    "borders_not_read",
    "warning",
    "more borders, words or lines stand on a page than tables are looked for in",
    "read the page by hand",
    "a map drawn with a hundred thousand lines",
)
CONTRADICTORY_IDENTITY = Rule(
    "contradictory_identity",
    "info",
    "the document names two organisations, or its file's own title names another kind or year than the page",
    "look at `document_facts`; state what holds in a file of rules (`--documents`)",
    "title block 'Årsbokslut 2017', file title 'Tertialrapport 2 2012'",
)
NO_TEXT_LAYER = Rule(
    "no_text_layer",
    "warning",
    "a page is a picture and was not read; an error when the whole document is one, info for a picture on a"
    " printed page that may show a table",
    "install the extra `vonextract[ocr]` and ingest it again ([scans.md](scans.md))",
    "a scanned appendix where no OCR is installed; a photograph",
)
ATTACHED_FILES = Rule(
    "attached_files",
    "warning",
    "the PDF carries other files, as a portfolio does, which were not read; info when none is a document",
    "save the attached files beside it (`pdfdetach -saveall`) and ingest them",
    "a kallelse of one page with its handlingar attached",
)
SCANNED_PAGES = Rule(
    "scanned_pages",
    "info",
    "pages are pictures of paper; their text was read by OCR",
    "trust their numbers as far as `cells.confidence` says ([scans.md](scans.md))",
    "a signed protokoll from a copier",
)
HIDDEN_TEXT = Rule(
    "hidden_text",
    "warning",
    "a table stands on a picture of paper and was taken from its hidden text layer, which nobody checked",
    "install the extra `vonextract[ocr]` and ingest it again, or compare the table with the page",
    "an archive's scan, with text that its copier made",
)
DOUBTFUL_DIGIT = Rule(
    "doubtful_digit",
    "warning",
    "a number was read from a picture of paper with doubt or a letter in it, a total calls for it with the "
    "other sign, or ink in a table there could not be read; info where a stated total chose its figures",
    "compare the number with the page; the message names what else it may be",
    "'1 284' that may be '1 234'",
)
UNMAPPED_GLYPH = Rule(
    "unmapped_glyph",
    "warning",
    "the file does not say what a printed sign means, or says what its shape cannot be, draws a minus as "
    "a line, or half of a figure is covered; "
    "info for a sign outside tables that stands alone, as a bullet does",
    "look at the page; the sign stands as '\ufffd' in the text",
    "'\ufffd415' where the font's table of meanings has no entry for the minus",
)
STRUCK_OUT = Rule(
    "struck_out",
    "warning",
    "a stroke runs through a figure or a word; info outside tables",
    "decide whether the figure holds; nothing confirms it",
    "27 140 with a line through it, in a column of amounts",
)
PAGE_TRUNCATED = Rule(
    "page_truncated",
    "error",
    "a page was not read whole",
    "read the page by hand",
    "a page of millions of characters",
)
CORRECTION_STALE = Rule(
    "correction_stale",
    "warning",
    "a place that a person corrected reads otherwise now, or is not found; the correction was not applied",
    "look at the page, then correct it anew or take the correction out of the file",
    "'Summa' stood at 4 695 000 when it was corrected; now it reads 4 659 000",
)
CORRECTION_UNNECESSARY = Rule(
    "correction_unnecessary",
    "info",
    "the reader finds by itself what a person stated",
    "take the correction out of the file, or leave it",
    "a value of 13 549 is stated where 13 549 is read",
)
STAGE_FAILED = Rule(
    "stage_failed",
    "error",
    "a stage ended in an error of vonextract; its results are missing, the document is `partial`",
    "report it with the file",
    "Stage 'tables' failed (…), its results are missing.",
)
EXTRACTION_FAILED = Rule(
    "extraction_failed",
    "error",
    "the document could not be read; nothing else of it is stored",
    "as the message says ([errors.md](errors.md))",
    "a file that asks for a password",
)

RULES = {rule.name: rule for rule in tuple(globals().values()) if isinstance(rule, Rule)}
"""Every rule by its name, in the order above."""
