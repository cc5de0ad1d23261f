CREATE TABLE schema_version (
    version INTEGER NOT NULL, -- Number of the schema, counted up by every migration
    program_version VARCHAR NOT NULL, -- Version of vonextract that brought the database to this schema
    applied_at TIMESTAMP NOT NULL -- When that happened
);
COMMENT ON TABLE schema_version IS 'One row: the version of this schema, and which program wrote it.';
COMMENT ON COLUMN schema_version."version" IS 'Number of the schema, counted up by every migration';
COMMENT ON COLUMN schema_version."program_version" IS 'Version of vonextract that brought the database to this schema';
COMMENT ON COLUMN schema_version."applied_at" IS 'When that happened';
CREATE TABLE documents (
    doc_id VARCHAR NOT NULL, -- First 16 hex digits of the file's SHA-256; first key column of every table
    file_name VARCHAR NOT NULL, -- Name of the file, without folder
    path VARCHAR NOT NULL, -- Absolute path it was last read from; all of them are in document_paths
    sha256 VARCHAR NOT NULL, -- SHA-256 of the file's bytes, hexadecimal
    bytes BIGINT NOT NULL, -- Size of the file
    pages INTEGER NOT NULL, -- Number of pages
    title VARCHAR, -- Title, as the document prints it
    organisation VARCHAR, -- Kommun, region or other body
    committee VARCHAR, -- Nämnd, as the document writes it
    document_type VARCHAR, -- åtgärdsplan, verksamhetsplan, delårsrapport, tertialrapport, månadsuppföljning, årsbokslut, årsredovisning, årsredogörelse, mål och budget, budget, budgetanvisningar, styrkort, affärsplan, möteshandlingar, kallelse, protokoll, protokollsutdrag, tjänsteskrivelse, revisionsrapport, policy, yttrande, motion, rapport or bokkapitel; NULL when it does not say
    diarienummer VARCHAR, -- The document's own number in the diarium
    year INTEGER, -- The year the document is about
    as_of DATE, -- The day up to which it reports
    producer VARCHAR, -- Program that wrote the PDF, as the file says
    tagged BOOLEAN NOT NULL, -- Whether the PDF has a structure tree
    status VARCHAR NOT NULL, -- complete, partial (a page or a part could not be read: see findings) or failed
    extractor_version VARCHAR NOT NULL, -- Version of vonextract that read it
    ingested_at TIMESTAMP NOT NULL, -- When its rows were written
    words INTEGER NOT NULL, -- Words on all pages
    unassigned_words INTEGER NOT NULL, -- Words that are in no section, table, note, header or footer
    is_current BOOLEAN NOT NULL, -- FALSE when another file has since taken its place at every path; the views show current documents only
    stored_rows BIGINT NOT NULL, -- Rows of the document in all tables when it was written; `vonextract verify` counts them again
    scanned_pages INTEGER, -- Pages with text that comes from a picture of paper, by OCR or from its hidden text layer
    content VARCHAR, -- What it says, as a hash that is alike for documents that are alike: corrections find it again by this
    corrections VARCHAR, -- Hash of the corrections that concern it; NULL without
    near_duplicate_of VARCHAR -- The document that it repeats, a copy or a later version: the views leave it out; NULL for the others
);
COMMENT ON TABLE documents IS 'One row per distinct file (content, not name) that was ingested.';
COMMENT ON COLUMN documents."doc_id" IS 'First 16 hex digits of the file''s SHA-256; first key column of every table';
COMMENT ON COLUMN documents."file_name" IS 'Name of the file, without folder';
COMMENT ON COLUMN documents."path" IS 'Absolute path it was last read from; all of them are in document_paths';
COMMENT ON COLUMN documents."sha256" IS 'SHA-256 of the file''s bytes, hexadecimal';
COMMENT ON COLUMN documents."bytes" IS 'Size of the file';
COMMENT ON COLUMN documents."pages" IS 'Number of pages';
COMMENT ON COLUMN documents."title" IS 'Title, as the document prints it';
COMMENT ON COLUMN documents."organisation" IS 'Kommun, region or other body';
COMMENT ON COLUMN documents."committee" IS 'Nämnd, as the document writes it';
COMMENT ON COLUMN documents."document_type" IS 'åtgärdsplan, verksamhetsplan, delårsrapport, tertialrapport, månadsuppföljning, årsbokslut, årsredovisning, årsredogörelse, mål och budget, budget, budgetanvisningar, styrkort, affärsplan, möteshandlingar, kallelse, protokoll, protokollsutdrag, tjänsteskrivelse, revisionsrapport, policy, yttrande, motion, rapport or bokkapitel; NULL when it does not say';
COMMENT ON COLUMN documents."diarienummer" IS 'The document''s own number in the diarium';
COMMENT ON COLUMN documents."year" IS 'The year the document is about';
COMMENT ON COLUMN documents."as_of" IS 'The day up to which it reports';
COMMENT ON COLUMN documents."producer" IS 'Program that wrote the PDF, as the file says';
COMMENT ON COLUMN documents."tagged" IS 'Whether the PDF has a structure tree';
COMMENT ON COLUMN documents."status" IS 'complete, partial (a page or a part could not be read: see findings) or failed';
COMMENT ON COLUMN documents."extractor_version" IS 'Version of vonextract that read it';
COMMENT ON COLUMN documents."ingested_at" IS 'When its rows were written';
COMMENT ON COLUMN documents."words" IS 'Words on all pages';
COMMENT ON COLUMN documents."unassigned_words" IS 'Words that are in no section, table, note, header or footer';
COMMENT ON COLUMN documents."is_current" IS 'FALSE when another file has since taken its place at every path; the views show current documents only';
COMMENT ON COLUMN documents."stored_rows" IS 'Rows of the document in all tables when it was written; `vonextract verify` counts them again';
COMMENT ON COLUMN documents."scanned_pages" IS 'Pages with text that comes from a picture of paper, by OCR or from its hidden text layer';
COMMENT ON COLUMN documents."content" IS 'What it says, as a hash that is alike for documents that are alike: corrections find it again by this';
COMMENT ON COLUMN documents."corrections" IS 'Hash of the corrections that concern it; NULL without';
COMMENT ON COLUMN documents."near_duplicate_of" IS 'The document that it repeats, a copy or a later version: the views leave it out; NULL for the others';
CREATE TABLE pages (
    doc_id VARCHAR NOT NULL, -- The document
    page INTEGER NOT NULL, -- Number of the page, from 1
    source VARCHAR NOT NULL, -- print; ocr, read from a picture; hidden_text, the text layer of a picture; empty
    width DOUBLE NOT NULL, -- Points, as the page is read
    height DOUBLE NOT NULL, -- Points
    rotation INTEGER NOT NULL, -- Degrees clockwise that it was turned to be read
    agreement DOUBLE -- Share of the words read from a picture that its hidden text layer has too; NULL without one
);
COMMENT ON TABLE pages IS 'The pages of a document, and where the text of each comes from.';
COMMENT ON COLUMN pages."doc_id" IS 'The document';
COMMENT ON COLUMN pages."page" IS 'Number of the page, from 1';
COMMENT ON COLUMN pages."source" IS 'print; ocr, read from a picture; hidden_text, the text layer of a picture; empty';
COMMENT ON COLUMN pages."width" IS 'Points, as the page is read';
COMMENT ON COLUMN pages."height" IS 'Points';
COMMENT ON COLUMN pages."rotation" IS 'Degrees clockwise that it was turned to be read';
COMMENT ON COLUMN pages."agreement" IS 'Share of the words read from a picture that its hidden text layer has too; NULL without one';
CREATE TABLE document_paths (
    doc_id VARCHAR NOT NULL, -- The document
    path VARCHAR NOT NULL, -- Absolute path
    bytes BIGINT NOT NULL, -- Size of the file when last seen
    mtime_ns BIGINT NOT NULL, -- Its modification time when last seen, nanoseconds since 1970
    first_seen TIMESTAMP NOT NULL, -- When this content was first seen at this path
    last_seen TIMESTAMP NOT NULL, -- When it was last seen there
    replaced_at TIMESTAMP, -- When another content was found at this path; NULL for the path's current version
    vanished_at TIMESTAMP, -- When the file was found missing; NULL while it is there
    ctime_ns BIGINT NOT NULL -- When the system last changed the file or its inode, nanoseconds since 1970; 0 when it was too fresh to rely on
);
COMMENT ON TABLE document_paths IS 'Where a document has been seen: one row per path and version of the file there.';
COMMENT ON COLUMN document_paths."doc_id" IS 'The document';
COMMENT ON COLUMN document_paths."path" IS 'Absolute path';
COMMENT ON COLUMN document_paths."bytes" IS 'Size of the file when last seen';
COMMENT ON COLUMN document_paths."mtime_ns" IS 'Its modification time when last seen, nanoseconds since 1970';
COMMENT ON COLUMN document_paths."first_seen" IS 'When this content was first seen at this path';
COMMENT ON COLUMN document_paths."last_seen" IS 'When it was last seen there';
COMMENT ON COLUMN document_paths."replaced_at" IS 'When another content was found at this path; NULL for the path''s current version';
COMMENT ON COLUMN document_paths."vanished_at" IS 'When the file was found missing; NULL while it is there';
COMMENT ON COLUMN document_paths."ctime_ns" IS 'When the system last changed the file or its inode, nanoseconds since 1970; 0 when it was too fresh to rely on';
CREATE TABLE document_facts (
    doc_id VARCHAR NOT NULL, -- The document
    name VARCHAR NOT NULL, -- organisation, committee, document_type, title, year, as_of or diarienummer
    value VARCHAR NOT NULL, -- What is stated, as text
    source VARCHAR NOT NULL, -- title block, letterhead, header, footer, first page, metadata (of the file), running text, folder rule (--documents) or person
    page INTEGER, -- Page it stands on; NULL for what is not printed
    x0 DOUBLE, -- Left edge, PDF points from the left
    top DOUBLE, -- Upper edge, PDF points from the top
    x1 DOUBLE, -- Right edge
    bottom DOUBLE, -- Lower edge
    confidence DOUBLE NOT NULL, -- How far it is believed by where it stands, 0 to 1
    chosen BOOLEAN NOT NULL -- Whether documents has this value
);
COMMENT ON TABLE document_facts IS 'What a document states of itself, who, what and when, statement by statement: those that are believed are in documents.';
COMMENT ON COLUMN document_facts."doc_id" IS 'The document';
COMMENT ON COLUMN document_facts."name" IS 'organisation, committee, document_type, title, year, as_of or diarienummer';
COMMENT ON COLUMN document_facts."value" IS 'What is stated, as text';
COMMENT ON COLUMN document_facts."source" IS 'title block, letterhead, header, footer, first page, metadata (of the file), running text, folder rule (--documents) or person';
COMMENT ON COLUMN document_facts."page" IS 'Page it stands on; NULL for what is not printed';
COMMENT ON COLUMN document_facts."x0" IS 'Left edge, PDF points from the left';
COMMENT ON COLUMN document_facts."top" IS 'Upper edge, PDF points from the top';
COMMENT ON COLUMN document_facts."x1" IS 'Right edge';
COMMENT ON COLUMN document_facts."bottom" IS 'Lower edge';
COMMENT ON COLUMN document_facts."confidence" IS 'How far it is believed by where it stands, 0 to 1';
COMMENT ON COLUMN document_facts."chosen" IS 'Whether documents has this value';
CREATE TABLE arenden (
    doc_id VARCHAR NOT NULL, -- The document
    arende_id INTEGER NOT NULL, -- Number of the ärende within the document, from 1
    ordinal INTEGER NOT NULL, -- Order of appearance
    title VARCHAR, -- Its heading
    diarienummer VARCHAR, -- Its diarienummer
    paragraph VARCHAR, -- Its § in minutes (protokoll), such as § 12; NULL elsewhere
    beslut VARCHAR, -- What minutes say was decided in it
    page_first INTEGER NOT NULL, -- First page, from 1
    page_last INTEGER NOT NULL -- Last page
);
COMMENT ON TABLE arenden IS 'The items of a packet (kallelse, handlingar); a plain report is one ärende.';
COMMENT ON COLUMN arenden."doc_id" IS 'The document';
COMMENT ON COLUMN arenden."arende_id" IS 'Number of the ärende within the document, from 1';
COMMENT ON COLUMN arenden."ordinal" IS 'Order of appearance';
COMMENT ON COLUMN arenden."title" IS 'Its heading';
COMMENT ON COLUMN arenden."diarienummer" IS 'Its diarienummer';
COMMENT ON COLUMN arenden."paragraph" IS 'Its § in minutes (protokoll), such as § 12; NULL elsewhere';
COMMENT ON COLUMN arenden."beslut" IS 'What minutes say was decided in it';
COMMENT ON COLUMN arenden."page_first" IS 'First page, from 1';
COMMENT ON COLUMN arenden."page_last" IS 'Last page';
CREATE TABLE handlingar (
    doc_id VARCHAR NOT NULL, -- The document
    handling_id INTEGER NOT NULL, -- Number of the paper within the document, from 1
    arende_id INTEGER, -- The ärende it belongs to; NULL for an agenda before them
    ordinal INTEGER NOT NULL, -- Order of appearance
    kind VARCHAR NOT NULL, -- tjänsteskrivelse, bilaga, rapport, plan, motion, yttrande, protokollsutdrag, kallelse, …; annat when it does not say
    title VARCHAR, -- Its heading
    page_first INTEGER NOT NULL, -- First page, from 1
    page_last INTEGER NOT NULL -- Last page
);
COMMENT ON TABLE handlingar IS 'The papers of a packet, each with its pages: a tjänsteskrivelse, its bilagor, a motion; a plain report is one paper.';
COMMENT ON COLUMN handlingar."doc_id" IS 'The document';
COMMENT ON COLUMN handlingar."handling_id" IS 'Number of the paper within the document, from 1';
COMMENT ON COLUMN handlingar."arende_id" IS 'The ärende it belongs to; NULL for an agenda before them';
COMMENT ON COLUMN handlingar."ordinal" IS 'Order of appearance';
COMMENT ON COLUMN handlingar."kind" IS 'tjänsteskrivelse, bilaga, rapport, plan, motion, yttrande, protokollsutdrag, kallelse, …; annat when it does not say';
COMMENT ON COLUMN handlingar."title" IS 'Its heading';
COMMENT ON COLUMN handlingar."page_first" IS 'First page, from 1';
COMMENT ON COLUMN handlingar."page_last" IS 'Last page';
CREATE TABLE sections (
    doc_id VARCHAR NOT NULL, -- The document
    section_id INTEGER NOT NULL, -- Number of the section within the document, from 1
    parent_id INTEGER, -- section_id of the section it stands in; NULL at the top
    arende_id INTEGER, -- The ärende it belongs to
    ordinal INTEGER NOT NULL, -- Reading order
    level INTEGER NOT NULL, -- 1 for a chapter; 0 for text before the first heading
    number VARCHAR, -- The heading's own number, such as 2.1
    title VARCHAR, -- The heading
    text VARCHAR NOT NULL, -- Its own running text, without tables, notes, headers and footers; hyphenation undone
    page_first INTEGER NOT NULL, -- Page of the heading
    page_last INTEGER NOT NULL, -- Page its text ends on
    x0 DOUBLE NOT NULL, -- Left edge of the heading on page_first, PDF points from the left
    top DOUBLE NOT NULL, -- Upper edge, PDF points from the top
    x1 DOUBLE NOT NULL, -- Right edge
    bottom DOUBLE NOT NULL -- Lower edge
);
COMMENT ON TABLE sections IS 'A heading and the running text under it.';
COMMENT ON COLUMN sections."doc_id" IS 'The document';
COMMENT ON COLUMN sections."section_id" IS 'Number of the section within the document, from 1';
COMMENT ON COLUMN sections."parent_id" IS 'section_id of the section it stands in; NULL at the top';
COMMENT ON COLUMN sections."arende_id" IS 'The ärende it belongs to';
COMMENT ON COLUMN sections."ordinal" IS 'Reading order';
COMMENT ON COLUMN sections."level" IS '1 for a chapter; 0 for text before the first heading';
COMMENT ON COLUMN sections."number" IS 'The heading''s own number, such as 2.1';
COMMENT ON COLUMN sections."title" IS 'The heading';
COMMENT ON COLUMN sections."text" IS 'Its own running text, without tables, notes, headers and footers; hyphenation undone';
COMMENT ON COLUMN sections."page_first" IS 'Page of the heading';
COMMENT ON COLUMN sections."page_last" IS 'Page its text ends on';
COMMENT ON COLUMN sections."x0" IS 'Left edge of the heading on page_first, PDF points from the left';
COMMENT ON COLUMN sections."top" IS 'Upper edge, PDF points from the top';
COMMENT ON COLUMN sections."x1" IS 'Right edge';
COMMENT ON COLUMN sections."bottom" IS 'Lower edge';
CREATE TABLE blocks (
    doc_id VARCHAR NOT NULL, -- The document
    section_id INTEGER NOT NULL, -- The section it stands in
    ordinal INTEGER NOT NULL, -- Order within the section, from 1
    type VARCHAR NOT NULL, -- paragraph, list_item, caption or figure
    text VARCHAR NOT NULL, -- The text, lines joined and hyphenation undone
    raw VARCHAR NOT NULL, -- The printed lines before any repair
    level INTEGER NOT NULL, -- Nesting depth of a list item, from 1; 0 for anything else
    label VARCHAR, -- The list item's own bullet or number, as printed
    page INTEGER NOT NULL, -- Page it starts on
    x0 DOUBLE NOT NULL, -- Left edge, PDF points from the left
    top DOUBLE NOT NULL, -- Upper edge, PDF points from the top
    x1 DOUBLE NOT NULL, -- Right edge
    bottom DOUBLE NOT NULL -- Lower edge
);
COMMENT ON TABLE blocks IS 'The paragraphs, list items, captions and figures of a section.';
COMMENT ON COLUMN blocks."doc_id" IS 'The document';
COMMENT ON COLUMN blocks."section_id" IS 'The section it stands in';
COMMENT ON COLUMN blocks."ordinal" IS 'Order within the section, from 1';
COMMENT ON COLUMN blocks."type" IS 'paragraph, list_item, caption or figure';
COMMENT ON COLUMN blocks."text" IS 'The text, lines joined and hyphenation undone';
COMMENT ON COLUMN blocks."raw" IS 'The printed lines before any repair';
COMMENT ON COLUMN blocks."level" IS 'Nesting depth of a list item, from 1; 0 for anything else';
COMMENT ON COLUMN blocks."label" IS 'The list item''s own bullet or number, as printed';
COMMENT ON COLUMN blocks."page" IS 'Page it starts on';
COMMENT ON COLUMN blocks."x0" IS 'Left edge, PDF points from the left';
COMMENT ON COLUMN blocks."top" IS 'Upper edge, PDF points from the top';
COMMENT ON COLUMN blocks."x1" IS 'Right edge';
COMMENT ON COLUMN blocks."bottom" IS 'Lower edge';
CREATE TABLE tables (
    doc_id VARCHAR NOT NULL, -- The document
    table_id INTEGER NOT NULL, -- Number of the table within the document, from 1
    section_id INTEGER, -- The section it stands in
    ordinal INTEGER NOT NULL, -- Order of appearance
    kind VARCHAR NOT NULL, -- What it is about: atgarder, drift, indikatorer, investeringar, volymer, handlingsplan, budgetjustering, bidrag, risker, kallforteckning, resultatrakning, balansrakning, kassaflode, noter, personal, befolkning, statistik, enkat, forteckning, a kind of your own, or annat
    kind_score DOUBLE NOT NULL, -- How well the kind's vocabulary fits, 0 to 1
    title VARCHAR, -- Caption, or the heading it stands under
    unit VARCHAR, -- tkr, mnkr, kr, procent or antal; NULL where it is mixed or unknown
    n_rows INTEGER NOT NULL, -- Rows of the grid, header included
    n_cols INTEGER NOT NULL, -- Columns of the grid
    n_header_rows INTEGER NOT NULL, -- Rows at the top that are header
    page_first INTEGER NOT NULL, -- First page
    page_last INTEGER NOT NULL, -- Last page
    x0 DOUBLE NOT NULL, -- Left edge of its part on page_first, PDF points from the left
    top DOUBLE NOT NULL, -- Upper edge, PDF points from the top
    x1 DOUBLE NOT NULL, -- Right edge
    bottom DOUBLE NOT NULL, -- Lower edge
    method VARCHAR NOT NULL, -- How it was found: tags, rules, text, or several joined by +
    confidence DOUBLE NOT NULL, -- How sure the reading of its grid is, 0 to 1
    trace VARCHAR[] NOT NULL -- Why it was read and joined this way, one sentence each
);
COMMENT ON TABLE tables IS 'A table, whole over all its pages.';
COMMENT ON COLUMN tables."doc_id" IS 'The document';
COMMENT ON COLUMN tables."table_id" IS 'Number of the table within the document, from 1';
COMMENT ON COLUMN tables."section_id" IS 'The section it stands in';
COMMENT ON COLUMN tables."ordinal" IS 'Order of appearance';
COMMENT ON COLUMN tables."kind" IS 'What it is about: atgarder, drift, indikatorer, investeringar, volymer, handlingsplan, budgetjustering, bidrag, risker, kallforteckning, resultatrakning, balansrakning, kassaflode, noter, personal, befolkning, statistik, enkat, forteckning, a kind of your own, or annat';
COMMENT ON COLUMN tables."kind_score" IS 'How well the kind''s vocabulary fits, 0 to 1';
COMMENT ON COLUMN tables."title" IS 'Caption, or the heading it stands under';
COMMENT ON COLUMN tables."unit" IS 'tkr, mnkr, kr, procent or antal; NULL where it is mixed or unknown';
COMMENT ON COLUMN tables."n_rows" IS 'Rows of the grid, header included';
COMMENT ON COLUMN tables."n_cols" IS 'Columns of the grid';
COMMENT ON COLUMN tables."n_header_rows" IS 'Rows at the top that are header';
COMMENT ON COLUMN tables."page_first" IS 'First page';
COMMENT ON COLUMN tables."page_last" IS 'Last page';
COMMENT ON COLUMN tables."x0" IS 'Left edge of its part on page_first, PDF points from the left';
COMMENT ON COLUMN tables."top" IS 'Upper edge, PDF points from the top';
COMMENT ON COLUMN tables."x1" IS 'Right edge';
COMMENT ON COLUMN tables."bottom" IS 'Lower edge';
COMMENT ON COLUMN tables."method" IS 'How it was found: tags, rules, text, or several joined by +';
COMMENT ON COLUMN tables."confidence" IS 'How sure the reading of its grid is, 0 to 1';
COMMENT ON COLUMN tables."trace" IS 'Why it was read and joined this way, one sentence each';
CREATE TABLE cells (
    doc_id VARCHAR NOT NULL, -- The document
    table_id INTEGER NOT NULL, -- The table
    "row" INTEGER NOT NULL, -- Row of the grid, from 0
    col INTEGER NOT NULL, -- Column of the grid, from 0
    row_span INTEGER NOT NULL, -- Rows it covers
    col_span INTEGER NOT NULL, -- Columns it covers
    role VARCHAR NOT NULL, -- header, label, group, total, value or empty
    text VARCHAR NOT NULL, -- As printed, lines joined, note markers taken out
    value DOUBLE, -- The number as printed, unscaled; NULL when the cell states none
    unit VARCHAR, -- Unit of the number
    page INTEGER NOT NULL, -- Page it stands on
    x0 DOUBLE NOT NULL, -- Left edge, PDF points from the left
    top DOUBLE NOT NULL, -- Upper edge, PDF points from the top
    x1 DOUBLE NOT NULL, -- Right edge
    bottom DOUBLE NOT NULL, -- Lower edge
    confidence DOUBLE -- Probability that its text is right, 0 to 1; NULL where nothing tells
);
COMMENT ON TABLE cells IS 'A cell of a table; a spanning cell is one row, at its top left place.';
COMMENT ON COLUMN cells."doc_id" IS 'The document';
COMMENT ON COLUMN cells."table_id" IS 'The table';
COMMENT ON COLUMN cells."row" IS 'Row of the grid, from 0';
COMMENT ON COLUMN cells."col" IS 'Column of the grid, from 0';
COMMENT ON COLUMN cells."row_span" IS 'Rows it covers';
COMMENT ON COLUMN cells."col_span" IS 'Columns it covers';
COMMENT ON COLUMN cells."role" IS 'header, label, group, total, value or empty';
COMMENT ON COLUMN cells."text" IS 'As printed, lines joined, note markers taken out';
COMMENT ON COLUMN cells."value" IS 'The number as printed, unscaled; NULL when the cell states none';
COMMENT ON COLUMN cells."unit" IS 'Unit of the number';
COMMENT ON COLUMN cells."page" IS 'Page it stands on';
COMMENT ON COLUMN cells."x0" IS 'Left edge, PDF points from the left';
COMMENT ON COLUMN cells."top" IS 'Upper edge, PDF points from the top';
COMMENT ON COLUMN cells."x1" IS 'Right edge';
COMMENT ON COLUMN cells."bottom" IS 'Lower edge';
COMMENT ON COLUMN cells."confidence" IS 'Probability that its text is right, 0 to 1; NULL where nothing tells';
CREATE TABLE footnotes (
    doc_id VARCHAR NOT NULL, -- The document
    footnote_id INTEGER NOT NULL, -- Number of the note within the document, from 1
    marker VARCHAR NOT NULL, -- Its marker: 1, *, ** and so on
    text VARCHAR NOT NULL, -- The note
    page INTEGER NOT NULL, -- Page it stands on
    table_id INTEGER, -- The table it stands under; NULL for any other note
    x0 DOUBLE NOT NULL, -- Left edge, PDF points from the left
    top DOUBLE NOT NULL, -- Upper edge, PDF points from the top
    x1 DOUBLE NOT NULL, -- Right edge
    bottom DOUBLE NOT NULL -- Lower edge
);
COMMENT ON TABLE footnotes IS 'A note at the foot of a page, at the end of the document, or under a table.';
COMMENT ON COLUMN footnotes."doc_id" IS 'The document';
COMMENT ON COLUMN footnotes."footnote_id" IS 'Number of the note within the document, from 1';
COMMENT ON COLUMN footnotes."marker" IS 'Its marker: 1, *, ** and so on';
COMMENT ON COLUMN footnotes."text" IS 'The note';
COMMENT ON COLUMN footnotes."page" IS 'Page it stands on';
COMMENT ON COLUMN footnotes."table_id" IS 'The table it stands under; NULL for any other note';
COMMENT ON COLUMN footnotes."x0" IS 'Left edge, PDF points from the left';
COMMENT ON COLUMN footnotes."top" IS 'Upper edge, PDF points from the top';
COMMENT ON COLUMN footnotes."x1" IS 'Right edge';
COMMENT ON COLUMN footnotes."bottom" IS 'Lower edge';
CREATE TABLE footnote_refs (
    doc_id VARCHAR NOT NULL, -- The document
    footnote_id INTEGER NOT NULL, -- The note
    section_id INTEGER, -- The section that refers to it
    table_id INTEGER, -- The table that refers to it
    "row" INTEGER, -- Row of the cell
    col INTEGER, -- Column of the cell
    page INTEGER NOT NULL, -- Page of the reference
    context VARCHAR NOT NULL -- The words just before the marker
);
COMMENT ON TABLE footnote_refs IS 'A place in text or table that refers to a note.';
COMMENT ON COLUMN footnote_refs."doc_id" IS 'The document';
COMMENT ON COLUMN footnote_refs."footnote_id" IS 'The note';
COMMENT ON COLUMN footnote_refs."section_id" IS 'The section that refers to it';
COMMENT ON COLUMN footnote_refs."table_id" IS 'The table that refers to it';
COMMENT ON COLUMN footnote_refs."row" IS 'Row of the cell';
COMMENT ON COLUMN footnote_refs."col" IS 'Column of the cell';
COMMENT ON COLUMN footnote_refs."page" IS 'Page of the reference';
COMMENT ON COLUMN footnote_refs."context" IS 'The words just before the marker';
CREATE TABLE findings (
    doc_id VARCHAR NOT NULL, -- The document
    finding_id INTEGER NOT NULL, -- Number of the finding within the document, from 1
    severity VARCHAR NOT NULL, -- error (our reading is doubtful), warning (the report contradicts itself) or info
    rule VARCHAR NOT NULL, -- Name of the check, such as total_mismatch
    message VARCHAR NOT NULL, -- What was found, one sentence
    page INTEGER, -- Page it is about
    section_id INTEGER, -- Section it is about
    table_id INTEGER, -- Table it is about
    "row" INTEGER, -- Row of the cell it is about
    col INTEGER, -- Column of the cell it is about
    expected DOUBLE, -- The number that should stand there
    actual DOUBLE, -- The number that does
    checked VARCHAR, -- What a person found when she looked it up: true or false_alarm; NULL when nobody has
    cause_id INTEGER -- The finding that this one follows from; NULL for a cause
);
COMMENT ON TABLE findings IS 'Something doubtful or contradictory, and where it stands.';
COMMENT ON COLUMN findings."doc_id" IS 'The document';
COMMENT ON COLUMN findings."finding_id" IS 'Number of the finding within the document, from 1';
COMMENT ON COLUMN findings."severity" IS 'error (our reading is doubtful), warning (the report contradicts itself) or info';
COMMENT ON COLUMN findings."rule" IS 'Name of the check, such as total_mismatch';
COMMENT ON COLUMN findings."message" IS 'What was found, one sentence';
COMMENT ON COLUMN findings."page" IS 'Page it is about';
COMMENT ON COLUMN findings."section_id" IS 'Section it is about';
COMMENT ON COLUMN findings."table_id" IS 'Table it is about';
COMMENT ON COLUMN findings."row" IS 'Row of the cell it is about';
COMMENT ON COLUMN findings."col" IS 'Column of the cell it is about';
COMMENT ON COLUMN findings."expected" IS 'The number that should stand there';
COMMENT ON COLUMN findings."actual" IS 'The number that does';
COMMENT ON COLUMN findings."checked" IS 'What a person found when she looked it up: true or false_alarm; NULL when nobody has';
COMMENT ON COLUMN findings."cause_id" IS 'The finding that this one follows from; NULL for a cause';
CREATE TABLE facts (
    doc_id VARCHAR NOT NULL, -- The document
    table_id INTEGER NOT NULL, -- The table
    "row" INTEGER NOT NULL, -- Row of the cell
    col INTEGER NOT NULL, -- Column of the cell
    page INTEGER NOT NULL, -- Page of the cell
    kind VARCHAR NOT NULL, -- Kind of the table
    fact_type VARCHAR, -- amount (of money), share, count, index, per_unit, date or code (a year, an account or a rank: it has its row here, but is no part of sums and views); NULL when nothing tells
    row_label VARCHAR NOT NULL, -- The text of the row that names it
    row_path VARCHAR NOT NULL, -- Group rows and all labels, joined by ' > '
    column_label VARCHAR NOT NULL, -- Header path, joined by a space
    column_path VARCHAR, -- Header path, joined by ' > '; NULL where a version before 0.3 wrote the row
    measure VARCHAR, -- utfall, bokslut, budget, prognos, mål, etappmål, målvärde, effekt, helårseffekt, avvikelse …
    year INTEGER, -- Year the number is about
    as_of DATE, -- Day up to which it counts
    period_start DATE, -- First day that it is about; NULL for a number of one day
    period_end DATE, -- Last day that it is about
    full_year BOOLEAN, -- Whether it is stated for a whole year
    population VARCHAR, -- män, kvinnor or alla
    post VARCHAR, -- intäkter, kostnader or netto, where the columns tell them apart
    value DOUBLE NOT NULL, -- The number as printed
    unit VARCHAR, -- Its unit
    unit_source VARCHAR, -- Where the unit is stated: cell, row, column, table, heading, document; or inferred
    amount_sek DECIMAL(18, 4), -- The amount in kronor (tkr and mnkr scaled); NULL when it is no money or of another currency
    is_total BOOLEAN NOT NULL, -- Whether it is a sum of others
    verified BOOLEAN NOT NULL, -- Whether a stated total or a second engine confirms the number: safe to publish
    verified_by VARCHAR, -- What speaks for it: total, restated (another table of the report), next_report (another report of the organisation), engine, person, or tags (which vouch for its place, not for the number); NULL when nothing does
    confidence DOUBLE NOT NULL, -- How sure it is, 0 to 1: 0.99 confirmed by a total, 0.95 by a second engine, at most 0.2 where a finding doubts it, else that of its table
    ref VARCHAR NOT NULL, -- doc_id:table_id:row:col, the name of the cell for `show` and `correct`
    value_read DOUBLE, -- The number that was read where a person states another
    amount DECIMAL(18, 4), -- The amount in whole units of its currency (teuro in euro); the same as amount_sek for kronor; NULL when it is no money
    currency VARCHAR -- Code of that currency: SEK, EUR, …; NULL when it is no money or no unit is known
);
COMMENT ON TABLE facts IS 'A numeric cell of a table''s body, with everything its row and its headers say.';
COMMENT ON COLUMN facts."doc_id" IS 'The document';
COMMENT ON COLUMN facts."table_id" IS 'The table';
COMMENT ON COLUMN facts."row" IS 'Row of the cell';
COMMENT ON COLUMN facts."col" IS 'Column of the cell';
COMMENT ON COLUMN facts."page" IS 'Page of the cell';
COMMENT ON COLUMN facts."kind" IS 'Kind of the table';
COMMENT ON COLUMN facts."fact_type" IS 'amount (of money), share, count, index, per_unit, date or code (a year, an account or a rank: it has its row here, but is no part of sums and views); NULL when nothing tells';
COMMENT ON COLUMN facts."row_label" IS 'The text of the row that names it';
COMMENT ON COLUMN facts."row_path" IS 'Group rows and all labels, joined by '' > ''';
COMMENT ON COLUMN facts."column_label" IS 'Header path, joined by a space';
COMMENT ON COLUMN facts."column_path" IS 'Header path, joined by '' > ''; NULL where a version before 0.3 wrote the row';
COMMENT ON COLUMN facts."measure" IS 'utfall, bokslut, budget, prognos, mål, etappmål, målvärde, effekt, helårseffekt, avvikelse …';
COMMENT ON COLUMN facts."year" IS 'Year the number is about';
COMMENT ON COLUMN facts."as_of" IS 'Day up to which it counts';
COMMENT ON COLUMN facts."period_start" IS 'First day that it is about; NULL for a number of one day';
COMMENT ON COLUMN facts."period_end" IS 'Last day that it is about';
COMMENT ON COLUMN facts."full_year" IS 'Whether it is stated for a whole year';
COMMENT ON COLUMN facts."population" IS 'män, kvinnor or alla';
COMMENT ON COLUMN facts."post" IS 'intäkter, kostnader or netto, where the columns tell them apart';
COMMENT ON COLUMN facts."value" IS 'The number as printed';
COMMENT ON COLUMN facts."unit" IS 'Its unit';
COMMENT ON COLUMN facts."unit_source" IS 'Where the unit is stated: cell, row, column, table, heading, document; or inferred';
COMMENT ON COLUMN facts."amount_sek" IS 'The amount in kronor (tkr and mnkr scaled); NULL when it is no money or of another currency';
COMMENT ON COLUMN facts."is_total" IS 'Whether it is a sum of others';
COMMENT ON COLUMN facts."verified" IS 'Whether a stated total or a second engine confirms the number: safe to publish';
COMMENT ON COLUMN facts."verified_by" IS 'What speaks for it: total, restated (another table of the report), next_report (another report of the organisation), engine, person, or tags (which vouch for its place, not for the number); NULL when nothing does';
COMMENT ON COLUMN facts."confidence" IS 'How sure it is, 0 to 1: 0.99 confirmed by a total, 0.95 by a second engine, at most 0.2 where a finding doubts it, else that of its table';
COMMENT ON COLUMN facts."ref" IS 'doc_id:table_id:row:col, the name of the cell for `show` and `correct`';
COMMENT ON COLUMN facts."value_read" IS 'The number that was read where a person states another';
COMMENT ON COLUMN facts."amount" IS 'The amount in whole units of its currency (teuro in euro); the same as amount_sek for kronor; NULL when it is no money';
COMMENT ON COLUMN facts."currency" IS 'Code of that currency: SEK, EUR, …; NULL when it is no money or no unit is known';
CREATE TABLE atgarder (
    doc_id VARCHAR NOT NULL, -- The document
    atgard_id INTEGER NOT NULL, -- Number of the measure within the document, from 1
    table_id INTEGER NOT NULL, -- The table
    "row" INTEGER NOT NULL, -- Its first row
    page INTEGER NOT NULL, -- Page
    omrade VARCHAR, -- Area it belongs to
    atgard VARCHAR NOT NULL, -- The measure
    beskrivning VARCHAR, -- Its description
    ansvarig VARCHAR, -- Who is responsible
    tidplan VARCHAR, -- When
    uppfoljning VARCHAR, -- How it is followed up
    status VARCHAR -- How far it has come
);
COMMENT ON TABLE atgarder IS 'A measure (åtgärd) of an action plan.';
COMMENT ON COLUMN atgarder."doc_id" IS 'The document';
COMMENT ON COLUMN atgarder."atgard_id" IS 'Number of the measure within the document, from 1';
COMMENT ON COLUMN atgarder."table_id" IS 'The table';
COMMENT ON COLUMN atgarder."row" IS 'Its first row';
COMMENT ON COLUMN atgarder."page" IS 'Page';
COMMENT ON COLUMN atgarder."omrade" IS 'Area it belongs to';
COMMENT ON COLUMN atgarder."atgard" IS 'The measure';
COMMENT ON COLUMN atgarder."beskrivning" IS 'Its description';
COMMENT ON COLUMN atgarder."ansvarig" IS 'Who is responsible';
COMMENT ON COLUMN atgarder."tidplan" IS 'When';
COMMENT ON COLUMN atgarder."uppfoljning" IS 'How it is followed up';
COMMENT ON COLUMN atgarder."status" IS 'How far it has come';
CREATE TABLE atgard_effekter (
    doc_id VARCHAR NOT NULL, -- The document
    atgard_id INTEGER, -- The measure; NULL for the effect on a total row
    table_id INTEGER NOT NULL, -- The table
    "row" INTEGER NOT NULL, -- Row of the cell
    col INTEGER, -- Column of the cell; NULL where a version before 0.3 wrote the row
    page INTEGER NOT NULL, -- Page of the cell
    label VARCHAR NOT NULL, -- Header of the column
    year INTEGER, -- Year of the effect
    full_year BOOLEAN NOT NULL, -- Whether it is the effect of a whole year (helårseffekt)
    amount_sek DECIMAL(18, 4), -- The effect in kronor; NULL when it is no money
    value DOUBLE NOT NULL, -- The number as printed
    unit VARCHAR, -- Its unit
    is_total BOOLEAN NOT NULL -- Whether it is a sum of others
);
COMMENT ON TABLE atgard_effekter IS 'The effect of a measure in one column.';
COMMENT ON COLUMN atgard_effekter."doc_id" IS 'The document';
COMMENT ON COLUMN atgard_effekter."atgard_id" IS 'The measure; NULL for the effect on a total row';
COMMENT ON COLUMN atgard_effekter."table_id" IS 'The table';
COMMENT ON COLUMN atgard_effekter."row" IS 'Row of the cell';
COMMENT ON COLUMN atgard_effekter."col" IS 'Column of the cell; NULL where a version before 0.3 wrote the row';
COMMENT ON COLUMN atgard_effekter."page" IS 'Page of the cell';
COMMENT ON COLUMN atgard_effekter."label" IS 'Header of the column';
COMMENT ON COLUMN atgard_effekter."year" IS 'Year of the effect';
COMMENT ON COLUMN atgard_effekter."full_year" IS 'Whether it is the effect of a whole year (helårseffekt)';
COMMENT ON COLUMN atgard_effekter."amount_sek" IS 'The effect in kronor; NULL when it is no money';
COMMENT ON COLUMN atgard_effekter."value" IS 'The number as printed';
COMMENT ON COLUMN atgard_effekter."unit" IS 'Its unit';
COMMENT ON COLUMN atgard_effekter."is_total" IS 'Whether it is a sum of others';
CREATE TABLE drift_poster (
    doc_id VARCHAR NOT NULL, -- The document
    table_id INTEGER NOT NULL, -- The table
    "row" INTEGER NOT NULL, -- Row of the cell
    col INTEGER, -- Column of the cell; NULL where a version before 0.3 wrote the row
    page INTEGER NOT NULL, -- Page of the cell
    verksamhet VARCHAR, -- The line: a verksamhet, a sort of cost or income; NULL for a post of the whole table
    kod VARCHAR, -- Its code
    measure VARCHAR, -- bokslut, budget, utfall, prognos, avvikelse …
    year INTEGER, -- Year
    post VARCHAR, -- intäkter, kostnader, netto or resultatöverföring, where the row or column is one
    amount_sek DECIMAL(18, 4), -- The amount in kronor; NULL when it is no money
    value DOUBLE NOT NULL, -- The number as printed
    unit VARCHAR, -- Its unit
    is_total BOOLEAN NOT NULL, -- Whether it is a sum of others
    is_group BOOLEAN NOT NULL -- Whether it stands on a row that groups those below it
);
COMMENT ON TABLE drift_poster IS 'A line of a drift table in one money column.';
COMMENT ON COLUMN drift_poster."doc_id" IS 'The document';
COMMENT ON COLUMN drift_poster."table_id" IS 'The table';
COMMENT ON COLUMN drift_poster."row" IS 'Row of the cell';
COMMENT ON COLUMN drift_poster."col" IS 'Column of the cell; NULL where a version before 0.3 wrote the row';
COMMENT ON COLUMN drift_poster."page" IS 'Page of the cell';
COMMENT ON COLUMN drift_poster."verksamhet" IS 'The line: a verksamhet, a sort of cost or income; NULL for a post of the whole table';
COMMENT ON COLUMN drift_poster."kod" IS 'Its code';
COMMENT ON COLUMN drift_poster."measure" IS 'bokslut, budget, utfall, prognos, avvikelse …';
COMMENT ON COLUMN drift_poster."year" IS 'Year';
COMMENT ON COLUMN drift_poster."post" IS 'intäkter, kostnader, netto or resultatöverföring, where the row or column is one';
COMMENT ON COLUMN drift_poster."amount_sek" IS 'The amount in kronor; NULL when it is no money';
COMMENT ON COLUMN drift_poster."value" IS 'The number as printed';
COMMENT ON COLUMN drift_poster."unit" IS 'Its unit';
COMMENT ON COLUMN drift_poster."is_total" IS 'Whether it is a sum of others';
COMMENT ON COLUMN drift_poster."is_group" IS 'Whether it stands on a row that groups those below it';
CREATE TABLE indikatorer (
    doc_id VARCHAR NOT NULL, -- The document
    indikator_id INTEGER NOT NULL, -- Number of the indicator within the document, from 1
    table_id INTEGER NOT NULL, -- The table
    "row" INTEGER NOT NULL, -- Its row
    page INTEGER NOT NULL, -- Page
    indikator VARCHAR NOT NULL, -- The indicator, as printed
    enhet VARCHAR, -- Its unit
    mal VARCHAR, -- The target (mål) it stands under
    kolada_id VARCHAR, -- Its number in Kolada, such as U21463
    source VARCHAR -- Where the report has it from
);
COMMENT ON TABLE indikatorer IS 'An indicator row.';
COMMENT ON COLUMN indikatorer."doc_id" IS 'The document';
COMMENT ON COLUMN indikatorer."indikator_id" IS 'Number of the indicator within the document, from 1';
COMMENT ON COLUMN indikatorer."table_id" IS 'The table';
COMMENT ON COLUMN indikatorer."row" IS 'Its row';
COMMENT ON COLUMN indikatorer."page" IS 'Page';
COMMENT ON COLUMN indikatorer."indikator" IS 'The indicator, as printed';
COMMENT ON COLUMN indikatorer."enhet" IS 'Its unit';
COMMENT ON COLUMN indikatorer."mal" IS 'The target (mål) it stands under';
COMMENT ON COLUMN indikatorer."kolada_id" IS 'Its number in Kolada, such as U21463';
COMMENT ON COLUMN indikatorer."source" IS 'Where the report has it from';
CREATE TABLE indikator_varden (
    doc_id VARCHAR NOT NULL, -- The document
    indikator_id INTEGER NOT NULL, -- The indicator
    table_id INTEGER NOT NULL, -- The table
    "row" INTEGER NOT NULL, -- Row of the cell
    col INTEGER, -- Column of the cell; NULL where a version before 0.3 wrote the row
    page INTEGER NOT NULL, -- Page of the cell
    label VARCHAR NOT NULL, -- Header of the column
    measure VARCHAR, -- utfall, mål, etappmål, målvärde …
    year INTEGER, -- Year
    as_of DATE, -- Day up to which it counts
    population VARCHAR, -- män, kvinnor or alla
    value DOUBLE, -- The number as printed; NULL when the cell states none
    raw VARCHAR NOT NULL -- The cell's text
);
COMMENT ON TABLE indikator_varden IS 'The value of an indicator in one column.';
COMMENT ON COLUMN indikator_varden."doc_id" IS 'The document';
COMMENT ON COLUMN indikator_varden."indikator_id" IS 'The indicator';
COMMENT ON COLUMN indikator_varden."table_id" IS 'The table';
COMMENT ON COLUMN indikator_varden."row" IS 'Row of the cell';
COMMENT ON COLUMN indikator_varden."col" IS 'Column of the cell; NULL where a version before 0.3 wrote the row';
COMMENT ON COLUMN indikator_varden."page" IS 'Page of the cell';
COMMENT ON COLUMN indikator_varden."label" IS 'Header of the column';
COMMENT ON COLUMN indikator_varden."measure" IS 'utfall, mål, etappmål, målvärde …';
COMMENT ON COLUMN indikator_varden."year" IS 'Year';
COMMENT ON COLUMN indikator_varden."as_of" IS 'Day up to which it counts';
COMMENT ON COLUMN indikator_varden."population" IS 'män, kvinnor or alla';
COMMENT ON COLUMN indikator_varden."value" IS 'The number as printed; NULL when the cell states none';
COMMENT ON COLUMN indikator_varden."raw" IS 'The cell''s text';
CREATE TABLE corrections (
    doc_id VARCHAR NOT NULL, -- The document
    correction_id VARCHAR NOT NULL, -- Twelve hex digits; a later statement of the same field and place has the same
    target VARCHAR NOT NULL, -- What it is stated of: doc_id, table, row and column with * for all; the document alone; or a rule of findings
    field VARCHAR NOT NULL, -- value, text, unit, year, measure, kind, …: docs/corrections.md lists all
    value VARCHAR NOT NULL, -- What is stated
    reason VARCHAR NOT NULL, -- Why
    "by" VARCHAR NOT NULL, -- Who states it
    "at" TIMESTAMP NOT NULL, -- When it was stated
    state VARCHAR NOT NULL, -- applied; stale (the place reads otherwise now, nothing was changed) or unnecessary (it is read so anyway)
    read VARCHAR -- What the reader found there
);
COMMENT ON TABLE corrections IS 'What people state of documents (corrections.toml), and what became of it when the document was read.';
COMMENT ON COLUMN corrections."doc_id" IS 'The document';
COMMENT ON COLUMN corrections."correction_id" IS 'Twelve hex digits; a later statement of the same field and place has the same';
COMMENT ON COLUMN corrections."target" IS 'What it is stated of: doc_id, table, row and column with * for all; the document alone; or a rule of findings';
COMMENT ON COLUMN corrections."field" IS 'value, text, unit, year, measure, kind, …: docs/corrections.md lists all';
COMMENT ON COLUMN corrections."value" IS 'What is stated';
COMMENT ON COLUMN corrections."reason" IS 'Why';
COMMENT ON COLUMN corrections."by" IS 'Who states it';
COMMENT ON COLUMN corrections."at" IS 'When it was stated';
COMMENT ON COLUMN corrections."state" IS 'applied; stale (the place reads otherwise now, nothing was changed) or unnecessary (it is read so anyway)';
COMMENT ON COLUMN corrections."read" IS 'What the reader found there';
CREATE TABLE aktiviteter (
    doc_id VARCHAR NOT NULL, -- The document
    aktivitet_id INTEGER NOT NULL, -- Number of the activity within the document, from 1
    table_id INTEGER NOT NULL, -- The table
    "row" INTEGER NOT NULL, -- Its row
    page INTEGER NOT NULL, -- Page
    aktivitet VARCHAR NOT NULL, -- What is done
    mal VARCHAR, -- The goal it serves
    ansvarig VARCHAR, -- Who is responsible
    tidplan VARCHAR, -- When
    uppfoljning VARCHAR, -- How it is followed up
    status VARCHAR, -- How far it has come
    atgard_id INTEGER -- The same åtgärd in a table of money of the document
);
COMMENT ON TABLE aktiviteter IS 'An activity of a plan of action in words.';
COMMENT ON COLUMN aktiviteter."doc_id" IS 'The document';
COMMENT ON COLUMN aktiviteter."aktivitet_id" IS 'Number of the activity within the document, from 1';
COMMENT ON COLUMN aktiviteter."table_id" IS 'The table';
COMMENT ON COLUMN aktiviteter."row" IS 'Its row';
COMMENT ON COLUMN aktiviteter."page" IS 'Page';
COMMENT ON COLUMN aktiviteter."aktivitet" IS 'What is done';
COMMENT ON COLUMN aktiviteter."mal" IS 'The goal it serves';
COMMENT ON COLUMN aktiviteter."ansvarig" IS 'Who is responsible';
COMMENT ON COLUMN aktiviteter."tidplan" IS 'When';
COMMENT ON COLUMN aktiviteter."uppfoljning" IS 'How it is followed up';
COMMENT ON COLUMN aktiviteter."status" IS 'How far it has come';
COMMENT ON COLUMN aktiviteter."atgard_id" IS 'The same åtgärd in a table of money of the document';
CREATE TABLE risker (
    doc_id VARCHAR NOT NULL, -- The document
    risk_id INTEGER NOT NULL, -- Number of the risk within the document, from 1
    table_id INTEGER NOT NULL, -- The table
    "row" INTEGER NOT NULL, -- Its row
    page INTEGER NOT NULL, -- Page
    risk VARCHAR NOT NULL, -- The risk
    omrade VARCHAR, -- The process or area it belongs to
    sannolikhet VARCHAR, -- How likely it is, as printed
    konsekvens VARCHAR, -- What it leads to, as printed
    riskvarde VARCHAR, -- Its value, as printed
    atgard VARCHAR, -- What is done
    ansvarig VARCHAR -- Who is responsible
);
COMMENT ON TABLE risker IS 'A risk, how it is judged and what is done.';
COMMENT ON COLUMN risker."doc_id" IS 'The document';
COMMENT ON COLUMN risker."risk_id" IS 'Number of the risk within the document, from 1';
COMMENT ON COLUMN risker."table_id" IS 'The table';
COMMENT ON COLUMN risker."row" IS 'Its row';
COMMENT ON COLUMN risker."page" IS 'Page';
COMMENT ON COLUMN risker."risk" IS 'The risk';
COMMENT ON COLUMN risker."omrade" IS 'The process or area it belongs to';
COMMENT ON COLUMN risker."sannolikhet" IS 'How likely it is, as printed';
COMMENT ON COLUMN risker."konsekvens" IS 'What it leads to, as printed';
COMMENT ON COLUMN risker."riskvarde" IS 'Its value, as printed';
COMMENT ON COLUMN risker."atgard" IS 'What is done';
COMMENT ON COLUMN risker."ansvarig" IS 'Who is responsible';
CREATE TABLE entities (
    entity_id VARCHAR NOT NULL, -- Canonical id, twelve hex digits; it stays when reports are added
    kind VARCHAR NOT NULL, -- verksamhet, indikator, atgard or namnd
    scope VARCHAR NOT NULL, -- Within what it is linked: the organisation, or the doc_id of a document that does not name its own
    organisation VARCHAR, -- Kommun, region or other body it belongs to
    name VARCHAR NOT NULL, -- The name it was first known by
    kod VARCHAR, -- Code of a verksamhet
    kolada_id VARCHAR, -- Number of an indicator in Kolada
    unit VARCHAR -- Unit of an indicator
);
COMMENT ON TABLE entities IS 'A thing that reports speak of again and again: a verksamhet, an indicator, an åtgärd, a nämnd.';
COMMENT ON COLUMN entities."entity_id" IS 'Canonical id, twelve hex digits; it stays when reports are added';
COMMENT ON COLUMN entities."kind" IS 'verksamhet, indikator, atgard or namnd';
COMMENT ON COLUMN entities."scope" IS 'Within what it is linked: the organisation, or the doc_id of a document that does not name its own';
COMMENT ON COLUMN entities."organisation" IS 'Kommun, region or other body it belongs to';
COMMENT ON COLUMN entities."name" IS 'The name it was first known by';
COMMENT ON COLUMN entities."kod" IS 'Code of a verksamhet';
COMMENT ON COLUMN entities."kolada_id" IS 'Number of an indicator in Kolada';
COMMENT ON COLUMN entities."unit" IS 'Unit of an indicator';
CREATE TABLE entity_aliases (
    entity_id VARCHAR NOT NULL, -- The entity
    kind VARCHAR NOT NULL, -- verksamhet, indikator, atgard or namnd
    scope VARCHAR NOT NULL, -- The organisation of the report; the doc_id of one that does not name its own, so that it is linked to nothing else
    organisation VARCHAR, -- Kommun, region or other body of the report
    name VARCHAR NOT NULL, -- The name, as printed
    kod VARCHAR, -- Code printed with it
    kolada_id VARCHAR, -- Kolada id printed with it
    unit VARCHAR, -- Unit of the indicator
    decision VARCHAR NOT NULL, -- new (it founds the entity), same (the same name), code, kolada, alike (a like name) or override
    score DOUBLE NOT NULL, -- Likeness to the name it was matched with, 0 to 100
    source VARCHAR -- The file of overrides that decided it; NULL when the rules did
);
COMMENT ON TABLE entity_aliases IS 'The names that reports give to entities, and why each is taken for one: ''vonextract entities list'' shows them.';
COMMENT ON COLUMN entity_aliases."entity_id" IS 'The entity';
COMMENT ON COLUMN entity_aliases."kind" IS 'verksamhet, indikator, atgard or namnd';
COMMENT ON COLUMN entity_aliases."scope" IS 'The organisation of the report; the doc_id of one that does not name its own, so that it is linked to nothing else';
COMMENT ON COLUMN entity_aliases."organisation" IS 'Kommun, region or other body of the report';
COMMENT ON COLUMN entity_aliases."name" IS 'The name, as printed';
COMMENT ON COLUMN entity_aliases."kod" IS 'Code printed with it';
COMMENT ON COLUMN entity_aliases."kolada_id" IS 'Kolada id printed with it';
COMMENT ON COLUMN entity_aliases."unit" IS 'Unit of the indicator';
COMMENT ON COLUMN entity_aliases."decision" IS 'new (it founds the entity), same (the same name), code, kolada, alike (a like name) or override';
COMMENT ON COLUMN entity_aliases."score" IS 'Likeness to the name it was matched with, 0 to 100';
COMMENT ON COLUMN entity_aliases."source" IS 'The file of overrides that decided it; NULL when the rules did';
CREATE TABLE linked (
    state VARCHAR NOT NULL -- Hash of the documents, where they were seen, the decisions of people and the version
);
COMMENT ON TABLE linked IS 'What the documents were like when they were last linked: nothing is linked anew while they are like that.';
COMMENT ON COLUMN linked."state" IS 'Hash of the documents, where they were seen, the decisions of people and the version';
CREATE TABLE runs (
    run_id INTEGER NOT NULL, -- Number of the run, from 1
    started_at TIMESTAMP NOT NULL, -- When it began
    finished_at TIMESTAMP, -- When it ended; NULL when it was cut off or still goes on
    command VARCHAR NOT NULL, -- The command
    version VARCHAR NOT NULL, -- Version of vonextract
    documents_seen INTEGER NOT NULL, -- Files it met
    documents_ingested INTEGER NOT NULL, -- Documents it wrote, new or replaced
    documents_unchanged INTEGER NOT NULL, -- Documents that were there already
    documents_failed INTEGER NOT NULL -- Files that could not be read
);
COMMENT ON TABLE runs IS 'One row per command that wrote to the database.';
COMMENT ON COLUMN runs."run_id" IS 'Number of the run, from 1';
COMMENT ON COLUMN runs."started_at" IS 'When it began';
COMMENT ON COLUMN runs."finished_at" IS 'When it ended; NULL when it was cut off or still goes on';
COMMENT ON COLUMN runs."command" IS 'The command';
COMMENT ON COLUMN runs."version" IS 'Version of vonextract';
COMMENT ON COLUMN runs."documents_seen" IS 'Files it met';
COMMENT ON COLUMN runs."documents_ingested" IS 'Documents it wrote, new or replaced';
COMMENT ON COLUMN runs."documents_unchanged" IS 'Documents that were there already';
COMMENT ON COLUMN runs."documents_failed" IS 'Files that could not be read';
CREATE TABLE shards (
    name VARCHAR NOT NULL, -- SHA-256 of the shard's bytes, hexadecimal; its file name without .parquet
    run_id INTEGER NOT NULL, -- The run that folded it
    folded_at TIMESTAMP NOT NULL -- When it did
);
COMMENT ON TABLE shards IS 'One row per shard that was folded (`vonextract fold`): a file of documents that other machines read.';
COMMENT ON COLUMN shards."name" IS 'SHA-256 of the shard''s bytes, hexadecimal; its file name without .parquet';
COMMENT ON COLUMN shards."run_id" IS 'The run that folded it';
COMMENT ON COLUMN shards."folded_at" IS 'When it did';
CREATE TABLE outcomes (
    run_id INTEGER NOT NULL, -- The run
    path VARCHAR NOT NULL, -- Absolute path of the file
    doc_id VARCHAR, -- The document; NULL when the file could not be read at all
    outcome VARCHAR NOT NULL, -- new, replaced, failed, postponed (it changed while it was read) or unchanged (a copy of one of these); files that were left alone are only counted, in runs
    seconds DOUBLE NOT NULL, -- Time it took to extract
    stage VARCHAR, -- Where it failed: read, extract, crash, timeout or memory
    error VARCHAR, -- Why it failed, one sentence
    finished_at TIMESTAMP NOT NULL -- When the file was done
);
COMMENT ON TABLE outcomes IS 'What a run did with one file.';
COMMENT ON COLUMN outcomes."run_id" IS 'The run';
COMMENT ON COLUMN outcomes."path" IS 'Absolute path of the file';
COMMENT ON COLUMN outcomes."doc_id" IS 'The document; NULL when the file could not be read at all';
COMMENT ON COLUMN outcomes."outcome" IS 'new, replaced, failed, postponed (it changed while it was read) or unchanged (a copy of one of these); files that were left alone are only counted, in runs';
COMMENT ON COLUMN outcomes."seconds" IS 'Time it took to extract';
COMMENT ON COLUMN outcomes."stage" IS 'Where it failed: read, extract, crash, timeout or memory';
COMMENT ON COLUMN outcomes."error" IS 'Why it failed, one sentence';
COMMENT ON COLUMN outcomes."finished_at" IS 'When the file was done';
CREATE TABLE quarantine (
    sha256 VARCHAR NOT NULL, -- SHA-256 of the file's bytes
    path VARCHAR NOT NULL, -- Absolute path it was last tried at
    stage VARCHAR NOT NULL, -- Where it failed: read, extract, crash, timeout or memory
    error VARCHAR NOT NULL, -- Why, one sentence
    first_seen TIMESTAMP NOT NULL, -- When it first failed
    last_tried TIMESTAMP NOT NULL, -- When it last failed
    attempts INTEGER NOT NULL, -- How often it failed
    extractor_version VARCHAR NOT NULL, -- Version of vonextract that last tried
    retry BOOLEAN NOT NULL -- Whether the next batch shall try again
);
COMMENT ON TABLE quarantine IS 'Files that could not be read: the batch leaves them alone until the extractor is upgraded or somebody asks.';
COMMENT ON COLUMN quarantine."sha256" IS 'SHA-256 of the file''s bytes';
COMMENT ON COLUMN quarantine."path" IS 'Absolute path it was last tried at';
COMMENT ON COLUMN quarantine."stage" IS 'Where it failed: read, extract, crash, timeout or memory';
COMMENT ON COLUMN quarantine."error" IS 'Why, one sentence';
COMMENT ON COLUMN quarantine."first_seen" IS 'When it first failed';
COMMENT ON COLUMN quarantine."last_tried" IS 'When it last failed';
COMMENT ON COLUMN quarantine."attempts" IS 'How often it failed';
COMMENT ON COLUMN quarantine."extractor_version" IS 'Version of vonextract that last tried';
COMMENT ON COLUMN quarantine."retry" IS 'Whether the next batch shall try again';
CREATE OR REPLACE VIEW v_findings AS
SELECT
    f.doc_id, -- The document
    d.file_name, -- Name of the file
    d.organisation, -- Kommun, region or other body
    d.committee, -- Nämnd
    d.year AS document_year, -- The year the document is about
    f.finding_id, -- Number of the finding within the document
    f.doc_id || ':' || f.finding_id AS finding, -- The finding, as `show` takes it
    f.severity, -- error, warning or info
    f.rule, -- Name of the check
    f.message, -- What was found, one sentence
    f.page, -- Page
    coalesce(t.title, s.title) AS place, -- Title of the table or section
    t.kind, -- Kind of the table
    f.table_id, -- The table
    f."row", -- Row of the cell
    f.col, -- Column of the cell
    f.doc_id || ':' || f.table_id || ':' || f."row" || ':' || f.col AS ref, -- The cell, as `show` takes it
    c.text AS cell_text, -- What the cell prints
    f.expected, -- The number that should stand there
    f.actual, -- The number that does
    f.actual - f.expected AS difference, -- How far apart they are
    f.cause_id -- The finding that this one follows from; NULL for a cause
