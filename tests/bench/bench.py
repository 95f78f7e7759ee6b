"""Whole-process figures, each with its baseline in the same run. Usage: bench.py BUILD-FOLDER

Start: the console until its window has been painted, against a bare QMainWindow; off-screen.
Listing: 10,000 images of one practice service into the console's table, against the vendor's Node
client paging the same images. Coverage: 2,000 images in 40 regions, against a bare table. Peak
memory is that of the process as the kernel counted it."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

BUILD = sys.argv[1]
ROUNDS = 7
ENVIRONMENT = dict(os.environ, QT_QPA_PLATFORM="offscreen", LC_ALL="C.UTF-8")


def run(command):
    """Seconds, peak MiB and standard output of one process."""
    began = time.monotonic()
    process = subprocess.Popen(
        command, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    output = process.stdout.read().decode()
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{command[0]} ended with {status}")
    return time.monotonic() - began, usage.ru_maxrss / 1024, output


def paired(name, ours, baseline):
    """Alternates the two, so that whatever else the machine does hits both."""
    measured = {"ours": [], "baseline": []}
    for _ in range(ROUNDS):
        measured["baseline"].append(run(baseline)[:2])
        measured["ours"].append(run(ours)[:2])
    rows = {}
    for which, values in measured.items():
        rows[which] = (
            statistics.median(v[0] for v in values),
            statistics.median(v[1] for v in values),
        )
    (t, m), (t0, m0) = rows["ours"], rows["baseline"]
    print(
        f"{name:34} {t * 1000:7.0f} ms {m:6.0f} MiB   baseline {t0 * 1000:7.0f} ms {m0:6.0f} MiB"
        f"   ratio {t / t0:.2f} time, {m / m0:.2f} memory"
    )


def tasks():
    program = os.path.join(BUILD, "regioncast")
    bench = os.path.join(BUILD, "tests/bench/bench_tasks")
    with tempfile.TemporaryDirectory() as full, tempfile.TemporaryDirectory() as empty:
        run([bench, "fill", full, "100000"])
        run([bench, "fill", empty, "0"])
        start = ["--quit-after-first-paint"]
        paired(
            "start, 100,000 copies",
            [program, "--data-dir", full, *start],
            [program, "--data-dir", empty, *start],
        )
        paired(
            "100,000 copies, 10,000 images",
            [bench, "open", full, "10000"],
            [bench, "open", empty, "0"],
        )
        print(run([bench, "use", full, "10000"])[2].strip())


def main():
    program = os.path.join(BUILD, "regioncast")
    with tempfile.TemporaryDirectory() as folder:
        paired(
            "start to first paint",
            [program, "--data-dir", folder, "--quit-after-first-paint"],
            [os.path.join(BUILD, "tests/bench/bench_barewindow")],
        )
        service = subprocess.Popen(
            [program, "practice", "--images", "10000", "--json", "--data-dir", folder],
            stdout=subprocess.PIPE,
        )
        address = json.loads(service.stdout.readline())
        ENVIRONMENT.update(
            REGIONCAST_LIST_ONCE="1",
            REGIONCAST_ENDPOINT=address["endpoint"],
            ALIBABA_CLOUD_ACCESS_KEY_ID=address["accessKeyId"],
            ALIBABA_CLOUD_ACCESS_KEY_SECRET=address["accessKeySecret"],
        )
        paired(
            "10,000 images into the table",
            [os.path.join(BUILD, "tests/bench/bench_listing")],
            ["node", os.path.join(BUILD, "tests/conformance/paging.js")],
        )
        del ENVIRONMENT["REGIONCAST_LIST_ONCE"]
        _, _, output = run([os.path.join(BUILD, "tests/bench/bench_listing")])
        print(output.strip())
        _, _, output = run([os.path.join(BUILD, "tests/bench/bench_coverage")])
        print(output.strip())
        service.terminate()
        service.wait()
    tasks()


if __name__ == "__main__":
    main()
