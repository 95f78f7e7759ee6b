"""Kills a sender again and again and looks whether anything is lost or sent twice.

Usage: crash.py BUILD-FOLDER ROUNDS [SEED]

The sender talks to the practice service through a wire of this script, which is a witness that
neither of them can talk into anything: it notes every submission that reached it, and delays some
of them, so that they arrive only after the sender has been started again. The sender's disk is slow
in most rounds. The kill comes a random time after something that happened (the start, a submission,
an answer). After every kill a copy of the journal is compared with the wire and with the copy
before; after some rounds the sender looks for what it has in doubt, and the journal is compared
with the file of the practice service; then both begin with new folders.

REGIONCAST_CRASHSENDER names another sender, to see this test fail."""

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
ROUNDS = int(sys.argv[2])
SEED = int(sys.argv[3]) if len(sys.argv) > 3 else random.randrange(1_000_000)
PROGRAM = os.path.join(BUILD, "regioncast")
SENDER = os.environ.get(
    "REGIONCAST_CRASHSENDER", os.path.join(BUILD, "tests/crash/regioncast_crashsender")
)
IMAGES = 200
SPEED = 2000  # a copy takes less than half a second
PATIENCE = 20.0  # seconds after which the sender is killed whatever has not happened
LOOK_LIMIT = 150.0  # seconds; the sender gives up earlier and says what is open

SENT_STATES = {"sending", "accepted", "refused", "doubtful"}
# What a request may be after one more start of the sender. A queued one is never sent on under its
# number: it waits, or gives its copies to a new one.
NEXT_STATES = {"sending": {"sending", "doubtful"}, "queued": {"queued", "cancelled"}}


class Violation(Exception):
    pass


def text_of(copies):
    image, version, regions = copies
    return f"{image} {version} to {', '.join(sorted(regions))}"


# ---- the wire


class Submission:
    """One StartTaskForDistributeImage that reached the wire with its whole body."""

    def __init__(self, body):
        fields = dict(urllib.parse.parse_qsl(body.decode(), keep_blank_values=True))
        regions = [v for k, v in fields.items() if k.startswith("DestinationRegionList.")]
        self.copies = (fields["ImageId"], fields.get("VersionId", ""), frozenset(regions))
        self.answered = False