FROM findings f
JOIN documents d ON d.doc_id = f.doc_id AND d.is_current AND d.near_duplicate_of IS NULL
LEFT JOIN tables t ON t.doc_id = f.doc_id AND t.table_id = f.table_id
LEFT JOIN sections s ON s.doc_id = f.doc_id AND s.section_id = f.section_id
LEFT JOIN cells c ON c.doc_id = f.doc_id AND c.table_id = f.table_id AND c."row" = f."row" AND c.col = f.col;
COMMENT ON VIEW v_findings IS 'Findings with the words they are about.';
COMMENT ON COLUMN v_findings."doc_id" IS 'The document';
COMMENT ON COLUMN v_findings."file_name" IS 'Name of the file';
COMMENT ON COLUMN v_findings."organisation" IS 'Kommun, region or other body';
COMMENT ON COLUMN v_findings."committee" IS 'Nämnd';
COMMENT ON COLUMN v_findings."document_year" IS 'The year the document is about';
COMMENT ON COLUMN v_findings."finding_id" IS 'Number of the finding within the document';
COMMENT ON COLUMN v_findings."finding" IS 'The finding, as `show` takes it';
COMMENT ON COLUMN v_findings."severity" IS 'error, warning or info';
COMMENT ON COLUMN v_findings."rule" IS 'Name of the check';
COMMENT ON COLUMN v_findings."message" IS 'What was found, one sentence';
COMMENT ON COLUMN v_findings."page" IS 'Page';
COMMENT ON COLUMN v_findings."place" IS 'Title of the table or section';
COMMENT ON COLUMN v_findings."kind" IS 'Kind of the table';
COMMENT ON COLUMN v_findings."table_id" IS 'The table';
COMMENT ON COLUMN v_findings."row" IS 'Row of the cell';
COMMENT ON COLUMN v_findings."col" IS 'Column of the cell';
COMMENT ON COLUMN v_findings."ref" IS 'The cell, as `show` takes it';
COMMENT ON COLUMN v_findings."cell_text" IS 'What the cell prints';
COMMENT ON COLUMN v_findings."expected" IS 'The number that should stand there';
COMMENT ON COLUMN v_findings."actual" IS 'The number that does';
COMMENT ON COLUMN v_findings."difference" IS 'How far apart they are';
COMMENT ON COLUMN v_findings."cause_id" IS 'The finding that this one follows from; NULL for a cause';
CREATE OR REPLACE VIEW v_names AS
SELECT
    a.kind, -- verksamhet, indikator, atgard or namnd
    a.scope, -- The organisation, or the doc_id of a document that does not name its own
    a.name, -- The name, as printed
    a.kod, -- Code printed with it
    a.kolada_id, -- Kolada id printed with it
    a.unit, -- Unit of the indicator
    a.entity_id, -- Canonical id
    e.name AS entity, -- The name it was first known by
    coalesce(e.kolada_id, k.kolada_id) AS entity_kolada_id, -- Kolada id, from any report that gives it
    a.decision, -- Why the name is taken for the entity
    a.score -- Likeness, 0 to 100
