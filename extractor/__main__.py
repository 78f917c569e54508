"""`python -m extractor` is the command `extract`."""

import sys

from extractor.cli import command

sys.exit(command())