class Wire:
    """Carries requests from the sender to the service, on a port of its own."""

    def __init__(self, service_port, seed):
        self.service_port = service_port
        self.port = 0
        self.dice = random.Random(seed)
        self.changed = threading.Condition()
        self.submissions = []
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
        if not self.wait_for(lambda: self.underway == 0, PATIENCE):
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
                action = headers.get("x-acs-action")
                self.carry(connection, head + body, body, action)
                if headers.get("connection") == "close":
                    return
        except (OSError, EOFError):
            pass  # either side was killed
        finally:
            with self.changed:
                self.connections.discard(connection)
            connection.close()

    def carry(self, connection, request, body, action):
        submission = None
        with self.changed:
            self.underway += 1
            if action == "StartTaskForDistributeImage":
                submission = Submission(body)
                self.submissions.append(submission)
                there, back = self.delay(), self.delay()
            self.changed.notify_all()
        try:
            # What was sent arrives, whether its sender still lives or not.
            if submission:
                time.sleep(there)
            with socket.create_connection(("127.0.0.1", self.service_port)) as service:
                service.sendall(request)
                stream = service.makefile("rb")
                head, headers = self.read_head(stream)
                answer = head + stream.read(int(headers["content-length"]))
            if submission:
                time.sleep(back)
            connection.sendall(answer)
            if submission:
                submission.answered = True
        finally:
            with self.changed:
                self.underway -= 1
                self.changed.notify_all()

    def delay(self):
        """Seconds that a submission or its answer travels."""
        kind = self.dice.random()
        if kind < 0.6:
            return self.dice.uniform(0, 0.015)
        if kind < 0.93:
            return self.dice.uniform(0, 0.08)
        return self.dice.uniform(0.2, 0.9)  # longer than the sender takes to start

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
    def __init__(self, folder):
        self.folder = folder
        self.port = 0
        self.start()

    def start(self):
        self.process = subprocess.Popen(
            [PROGRAM, "practice", "--json", "--images", str(IMAGES), "--speed", str(SPEED)]
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

    def accepted(self):
        """Its own file: (tid, copies) of each submission that it took."""
        with open(os.path.join(self.folder, "practice-1.jsonl"), encoding="utf-8") as file:
            lines = [json.loads(line) for line in file][1:]
        return [
            (a["tid"], (a["image"], a["version"], frozenset(a["destinations"]))) for a in lines
        ]


# ---- the journal


class Request:
    def __init__(self, state, tid, code, copies, rows):
        self.state, self.tid, self.code = state, tid, code
        self.copies = copies
        self.rows = rows  # numbers of its destinations


class Journal:
    """What the journal in this folder says, read from a copy: whoever opens the file itself would
    tidy up its write-ahead log before the program could."""

    def __init__(self, folder):
        self.requests, self.rows = {}, {}
        source = os.path.join(folder, "journal.sqlite")
        if not os.path.exists(source):
            return
        with tempfile.TemporaryDirectory() as copy:
            for suffix in ("", "-wal"):
                if os.path.exists(source + suffix):
                    shutil.copy(source + suffix, copy)
            database = sqlite3.connect(os.path.join(copy, "journal.sqlite"))
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
        for number, image, version, region, state, request in database.execute(
            "SELECT number, image, version, region, state, request FROM destination"
        ):
            self.rows[number] = ((image, version, region), state, request)
        carried = {}
        for request, row in database.execute(
            "SELECT request, destination FROM request_destination ORDER BY request, position"
        ):
            carried.setdefault(request, []).append(row)
        for number, state, tid, code, image, version in database.execute(
            "SELECT request.number, state, tid, code, image, version FROM request"
            " JOIN task ON task.number = request.task"
        ):
            rows = carried.get(number, [])
            regions = frozenset(self.rows[row][0][2] for row in rows)
            self.requests[number] = Request(state, tid, code, (image, version, regions), rows)

    def count(self, state):
        return sum(request.state == state for request in self.requests.values())


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
    for number, (copy, state, _) in before.rows.items():
        if number not in now.rows or now.rows[number][0] != copy:
            raise Violation(f"row {number} ({copy}) is no longer in the journal")
        if state in ("done", "already-there") and now.rows[number][1] != state:
            raise Violation(f"row {number} was {state} and is {now.rows[number][1]}")


def check_wire(submissions, journal):
    """What left was in the journal before, and no copy was asked for twice."""
    intents = Counter(r.copies for r in journal.requests.values() if r.state in SENT_STATES)
    asked = Counter()
    for copies, times in Counter(s.copies for s in submissions).items():
        image, version, regions = copies
        asked.update({(image, version, region): times for region in regions})
        if times > intents[copies]:
            raise Violation(
                f"{text_of(copies)} left {times} times, and the journal knows of {intents[copies]}"
            )
    for copy, times in asked.items():
        if times > 1:
            raise Violation(f"{' '.join(copy)} was sent {times} times")


def check_service(accepted, submissions, journal):
    """The journal and the service agree, once nothing is on its way and all was looked at."""
    taken = Counter()
    by_tid = {}
    for tid, copies in accepted:
        image, version, regions = copies
        taken.update((image, version, region) for region in regions)
        if tid in by_tid:
            raise Violation(f"the service gave the task id {tid} twice")
        by_tid[tid] = copies
    for copy, times in taken.items():
        if times > 1:
            raise Violation(f"{' '.join(copy)} was accepted {times} times")

    sent = {s.copies for s in submissions}
    known = {}
    for number, request in journal.requests.items():
        if request.state in ("accepted", "doubtful"):
            known[request.copies] = number
        if request.state == "accepted" and by_tid.get(request.tid) != request.copies:
            raise Violation(
                f"request {number} is accepted as '{request.tid}', and the service knows"
                f" {by_tid.get(request.tid)} under that id"
            )
        if request.state == "sending":
            raise Violation(f"request {number} is still being sent although nobody sends")
    for tid, copies in accepted:
        if copies not in sent:
            raise Violation(f"{text_of(copies)} came to the service past the wire")
        if copies not in known:
            raise Violation(f"{tid}, {text_of(copies)}, was accepted, and the journal has it not")
        for row in journal.requests[known[copies]].rows:
            copy, state, _ = journal.rows[row]
            if state not in ("done", "failed"):
                raise Violation(f"{' '.join(copy)} was accepted as {tid}, and its row says {state}")


# ---- rounds


class Generation:
    """One pair of data folders, of the sender and of the service."""

    def __init__(self, folder, seed):
        self.data = os.path.join(folder, "console")
        os.mkdir(self.data)
        self.service = Service(os.path.join(folder, "service"))
        self.wire = Wire(self.service.port, seed)
        self.journal = Journal(self.data)

    def start_sender(self, *arguments, slow_disk=0):
        environment = dict(
            os.environ,
            LC_ALL="C.UTF-8",
            no_proxy="*",
            REGIONCAST_SLOW_DISK=str(slow_disk),
            REGIONCAST_ENDPOINT=f"http://127.0.0.1:{self.wire.port}",
            ALIBABA_CLOUD_ACCESS_KEY_ID=self.service.address["accessKeyId"],
            ALIBABA_CLOUD_ACCESS_KEY_SECRET=self.service.address["accessKeySecret"],
        )
        environment.pop("ALIBABA_CLOUD_SECURITY_TOKEN", None)
        return subprocess.Popen(
            [SENDER, self.data, *arguments],
            env=environment,
            stdin=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )

    def examine(self):
        """After the sender has ended, however it did."""
        before, self.journal = self.journal, Journal(self.data)
        check_progress(before, self.journal)
        with self.wire.changed:
            submissions = list(self.wire.submissions)
        check_wire(submissions, self.journal)
        for folder in (self.data, self.service.folder):
            for name in os.listdir(folder) if os.path.isdir(folder) else []:
                if ".kept-" in name or ".broken-" in name:
                    raise Violation(f"a file was set aside as broken: {name}")

    def finish(self):
        """Lets the sender look for what it has in doubt, then asks the service."""
        self.wire.drain()
        sender = self.start_sender("--look")
        try:
            _, said = sender.communicate(timeout=LOOK_LIMIT)
        except subprocess.TimeoutExpired:
            sender.kill()
            _, said = sender.communicate()
        check_sender(sender, said)
        self.examine()
        accepted = self.service.accepted()
        check_service(accepted, self.wire.submissions, self.journal)
        return accepted

    def end(self):
        self.wire.close()
        self.service.kill()


def check_sender(sender, said):
    if "crashsender:" in said or sender.returncode not in (0, -9):
        raise Violation(f"the sender ended with {sender.returncode} and said: {said.strip()}")


class Run:
    def __init__(self):
        self.dice = random.Random(SEED)
        self.phases = Counter()
        self.figures = Counter()
        self.first_sends = [0.3]  # seconds from the start of a sender to its first submission

    def kill_somewhen(self, generation, sender, rests, kills_service):
        """Waits for a random thing, then a random time, then kills. True when the sender lived."""
        wire, dice = generation.wire, self.dice
        began, seen = time.monotonic(), len(wire.submissions)
        has_ended = threading.Event()

        def watch():
            sender.wait()
            has_ended.set()
            wire.notify()

        threading.Thread(target=watch, daemon=True).start()

        def wait_for(count):
            wire.wait_for(
                lambda: has_ended.is_set() or count(wire.submissions[seen:]) > 0, PATIENCE
            )

        kind = dice.random()
        nth = dice.randint(1, 12)
        if kind < 0.2:
            time.sleep(dice.uniform(0, 1.2 * statistics.median(self.first_sends)))
        else:
            wait_for(len)
            if len(wire.submissions) > seen:
                self.first_sends.append(time.monotonic() - began)
            if rests:
                wait_for(lambda new: all(s.answered for s in new))
                time.sleep(dice.uniform(0, 1))
            elif kind < 0.75:
                wait_for(lambda new: len(new) >= nth)
                time.sleep(dice.uniform(0, 0.03))
            else:
                wait_for(lambda new: sum(s.answered for s in new) >= nth)
                time.sleep(dice.uniform(0, 0.2))
        if kills_service:
            generation.service.kill()
            wire.close()
            time.sleep(dice.uniform(0, 0.4))
        lived = sender.poll() is None
        sender.kill()
        has_ended.wait()
        return lived

    def round(self, generation):
        """One start and one kill. True when the sender found nothing left to send."""
        sent_before = len(generation.wire.submissions)
        kills_service = self.dice.random() < 0.12
        rests = self.dice.random() < 0.3
        batches = self.dice.randint(1, 3) if rests else -1
        sender = generation.start_sender(
            *("--seed", str(self.dice.randrange(1 << 31)), "--batches", str(batches)),
            slow_disk=self.dice.choice([0, 20, 60]),
        )
        lived = self.kill_somewhen(generation, sender, rests, kills_service)
        check_sender(sender, sender.stderr.read())
        sender.stderr.close()
        generation.examine()
        if kills_service:
            self.figures["service kills"] += 1
            generation.service.start()
            generation.wire.open()
        if not lived:
            self.phases["ended by itself"] += 1
        elif generation.journal.count("sending") > 0:
            self.phases["with requests in flight"] += 1
        elif len(generation.wire.submissions) > sent_before:
            self.phases["after requests"] += 1
        else:
            self.phases["before any request"] += 1
        self.figures["left in the queue"] += generation.journal.count("queued") > 0
        return not lived

    def generation(self, folder, rounds):
        """Rounds on one pair of folders; gives how many it took."""
        generation = Generation(folder, self.dice.randrange(1 << 31))
        try:
            done = 0
            while done < rounds:
                done += 1
                if self.round(generation):
                    break
            accepted = generation.finish()
        finally:
            generation.end()
        taken = {copies for _, copies in accepted}
        self.figures["generations"] += 1
        self.figures["left"] += len(generation.wire.submissions)
        self.figures["accepted"] += len(accepted)
        for request in generation.journal.requests.values():
            self.figures[request.state + " in the journal"] += 1
            if request.state == "doubtful":
                self.figures["doubtful and taken"] += request.copies in taken
        return done

    def report(self, rounds):
        f = self.figures
        phases = ", ".join(f"{count} {phase}" for phase, count in sorted(self.phases.items()))
        print(
            f"{rounds} rounds on {f['generations']} pairs of folders, seed {SEED}: {phases};"
            f" {f['service kills']} times the service was killed as well;"
            f" {f['left in the queue']} times requests were left in the queue.\n"
            f"Requests: {f['left']} left, {f['accepted']} accepted by the service; the journal"
            f" says {f['accepted in the journal']} accepted, {f['refused in the journal']} refused,"
            f" {f['doubtful in the journal']} doubtful, of which looking found the"
            f" {f['doubtful and taken']} that were taken,"
            f" {f['cancelled in the journal']} cancelled,"
            f" {f['queued in the journal']} queued."
        )


def main():
    run = Run()
    rounds = 0
    while rounds < ROUNDS:
        folder = tempfile.mkdtemp(prefix="regioncast-crash-")
        try:
            rounds += run.generation(folder, min(ROUNDS - rounds, run.dice.randint(15, 40)))
        except Violation as violation:
            print(f"crash: {violation}\nSeed {SEED}; folders kept in {folder}", file=sys.stderr)
            sys.exit(1)
        shutil.rmtree(folder)
        if ROUNDS >= 100:
            print(f"{rounds} rounds: {dict(run.phases)}", flush=True)
    run.report(rounds)
    print("Nothing was lost, and nothing was sent twice.")


if __name__ == "__main__":
    main()
