"""What is sound but unwise: a journey that can be scored, and what a colleague would remark on.

A Problem means that a file cannot be trusted; a Finding never does. Each rule can be switched off,
in the file or for a project, since an author may know better.
"""

from journeymap.lint.inspection import Finding, findings
from journeymap.lint.project import Project, project
from journeymap.lint.rules import RULES

__all__ = ["RULES", "Finding", "Project", "findings", "project"]
