"""`luoshi serve`, `luoshi work`, `luoshi demo`: the processes of a running installation."""

from typing import Annotated

import typer

from luoshi.project import demonstration, servers, upkeep

app = typer.Typer()


@app.command()
def serve(
    port: Annotated[int, typer.Option(min=1, max=65535, help="端口 / port")] = 8000,
    host: Annotated[str, typer.Option(help="地址 / address")] = "127.0.0.1",
    workers: Annotated[int, typer.Option(help="进程数 / processes")] = 2,
) -> None:
    """启动网页服务 / start the web server."""
    raise typer.Exit(servers.run(servers.web_command(host=host, port=port, workers=workers)))


@app.command()
def work() -> None:
    """启动后台任务进程 / start the background worker."""
    upkeep.keep_up()
    raise typer.Exit(servers.run(servers.worker_command()))


@app.command()
def demo(
    port: Annotated[int, typer.Option(min=1, max=65535, help="端口 / port", envvar="PORT")] = 8000,
    units: Annotated[int, typer.Option(min=1, help="基层工会数 / grassroots unions")] = 3000,
) -> None:
    """演示：建库、装数据、启动网页和后台 / the demonstration: database, data, web server and worker in one."""
    raise typer.Exit(demonstration.start(port=port, units=units))
