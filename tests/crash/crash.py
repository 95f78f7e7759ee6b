"""Kills the program again and again and looks whether anything is lost or sent twice.

Usage: crash.py BUILD-FOLDER KILLS [SEED]

What is killed is `regioncast run` with a plan file, and the main window, which somebody works at
(window.cpp). They take turns on the same data folder. Both talk to `regioncast practice` through a
wire of this script, which is a witness that neither of them can talk into anything: it notes every
submission that reached it, when it was signed, came, was answered and was delivered, and every
failed copy that a listing told of. It delays some submissions, so that they arrive only after the
program has been started again, some until their signature is no longer good, and loses some
answers. Time runs FACTOR times as fast, so what is in doubt settles within seconds.

The kill comes at a random point: before or after one of the syncs of the journal, a random time
after the start, a submission, an answer or a reading, or after a rest. The disk is slow in most
rounds. After some kills the journal is cut back to what was synced, as a power cut leaves it. After
every kill it is compared with the wire and with itself before; after some dozens everything is
sent to its end without a kill, and journal, service, wire and plans are compared.

REGIONCAST_CRASHPROGRAM names another `regioncast` to kill, to see this test fail."""

import collections
import concurrent.futures
import csv
import datetime
import json
import os
import random
import shutil
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
from collections import Counter

BUILD = os.path.abspath(sys.argv[1])
KILLS = int(sys.argv[2])
SEED = int(sys.argv[3]) if len(sys.argv) > 3 else random.randrange(1_000_000)
PROGRAM = os.path.join(BUILD, "regioncast")
KILLED_PROGRAM = os.environ.get("REGIONCAST_CRASHPROGRAM", PROGRAM)
WINDOW = os.path.join(BUILD, "tests/crash/regioncast_crashwindow")
SHIM = os.path.join(BUILD, "tests/app/distribution/libregioncast_syncshim.so")
WORKERS = 3  # generations at the same time: mostly they wait
IMAGES = 120
SPEED = 3  # a copy takes about a second, by the fast clock
FACTOR = 300
ORIGIN = time.time() // 1
CLOCK = f"{FACTOR}@{time.strftime('%Y-%m-%dT%H:%M:%SZ', time.gmtime(ORIGIN))}"
SIGNATURE_LIFE = 15 * 60.0  # by the fast clock
PATIENCE = 3.0  # seconds after which the program is killed whatever has not happened
END_LIMIT = 120.0  # seconds that one run to the end may take
PASSES = 15  # runs to the end until every copy has arrived
FAULTS = {
    "rules": [
        {"fault": "refuse", "code": "Throttling.User", "probability": 0.03}
        | {"operation": "StartTaskForDistributeImage"},
        {"fault": "fail", "at": 40, "probability": 0.08},
    ]
}

SENT_STATES = {"sending", "accepted", "refused", "doubtful"}
THERE = {"done", "already-there"}
OPEN = {"queued", "sending", "not-seen", "in-doubt", "preparing", "copying", "unknown-word"}
# What a request may be after one more start. A queued one is never sent on under its number: it
# waits, or gives its copies to a new one.
NEXT_STATES = {"sending": {"sending", "doubtful"}, "queued": {"queued", "cancelled"}}
# Answers of the service that leave open whether the request was taken.
DOUBT_CODES = {"InternalError", "CreateDesktopImageRecord.Failed"}
# Every copy of these ends in doubt, or is refused: there is no end to wait for.
NEVER_THERE = {"internal-error", "record-not-created", "too-many-image-jobs"}


class Violation(Exception):
    pass


def text_of(copies):
    image, version, regions = copies
    return f"{image} {version} to {', '.join(sorted(regions))}"


def copies_of(image, version, regions):
    return [(image, version, region) for region in regions]


def fast(real):
    """Seconds since 1970 by the fast clock, at this time by the computer's."""
    return ORIGIN + FACTOR * (real - ORIGIN)


# ---- the wire


class Submission:
    """One StartTaskForDistributeImage that reached the wire with its whole body."""

    def __init__(self, body, headers, round_number):
        fields = dict(urllib.parse.parse_qsl(body.decode(), keep_blank_values=True))
        regions = [v for k, v in fields.items() if k.startswith("DestinationRegionList.")]
        self.copies = (fields["ImageId"], fields.get("VersionId", ""), frozenset(regions))
        signed = datetime.datetime.strptime(headers["x-acs-date"], "%Y-%m-%dT%H:%M:%SZ")
        self.signed = signed.replace(tzinfo=datetime.timezone.utc).timestamp()  # by the fast clock
        self.round = round_number
        self.arrived = time.time()
        self.decided = None  # when the service answered; None = not yet, or nobody knows
        self.code = ""  # of its answer; empty = accepted
        self.delivered = None  # when the answer went to the program

    def was_refused_before_service(self):
        return self.code.startswith("Throttling") or self.code == "InvalidTimeStamp.Expired"


