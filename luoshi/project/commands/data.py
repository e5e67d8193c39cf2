"""Subcommands that bring data in, and rebuild what is derived."""

from datetime import date, datetime
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from luoshi.catalogue.actions import sync_catalogue as synchronise
from luoshi.common import clock
from luoshi.orgs.rebuilding import rebuild_keys as rebuild
from luoshi.project.demo.province import COUNTIES
from luoshi.project.demo.story import build_demonstration
from luoshi.rollups.segments import refresh_segments as refresh

app = typer.Typer()
console = Console()


def _bar() -> Progress:
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=console,
    )


@app.command()
def sync_catalogue() -> None:
    """更新指标和记录种类 / bring kinds and indicators into step with the package."""
    console.print(synchronise())


@app.command()
def demo_data(
    units: Annotated[int, typer.Option(min=COUNTIES, help="基层工会数 / grassroots unions")] = 3000,
    until: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="最后一天 / last day")] = None,
) -> None:
    """生成演示省的数据（只能用于空库）/ fill an empty database with the demonstration province."""
    last_day: date = until.date() if until else clock.today()
    with _bar() as progress:
        tasks: dict[str, object] = {}

        def on_progress(step: str, done: int, total: int) -> None:
            if step not in tasks:
                tasks[step] = progress.add_task(step, total=total)
            progress.update(tasks[step], completed=done)  # type: ignore[arg-type]

        build_demonstration(units, until=last_day, on_progress=on_progress)


@app.command()
def rebuild_keys() -> None:
    """按今天的隶属关系重建全部路径键 / drop and rebuild every key from today's placements."""
    console.print(f"{rebuild()} 个单位的键已重建 / keys rebuilt")


@app.command()
def refresh_segments(
    force: Annotated[bool, typer.Option(help="全部重写 / rewrite everything")] = False,
) -> None:
    """重建汇总用的分段文件 / bring the segments that answer totals up to date."""
    console.print(refresh(force=force))