FROM entity_aliases a
JOIN entities e ON e.entity_id = a.entity_id
LEFT JOIN (
    SELECT entity_id, min(kolada_id) AS kolada_id FROM entity_aliases GROUP BY entity_id
) k ON k.entity_id = a.entity_id;
COMMENT ON VIEW v_names IS 'What every name stands for within its scope: the entity, by kind, scope and name.';
COMMENT ON COLUMN v_names."kind" IS 'verksamhet, indikator, atgard or namnd';
COMMENT ON COLUMN v_names."scope" IS 'The organisation, or the doc_id of a document that does not name its own';
COMMENT ON COLUMN v_names."name" IS 'The name, as printed';
COMMENT ON COLUMN v_names."kod" IS 'Code printed with it';
COMMENT ON COLUMN v_names."kolada_id" IS 'Kolada id printed with it';
COMMENT ON COLUMN v_names."unit" IS 'Unit of the indicator';
COMMENT ON COLUMN v_names."entity_id" IS 'Canonical id';
COMMENT ON COLUMN v_names."entity" IS 'The name it was first known by';
COMMENT ON COLUMN v_names."entity_kolada_id" IS 'Kolada id, from any report that gives it';
COMMENT ON COLUMN v_names."decision" IS 'Why the name is taken for the entity';
COMMENT ON COLUMN v_names."score" IS 'Likeness, 0 to 100';
CREATE OR REPLACE VIEW v_entities AS
SELECT
    d.doc_id, -- The document
    n.kind, -- verksamhet, indikator, atgard or namnd
    n.name, -- The name, as that document prints it
    n.kod, -- Code printed with it
    n.kolada_id, -- Kolada id printed with it
    n.unit, -- Unit of the indicator
    n.entity_id, -- Canonical id
    n.entity, -- The name it was first known by
    n.entity_kolada_id, -- Kolada id, from any report that gives it
    n.decision, -- Why the name is taken for the entity
    n.score -- Likeness, 0 to 100
