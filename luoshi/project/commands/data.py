"""Subcommands that bring data in, and rebuild what is derived."""

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from luoshi.catalogue.actions import sync_catalogue as synchronise
from luoshi.common import clock
from luoshi.common.errors import LuoshiError
from luoshi.orgs.importing.actions import import_units as write_units
from luoshi.orgs.importing.plans import plan_import
from luoshi.orgs.models import Org
from luoshi.orgs.rebuilding import rebuild_keys as rebuild
from luoshi.people.actions import appoint as grant
from luoshi.people.models import Person, Role
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
    synced = synchronise()
    console.print(
        f"指标 {synced['indicators']} 个，种类 {synced['kinds']} 个，品牌活动 {synced['programmes']} 个 / "
        f"{synced['indicators']} indicators, {synced['kinds']} kinds, {synced['programmes']} programmes"
    )


@app.command()
def demo_data(
    units: Annotated[int, typer.Option(min=1, help="基层工会数 / grassroots unions")] = 3000,
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


@app.command()
def import_units(
    file: Annotated[Path, typer.Argument(help="CSV 或 Excel / CSV or Excel", exists=True, dir_okay=False)],
    check_only: Annotated[
        bool, typer.Option("--check", help="只检查，不写入 / check, write nothing")
    ] = False,
) -> None:
    """导入单位；有错则一行也不写 / import units: all rows, or none and every fault with its row."""
    content = file.read_bytes()
    try:
        plan = plan_import(content, under=None)
        for one in plan.findings:
            mark = "[red]✗[/red]" if one.is_fault else "[yellow]![/yellow]"
            console.print(f"{mark} 第 {one.row} 行 {one.column}：{one.problem.text()}")
        console.print(
            f"新增 {len(plan.new)}，修改 {len(plan.changes)}，不变 {plan.unchanged}，错误 {len(plan.faults)}"
        )
        if plan.faults:
            raise typer.Exit(1)
        if not check_only:
            with _bar() as progress:
                task = progress.add_task("导入 importing", total=len(plan.new) + len(plan.changes))
                write_units(
                    content,
                    under=None,
                    by=None,
                    on_progress=lambda done, _: progress.update(task, completed=done),
                )
    except LuoshiError as error:
        console.print(f"[red]✗[/red] {error.text()}\n  {error.text('en')}")
        raise typer.Exit(1) from error


@app.command()
def appoint(
    username: Annotated[str, typer.Argument(help="用户名 / user name")],
    unit: Annotated[str, typer.Option(help="单位代码 / code of the unit")],
    name: Annotated[str, typer.Option(help="姓名（新账号必填）/ name, for a new account")] = "",
    role: Annotated[Role, typer.Option(help="岗位 / role")] = Role.ADMINISTRATOR,
) -> None:
    """任命岗位；账号不存在则新建并询问密码 / give somebody a post; a new account is made and its password asked."""
    org = Org.objects.filter(code=unit).first()
    if org is None:
        console.print(f"[red]没有代码为 {unit} 的单位。[/red] No unit has the code {unit}.")
        raise typer.Exit(1)
    person = Person.objects.filter(username=username).first()
    if person is None:
        password = typer.prompt("密码 / password", hide_input=True, confirmation_prompt=True)
        try:
            validate_password(password)
        except ValidationError as refusal:
            console.print(f"[red]✗[/red] {' '.join(refusal.messages)}")
            raise typer.Exit(1) from refusal
        person = Person.objects.create_person(username, name=name or username, password=password)
    post = grant(person, org, role.value, from_on=clock.today(), by=None)
    console.print(f"{person.name} · {org.name} · {post.get_role_display()}")
