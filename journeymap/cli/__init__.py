"""The `journeymap` command.

Each command lives in a module of its own and opens the rooms it needs when it runs, so that
`journeymap check` pays for no numeric library.
"""

from journeymap.garbage import without_garbage_collection

with without_garbage_collection():
    from journeymap.cli.main import main

__all__ = ["main"]
