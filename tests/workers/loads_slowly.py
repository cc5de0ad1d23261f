"""A module that notes that it is loaded, in the file that $NOTE names, and is never done with it."""

import os
import time
from pathlib import Path

with Path(os.environ["NOTE"]).open("a") as stream:
    stream.write("x")
time.sleep(600)
