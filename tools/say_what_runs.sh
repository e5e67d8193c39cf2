#!/bin/sh
# One line each about what this run of the tests cannot cover, and how to get it.
if ! command -v chromium >/dev/null 2>&1 && ! command -v chromium-browser >/dev/null 2>&1 && ! command -v google-chrome >/dev/null 2>&1; then
    echo "没有找到 Chromium：浏览器测试将跳过 / no Chromium found, browser tests are skipped (Debian: apt install chromium fonts-noto-cjk)"
fi
if [ -z "$LUOSHI_TEST_POSTGRES" ]; then
    echo "只测 SQLite；要同时测 PostgreSQL：LUOSHI_TEST_POSTGRES=postgres://用户:口令@主机/库 make test / only SQLite is tested"
fi
if ! command -v soffice >/dev/null 2>&1 && ! command -v libreoffice >/dev/null 2>&1; then
    echo "没有找到 LibreOffice：doc、wps、rtf 的测试将跳过 / no LibreOffice found, tests of doc, wps and rtf are skipped (Debian: apt install libreoffice-writer-nogui)"
fi
if ! .venv/bin/python -c 'import rapidocr' >/dev/null 2>&1; then
    echo "没有安装文字识别：扫描件的测试将跳过 / no text recognition installed, tests of scans are skipped (make ocr)"
fi
# The same places as luoshi/gongwen/tests/shared.py.
if [ -n "$LUOSHI_SHARED" ]; then shared=$LUOSHI_SHARED; else shared="../shared ../../shared"; fi
for folder in $shared; do [ -d "$folder/seeds" ] && exit 0; done
echo "没有找到 shared 里的公文样本：对照样本的测试将跳过 / no labelled documents in ../shared, tests that compare with them are skipped (LUOSHI_SHARED names their folder)"
