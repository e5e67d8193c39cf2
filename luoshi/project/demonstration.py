"""`luoshi demo`: from nothing to a running demonstration; an interrupted run is taken up by the next one."""

import hashlib
import os
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.files import locks
from django.core.management import call_command
from django.db import connection
from rich.console import Console

from luoshi.people.models import Person
from luoshi.project import servers, upkeep

console = Console(soft_wrap=True, highlight=False)
HOST = "127.0.0.1"


def start(*, port: int, units: int) -> int:
    """Prepare what is missing, run the web server and the worker until Ctrl-C. Returns an exit status."""
    if not _is_free(port):
        console.print(f"[red]端口 {port} 已被占用。[/red]换一个端口：make demo PORT={port + 1}")
        console.print(f"Port {port} is in use. Choose another: make demo PORT={port + 1}")
        return 2
    with _alone():
        status = _prepare(units)
    if status:
        console.print("[red]演示数据没有准备完。[/red]再次执行同一命令即可重来。Run the same command again.")
        return status
    _collect_static()
    upkeep.keep_up()
    threading.Thread(target=_announce_when_up, args=(port,), daemon=True).start()
    return servers.run_together([servers.web_command(host=HOST, port=port), servers.worker_command()])


@contextmanager
def _alone() -> Iterator[None]:
    """One start at a time makes the database ready: a second one waits, and finds it made."""
    with (settings.VAR / "preparing.lock").open("wb") as file:
        if not locks.lock(file, locks.LOCK_EX | locks.LOCK_NB):
            console.print("另一个启动正在准备数据，请稍候…… / another start is preparing the data; waiting …")
            locks.lock(file, locks.LOCK_EX)
        yield


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def _prepare(units: int) -> int:
    """Make the database ready. The first filling goes to a file of another name: half a province never shows."""
    database = settings.DATABASES["default"]
    if not database["ENGINE"].endswith("sqlite3"):
        return _fill_served_database(units)
    ready = Path(database["NAME"])
    if ready.exists() and _is_filled():
        return 0
    connection.close()  # an empty file that another command made is put aside by the rename below
    building = ready.with_suffix(".building")
    for leftover in ready.parent.glob(f"{building.name}*"):
        leftover.unlink()
    console.print(
        "第一次启动：正在生成演示省（约一分钟）/ first start: making the demonstration province (about a minute)"
    )
    status = _fill({**os.environ, "DATABASE_URL": f"sqlite:///{building}"}, units)
    if status == 0:
        with closing(sqlite3.connect(building)) as finished:
            finished.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        building.rename(ready)
    return status


def _fill_served_database(units: int) -> int:
    return 0 if _is_filled() else _fill(dict(os.environ), units)


def _is_filled() -> bool:
    """Whether somebody is in the database, once its tables are up to date."""
    call_command("migrate", verbosity=0)
    return Person.objects.exists()


def _fill(environment: dict[str, str], units: int) -> int:
    luoshi = [sys.executable, "-m", "luoshi.project"]
    migrate = [sys.executable, "-m", "django", "migrate", "-v", "0", "--settings", "luoshi.project.settings"]
    for command in (migrate, [*luoshi, "sync-catalogue"], [*luoshi, "demo-data", "--units", str(units)]):
        status = subprocess.run(command, env=environment, check=False).returncode
        if status:
            return status
    return 0


def _collect_static() -> None:
    """Collect and compress the static files, unless they are those of the last start."""
    state = _static_state()
    stamp = Path(settings.STATIC_ROOT) / "state.txt"
    if stamp.exists() and stamp.read_text("utf-8") == state:
        return
    call_command("collectstatic", verbosity=0, interactive=False)
    stamp.write_text(state, "utf-8")


def _static_state() -> str:
    """A fingerprint of every static file's path, size and time."""
    files = [
        (path, stat.st_size, stat.st_mtime_ns)
        for finder in finders.get_finders()
        for path, storage in finder.list([])
        for stat in [Path(storage.path(path)).stat()]
    ]
    return hashlib.sha256(repr(sorted(files)).encode()).hexdigest()


def _announce_when_up(port: int) -> None:
    """Say where to go once something answers there; if nothing ever does, `run_together` ends and this with it."""
    while not _answers(port):
        time.sleep(0.2)
    console.print(_welcome(f"http://{HOST}:{port}/"))


def _answers(port: int) -> bool:
    # Not urllib: it would ask the proxy that the surroundings name, which knows no such host.
    asked = HTTPConnection(HOST, port, timeout=2)
    try:
        asked.request("GET", "/accounts/sign-in/")
        return asked.getresponse().status == HTTPStatus.OK
    except (OSError, HTTPException):
        return False
    finally:
        asked.close()


def _welcome(address: str) -> str:
    accounts = "\n".join(
        f"    {person.username:<10}{person.name}  {post.org.name} · {post.get_role_display()}"
        for person in Person.objects.filter(is_demo=True).prefetch_related("posts__org").order_by("pk")
        for post in person.posts.all()
    )
    return f"""
[bold]落实 Luoshi[/bold] 已启动 / is running:  [bold]{address}[/bold]

  演示账号（登录页一键进入）/ demonstration accounts, one click on the sign-in page:
{accounts}

  可以试三件事 / three things to try:
    1. 以省总工会进入，在“数据”里看全省宣讲场次，点一个数字，一直打开到那条记录。
       As the province, open a total down to its record in two clicks.
    2. 用手机宽度的窗口，以经办人进入，记一笔宣讲；再以审核人通过它，看省里的总数变化。
       As the clerk, on a phone-sized window, record a talk; accept it as the reviewer; watch the total.
    3. 以省总工会上传一份通知（样例在 docs/samples/），核对读到的措施，选定主送单位后印发。
       As the province, upload a notice (samples in docs/samples/), check the reading, send it.

  按 Ctrl-C 停止 / Ctrl-C stops everything.
"""
