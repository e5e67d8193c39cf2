"""`luoshi check`: prove the invariants, or name the first places where they do not hold."""

import typer
from rich.console import Console

from luoshi.orgs.checking import check_tree

app = typer.Typer()
console = Console()


@app.command()
def check() -> None:
    """检查单位树的不变式 / prove that the tree of units and its keys are sound."""
    faults = check_tree()
    for fault in faults:
        console.print(f"[red]✗[/red] {fault.text()}")
    if faults:
        raise typer.Exit(1)
    console.print("[green]✓[/green] 单位树完好 / the tree of units is sound")
