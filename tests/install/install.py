"""What `cmake --install` puts where, and whether it says what the program says of itself.

Usage: install.py CMAKE BUILD-FOLDER

The metadata go through the tools that read them; the completions are asked by their shells; the man
page is compared with the program's own help."""

import functools
import gzip
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

CMAKE, BUILD = sys.argv[1], os.path.abspath(sys.argv[2])
SOURCE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
WORK = tempfile.mkdtemp(prefix="regioncast-install-")
ROOT = os.path.join(WORK, "root")
PROGRAM = os.path.join(ROOT, "bin/regioncast")
METAINFO = "share/metainfo/arpa.home.regioncast.metainfo.xml"
COMPLETIONS = {
    "bash": "share/bash-completion/completions/regioncast",
    "zsh": "share/zsh/vendor-completions/_regioncast",
    "fish": "share/fish/vendor_completions.d/regioncast.fish",
}
FILES = {
    "bin/regioncast",
    "share/applications/regioncast.desktop",
    "share/icons/hicolor/scalable/apps/regioncast.svg",
    "share/man/man1/regioncast.1.gz",
    "share/doc/regioncast/changelog.gz",
    "share/doc/regioncast/changelog.Debian.gz",
    "share/doc/regioncast/copyright",
    *(
        f"share/doc/regioncast/{name}.md"
        for name in "commands journal plan-files practice report states verdicts".split()
    ),
    METAINFO,
    *COMPLETIONS.values(),
}
ENVIRONMENT = {
    "PATH": os.path.join(ROOT, "bin") + ":" + os.environ["PATH"],
    "HOME": WORK,
    "LANG": "C.UTF-8",
    "LC_ALL": "C.UTF-8",
}


