#!/bin/sh
# Make .venv hold what lock.txt pins: the run-time set, with "dev" the developers' set as well, with "ocr" what
# recognises scans.
# Safe to interrupt: the stamp that says "complete" is written last, and a broken .venv is made anew.
set -eu
cd "$(dirname "$0")/.."
want=${1:-run}
uv=0.13.8
stamp=.venv/.complete-$want
sum=$(cat lock.txt pyproject.toml | cksum)
[ -f "$stamp" ] && [ "$(cat "$stamp")" = "$sum" ] && exit 0

find_python() {
    for name in ${PYTHON:-} python3 python3.13 python3.12 python3.11; do
        if command -v "$name" >/dev/null 2>&1 &&
            "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$name"
            return 0
        fi
    done
    return 1
}

if ! python=$(find_python); then
    echo "需要 Python 3.11 或更高版本（现有：$(python3 --version 2>&1 || echo 无)）。安装后重试，或指定：make demo PYTHON=/路径/python3.11" >&2
    echo "Python 3.11 or newer is needed. Install it and run this again, or: make demo PYTHON=/path/to/python3.11" >&2
    exit 1
fi

if ! .venv/bin/python -c 'import pip' >/dev/null 2>&1; then
    if ! "$python" -m venv --clear .venv; then
        echo "无法创建虚拟环境。Debian/Ubuntu 请先执行：apt install python3-venv" >&2
        echo "The virtual environment could not be made. On Debian or Ubuntu: apt install python3-venv" >&2
        rm -rf .venv
        exit 1
    fi
fi

echo "正在安装依赖 / installing dependencies …"
target=.
[ "$want" = run ] || target=".[$want]"
# uv does not read pip's settings: hand it the mirror that this machine uses.
index=$(.venv/bin/python -m pip config get global.index-url 2>/dev/null || true)
index=${PIP_INDEX_URL:-$index}
[ -n "$index" ] && export UV_DEFAULT_INDEX="${UV_DEFAULT_INDEX:-$index}"
has_uv() { [ "$(.venv/bin/uv --version 2>/dev/null | cut -d ' ' -f 2)" = "$uv" ]; }
if { has_uv || .venv/bin/python -m pip install -q "uv==$uv"; } >/dev/null 2>&1 &&
    .venv/bin/uv pip install -q --python .venv/bin/python -c lock.txt -e "$target"; then
    :
elif ! .venv/bin/python -m pip install -q -c lock.txt -e "$target"; then
    echo "依赖没有装上：请检查网络或镜像（PIP_INDEX_URL），然后重新执行同一命令。" >&2
    echo "The dependencies could not be installed: check the network or the mirror (PIP_INDEX_URL), then run the same command again." >&2
    exit 1
fi
echo "$sum" >"$stamp"
[ "$want" = run ] || echo "$sum" >.venv/.complete-run
exit 0
