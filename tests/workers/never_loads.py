"""A module that notes that it is loaded, in the file that $NOTE names, and fails."""

import os
from pathlib import Path

with Path(os.environ["NOTE"]).open("a") as stream:
    stream.write("x")
raise ImportError
