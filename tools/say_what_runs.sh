#!/bin/sh
# One line each about what this run of the tests cannot cover, and how to get it.
if ! command -v chromium >/dev/null 2>&1 && ! command -v chromium-browser >/dev/null 2>&1 && ! command -v google-chrome >/dev/null 2>&1; then
    echo "没有找到 Chromium：浏览器测试将跳过 / no Chromium found, browser tests are skipped (Debian: apt install chromium fonts-noto-cjk)"
fi
if [ -z "$LUOSHI_TEST_POSTGRES" ]; then
    echo "只测 SQLite；要同时测 PostgreSQL：LUOSHI_TEST_POSTGRES=postgres://用户:口令@主机/库 make test / only SQLite is tested"
fi
