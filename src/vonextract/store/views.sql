-- The views of a vonextract database: what an analyst queries first. They show current
-- documents only. Rebuilt whenever the program opens a database of an older schema.
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
    f.severity, -- error, warning or info
    f.rule, -- Name of the check
    f.message, -- What was found, one sentence
    f.page, -- Page
    coalesce(t.title, s.title) AS place, -- Title of the table or section
    t.kind, -- Kind of the table
    f.table_id, -- The table
    f."row", -- Row of the cell
    f.col, -- Column of the cell
    c.text AS cell_text, -- What the cell prints
    f.expected, -- The number that should stand there
    f.actual, -- The number that does
    f.actual - f.expected AS difference -- How far apart they are
FROM findings f
JOIN documents d ON d.doc_id = f.doc_id AND d.is_current
LEFT JOIN tables t ON t.doc_id = f.doc_id AND t.table_id = f.table_id
LEFT JOIN sections s ON s.doc_id = f.doc_id AND s.section_id = f.section_id
LEFT JOIN cells c ON c.doc_id = f.doc_id AND c.table_id = f.table_id AND c."row" = f."row" AND c.col = f.col;

-- Every money figure of the drift tables over all reports: filter by verksamhet, order by year.
CREATE OR REPLACE VIEW v_drift_serie AS
SELECT
    d.organisation, -- Kommun, region or other body
    d.committee, -- Nämnd
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
    p."row" -- Row of the cell
FROM drift_poster p
JOIN documents d ON d.doc_id = p.doc_id AND d.is_current;

-- Every value of every indicator over all reports: filter by indikator or kolada_id, order by year.
CREATE OR REPLACE VIEW v_indikator_serie AS
SELECT
    d.organisation, -- Kommun, region or other body
    d.committee, -- Nämnd
    i.indikator, -- The indicator, as printed
    i.kolada_id, -- Its number in Kolada
    i.enhet, -- Its unit
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
    w."row" -- Row of the cell
FROM indikator_varden w
JOIN indikatorer i ON i.doc_id = w.doc_id AND i.indikator_id = w.indikator_id
JOIN documents d ON d.doc_id = w.doc_id AND d.is_current;

-- Measures, one wide row each, with their effects.
CREATE OR REPLACE VIEW v_atgarder AS
WITH effekter AS (
    SELECT
        doc_id,
        atgard_id,
        min_by(amount_sek, coalesce(year, 9999)) FILTER (NOT full_year) AS effekt_sek,
        min(year) FILTER (NOT full_year) AS effekt_year,
        min_by(amount_sek, coalesce(year, 9999)) FILTER (full_year) AS helarseffekt_sek,
        map_from_entries(list({'key': label, 'value': value} ORDER BY label)) AS effekter
    FROM (SELECT DISTINCT ON (doc_id, atgard_id, label) * FROM atgard_effekter WHERE NOT is_total ORDER BY "row")
    GROUP BY doc_id, atgard_id
)
SELECT
    d.organisation, -- Kommun, region or other body
    d.committee, -- Nämnd
    d.year AS document_year, -- The year the report is about
    a.omrade, -- Area the measure belongs to
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
    a."row" -- Its first row
FROM atgarder a
JOIN documents d ON d.doc_id = a.doc_id AND d.is_current
LEFT JOIN effekter e ON e.doc_id = a.doc_id AND e.atgard_id = a.atgard_id;
