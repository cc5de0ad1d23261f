"""Words as data: every list of words that the reading goes by, and a user's own file over it.

The lists are the TOML files in `data/`; `schema` says what may stand in them and `load` reads them. What is
made of a list (phrases, units, patterns) is made where it is used, by a function under `per_vocabulary`: it
follows the vocabulary that is `speaking`.
"""

from vonextract.vocabulary.load import VocabularyError, VocabularyFile
from vonextract.vocabulary.schema import PLACES, Kind, Numbers, Place, Words
from vonextract.vocabulary.speaking import per_vocabulary, speaking

__all__ = [
    "PLACES",
    "Kind",
    "Numbers",
    "Place",
    "VocabularyError",
    "VocabularyFile",
    "Words",
    "per_vocabulary",
    "speaking",
]
