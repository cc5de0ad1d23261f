"""A worker process: `python -m vonextract.workers READER TIMEOUT MEMORY PICTURE`."""

import sys

from vonextract.workers.child import main

main(sys.argv[1], float(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4]))
