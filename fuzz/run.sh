#!/usr/bin/env bash
# Fuzzes each target for so many seconds: run.sh SECONDS [TARGET…]
set -euo pipefail
cd "$(dirname "$0")"
seconds=$1
shift
[ $# -gt 0 ] || set -- journal catalogue importer keys returns
export RUSTC_BOOTSTRAP=1
mkdir -p corpus/{journal,catalogue,importer,keys,returns}
cp ../tests/faults/seed.ron corpus/journal/
cp ../data/catalogue.ron corpus/catalogue/
cp ../data/notice.txt corpus/importer/
printf '填报单位：省商务厅,报告期：2026年第4季度（2026-Q4）\n条款编号,工作任务,状态,完成日期,指标,指标最新值,进展情况\n4.1,x,已完成,2026-11-20,,,y\n' >corpus/returns/sheet.csv
# Ways to every kind of screen; the first three bytes are the size and the journal.
printf '\x50\x18\x002\r \x1b[B aabc\r=98\rufshangwu\r\x1b\x1bD?\x1b/meitan\rnNtVv Uu[].,' >corpus/keys/tour
for target; do
    cargo fuzz run --fuzz-dir . --sanitizer "${SANITIZER:-address}" "$target" -- \
        -max_total_time="$seconds" -timeout=20 -rss_limit_mb=1500 -max_len="${MAX_LEN:-8192}" -len_control=20 \
        -dict=words.dict -print_final_stats=1
done
