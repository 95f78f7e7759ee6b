#!/bin/sh
# run.sh BUILD SECONDS [TARGET…]: every fuzz target (or those named) for that long, from its seeds.
# Fails when one finds something; what it found stays in BUILD/fuzz-findings.
set -eu
if [ $# -lt 2 ]; then
    sed -n '2,3s/^# //p' "$0" >&2
    exit 2
fi
here=$(cd "$(dirname "$0")" && pwd)
build=$(cd "$1" && pwd)
seconds=$2
shift 2
[ $# -gt 0 ] || set -- answer settings vendorconfig http faults gateway world journal

# In memory where possible: most targets write files, and the journal waits for the disk.
work=$(mktemp -d -p /dev/shm 2>/dev/null || mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
findings=$build/fuzz-findings
mkdir -p "$findings"
export UBSAN_OPTIONS=print_stacktrace=1
# The default quarantine of 256 MB costs half of the speed in page faults.
export ASAN_OPTIONS=quarantine_size_mb=32

# The sample answers of the other tests are seeds too: each as a success, as a refusal and behind
# a 500, which the first byte says.
mkdir "$work/samples"
for sample in "$here"/../data/api/responses/*; do
    for status in @ A B; do
        { printf %s "$status" && cat "$sample"; } >"$work/samples/$(basename "$sample").$status"
    done
done

failed=
for what in "$@"; do
    mkdir -p "$work/$what/new" "$work/$what/tmp"
    set -- "$here/corpus/$what"
    if [ "$what" = answer ]; then
        set -- "$@" "$work/samples"
    fi
    if [ -f "$here/$what.dict" ]; then
        set -- "$@" "-dict=$here/$what.dict"
    fi
    log=$work/$what/log
    printf '== %s\n' "$what"
    if TMPDIR=$work/$what/tmp "$build/tests/fuzz/fuzz_$what" "$work/$what/new" "$@" \
        -max_total_time="$seconds" -max_len=8192 -timeout=10 -rss_limit_mb=2048 \
        -print_final_stats=1 -artifact_prefix="$findings/$what-" >"$log" 2>&1; then
        grep -E 'DONE|stat::number_of_executed_units|stat::average_exec' "$log"
    else
        failed="$failed $what"
        cp "$log" "$findings/$what.log"
        grep -vE '^#[0-9]+' "$log" | tail -n 60
        printf '%s found something: %s holds the whole log;\n' "$what" "$findings/$what.log"
        printf 'run again: %s %s\n' "$build/tests/fuzz/fuzz_$what" \
            "$(sed -n 's/.*Test unit written to //p' "$log" | tail -n 1)"
    fi
done
if [ -n "$failed" ]; then
    printf 'Found something:%s\n' "$failed" >&2
    exit 1
fi
