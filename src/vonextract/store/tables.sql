-- The tables of a vonextract database: their one home. Every TIMESTAMP is UTC.
-- A comment above a table and behind a column becomes its COMMENT in the database.
-- Changing anything here means a new migration in migrations.py.

-- One row: the version of this schema, and which program wrote it.
CREATE TABLE schema_version (
    version INTEGER NOT NULL, -- Number of the schema, counted up by every migration
    program_version VARCHAR NOT NULL, -- Version of vonextract that brought the database to this schema
    applied_at TIMESTAMP NOT NULL -- When that happened
);

-- One row per distinct file (content, not name) that was ingested.
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

-- The pages of a document, and where the text of each comes from.
CREATE TABLE pages (
    doc_id VARCHAR NOT NULL, -- The document
    page INTEGER NOT NULL, -- Number of the page, from 1
    source VARCHAR NOT NULL, -- print; ocr, read from a picture; hidden_text, the text layer of a picture; empty
    width DOUBLE NOT NULL, -- Points, as the page is read
    height DOUBLE NOT NULL, -- Points
    rotation INTEGER NOT NULL, -- Degrees clockwise that it was turned to be read
    agreement DOUBLE -- Share of the words read from a picture that its hidden text layer has too; NULL without one
);

-- Where a document has been seen: one row per path and version of the file there.
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

-- What a document states of itself, who, what and when, statement by statement: those that are believed are in documents.
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

-- The items of a packet (kallelse, handlingar); a plain report is one ärende.
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

-- The papers of a packet, each with its pages: a tjänsteskrivelse, its bilagor, a motion; a plain report is one paper.
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

-- A heading and the running text under it.
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

-- The paragraphs, list items, captions and figures of a section.
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

-- A table, whole over all its pages.
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

-- A cell of a table; a spanning cell is one row, at its top left place.
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

-- A note at the foot of a page, at the end of the document, or under a table.
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

-- A place in text or table that refers to a note.
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

-- Something doubtful or contradictory, and where it stands.
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

-- A numeric cell of a table's body, with everything its row and its headers say.
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

-- A measure (åtgärd) of an action plan.
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

-- The effect of a measure in one column.
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

-- A line of a drift table in one money column.
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

-- An indicator row.
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

-- The value of an indicator in one column.
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

-- What people state of documents (corrections.toml), and what became of it when the document was read.
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

-- An activity of a plan of action in words.
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

-- A risk, how it is judged and what is done.
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

-- A thing that reports speak of again and again: a verksamhet, an indicator, an åtgärd, a nämnd.
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

-- The names that reports give to entities, and why each is taken for one: 'vonextract entities list' shows them.
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

-- What the documents were like when they were last linked: nothing is linked anew while they are like that.
CREATE TABLE linked (
    state VARCHAR NOT NULL -- Hash of the documents, where they were seen, the decisions of people and the version
);

-- One row per command that wrote to the database.
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

-- One row per shard that was folded (`vonextract fold`): a file of documents that other machines read.
CREATE TABLE shards (
    name VARCHAR NOT NULL, -- SHA-256 of the shard's bytes, hexadecimal; its file name without .parquet
    run_id INTEGER NOT NULL, -- The run that folded it
    folded_at TIMESTAMP NOT NULL -- When it did
);

-- What a run did with one file.
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

-- Files that could not be read: the batch leaves them alone until the extractor is upgraded or somebody asks.
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
