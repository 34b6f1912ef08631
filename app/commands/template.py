"""The option of commands that write Word documents: whose template's look they take."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from app.domain.errors import ImportProblem

TemplateOption = Annotated[
    Path | None,
    typer.Option("--template", metavar="FILE", help="The Word template (.docx, .dotx) whose look to use."),
]


def look_of(template: Path | None) -> bytes:
    """What is used of a template, nothing of none; ImportProblem names the file."""
    from app.importers import read_template

    if template is None:
        return b""
    try:
        return read_template(template)
    except ImportProblem as problem:
        raise problem if template.name in str(problem) else ImportProblem(f"{template.name}: {problem}") from problem