def run(*command, **more):
    """Ends the test when the command fails; its standard output."""
    done = subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, **more)
    if done.returncode != 0:
        raise AssertionError(f"{command} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done.stdout


def text_of(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def installed(path):
    return text_of(os.path.join(ROOT, path))


def unpacked(path):
    with gzip.open(os.path.join(ROOT, path), "rt", encoding="utf-8") as file:
        return file.read()


def manual():
    return unpacked("share/man/man1/regioncast.1.gz")


@functools.cache
def commands():
    listed = run(PROGRAM, "help").split("Commands:\n")[1].split("\n\n")[0]
    return re.findall(r"^  ([a-z]+)", listed, re.M)


@functools.cache
def options(command):
    """The options of a command, or of the window when it is empty: name and value or ''."""
    text = run(PROGRAM, "help", *([command] if command else []))
    return re.findall(r"^  --([a-z-]+)(?: ([A-Z]\S*))?(?: |$)", text, re.M)


def names(command):
    return {"--" + name for name, _ in options(command)}


class Files(unittest.TestCase):
    def test_nothing_else(self):
        found = {
            os.path.relpath(os.path.join(folder, name), ROOT)
            for folder, _, files in os.walk(ROOT)
            for name in files
        }
        self.assertEqual(found, FILES)

    def test_one_version(self):
        version = run(PROGRAM, "--version").split()[1]
        self.assertIn(f'<release version="{version}"', installed(METAINFO))
        self.assertIn(f'.Os "Regioncast {version}"', manual())
        changes = unpacked("share/doc/regioncast/changelog.Debian.gz")
        self.assertTrue(changes.startswith(f"regioncast ({version}-"))


class Metadata(unittest.TestCase):
    def test_desktop_entry(self):
        path = os.path.join(ROOT, "share/applications/regioncast.desktop")
        self.assertEqual(run("desktop-file-validate", path), "")
        entry = dict(line.split("=", 1) for line in text_of(path).splitlines() if "=" in line)
        self.assertIn("bin/" + entry["Exec"], FILES)
        self.assertIn(f"share/icons/hicolor/scalable/apps/{entry['Icon']}.svg", FILES)
        # The window names the entry, so that the desktop knows which icon is its.
        main = text_of(os.path.join(SOURCE, "app/main.cpp"))
        self.assertIn('setDesktopFileName(QStringLiteral("regioncast"))', main)
        for language in ("zh_CN", "ja"):
            for key in ("Comment", "GenericName", "Keywords"):
                self.assertIn(f"{key}[{language}]", entry)

    def test_metainfo(self):
        run("appstreamcli", "validate", "--no-net", "--strict", os.path.join(ROOT, METAINFO))
        self.assertIn(">regioncast.desktop</launchable>", installed(METAINFO))


class Manual(unittest.TestCase):
    def test_is_clean(self):
        page = os.path.join(WORK, "regioncast.1")
        with open(page, "w", encoding="utf-8") as file:
            file.write(manual())
        self.assertEqual(run("mandoc", "-T", "lint", "-W", "style", page), "")

    def test_synopsis_is_the_help(self):
        synopsis = manual().split(".Sh SYNOPSIS")[1].split(".Sh DESCRIPTION")[0]
        told = {}
        for block in synopsis.split(".Nm\n")[1:]:
            command = re.match(r"(?:\.Cm (\S+)\n)?", block).group(1) or ""
            if block.startswith(".Fl -version"):
                continue
            told[command] = self.options_in(block, r"\.Op Fl")
        self.assertEqual(set(told), {"", *commands()})
        for command in told.keys() - {"help"}:
            with self.subTest(command=command):
                left_out = {("help", ""), ("version", "")}
                self.assertEqual(told[command], set(options(command)) - left_out)

    def test_explains_every_option_and_command(self):
        body = manual().split(".Sh DESCRIPTION")[1]
        every = {option for each in {"", *commands()} - {"help"} for option in options(each)}
        self.assertEqual(self.options_in(body, r"\.It Fl"), every)
        self.assertEqual(set(re.findall(r"^\.It Cm (\S+)", body, re.M)), set(commands()))

    def test_exit_status(self):
        header = text_of(os.path.join(SOURCE, "app/command/commandline.h"))
        codes = re.findall(r"= (\d+),", header.split("enum class ExitCode")[1].split("};")[0])
        section = manual().split(".Sh EXIT STATUS")[1].split(".El")[0]
        self.assertEqual(re.findall(r"^\.It (\d+)", section, re.M), codes)

    @staticmethod
    def options_in(text, macro):
        found = re.findall(rf"^{macro} -(\S+)(?: Ar (.+))?$", text, re.M)
        return {
            (name, value.replace(" Ns Oo Li @ Ns Ar TIME Oc", "[@TIME]")) for name, value in found
        }


class Completion(unittest.TestCase):
    """Each shell is asked what may stand at the end of a line."""

    @staticmethod
    def bash(*words):
        script = (
            'source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); '
            '_regioncast "$1" "${COMP_WORDS[-1]}" "${COMP_WORDS[-2]}"; '
            'printf "%s\\n" "${COMPREPLY[@]}"'
        )
        file = os.path.join(ROOT, COMPLETIONS["bash"])
        return set(run("bash", "--norc", "-c", script, "bash", file, PROGRAM, *words).split())

    @staticmethod
    def fish(*words):
        line = " ".join(("regioncast", *words))
        file = os.path.join(ROOT, COMPLETIONS["fish"])
        script = "source $argv[1]; complete -C $argv[2]"
        found = run("fish", "-N", "-c", script, file, line).splitlines()
        return {each.split("\t")[0] for each in found}

    @staticmethod
    def zsh(*words):
        """Options or words of a choice, from what _arguments gets: itself it needs a terminal."""
        script = (
            '_arguments() { print -rl -- "$@" }; compadd() { shift; print -rl -- "$@" }; '
            'file=$1; shift; words=("$@"); CURRENT=$#; ask() { source $file }; ask'
        )
        file = os.path.join(ROOT, COMPLETIONS["zsh"])
        specs = run("zsh", "-f", "-c", script, "zsh", file, PROGRAM, *words).splitlines()
        before = words[-2] if len(words) > 1 else ""
        if words[-1].startswith("-"):
            return {re.match(r"\*?(--[a-z-]+)", each).group(1) for each in specs if "--" in each}
        for each in specs:
            name = re.match(r"\*?(--[a-z-]+=|1:command):", each)
            if name and name.group(1) == (before + "=" if before.startswith("--") else "1:command"):
                return set(each.split("(")[1].rstrip(")").split())
        return set(specs)

    def in_each_shell(self, check):
        for ask in (self.bash, self.fish, self.zsh):
            with self.subTest(shell=ask.__name__):
                check(ask)

    def test_commands(self):
        def check(ask):
            self.assertEqual(ask(""), set(commands()))
            self.assertEqual(ask("help", ""), set(commands()) - {"help"})

        self.in_each_shell(check)

    def test_options(self):
        def check(ask):
            for command in set(commands()) - {"help"}:
                self.assertEqual(ask(command, "--"), names(command))
            self.assertEqual(ask("--"), names(""))

        self.in_each_shell(check)

    def test_values(self):
        def check(ask):
            self.assertEqual(ask("walk", "--lang", ""), {"en", "zh_CN", "ja"})
            self.assertEqual(ask("--lang", ""), {"en", "zh_CN", "ja"})
            self.assertEqual(ask("screenshots", "--theme", ""), {"light", "dark"})
            self.assertEqual(ask("screenshots", "--scale", ""), {"1", "2"})
            self.assertEqual(ask("plan", "--version", ""), {"newest"})
            self.assertEqual(ask("plan", "--source", ""), {"automatic", "service"})
            self.assertEqual(ask("plan", "--to", ""), {"missing"})

        self.in_each_shell(check)

    def test_states(self):
        states = text_of(os.path.join(SOURCE, "app/distribution/states.cpp"))
        words = set(re.findall(r'DestinationWord\{[^"}]*"([a-z-]+)"\}', states))
        self.assertGreater(len(words), 10)
        offered = words | {"open", "unsolved"}
        self.in_each_shell(lambda ask: self.assertEqual(ask("tasks", "--state", ""), offered))

    def test_files_and_folders(self):
        there = os.path.join(WORK, "there")
        os.makedirs(os.path.join(there, "folder"), exist_ok=True)
        with open(os.path.join(there, "plan.json"), "w", encoding="utf-8"):
            pass
        folder, file = os.path.join(there, "folder"), os.path.join(there, "plan.json")
        for ask in (self.bash, self.fish):
            with self.subTest(shell=ask.__name__):
                start = there + "/"
                for words, expected in (
                    (("run",), {folder, file}),
                    (("practice", "--faults"), {folder, file}),
                    (("walk",), {folder}),
                    (("walk", "--data-dir"), {folder}),
                ):
                    found = {each.rstrip("/") for each in ask(*words, start)}
                    self.assertEqual(found, expected, words)

    def test_start_of_a_word(self):
        self.assertEqual(self.bash("run", "--wait"), {"--wait", "--wait-lock"})
        self.assertEqual(self.bash("p"), {"plan", "practice"})
        # Bash makes three words of --lang=z.
        self.assertEqual(self.bash("--lang", "=", "z"), {"zh_CN"})
        self.assertEqual(self.bash("--lang", "="), {"en", "zh_CN", "ja"})
        self.assertEqual(self.fish("--lang=z"), {"--lang=zh_CN"})


if __name__ == "__main__":
    try:
        run(CMAKE, "--install", BUILD, "--prefix", ROOT)
        unittest.main(argv=sys.argv[:1] + sys.argv[3:])
    finally:
        shutil.rmtree(WORK)