class Wire:
    """Carries requests from the program to the service, on a port of its own."""

    def __init__(self, service_port, seed):
        self.service_port = service_port
        self.port = 0
        self.dice = random.Random(seed)
        self.changed = threading.Condition()
        self.calm = False  # nothing is delayed or lost any more
        self.round = 0
        self.submissions = []
        self.readings = 0  # answers of ListImage that were delivered
        self.failures = collections.defaultdict(list)  # copy: (asked, delivered) of CREATE_FAILED
        self.underway = 0  # requests that were read and are not answered or given up
        self.listener = None
        self.connections = set()
        self.open()

    def open(self):
        self.listener = socket.socket()
        self.listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.listener.bind(("127.0.0.1", self.port))
        self.listener.listen(64)
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self.accept, args=(self.listener,), daemon=True).start()

    def close(self):
        """As when the service is gone: connections are cut, and new ones refused."""
        if not self.listener:
            return
        # Closing alone would not wake the thread that accepts.
        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()
        self.listener = None
        with self.changed:
            connections = list(self.connections)
        for connection in connections:
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass  # it went by itself

    def wait_for(self, condition, limit):
        with self.changed:
            return self.changed.wait_for(condition, limit)

    def notify(self):
        with self.changed:
            self.changed.notify_all()

    def drain(self):
        if not self.wait_for(lambda: self.underway == 0, 60):
            raise Violation("the practice service did not answer in time")

    def accept(self, listener):
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            with self.changed:
                self.connections.add(connection)
            threading.Thread(target=self.serve, args=(connection,), daemon=True).start()

    def serve(self, connection):
        try:
            stream = connection.makefile("rb")
            while True:
                head, headers = self.read_head(stream)
                body = stream.read(int(headers.get("content-length", 0)))
                if len(body) < int(headers.get("content-length", 0)):
                    return
                self.carry(connection, head + body, body, headers)
                if headers.get("connection") == "close":
                    return
        except (OSError, EOFError):
            pass  # either side was killed, or the answer was lost
        finally:
            with self.changed:
                self.connections.discard(connection)
            connection.close()

    def carry(self, connection, request, body, headers):
        action = headers.get("x-acs-action")
        submission = None
        there = back = 0.0
        is_lost = False
        with self.changed:
            self.underway += 1
            if action == "StartTaskForDistributeImage":
                submission = Submission(body, headers, self.round)
                self.submissions.append(submission)
                if not self.calm:
                    there, back = self.delay(), self.delay()
                    is_lost = self.dice.random() < 0.02
            self.changed.notify_all()
        asked = time.time()
        try:
            # What was sent arrives, whether its sender still lives or not.
            time.sleep(there)
            with socket.create_connection(("127.0.0.1", self.service_port)) as service:
                service.sendall(request)
                stream = service.makefile("rb")
                head, answer_headers = self.read_head(stream)
                answer = stream.read(int(answer_headers["content-length"]))
            if submission:
                if b" 200 " not in head.split(b"\r\n")[0]:
                    submission.code = json.loads(answer)["Code"]
                submission.decided = time.time()
                self.notify()
            time.sleep(back)
            if is_lost:
                raise EOFError
            connection.sendall(head + answer)
            if submission:
                submission.delivered = time.time()
            elif action == "ListImage":
                self.note_reading(asked, answer)
        finally:
            with self.changed:
                self.underway -= 1
                self.changed.notify_all()

    def note_reading(self, asked, answer):
        failed = []
        if b"CREATE_FAILED" in answer:
            for row in json.loads(answer)["Data"]:
                for copy in row.get("ImageRegionDistributeList", []):
                    if copy["Status"] == "CREATE_FAILED":
                        failed.append((copy["ImageId"], copy["VersionId"], copy["RegionId"]))
        with self.changed:
            self.readings += 1
            for copy in failed:
                self.failures[copy].append((asked, time.time()))

    def delay(self):
        """Seconds that a submission or its answer travels."""
        kind = self.dice.random()
        if kind < 0.6:
            return self.dice.uniform(0, 0.015)
        if kind < 0.92:
            return self.dice.uniform(0, 0.08)
        if kind < 0.98:
            return self.dice.uniform(0.2, 0.9)  # longer than the program takes to start
        return self.dice.uniform(0.9, 1.5) * SIGNATURE_LIFE / FACTOR

    @staticmethod
    def read_head(stream):
        lines = []
        while not lines or lines[-1] != b"\r\n":
            lines.append(stream.readline())
            if not lines[-1].endswith(b"\n"):
                raise EOFError
        headers = {}
        for line in lines[1:-1]:
            name, _, value = line.decode("latin-1").partition(":")
            headers[name.strip().lower()] = value.strip()
        return b"".join(lines), headers


