-- The views of a vonextract database: what an analyst queries first. They show current
-- documents only, and of those that repeat each other one. Rebuilt whenever the program opens a database of an older schema.
-- A comment above a view and behind a column becomes its COMMENT in the database.

-- Findings with the words they are about.
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

-- What every name stands for within its scope: the entity, by kind, scope and name.
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

-- What each document's rows are about: the entity of every name, and of its nämnd.
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

-- Every money figure of the drift tables over all reports: filter by entity_id or entity, order by year.
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

-- Every value of every indicator over all reports: filter by entity_id, entity or kolada_id, order by year.
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

-- Measures, one wide row each, with their effects.
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

-- What a plan promised against what a later report shows: targets and outcomes of indicators, budget and
-- outcome of verksamheter, effects of measures.
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

-- Every number of every table, long: one row for each, with what it is, when it holds and how far it is sure.
-- Filter by kind, measure and year; codes and years that only name something are left out of sums by fact_type.
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

-- Everything that a report says, text by text, for search: headings and running text, cells, notes.
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

-- Activities of plans of action in words: who does what, when, and how far it has come.
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

-- Risks, how they are judged and what is done.
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
