"""`python -m journeymap.cli`."""

from journeymap.cli.main import main

main()
