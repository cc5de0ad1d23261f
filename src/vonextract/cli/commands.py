"""Which commands there are."""

from __future__ import annotations

from collections.abc import Mapping

COMMANDS: Mapping[str, str] = {
    "batch": "Bring the database up to what lies in an archive, unattended.",
    "correct": "State what stands at a place, or what a table or report is; the next ingest takes it in.",
    "corrections": "List, check, take back what people stated; let doubtful numbers out as a sheet, and in.",
    "debug": "Draw words, rules, table regions, cells, spans and roles over a page.",
    "entities": "List which names were taken for the same thing, and why; or link them all anew.",
    "export": "Write the database as Excel, CSV, Parquet, SQLite or JSON Lines.",
    "extract": "Print what one report says, without a database.",
    "fold": (
        "Load the shards that `batch --shards` wrote into the database, in any order, as often as one likes."
    ),
    "info": "Show versions, paths, and what the database holds.",
    "ingest": "Read reports into the database, and say what was found in each.",
    "kinds": "List the kinds of tables that are recognised, with the header words that tell them.",
    "plot": "Draw a series: utfall, budget, prognos and mål over the years of all reports.",
    "quarantine": "List the files that could not be read; let the next batch try again; or forget them.",
    "query": "Ask the database in SQL; nothing can be changed.",
    "review": "Write a page that shows a report and what was read of it, side by side.",
    "search": "Find words in headings, running text, cells and notes, the best first.",
    "serve": "Show the database in the browser: reports, findings, tables, series, search, review.",
    "show": "Show the place of a number: the page with the cell framed, what was read, and why.",
    "verify": "Check the database's references, keys, counts and hashes, and say what is wrong.",
}
"""Every command, which is also the name of its module in this package, with the first line of its help.

Modules are loaded when their command is called; the list of commands needs none of them.
"""