FROM v_names n
JOIN documents d ON coalesce(d.organisation, d.doc_id) = n.scope;
COMMENT ON VIEW v_entities IS 'What each document''s rows are about: the entity of every name, and of its nämnd.';
COMMENT ON COLUMN v_entities."doc_id" IS 'The document';
COMMENT ON COLUMN v_entities."kind" IS 'verksamhet, indikator, atgard or namnd';
COMMENT ON COLUMN v_entities."name" IS 'The name, as that document prints it';
COMMENT ON COLUMN v_entities."kod" IS 'Code printed with it';
COMMENT ON COLUMN v_entities."kolada_id" IS 'Kolada id printed with it';
COMMENT ON COLUMN v_entities."unit" IS 'Unit of the indicator';
COMMENT ON COLUMN v_entities."entity_id" IS 'Canonical id';
COMMENT ON COLUMN v_entities."entity" IS 'The name it was first known by';
COMMENT ON COLUMN v_entities."entity_kolada_id" IS 'Kolada id, from any report that gives it';
COMMENT ON COLUMN v_entities."decision" IS 'Why the name is taken for the entity';
COMMENT ON COLUMN v_entities."score" IS 'Likeness, 0 to 100';
CREATE OR REPLACE VIEW v_drift_serie AS
SELECT
    d.organisation, -- Kommun, region or other body
    d.committee, -- Nämnd
    n.entity_id AS namnd_id, -- Canonical id of the nämnd
    m.entity_id, -- Canonical id of the line, the same in all reports of the organisation
    m.entity, -- The name it was first known by
    p.verksamhet, -- The line
    p.kod, -- Its code
    p.measure, -- bokslut, budget, utfall, prognos, avvikelse …
    p.year, -- Year
    p.post, -- intäkter, kostnader or netto, where the columns tell them apart
    p.amount_sek, -- The amount in kronor
    p.value, -- The number as printed
    p.unit, -- Its unit
    p.is_total, -- Whether it is a sum of others
    p.is_group, -- Whether it stands on a group row
    d.document_type, -- Kind of report it is from
    d.year AS document_year, -- The year that report is about
    d.as_of, -- The day up to which that report counts
    d.file_name, -- Name of the file
    p.page, -- Page
    p.doc_id, -- The document
    p.table_id, -- The table
    p."row", -- Row of the cell
    p.col, -- Column of the cell
    p.doc_id || ':' || p.table_id || ':' || p."row" || ':' || p.col AS ref, -- The cell, as `show` and `correct` take it
    f.verified, -- Whether something confirms the number: safe to publish
    f.confidence -- How sure it is, 0 to 1
