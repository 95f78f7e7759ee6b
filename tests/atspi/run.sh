#!/bin/sh
# Drives the console from outside, over AT-SPI, on a virtual screen. Usage: run.sh PROGRAM
set -eu
here=$(cd "$(dirname "$0")" && pwd)
program=$1
for tool in xvfb-run dbus-run-session; do
    command -v "$tool" >/dev/null || {
        echo "atspi: $tool is missing" >&2
        exit 1
    }
done
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export XDG_RUNTIME_DIR="$folder" HOME="$folder"
exec_inside='
    export QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1 QT_QPA_PLATFORM=xcb
    "$1" --data-dir "$2/data" --lang en --speed 2000 &
    console=$!
    /usr/bin/python3 "$3"
    result=$?
    kill "$console" 2>/dev/null
    exit "$result"'
xvfb-run -a -s "-screen 0 1280x800x24" dbus-run-session -- \
    sh -c "$exec_inside" sh "$program" "$folder" "$here/drive.py"
