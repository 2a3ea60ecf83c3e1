"""`python -m journeymap`: the command, where its script is not on the path."""

from journeymap.cli import main

main()