FROM drift_poster p
JOIN documents d ON d.doc_id = p.doc_id AND d.is_current AND d.near_duplicate_of IS NULL
LEFT JOIN facts f ON f.doc_id = p.doc_id AND f.table_id = p.table_id AND f."row" = p."row" AND f.col = p.col
LEFT JOIN v_names m ON m.kind = 'verksamhet' AND m.scope = coalesce(d.organisation, d.doc_id) AND m.name = p.verksamhet
    AND m.kod IS NOT DISTINCT FROM p.kod
LEFT JOIN v_names n ON n.kind = 'namnd' AND n.scope = coalesce(d.organisation, d.doc_id) AND n.name = d.committee;
COMMENT ON VIEW v_drift_serie IS 'Every money figure of the drift tables over all reports: filter by entity_id or entity, order by year.';
COMMENT ON COLUMN v_drift_serie."organisation" IS 'Kommun, region or other body';
COMMENT ON COLUMN v_drift_serie."committee" IS 'Nämnd';
COMMENT ON COLUMN v_drift_serie."namnd_id" IS 'Canonical id of the nämnd';
COMMENT ON COLUMN v_drift_serie."entity_id" IS 'Canonical id of the line, the same in all reports of the organisation';
COMMENT ON COLUMN v_drift_serie."entity" IS 'The name it was first known by';
COMMENT ON COLUMN v_drift_serie."verksamhet" IS 'The line';
COMMENT ON COLUMN v_drift_serie."kod" IS 'Its code';
COMMENT ON COLUMN v_drift_serie."measure" IS 'bokslut, budget, utfall, prognos, avvikelse …';
COMMENT ON COLUMN v_drift_serie."year" IS 'Year';
COMMENT ON COLUMN v_drift_serie."post" IS 'intäkter, kostnader or netto, where the columns tell them apart';
COMMENT ON COLUMN v_drift_serie."amount_sek" IS 'The amount in kronor';
COMMENT ON COLUMN v_drift_serie."value" IS 'The number as printed';
COMMENT ON COLUMN v_drift_serie."unit" IS 'Its unit';
COMMENT ON COLUMN v_drift_serie."is_total" IS 'Whether it is a sum of others';
COMMENT ON COLUMN v_drift_serie."is_group" IS 'Whether it stands on a group row';
COMMENT ON COLUMN v_drift_serie."document_type" IS 'Kind of report it is from';
COMMENT ON COLUMN v_drift_serie."document_year" IS 'The year that report is about';
COMMENT ON COLUMN v_drift_serie."as_of" IS 'The day up to which that report counts';
COMMENT ON COLUMN v_drift_serie."file_name" IS 'Name of the file';
COMMENT ON COLUMN v_drift_serie."page" IS 'Page';
COMMENT ON COLUMN v_drift_serie."doc_id" IS 'The document';
COMMENT ON COLUMN v_drift_serie."table_id" IS 'The table';
COMMENT ON COLUMN v_drift_serie."row" IS 'Row of the cell';
COMMENT ON COLUMN v_drift_serie."col" IS 'Column of the cell';
COMMENT ON COLUMN v_drift_serie."ref" IS 'The cell, as `show` and `correct` take it';
COMMENT ON COLUMN v_drift_serie."verified" IS 'Whether something confirms the number: safe to publish';
COMMENT ON COLUMN v_drift_serie."confidence" IS 'How sure it is, 0 to 1';
CREATE OR REPLACE VIEW v_indikator_serie AS
SELECT
    d.organisation, -- Kommun, region or other body
    d.committee, -- Nämnd
    n.entity_id AS namnd_id, -- Canonical id of the nämnd
    m.entity_id, -- Canonical id of the indicator, the same in all reports
    m.entity, -- The name it was first known by
    i.indikator, -- The indicator, as printed
    coalesce(i.kolada_id, m.entity_kolada_id) AS kolada_id, -- Its number in Kolada, from this or another report
    i.enhet AS unit, -- Its unit
    i.mal, -- The target it stands under
    w.measure, -- utfall, mål, etappmål, målvärde …
    w.year, -- Year
    w.as_of, -- Day up to which it counts
    w.population, -- män, kvinnor or alla
    w.value, -- The number as printed
    w.raw, -- The cell's text
    w.label, -- Header of the column
    d.document_type, -- Kind of report it is from
    d.year AS document_year, -- The year that report is about
    d.file_name, -- Name of the file
    w.page, -- Page
    w.doc_id, -- The document
    w.table_id, -- The table
    w."row", -- Row of the cell
    w.col, -- Column of the cell
    w.doc_id || ':' || w.table_id || ':' || w."row" || ':' || w.col AS ref, -- The cell, as `show` and `correct` take it
    f.verified, -- Whether something confirms the number: safe to publish
    f.confidence -- How sure it is, 0 to 1
