"""The script that `journeymap app` serves: `run.py FOLDER`."""

import sys
from pathlib import Path

from journeymap.app.page import show
from journeymap.files import examples

show(Path(sys.argv[1]) if len(sys.argv) > 1 else examples())
