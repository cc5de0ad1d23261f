"""`vonextract kinds`: which tables are recognised, and by what."""

from __future__ import annotations

import json as json_format

from vonextract.cli.app import app
from vonextract.cli.formats import Format, print_answer
from vonextract.cli.shared_options import Json, Vocabulary
from vonextract.meaning.record_words import default_vocabulary, load_vocabulary
from vonextract.store.query import Answer


@app.command()
def kinds(vocabulary: Vocabulary = None, json: Json = False) -> None:
    """List the kinds of tables that are recognised, with the header words that tell them.

    For example:

        vonextract kinds

        vonextract kinds --vocabulary own.toml
    """
    words = load_vocabulary(vocabulary) if vocabulary else default_vocabulary()
    told = words.describe()
    if json:
        print(json_format.dumps(told, ensure_ascii=False, indent=1))
        return
    print_answer(Answer(list(told[0]), [tuple(kind.values()) for kind in told]), Format.table)