FROM indikator_varden w
LEFT JOIN facts f ON f.doc_id = w.doc_id AND f.table_id = w.table_id AND f."row" = w."row" AND f.col = w.col
JOIN indikatorer i ON i.doc_id = w.doc_id AND i.indikator_id = w.indikator_id
JOIN documents d ON d.doc_id = w.doc_id AND d.is_current AND d.near_duplicate_of IS NULL
LEFT JOIN v_names m ON m.kind = 'indikator' AND m.scope = coalesce(d.organisation, d.doc_id) AND m.name = i.indikator
    AND m.kolada_id IS NOT DISTINCT FROM i.kolada_id AND m.unit IS NOT DISTINCT FROM i.enhet
LEFT JOIN v_names n ON n.kind = 'namnd' AND n.scope = coalesce(d.organisation, d.doc_id) AND n.name = d.committee;
COMMENT ON VIEW v_indikator_serie IS 'Every value of every indicator over all reports: filter by entity_id, entity or kolada_id, order by year.';
COMMENT ON COLUMN v_indikator_serie."organisation" IS 'Kommun, region or other body';
COMMENT ON COLUMN v_indikator_serie."committee" IS 'Nämnd';
COMMENT ON COLUMN v_indikator_serie."namnd_id" IS 'Canonical id of the nämnd';
COMMENT ON COLUMN v_indikator_serie."entity_id" IS 'Canonical id of the indicator, the same in all reports';
COMMENT ON COLUMN v_indikator_serie."entity" IS 'The name it was first known by';
COMMENT ON COLUMN v_indikator_serie."indikator" IS 'The indicator, as printed';
COMMENT ON COLUMN v_indikator_serie."kolada_id" IS 'Its number in Kolada, from this or another report';
COMMENT ON COLUMN v_indikator_serie."unit" IS 'Its unit';
COMMENT ON COLUMN v_indikator_serie."mal" IS 'The target it stands under';
COMMENT ON COLUMN v_indikator_serie."measure" IS 'utfall, mål, etappmål, målvärde …';
COMMENT ON COLUMN v_indikator_serie."year" IS 'Year';
COMMENT ON COLUMN v_indikator_serie."as_of" IS 'Day up to which it counts';
COMMENT ON COLUMN v_indikator_serie."population" IS 'män, kvinnor or alla';
COMMENT ON COLUMN v_indikator_serie."value" IS 'The number as printed';
COMMENT ON COLUMN v_indikator_serie."raw" IS 'The cell''s text';
COMMENT ON COLUMN v_indikator_serie."label" IS 'Header of the column';
COMMENT ON COLUMN v_indikator_serie."document_type" IS 'Kind of report it is from';
COMMENT ON COLUMN v_indikator_serie."document_year" IS 'The year that report is about';
COMMENT ON COLUMN v_indikator_serie."file_name" IS 'Name of the file';
COMMENT ON COLUMN v_indikator_serie."page" IS 'Page';
COMMENT ON COLUMN v_indikator_serie."doc_id" IS 'The document';
COMMENT ON COLUMN v_indikator_serie."table_id" IS 'The table';
COMMENT ON COLUMN v_indikator_serie."row" IS 'Row of the cell';
COMMENT ON COLUMN v_indikator_serie."col" IS 'Column of the cell';
COMMENT ON COLUMN v_indikator_serie."ref" IS 'The cell, as `show` and `correct` take it';
COMMENT ON COLUMN v_indikator_serie."verified" IS 'Whether something confirms the number: safe to publish';
COMMENT ON COLUMN v_indikator_serie."confidence" IS 'How sure it is, 0 to 1';
CREATE OR REPLACE VIEW v_atgarder AS
WITH effekter AS (
    SELECT
        doc_id,
        atgard_id,
        min_by(amount_sek, coalesce(year, 9999)) FILTER (NOT full_year) AS effekt_sek,
        min(year) FILTER (NOT full_year) AS effekt_year,
        min_by(amount_sek, coalesce(year, 9999)) FILTER (full_year) AS helarseffekt_sek,
        coalesce(min_by(ref, coalesce(year, 9999)) FILTER (NOT full_year), min_by(ref, coalesce(year, 9999))) AS ref,
        map_from_entries(list({'key': label, 'value': value} ORDER BY label)) AS effekter
    FROM (
        SELECT DISTINCT ON (doc_id, atgard_id, label)
            *, doc_id || ':' || table_id || ':' || "row" || ':' || col AS ref
        FROM atgard_effekter WHERE NOT is_total ORDER BY "row"
    )
    GROUP BY doc_id, atgard_id
)
SELECT
    d.organisation, -- Kommun, region or other body
    d.committee, -- Nämnd
    n.entity_id AS namnd_id, -- Canonical id of the nämnd
    d.document_type, -- Kind of report it is from
    d.year AS document_year, -- The year the report is about
    m.entity_id, -- Canonical id of the measure, the same in all reports of the organisation
    a.omrade, -- Area the measure belongs to
    s.title AS section, -- Heading that its table stands under
    a.atgard, -- The measure
    a.beskrivning, -- Its description
    a.ansvarig, -- Who is responsible
    a.tidplan, -- When
    a.uppfoljning, -- How it is followed up
    a.status, -- How far it has come
    e.effekt_year, -- The first year an effect is stated for
    e.effekt_sek, -- The effect of that year in kronor
    e.helarseffekt_sek, -- The effect of a whole year in kronor
    e.effekter, -- Every effect column: its header and the number as printed
    d.file_name, -- Name of the file
    a.page, -- Page
    a.doc_id, -- The document
    a.atgard_id, -- Number of the measure within the document
    a.table_id, -- The table
    a."row", -- Its first row
    e.ref, -- The cell of its first effect, as `show` and `correct` take it
    f.verified, -- Whether something confirms that effect: safe to publish
    f.confidence -- How sure it is, 0 to 1