# ---- the service


class Service:
    def __init__(self, folder, seed):
        self.folder = folder
        self.port = 0
        self.faults = folder + "-faults.json"
        with open(self.faults, "w", encoding="utf-8") as file:
            json.dump({"seed": seed} | FAULTS, file)
        self.start()

    def start(self):
        self.process = subprocess.Popen(
            [PROGRAM, "practice", "--json", "--images", str(IMAGES), "--speed", str(SPEED)]
            + ["--clock", CLOCK, "--faults", self.faults]
            + ["--data-dir", self.folder, "--port", str(self.port)],
            stdout=subprocess.PIPE,
            text=True,
        )
        line = self.process.stdout.readline()
        if not line:
            raise Violation("the practice service did not start again")
        self.address = json.loads(line)
        self.port = urllib.parse.urlsplit(self.address["endpoint"]).port

    def kill(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()

    def environment(self):
        environment = dict(
            os.environ,
            LC_ALL="C.UTF-8",
            no_proxy="*",
            ALIBABA_CLOUD_ACCESS_KEY_ID=self.address["accessKeyId"],
            ALIBABA_CLOUD_ACCESS_KEY_SECRET=self.address["accessKeySecret"],
        )
        environment.pop("ALIBABA_CLOUD_SECURITY_TOKEN", None)
        return environment

    def images(self):
        """What it lists, asked without the wire."""
        asked = subprocess.run(
            [PROGRAM, "images", "--json", "--endpoint", self.address["endpoint"]]
            + ["--clock", CLOCK, "--data-dir", self.folder + "-asked"],
            env=self.environment(),
            capture_output=True,
            text=True,
            check=False,
        )
        if asked.returncode != 0:
            raise Violation(f"the images could not be listed: {asked.stderr.strip()}")
        return json.loads(asked.stdout)["images"]

    def accepted(self):
        """Its own file: (tid, copies, regions that will fail) of each submission that it took."""
        with open(os.path.join(self.folder, "practice-1.jsonl"), encoding="utf-8") as file:
            lines = [json.loads(line) for line in file][1:]
        return [
            (
                a["tid"],
                (a["image"], a["version"], frozenset(a["destinations"])),
                {where for where, fault in a.get("faults", {}).items() if fault["fault"] == "fail"},
            )
            for a in lines
        ]


# ---- the journal


class Request:
    def __init__(self, state, tid, copies, rows):
        self.state, self.tid, self.copies = state, tid, copies
        self.rows = rows  # numbers of its destinations


class Row:
    def __init__(self, copy, state, request, request_state):
        self.copy, self.state = copy, state
        self.request, self.request_state = request, request_state


class Journal:
    """What the journal in this folder says, read from a copy: whoever opens the file itself would
    tidy up its write-ahead log before the program could."""

    FILES = ("journal.sqlite", "journal.sqlite-wal")

    def __init__(self, folder):
        self.requests, self.rows = {}, {}
        if not os.path.exists(os.path.join(folder, self.FILES[0])):
            return
        with tempfile.TemporaryDirectory() as copy:
            copy_files(folder, copy)
            database = sqlite3.connect(os.path.join(copy, self.FILES[0]))
            try:
                self.read(database)
            except sqlite3.DatabaseError as error:
                raise Violation(f"the journal is broken: {error}") from error
            finally:
                database.close()

    def read(self, database):
        for pragma in ("integrity_check", "foreign_key_check"):
            found = database.execute(f"PRAGMA {pragma}").fetchall()
            if found not in ([], [("ok",)]):
                raise Violation(f"the journal is broken: {pragma} says {found[:3]}")
        if not database.execute("SELECT 1 FROM sqlite_master WHERE name='request'").fetchall():
            return
        for number, image, version, region, *rest in database.execute(
            "SELECT number, image, version, region, state, request, request_state"
            " FROM destination ORDER BY number"
        ):
            self.rows[number] = Row((image, version, region), *rest)
        carried = collections.defaultdict(list)
        for request, row in database.execute(
            "SELECT request, destination FROM request_destination ORDER BY request, position"
        ):
            carried[request].append(row)
        for number, state, tid, image, version in database.execute(
            "SELECT request.number, state, tid, image, version FROM request"
            " JOIN task ON task.number = request.task"
        ):
            regions = frozenset(self.rows[row].copy[2] for row in carried[number])
            self.requests[number] = Request(state, tid, (image, version, regions), carried[number])

    def count(self, state):
        return sum(request.state == state for request in self.requests.values())

    def newest(self):
        """The newest row of every copy."""
        return {row.copy: row for row in self.rows.values()}


def copy_files(source, target):
    for name in Journal.FILES:
        if os.path.exists(os.path.join(source, name)):
            shutil.copy(os.path.join(source, name), target)


def cut_power(data, synced):
    """Leaves of the journal what was synced."""
    for name in (*Journal.FILES, "journal.sqlite-shm"):
        if os.path.exists(os.path.join(data, name)):
            os.remove(os.path.join(data, name))
    copy_files(synced, data)


# ---- checks


def check_progress(before, now):
    """Nothing that the journal held is lost, and what has ended stays as it is."""
    for number, old in before.requests.items():
        new = now.requests.get(number)
        if new is None:
            raise Violation(f"request {number} ({text_of(old.copies)}) is no longer in the journal")
        if new.state not in NEXT_STATES.get(old.state, {old.state}):
            raise Violation(f"request {number} was {old.state} and is {new.state}")
        if new.copies != old.copies or (old.tid and new.tid != old.tid):
            raise Violation(f"request {number} has become another one")
    for number, old in before.rows.items():
        if number not in now.rows or now.rows[number].copy != old.copy:
            raise Violation(f"row {number} ({old.copy}) is no longer in the journal")
        if old.state in THERE and now.rows[number].state != old.state:
            raise Violation(f"row {number} was {old.state} and is {now.rows[number].state}")


def check_wire(submissions, journal):
    """What left was in the journal before. A request that was refused before the service comes
    once more under its number."""
    intents = Counter(r.copies for r in journal.requests.values() if r.state in SENT_STATES)
    left = Counter(s.copies for s in submissions if not s.was_refused_before_service())
    for copies, times in left.items():
        if times > intents[copies]:
            raise Violation(
                f"{text_of(copies)} left {times} times, and the journal knows of {intents[copies]}"
            )


class Order:
    """That no copy is sent while an earlier submission for it is unresolved."""

    def __init__(self):
        self.earlier = collections.defaultdict(list)
        self.checked = 0
        self.again = Counter()  # submissions of a copy that had been sent before, by why they might

    def check(self, wire, journals):
        """`journals` by round, each as it was after its kill."""
        with wire.changed:
            news = wire.submissions[self.checked :]
            failures = {copy: list(times) for copy, times in wire.failures.items()}
        for submission in news:
            for copy in copies_of(*submission.copies):
                for old in self.earlier[copy]:
                    self.again[self.why(old, submission, copy, failures, journals)] += 1
                self.earlier[copy].append(submission)
        self.checked += len(news)

    @staticmethod
    def why(old, new, copy, failures, journals):
        is_decided = old.decided is not None and old.decided <= new.arrived
        if is_decided and not old.code:
            # Until the failure of the copy was told of it is under way, or there.
            for asked, told in failures.get(copy, []):
                if asked > old.decided and told <= new.arrived:
                    return "failed"
            raise Violation(f"{' '.join(copy)} was sent again although the service had taken it")
        if is_decided and old.code not in DOUBT_CODES and old.delivered is not None:
            if old.delivered <= new.arrived and old.round == new.round:
                return "refused"
            # Its process was killed: the answer counts if it came to be written down.
            journal = journals.get(old.round)
            known = journal and any(
                request.state in ("refused", "queued", "cancelled") and request.copies == old.copies
                for request in journal.requests.values()
            )
            if known:
                return "refused"
        if fast(new.arrived) < old.signed + SIGNATURE_LIFE:
            raise Violation(
                f"{' '.join(copy)} was sent again {fast(new.arrived) - old.signed:.0f} s after an"
                f" earlier request was signed whose outcome nobody knows"
            )
        return "in doubt and not taken"


def check_truth(generation, accepted, images):
    """The journal and the service agree, once everything has ended."""
    journal = generation.journal
    truth = {}
    for image in images:
        for copy in image["copies"]:
            truth[image["id"], image["version"], copy["region"]] = copy["state"]
    by_tid = {tid: copies for tid, copies, _ in accepted}
    if len(by_tid) < len(accepted):
        raise Violation("the service gave a task id twice")
    doubtful = {r.copies for r in journal.requests.values() if r.state == "doubtful"}
    for number, request in journal.requests.items():
        if request.state == "sending":
            raise Violation(f"request {number} is still being sent although all has ended")
        if request.state == "accepted" and by_tid.get(request.tid) != request.copies:
            raise Violation(
                f"request {number} is accepted as '{request.tid}', and the service knows"
                f" {by_tid.get(request.tid)} under that id"
            )
    tids = {r.tid for r in journal.requests.values() if r.state == "accepted"}
    sent = {s.copies for s in generation.wire.submissions}
    taken = collections.defaultdict(list)  # copy: whether it will fail, of each that was accepted
    for tid, copies, failing in accepted:
        if copies not in sent:
            raise Violation(f"{text_of(copies)} came to the service past the wire")
        if tid not in tids and copies not in doubtful:
            raise Violation(f"{tid}, {text_of(copies)}, was accepted, and the journal has it not")
        for copy in copies_of(*copies):
            taken[copy].append(copy[2] in failing or generation.fails_first(copy, taken[copy]))
    for copy, fates in taken.items():
        if not all(fates[:-1]):
            raise Violation(f"{' '.join(copy)} was accepted although it was there: {fates}")
    newest = journal.newest()
    for copy, row in newest.items():
        name = f"{' '.join(copy)}, row state {row.state}"
        if row.state == "queued" and truth.get(copy) == "available" and copy not in taken:
            continue  # somebody else was faster, so it was not sent
        if row.state in OPEN:
            raise Violation(f"{name}, although all has ended")
        if copy in taken:
            wanted = {"failed"} if taken[copy][-1] else THERE
            told = "failed" if taken[copy][-1] else "available"
            if row.state == "refused" and taken[copy][-1]:
                continue  # it failed, and sending it again was refused
            if row.state not in wanted or truth.get(copy) != told:
                raise Violation(f"{name}: {truth.get(copy)} at the service, accepted {taken[copy]}")
        elif row.state in THERE and row.request_state == "accepted":
            raise Violation(f"{name}: the service never accepted it")
    for copy in taken:
        if copy not in newest:
            raise Violation(f"{' '.join(copy)} was accepted and has no row")


# ---- one pair of folders


class Generation:
    """One pair of data folders, of the program and of the service."""

    def __init__(self, folder, dice, figures):
        self.folder, self.dice, self.figures = folder, dice, figures
        self.data = os.path.join(folder, "console")
        os.mkdir(self.data)
        self.service = Service(os.path.join(folder, "service"), dice.randrange(1000))
        self.wire = Wire(self.service.port, dice.randrange(1 << 31))
        self.endpoint = f"http://127.0.0.1:{self.wire.port}"
        # The window knows saved profiles alone.
        self.has_window = dice.random() < 0.75
        self.profile = ["--endpoint", self.endpoint]
        if self.has_window:
            window = self.start(self.window_command("--only-save"))
            window.wait()
            self.check_end(window, False)
            self.profile = ["--profile", "crash"]
        self.journal = Journal(self.data)
        self.journals = {}
        self.order = Order()
        images = [image for image in self.service.images() if image["newest"]]
        self.names = {image["id"]: image["name"] for image in images}
        self.versions = {image["id"]: image["version"] for image in images}
        self.plannable = [image["id"] for image in images if image["name"] not in NEVER_THERE]
        regions = sorted({copy["region"] for image in images for copy in image["copies"]})
        self.regions = [region for region in regions if region != "cn-zhangjiakou"]
        self.plans = []  # (file, copies)

    def fails_first(self, copy, earlier):
        return self.names[copy[0]] == "rhel9-cad" and copy[2] == "eu-central-1" and not earlier

    # ---- what is started

    def window_command(self, *arguments):
        return [WINDOW, self.data, "--endpoint", self.endpoint, "--clock", CLOCK, *arguments]

    def run_command(self, plan, *arguments):
        command = [KILLED_PROGRAM, "run", plan, "--json", "--clock", CLOCK]
        return [*command, "--data-dir", self.data, *self.profile, *arguments]

    def start(self, command, **extra):
        """`extra` for the environment."""
        environment = self.service.environment() | extra
        if extra:
            environment["LD_PRELOAD"] = SHIM
            environment["ASAN_OPTIONS"] = "verify_asan_link_order=0"
        out = open(os.path.join(self.folder, "stdout"), "w+", encoding="utf-8")
        err = open(os.path.join(self.folder, "stderr"), "w+", encoding="utf-8")
        process = subprocess.Popen(
            command, env=environment, stdin=subprocess.DEVNULL, stdout=out, stderr=err
        )
        process.out, process.err = out, err
        return process

    def make_plan(self):
        """A plan file with a few new copies, or one that may not have come to its end before."""
        dice = self.dice
        if self.plans and dice.random() < 0.3:
            return dice.choice(self.plans)[0]
        wishes, copies = [], set()
        for image in dice.sample(self.plannable, dice.randint(1, 5)):
            regions = dice.sample(self.regions, dice.randint(1, 4))
            version = self.versions[image]
            copies.update(copies_of(image, version, regions))
            wishes.append((image, dice.choice(["newest", version]), regions))
        grouping = dice.choice(["per-image", "per-region"])
        file = os.path.join(self.folder, f"plan{len(self.plans)}.{dice.choice(['json', 'csv'])}")
        write_plan(file, wishes, grouping)
        self.plans.append((file, copies))
        return file

    # ---- checks

    def check_end(self, process, is_service_killed):
        """Whether what a process that has ended left behind is as it should be. True when it was
        killed."""
        for stream in (process.out, process.err):
            stream.seek(0)
        said = process.err.read()
        process.out.close()
        process.err.close()
        # 4 and 5: some or all copies were refused, failed, or are not to be sent; 9: no service.
        good = {0, 4, 5, -9} | ({9} if is_service_killed else set())
        if "crashwindow:" in said or process.returncode not in good:
            raise Violation(
                f"{' '.join(process.args[:3])} ended with {process.returncode} and said: {said}"
            )
        return process.returncode == -9

    def examine(self):
        """After the program has ended, however it did."""
        before, self.journal = self.journal, Journal(self.data)
        self.journals[self.wire.round] = self.journal
        check_progress(before, self.journal)
        with self.wire.changed:
            submissions = list(self.wire.submissions)
        check_wire(submissions, self.journal)
        self.order.check(self.wire, self.journals)
        for folder in (self.data, self.service.folder):
            for name in os.listdir(folder) if os.path.isdir(folder) else []:
                if ".kept-" in name or ".broken-" in name:
                    raise Violation(f"a file was set aside as broken: {name}")

    # ---- one round

    def round(self):
        """One start and one kill. True when it was killed."""
        dice, wire = self.dice, self.wire
        wire.round += 1
        sent_before = len(wire.submissions)
        point = dice.choices(
            ["start", "sync", "submission", "answer", "reading", "rest"], [3, 6, 4, 3, 3, 2]
        )[0]
        kills_service = point != "sync" and dice.random() < 0.1
        cuts_power = dice.random() < 0.25
        synced = os.path.join(self.folder, "synced")
        extra = {"REGIONCAST_SYNC_SLOW": str(dice.choice([0, 15, 50]))}
        if cuts_power:
            shutil.rmtree(synced, ignore_errors=True)
            os.mkdir(synced)
            copy_files(self.data, synced)
            extra["REGIONCAST_SYNC_FOLDER"] = synced
        if point == "sync":
            extra["REGIONCAST_SYNC_KILL"] = str(dice.choice([-1, 1]) * dice.randint(1, 35))
        is_window = self.has_window and dice.random() < 0.5
        if is_window:
            batches = dice.randint(1, 3) if point == "rest" else -1
            command = self.window_command(
                *("--seed", str(dice.randrange(1 << 31)), "--batches", str(batches))
            )
        else:
            command = self.run_command(self.make_plan(), "--label", "crash")
        process = self.start(command, **extra)
        killed_at = self.kill_somewhen(process, point, kills_service)
        was_killed = self.check_end(process, kills_service)
        if was_killed and cuts_power:
            cut_power(self.data, synced)
        self.examine()
        if kills_service:
            self.service.start()
            wire.open()
        if was_killed:
            kind = "window" if is_window else "run"
            self.figures["kills of the " + kind] += 1
            self.figures["power cuts"] += cuts_power
            self.figures["service kills"] += kills_service
            self.figures["at: " + self.moment(sent_before, killed_at)] += 1
            if dice.random() < 0.25:
                self.chase()
        else:
            self.figures["ended by themselves"] += 1
        return was_killed

    def chase(self):
        """What is in doubt now is to be sent anew as soon as the program lets it: one run ends when
        it knows what became of it, the next one would send it."""
        doubtful = {
            copy
            for request in self.journal.requests.values()
            if request.state == "sending"
            for copy in copies_of(*request.copies)
        }
        for _ in range(2 if doubtful else 0):
            self.send_all(sorted(doubtful))
        self.figures["chased"] += bool(doubtful)

    def kill_somewhen(self, process, point, kills_service):
        """Waits for a random thing, then a random time, then kills. Gives when."""
        wire, dice = self.wire, self.dice
        began, seen = time.monotonic(), len(wire.submissions)
        has_ended = threading.Event()

        def watch():
            process.wait()
            has_ended.set()
            wire.notify()

        threading.Thread(target=watch, daemon=True).start()

        def wait_for(condition):
            wire.wait_for(
                lambda: has_ended.is_set() or condition(wire.submissions[seen:]), PATIENCE
            )

        def is_delivered(submission):
            return submission.delivered is not None

        nth = dice.randint(1, 8)
        if point == "start":
            has_ended.wait(dice.uniform(0, 1.2 * statistics.median(FIRST_SENDS)))
        elif point == "sync":
            has_ended.wait(PATIENCE)  # it kills itself
        else:
            wait_for(len)
            if len(wire.submissions) > seen:
                FIRST_SENDS.append(time.monotonic() - began)
            if point == "submission":
                wait_for(lambda new: len(new) >= nth)
                has_ended.wait(dice.uniform(0, 0.03))
            elif point == "answer":
                wait_for(lambda new: sum(map(is_delivered, new)) >= nth)
                has_ended.wait(dice.uniform(0, 0.1))
            elif point == "reading":
                wait_for(lambda new: any(map(is_delivered, new)))
                target = wire.readings + dice.randint(1, 15)
                wait_for(lambda new: wire.readings >= target)
                has_ended.wait(dice.uniform(0, 0.03))
            else:
                wait_for(lambda new: all(map(is_delivered, new)))
                has_ended.wait(dice.uniform(0, 4))
        if kills_service:
            self.service.kill()
            wire.close()
            has_ended.wait(dice.uniform(0, 0.4))
        if point == "sync" and has_ended.is_set():
            return time.time()
        process.kill()
        killed_at = time.time()
        has_ended.wait()
        return killed_at

    def moment(self, sent_before, killed_at):
        """Where a kill struck, by journal and wire."""
        with self.wire.changed:
            new = self.wire.submissions[sent_before:]
        sending = [r.copies for r in self.journal.requests.values() if r.state == "sending"]
        if not sending:
            if new:
                return "nothing in flight, after requests"
            if self.journal.count("queued"):
                return "written and not marked"
            return "before anything was written"
        marked = {copies for copies in sending if copies not in {s.copies for s in new}}
        if marked:
            return "marked and not sent"
        flying = [s for s in new if s.copies in sending]
        if any(s.decided is None or s.decided > killed_at for s in flying):
            return "on the way there"
        if any(s.delivered is None or s.delivered > killed_at for s in flying):
            return "on the way back"
        return "answered and not written down"

    # ---- the end

    def finish(self):
        """Sends everything to its end, then asks the service. What the user removed from the queue
        is not wanted any more."""
        self.wire.drain()
        self.wire.calm = True
        wanted = set().union(*(copies for _, copies in self.plans))
        for copy, row in self.journal.newest().items():
            if row.state != "cancelled":
                wanted.add(copy)
        self.figures["copies wanted"] += len(wanted)
        for _ in range(PASSES):
            missing = self.send_all(sorted(wanted))
            if not missing:
                break
        else:
            raise Violation(f"did not arrive in {PASSES} runs: {missing[:5]}")
        accepted = self.service.accepted()
        check_truth(self, accepted, self.service.images())
        self.check_tasks()
        self.figures["submissions"] += len(self.wire.submissions)
        self.figures["accepted"] += len(accepted)
        for request in self.journal.requests.values():
            self.figures["requests " + request.state] += 1
        for row in self.journal.newest().values():
            self.figures["rows " + row.state] += 1
        for why, times in self.order.again.items():
            self.figures["again: " + why] += times

    def send_all(self, wanted):
        """One run with all copies. Gives those that have not ended for good."""
        missing = []
        for first in range(0, len(wanted), 90):  # more would want to be confirmed
            self.wire.round += 1
            file = os.path.join(self.folder, f"rest{first}.json")
            some = wanted[first : first + 90]
            write_plan(file, [(i, v, [r]) for i, v, r in some], "per-region")
            process = self.start(self.run_command(file))
            try:
                process.wait(END_LIMIT)
            except subprocess.TimeoutExpired as error:
                process.kill()
                process.wait()
                raise Violation("a run to the end did not end") from error
            process.out.seek(0)
            said = process.out.read()
            if self.check_end(process, False) or not said:
                raise Violation("a run to the end said nothing")
            self.examine()
            missing += [copy for copy in json.loads(said)["copies"] if not self.has_ended(copy)]
        return [(c["image"], c["version"], c["to"], c["state"], c["code"]) for c in missing]

    def has_ended(self, copy):
        if self.names.get(copy["image"]) in NEVER_THERE:
            return copy["state"] not in OPEN
        if copy["state"] == "refused":
            return copy["code"] != "ExceedBuilderQuota"
        return copy["state"] in THERE | {"blocked", "parent-first"}

    def check_tasks(self):
        """`tasks` says what the journal holds."""
        process = self.start(
            [PROGRAM, "tasks", "--all", "--json", "--data-dir", self.data, *self.profile]
        )
        process.wait()
        process.out.seek(0)
        told = json.loads(process.out.read())["copies"]
        self.check_end(process, False)
        states = {number: row.state for number, row in self.journal.rows.items()}
        if {copy["number"]: copy["state"] for copy in told} != states:
            raise Violation("'tasks' and the journal do not say the same")

    def end(self):
        self.wire.close()
        self.service.kill()


def write_plan(file, wishes, grouping):
    if file.endswith(".json"):
        copies = [{"image": i, "version": v, "to": regions} for i, v, regions in wishes]
        with open(file, "w", encoding="utf-8") as out:
            json.dump({"regioncastPlan": 1, "requests": grouping, "copies": copies}, out)
        return
    with open(file, "w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out)
        rows.writerow(["image", "version", "to", "requests"])
        rows.writerows([image, version, " ".join(r), grouping] for image, version, r in wishes)


# ---- all of them

FIRST_SENDS = [0.3]  # seconds from a start to its first submission


class Run:
    def __init__(self):
        self.lock = threading.Lock()
        self.figures = Counter()
        self.kills = 0  # begun or done
        self.generations = 0
        self.has_failed = False

    def take(self):
        """Number and kills of the next generation; nothing when there are enough."""
        with self.lock:
            if self.kills >= KILLS or self.has_failed:
                return None
            self.generations += 1
            dice = random.Random(f"{SEED}/{self.generations}")
            kills = min(KILLS - self.kills, dice.randint(15, 40))
            self.kills += kills
            return self.generations, kills, dice

    def work(self):
        while job := self.take():
            number, kills, dice = job
            folder = tempfile.mkdtemp(prefix="regioncast-crash-")
            try:
                figures = self.generation(folder, kills, dice)
            except Exception as error:
                self.has_failed = True
                where = f"generation {number} of seed {SEED}; folders kept in {folder}"
                raise Violation(f"{error}\n{where}") from error
            shutil.rmtree(folder)
            with self.lock:
                self.figures.update(figures)
                done = self.figures["kills of the run"] + self.figures["kills of the window"]
                if KILLS >= 100:
                    print(f"{done} kills", flush=True)

    @staticmethod
    def generation(folder, kills, dice):
        figures = Counter()
        generation = Generation(folder, dice, figures)
        try:
            done = 0
            while done < kills:
                done += generation.round()
            generation.finish()
        finally:
            generation.end()
        return figures

    def report(self):
        f = self.figures

        def group(prefix):
            found = [(f[k], k[len(prefix) :]) for k in sorted(f) if k.startswith(prefix)]
            return ", ".join(f"{count} {name}" for count, name in found)

        print(
            f"{f['kills of the run'] + f['kills of the window']} kills on {self.generations} pairs"
            f" of folders, seed {SEED}: {f['kills of the run']} of 'regioncast run',"
            f" {f['kills of the window']} of the window; {f['power cuts']} were power cuts,"
            f" {f['service kills']} took the service along. {f['ended by themselves']} starts ended"
            f" before their kill.\n"
            f"Where they struck: {group('at: ')}.\n"
            f"Submissions: {f['submissions']} left, {f['accepted']} were accepted; requests in the"
            f" journal: {group('requests ')}.\n"
            f"Copies sent again: {group('again: ')}; {f['chased']} times it was tried at once.\n"
            f"{f['copies wanted']} copies were wanted; their rows at the end: {group('rows ')}."
        )


def main():
    began = time.monotonic()
    run = Run()
    with concurrent.futures.ThreadPoolExecutor(WORKERS) as workers:
        jobs = [workers.submit(run.work) for _ in range(WORKERS)]
    failed = [job.exception() for job in jobs if job.exception()]
    for error in failed:
        print(f"crash: {error}", file=sys.stderr)
        if not isinstance(error.__cause__, Violation):
            raise error
    if failed:
        sys.exit(1)
    run.report()
    print(f"Nothing was lost, and nothing was sent twice ({time.monotonic() - began:.0f} s).")


if __name__ == "__main__":
    main()
