"""`luoshi read`: a document's reading on the command line, without settings or a database."""

from pathlib import Path
from typing import Annotated

import typer

from luoshi.gongwen.command import print_reading

app = typer.Typer(name="luoshi", no_args_is_help=True, add_completion=False)


@app.callback()
def _product() -> None:
    """落实 Luoshi"""


@app.command()
def read(
    file: Annotated[Path, typer.Argument(help="公文文件 / the document")],
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON / print JSON")] = False,
) -> None:
    """读一份公文，列出读到的内容 / read an official document and print what was found."""
    raise typer.Exit(print_reading(file, as_json))