FROM atgarder a
JOIN documents d ON d.doc_id = a.doc_id AND d.is_current AND d.near_duplicate_of IS NULL
LEFT JOIN effekter e ON e.doc_id = a.doc_id AND e.atgard_id = a.atgard_id
LEFT JOIN facts f ON f.ref = e.ref
LEFT JOIN tables t ON t.doc_id = a.doc_id AND t.table_id = a.table_id
LEFT JOIN sections s ON s.doc_id = t.doc_id AND s.section_id = t.section_id
LEFT JOIN v_names m ON m.kind = 'atgard' AND m.scope = coalesce(d.organisation, d.doc_id) AND m.name = a.atgard
LEFT JOIN v_names n ON n.kind = 'namnd' AND n.scope = coalesce(d.organisation, d.doc_id) AND n.name = d.committee;
COMMENT ON VIEW v_atgarder IS 'Measures, one wide row each, with their effects.';
COMMENT ON COLUMN v_atgarder."organisation" IS 'Kommun, region or other body';
COMMENT ON COLUMN v_atgarder."committee" IS 'Nämnd';
COMMENT ON COLUMN v_atgarder."namnd_id" IS 'Canonical id of the nämnd';
COMMENT ON COLUMN v_atgarder."document_type" IS 'Kind of report it is from';
COMMENT ON COLUMN v_atgarder."document_year" IS 'The year the report is about';
COMMENT ON COLUMN v_atgarder."entity_id" IS 'Canonical id of the measure, the same in all reports of the organisation';
COMMENT ON COLUMN v_atgarder."omrade" IS 'Area the measure belongs to';
COMMENT ON COLUMN v_atgarder."section" IS 'Heading that its table stands under';
COMMENT ON COLUMN v_atgarder."atgard" IS 'The measure';
COMMENT ON COLUMN v_atgarder."beskrivning" IS 'Its description';
COMMENT ON COLUMN v_atgarder."ansvarig" IS 'Who is responsible';
COMMENT ON COLUMN v_atgarder."tidplan" IS 'When';
COMMENT ON COLUMN v_atgarder."uppfoljning" IS 'How it is followed up';
COMMENT ON COLUMN v_atgarder."status" IS 'How far it has come';
COMMENT ON COLUMN v_atgarder."effekt_year" IS 'The first year an effect is stated for';
COMMENT ON COLUMN v_atgarder."effekt_sek" IS 'The effect of that year in kronor';
COMMENT ON COLUMN v_atgarder."helarseffekt_sek" IS 'The effect of a whole year in kronor';
COMMENT ON COLUMN v_atgarder."effekter" IS 'Every effect column: its header and the number as printed';
COMMENT ON COLUMN v_atgarder."file_name" IS 'Name of the file';
COMMENT ON COLUMN v_atgarder."page" IS 'Page';
COMMENT ON COLUMN v_atgarder."doc_id" IS 'The document';
COMMENT ON COLUMN v_atgarder."atgard_id" IS 'Number of the measure within the document';
COMMENT ON COLUMN v_atgarder."table_id" IS 'The table';
COMMENT ON COLUMN v_atgarder."row" IS 'Its first row';
COMMENT ON COLUMN v_atgarder."ref" IS 'The cell of its first effect, as `show` and `correct` take it';
COMMENT ON COLUMN v_atgarder."verified" IS 'Whether something confirms that effect: safe to publish';
COMMENT ON COLUMN v_atgarder."confidence" IS 'How sure it is, 0 to 1';
CREATE OR REPLACE VIEW v_uppfoljning AS
WITH stated AS (
    SELECT
        'indikator' AS kind, entity_id, entity, organisation, committee, year, population AS part,
        measure, value, unit, doc_id, file_name, document_year, page, ref, verified, confidence,
        CASE
            WHEN measure IN ('mål', 'etappmål', 'målvärde') THEN 'promise'
            WHEN measure IN ('utfall', 'bokslut') THEN 'outcome'
        END AS role
    FROM v_indikator_serie
    UNION ALL
    SELECT
        'verksamhet', entity_id, entity, organisation, committee, year, post,
        measure, amount_sek::DOUBLE, 'kr', doc_id, file_name, document_year, page, ref, verified, confidence,
        CASE
            WHEN measure IN ('budget', 'plan') THEN 'promise'
            WHEN measure IN ('utfall', 'bokslut') THEN 'outcome'
        END
    FROM v_drift_serie
    WHERE amount_sek IS NOT NULL
    UNION ALL
    SELECT
        'atgard', a.entity_id, a.atgard, a.organisation, a.committee, e.year, NULL,
        'effekt', e.amount_sek::DOUBLE, 'kr', e.doc_id, a.file_name, a.document_year, e.page,
        e.doc_id || ':' || e.table_id || ':' || e."row" || ':' || e.col, f.verified, f.confidence,
        CASE WHEN a.document_type IN ('delårsrapport', 'tertialrapport', 'månadsuppföljning', 'årsbokslut', 'årsredovisning') THEN 'outcome' ELSE 'promise' END
    FROM atgard_effekter e
    JOIN v_atgarder a ON a.doc_id = e.doc_id AND a.atgard_id = e.atgard_id
    LEFT JOIN facts f ON f.doc_id = e.doc_id AND f.table_id = e.table_id AND f."row" = e."row" AND f.col = e.col
    WHERE NOT e.full_year AND e.amount_sek IS NOT NULL
)
SELECT
    p.kind, -- indikator, verksamhet or atgard
    p.entity_id, -- Canonical id
    p.entity, -- Its name
    p.organisation, -- Kommun, region or other body
    p.committee, -- Nämnd
    p.year, -- The year that is promised and shown
    p.part, -- Population of an indicator; intäkter, kostnader or netto of a verksamhet
    p.measure AS promised_measure, -- mål, etappmål, målvärde, budget, plan or effekt
    p.value AS promised, -- What was promised: kronor, or the indicator's number as printed
    o.measure AS shown_measure, -- utfall, bokslut or effekt
    o.value AS shown, -- What the later report shows
    round(CASE WHEN o.value * p.value < 0 THEN abs(o.value) - abs(p.value) ELSE o.value - p.value END, 6) AS difference, -- Shown less promised; of magnitudes where one of the two prints costs with a minus
    p.unit, -- kr, or the unit of the indicator
    coalesce(f.as_of, d.as_of) AS shown_as_of, -- The day up to which the later report counts: part of a year is less than the year
    p.file_name AS promised_in, -- The report that promises
    p.page AS promised_page, -- Page there
    o.file_name AS shown_in, -- The report that shows
    o.page AS shown_page, -- Page there
    p.doc_id AS promised_doc_id, -- The document that promises
    o.doc_id AS shown_doc_id, -- The document that shows
    p.ref AS promised_ref, -- The cell that promises, as `show` and `correct` take it
    o.ref AS shown_ref, -- The cell that shows
    p.verified AND o.verified AS verified, -- Whether both numbers are confirmed
    least(p.confidence, o.confidence) AS confidence -- How sure the less sure of them is, 0 to 1
FROM stated p
JOIN stated o ON o.role = 'outcome' AND o.kind = p.kind AND o.entity_id = p.entity_id AND o.year = p.year
    AND o.part IS NOT DISTINCT FROM p.part AND o.committee IS NOT DISTINCT FROM p.committee
    AND o.doc_id <> p.doc_id AND coalesce(o.document_year, 0) >= coalesce(p.document_year, 0)
JOIN documents d ON d.doc_id = o.doc_id
JOIN documents pd ON pd.doc_id = p.doc_id
LEFT JOIN facts f ON f.ref = o.ref
WHERE p.role = 'promise' AND NOT coalesce(f.as_of < pd.as_of, false);
COMMENT ON VIEW v_uppfoljning IS 'What a plan promised against what a later report shows: targets and outcomes of indicators, budget and outcome of verksamheter, effects of measures.';
COMMENT ON COLUMN v_uppfoljning."kind" IS 'indikator, verksamhet or atgard';
COMMENT ON COLUMN v_uppfoljning."entity_id" IS 'Canonical id';
COMMENT ON COLUMN v_uppfoljning."entity" IS 'Its name';
COMMENT ON COLUMN v_uppfoljning."organisation" IS 'Kommun, region or other body';
COMMENT ON COLUMN v_uppfoljning."committee" IS 'Nämnd';
COMMENT ON COLUMN v_uppfoljning."year" IS 'The year that is promised and shown';
COMMENT ON COLUMN v_uppfoljning."part" IS 'Population of an indicator; intäkter, kostnader or netto of a verksamhet';
COMMENT ON COLUMN v_uppfoljning."promised_measure" IS 'mål, etappmål, målvärde, budget, plan or effekt';
COMMENT ON COLUMN v_uppfoljning."promised" IS 'What was promised: kronor, or the indicator''s number as printed';
COMMENT ON COLUMN v_uppfoljning."shown_measure" IS 'utfall, bokslut or effekt';
COMMENT ON COLUMN v_uppfoljning."shown" IS 'What the later report shows';
COMMENT ON COLUMN v_uppfoljning."difference" IS 'Shown less promised; of magnitudes where one of the two prints costs with a minus';
COMMENT ON COLUMN v_uppfoljning."unit" IS 'kr, or the unit of the indicator';
COMMENT ON COLUMN v_uppfoljning."shown_as_of" IS 'The day up to which the later report counts: part of a year is less than the year';
COMMENT ON COLUMN v_uppfoljning."promised_in" IS 'The report that promises';
COMMENT ON COLUMN v_uppfoljning."promised_page" IS 'Page there';
COMMENT ON COLUMN v_uppfoljning."shown_in" IS 'The report that shows';
COMMENT ON COLUMN v_uppfoljning."shown_page" IS 'Page there';
COMMENT ON COLUMN v_uppfoljning."promised_doc_id" IS 'The document that promises';
COMMENT ON COLUMN v_uppfoljning."shown_doc_id" IS 'The document that shows';
COMMENT ON COLUMN v_uppfoljning."promised_ref" IS 'The cell that promises, as `show` and `correct` take it';
COMMENT ON COLUMN v_uppfoljning."shown_ref" IS 'The cell that shows';
COMMENT ON COLUMN v_uppfoljning."verified" IS 'Whether both numbers are confirmed';
COMMENT ON COLUMN v_uppfoljning."confidence" IS 'How sure the less sure of them is, 0 to 1';
CREATE OR REPLACE VIEW v_facts AS
SELECT
    d.file_name AS document, -- Name of the file
    d.organisation, -- Kommun, region or other body
    d.committee, -- Nämnd
    d.document_type, -- Kind of report it is from
    d.year AS report_year, -- The year that report is about
    f.kind, -- Kind of the table
    f.fact_type, -- amount, share, count, index, per_unit, date or code
    f.row_path, -- Group rows and all labels, joined by ' > '
    f.row_label, -- The text of the row that names it
    coalesce(f.column_path, f.column_label) AS column_path, -- Header path, joined by ' > '
    f.measure, -- utfall, bokslut, budget, prognos, mål, effekt, avvikelse …
    f.post, -- intäkter, kostnader or netto, where the columns tell them apart
    f.year, -- Year the number is about
    f.as_of, -- Day up to which it counts
    f.period_start, -- First day that it is about; NULL for a number of one day
    f.period_end, -- Last day that it is about
    f.full_year, -- Whether it is stated for a whole year
    f.population, -- män, kvinnor or alla
    f.value, -- The number as printed
    f.unit, -- Its unit
    f.unit_source, -- Where the unit is stated
    f.amount_sek, -- The amount in kronor; NULL when it is no money or of another currency
    f.amount, -- The amount in whole units of its currency
    f.currency, -- SEK, EUR, …; NULL when it is no money or no unit is known
    CASE
        WHEN f.amount_sek IS NOT NULL THEN NULL
        WHEN f.currency IS NOT NULL THEN 'other currency'
        WHEN f.fact_type = 'per_unit' THEN 'price a piece'
        WHEN f.fact_type IS NOT NULL OR f.unit IS NOT NULL THEN 'no money'
        ELSE 'unit unknown'
    END AS no_sek, -- Why amount_sek is NULL: other currency, price a piece, no money, unit unknown
    f.is_total, -- Whether it is a sum of others
    f.verified, -- Whether something confirms the number: safe to publish
    f.verified_by, -- What confirms it
    f.confidence, -- How sure it is, 0 to 1
    coalesce(n.findings, 0) AS findings, -- How many warnings and errors speak of the cell
    f.page, -- Page
    f.doc_id, -- The document
    f.table_id, -- The table
    f."row", -- Row of the cell
    f.col, -- Column of the cell
    f.ref -- The cell, as `show` and `correct` take it
