"""Changing a journey file by program, as its author would by hand."""

from journeymap.language.editing.applying import Edited, edited
from journeymap.language.editing.edits import Add, Edit, Move, Remove, Rename, Set

__all__ = ["Add", "Edit", "Edited", "Move", "Remove", "Rename", "Set", "edited"]