FROM facts f
JOIN documents d ON d.doc_id = f.doc_id AND d.is_current AND d.near_duplicate_of IS NULL
LEFT JOIN (
    SELECT doc_id, table_id, "row", col, count(*) AS findings FROM findings
    WHERE severity <> 'info' AND table_id IS NOT NULL AND "row" IS NOT NULL AND col IS NOT NULL
    GROUP BY ALL
) n ON n.doc_id = f.doc_id AND n.table_id = f.table_id AND n."row" = f."row" AND n.col = f.col;
COMMENT ON VIEW v_facts IS 'Every number of every table, long: one row for each, with what it is, when it holds and how far it is sure. Filter by kind, measure and year; codes and years that only name something are left out of sums by fact_type.';
COMMENT ON COLUMN v_facts."document" IS 'Name of the file';
COMMENT ON COLUMN v_facts."organisation" IS 'Kommun, region or other body';
COMMENT ON COLUMN v_facts."committee" IS 'Nämnd';
COMMENT ON COLUMN v_facts."document_type" IS 'Kind of report it is from';
COMMENT ON COLUMN v_facts."report_year" IS 'The year that report is about';
COMMENT ON COLUMN v_facts."kind" IS 'Kind of the table';
COMMENT ON COLUMN v_facts."fact_type" IS 'amount, share, count, index, per_unit, date or code';
COMMENT ON COLUMN v_facts."row_path" IS 'Group rows and all labels, joined by '' > ''';
COMMENT ON COLUMN v_facts."row_label" IS 'The text of the row that names it';
COMMENT ON COLUMN v_facts."column_path" IS 'Header path, joined by '' > ''';
COMMENT ON COLUMN v_facts."measure" IS 'utfall, bokslut, budget, prognos, mål, effekt, avvikelse …';
COMMENT ON COLUMN v_facts."post" IS 'intäkter, kostnader or netto, where the columns tell them apart';
COMMENT ON COLUMN v_facts."year" IS 'Year the number is about';
COMMENT ON COLUMN v_facts."as_of" IS 'Day up to which it counts';
COMMENT ON COLUMN v_facts."period_start" IS 'First day that it is about; NULL for a number of one day';
COMMENT ON COLUMN v_facts."period_end" IS 'Last day that it is about';
COMMENT ON COLUMN v_facts."full_year" IS 'Whether it is stated for a whole year';
COMMENT ON COLUMN v_facts."population" IS 'män, kvinnor or alla';
COMMENT ON COLUMN v_facts."value" IS 'The number as printed';
COMMENT ON COLUMN v_facts."unit" IS 'Its unit';
COMMENT ON COLUMN v_facts."unit_source" IS 'Where the unit is stated';
COMMENT ON COLUMN v_facts."amount_sek" IS 'The amount in kronor; NULL when it is no money or of another currency';
COMMENT ON COLUMN v_facts."amount" IS 'The amount in whole units of its currency';
COMMENT ON COLUMN v_facts."currency" IS 'SEK, EUR, …; NULL when it is no money or no unit is known';
COMMENT ON COLUMN v_facts."no_sek" IS 'Why amount_sek is NULL: other currency, price a piece, no money, unit unknown';
COMMENT ON COLUMN v_facts."is_total" IS 'Whether it is a sum of others';
COMMENT ON COLUMN v_facts."verified" IS 'Whether something confirms the number: safe to publish';
COMMENT ON COLUMN v_facts."verified_by" IS 'What confirms it';
COMMENT ON COLUMN v_facts."confidence" IS 'How sure it is, 0 to 1';
COMMENT ON COLUMN v_facts."findings" IS 'How many warnings and errors speak of the cell';
COMMENT ON COLUMN v_facts."page" IS 'Page';
COMMENT ON COLUMN v_facts."doc_id" IS 'The document';
COMMENT ON COLUMN v_facts."table_id" IS 'The table';
COMMENT ON COLUMN v_facts."row" IS 'Row of the cell';
COMMENT ON COLUMN v_facts."col" IS 'Column of the cell';
COMMENT ON COLUMN v_facts."ref" IS 'The cell, as `show` and `correct` take it';
CREATE OR REPLACE VIEW v_text AS
WITH texts AS (
    SELECT doc_id, 'section' AS source, title AS text, page_first AS page, section_id,
        NULL::INTEGER AS table_id, NULL::INTEGER AS "row", NULL::INTEGER AS col
    FROM sections WHERE title IS NOT NULL
    UNION ALL
    SELECT doc_id, 'block', text, page, section_id, NULL, NULL, NULL FROM blocks WHERE type <> 'figure'
    UNION ALL
    SELECT c.doc_id, 'cell', c.text, c.page, t.section_id, c.table_id, c."row", c.col
    FROM cells c JOIN tables t ON t.doc_id = c.doc_id AND t.table_id = c.table_id
    WHERE c.text <> ''
    UNION ALL
    SELECT doc_id, 'note', text, page, NULL, table_id, NULL, NULL FROM footnotes
)
SELECT
    d.file_name AS document, -- Name of the file
    d.organisation, -- Kommun, region or other body
    d.committee, -- Nämnd
    d.document_type, -- Kind of report
    d.year AS report_year, -- The year the report is about
    x.source, -- section (a heading), block (a paragraph, list item or caption), cell or note
    x.text, -- The text
    s.title AS section, -- Heading it stands under
    t.title AS "table", -- Title of its table
    x.page, -- Page
    x.doc_id, -- The document
    x.section_id, -- The section
    x.table_id, -- The table
    x."row", -- Row of the cell
    x.col, -- Column of the cell
    x.doc_id || ':' || x.table_id || ':' || x."row" || ':' || x.col AS ref -- The cell, as `show` takes it
FROM texts x
JOIN documents d ON d.doc_id = x.doc_id AND d.is_current AND d.near_duplicate_of IS NULL
LEFT JOIN sections s ON s.doc_id = x.doc_id AND s.section_id = x.section_id
LEFT JOIN tables t ON t.doc_id = x.doc_id AND t.table_id = x.table_id;
COMMENT ON VIEW v_text IS 'Everything that a report says, text by text, for search: headings and running text, cells, notes.';
COMMENT ON COLUMN v_text."document" IS 'Name of the file';
COMMENT ON COLUMN v_text."organisation" IS 'Kommun, region or other body';
COMMENT ON COLUMN v_text."committee" IS 'Nämnd';
COMMENT ON COLUMN v_text."document_type" IS 'Kind of report';
COMMENT ON COLUMN v_text."report_year" IS 'The year the report is about';
COMMENT ON COLUMN v_text."source" IS 'section (a heading), block (a paragraph, list item or caption), cell or note';
COMMENT ON COLUMN v_text."text" IS 'The text';
COMMENT ON COLUMN v_text."section" IS 'Heading it stands under';
COMMENT ON COLUMN v_text."table" IS 'Title of its table';
COMMENT ON COLUMN v_text."page" IS 'Page';
COMMENT ON COLUMN v_text."doc_id" IS 'The document';
COMMENT ON COLUMN v_text."section_id" IS 'The section';
COMMENT ON COLUMN v_text."table_id" IS 'The table';
COMMENT ON COLUMN v_text."row" IS 'Row of the cell';
COMMENT ON COLUMN v_text."col" IS 'Column of the cell';
COMMENT ON COLUMN v_text."ref" IS 'The cell, as `show` takes it';
CREATE OR REPLACE VIEW v_aktiviteter AS
SELECT
    d.organisation, -- Kommun, region or other body
    d.committee, -- Nämnd
    d.document_type, -- Kind of report it is from
    d.year AS document_year, -- The year the report is about
    a.mal, -- The goal it serves
    a.aktivitet, -- What is done
    a.ansvarig, -- Who is responsible
    a.tidplan, -- When
    a.uppfoljning, -- How it is followed up
    a.status, -- How far it has come
    a.atgard_id, -- The same åtgärd in a table of money of the document
    coalesce(
        (SELECT bool_and(f.verified) FROM facts f
        WHERE f.doc_id = a.doc_id AND f.table_id = a.table_id AND f."row" = a."row"), FALSE
    ) AS verified, -- TRUE when its row has numbers and each is confirmed
    t.confidence, -- How sure the reading of its table is, 0 to 1
    d.file_name, -- Name of the file
    a.page, -- Page
    a.doc_id, -- The document
    a.table_id, -- The table
    a."row", -- Its row
    a.doc_id || ':' || a.table_id || ':' || a."row" || ':0' AS ref -- Its row's first cell, as `show` takes it
FROM aktiviteter a
JOIN documents d ON d.doc_id = a.doc_id AND d.is_current AND d.near_duplicate_of IS NULL
JOIN tables t ON t.doc_id = a.doc_id AND t.table_id = a.table_id;
COMMENT ON VIEW v_aktiviteter IS 'Activities of plans of action in words: who does what, when, and how far it has come.';
COMMENT ON COLUMN v_aktiviteter."organisation" IS 'Kommun, region or other body';
COMMENT ON COLUMN v_aktiviteter."committee" IS 'Nämnd';
COMMENT ON COLUMN v_aktiviteter."document_type" IS 'Kind of report it is from';
COMMENT ON COLUMN v_aktiviteter."document_year" IS 'The year the report is about';
COMMENT ON COLUMN v_aktiviteter."mal" IS 'The goal it serves';
COMMENT ON COLUMN v_aktiviteter."aktivitet" IS 'What is done';
COMMENT ON COLUMN v_aktiviteter."ansvarig" IS 'Who is responsible';
COMMENT ON COLUMN v_aktiviteter."tidplan" IS 'When';
COMMENT ON COLUMN v_aktiviteter."uppfoljning" IS 'How it is followed up';
COMMENT ON COLUMN v_aktiviteter."status" IS 'How far it has come';
COMMENT ON COLUMN v_aktiviteter."atgard_id" IS 'The same åtgärd in a table of money of the document';
COMMENT ON COLUMN v_aktiviteter."verified" IS 'TRUE when its row has numbers and each is confirmed';
COMMENT ON COLUMN v_aktiviteter."confidence" IS 'How sure the reading of its table is, 0 to 1';
COMMENT ON COLUMN v_aktiviteter."file_name" IS 'Name of the file';
COMMENT ON COLUMN v_aktiviteter."page" IS 'Page';
COMMENT ON COLUMN v_aktiviteter."doc_id" IS 'The document';
COMMENT ON COLUMN v_aktiviteter."table_id" IS 'The table';
COMMENT ON COLUMN v_aktiviteter."row" IS 'Its row';
COMMENT ON COLUMN v_aktiviteter."ref" IS 'Its row''s first cell, as `show` takes it';
CREATE OR REPLACE VIEW v_risker AS
SELECT
    d.organisation, -- Kommun, region or other body
    d.committee, -- Nämnd
    d.document_type, -- Kind of report it is from
    d.year AS document_year, -- The year the report is about
    r.omrade, -- The process or area it belongs to
    r.risk, -- The risk
    r.sannolikhet, -- How likely it is, as printed
    r.konsekvens, -- What it leads to, as printed
    r.riskvarde, -- Its value, as printed
    r.atgard, -- What is done
    r.ansvarig, -- Who is responsible
    coalesce(
        (SELECT bool_and(f.verified) FROM facts f
        WHERE f.doc_id = r.doc_id AND f.table_id = r.table_id AND f."row" = r."row"), FALSE
    ) AS verified, -- TRUE when its row has numbers and each is confirmed
    t.confidence, -- How sure the reading of its table is, 0 to 1
    d.file_name, -- Name of the file
    r.page, -- Page
    r.doc_id, -- The document
    r.table_id, -- The table
    r."row", -- Its row
    r.doc_id || ':' || r.table_id || ':' || r."row" || ':0' AS ref -- Its row's first cell, as `show` takes it
FROM risker r
JOIN documents d ON d.doc_id = r.doc_id AND d.is_current AND d.near_duplicate_of IS NULL
JOIN tables t ON t.doc_id = r.doc_id AND t.table_id = r.table_id;
COMMENT ON VIEW v_risker IS 'Risks, how they are judged and what is done.';
COMMENT ON COLUMN v_risker."organisation" IS 'Kommun, region or other body';
COMMENT ON COLUMN v_risker."committee" IS 'Nämnd';
COMMENT ON COLUMN v_risker."document_type" IS 'Kind of report it is from';
COMMENT ON COLUMN v_risker."document_year" IS 'The year the report is about';
COMMENT ON COLUMN v_risker."omrade" IS 'The process or area it belongs to';
COMMENT ON COLUMN v_risker."risk" IS 'The risk';
COMMENT ON COLUMN v_risker."sannolikhet" IS 'How likely it is, as printed';
COMMENT ON COLUMN v_risker."konsekvens" IS 'What it leads to, as printed';
COMMENT ON COLUMN v_risker."riskvarde" IS 'Its value, as printed';
COMMENT ON COLUMN v_risker."atgard" IS 'What is done';
COMMENT ON COLUMN v_risker."ansvarig" IS 'Who is responsible';
COMMENT ON COLUMN v_risker."verified" IS 'TRUE when its row has numbers and each is confirmed';
COMMENT ON COLUMN v_risker."confidence" IS 'How sure the reading of its table is, 0 to 1';
COMMENT ON COLUMN v_risker."file_name" IS 'Name of the file';
COMMENT ON COLUMN v_risker."page" IS 'Page';
COMMENT ON COLUMN v_risker."doc_id" IS 'The document';
COMMENT ON COLUMN v_risker."table_id" IS 'The table';
COMMENT ON COLUMN v_risker."row" IS 'Its row';
COMMENT ON COLUMN v_risker."ref" IS 'Its row''s first cell, as `show` takes it';
