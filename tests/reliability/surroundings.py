#!/usr/bin/env python3
"""What may go wrong around a run: a full disk, a folder that may not be written, a reader who leaves, a run that is stopped,
two runs in one folder, another language, no fonts, no picture worker, one that dies or hangs.

usage: surroundings.py CROSSTIE PROJECT_ROOT"""
import fcntl
import hashlib
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest

PROGRAM, ROOT = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2]).resolve()
STUDY = str(ROOT / "data" / "east_london")
WORKER = pathlib.Path(PROGRAM).parent / "crosstie-picture-worker"
FEW = ["--draws", "20"]
NO_PICTURES = {"CROSSTIE_PICTURE_WORKER": "/nowhere"}  # quicker: numbers stand without them, with exit code 7


def hashes(folder):
    return {p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(folder.rglob("*")) if p.is_file()}


class Surroundings(unittest.TestCase):
    def setUp(self):
        keep = tempfile.TemporaryDirectory()
        self.addCleanup(keep.cleanup)
        self.folder = pathlib.Path(keep.name)

    def crosstie(self, *words, before=(), cwd=None, env=None, **more):
        return subprocess.run([*before, PROGRAM, *map(str, words)], cwd=cwd or self.folder, env={**os.environ, **(env or {})},
                              capture_output=True, timeout=300, check=False, **more)

    def nothing_of_ours(self, folder=None):
        self.assertEqual([p for p in (folder or self.folder).rglob(".crosstie-*")], [])

    def test_a_full_disk_is_exit_code_5_and_the_pack_before_stands(self):
        disk = self.folder / "disk"
        disk.mkdir()
        made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", disk], capture_output=True, check=False)
        if made.returncode != 0:
            self.skipTest("no disk of its own may be mounted here")
        try:
            self.assertEqual(self.crosstie("report", STUDY, "-o", disk / "pack", *FEW).returncode, 0)
            before = hashes(disk / "pack")
            shutil.copytree(STUDY, disk / "study_there")
            whole = hashes(disk / "study_there")
            # Filled up to what is not enough for a second pack.
            with open(disk / "filler", "wb") as filler:
                with self.assertRaises(OSError):
                    while True:
                        os.write(filler.fileno(), bytes(1 << 16))
            for words in (["report", STUDY, "-o", disk / "pack", "--overwrite", "--seed", "7", *FEW],
                          ["report", STUDY, "-o", disk / "other", *FEW], ["convert", STUDY, disk / "n.graphml"],
                          ["import", ROOT / "tests/cli/import_tutorial/before.csv", "--roster",
                           ROOT / "tests/cli/import_tutorial/roster.csv", "--blanks", "no", "-o", disk / "study"],
                          ["draw", STUDY, "-o", disk / "t.png"]):
                ran = self.crosstie(*words)
                self.assertEqual(ran.returncode, 5, (words, ran.stderr))
                self.assertIn(b"not written", ran.stderr)
                self.assertEqual(hashes(disk / "pack"), before)
                self.assertEqual(sorted(p.name for p in disk.iterdir()), ["filler", "pack", "study_there"], words)
            self.assertEqual(self.crosstie("forget", "L02", disk / "study_there", "--yes").returncode, 5)
            self.assertEqual(hashes(disk / "study_there"), whole)
            self.nothing_of_ours(disk)
        finally:
            subprocess.run(["umount", disk], check=True)

    def test_a_full_folder_for_temporary_files_gives_no_damaged_workbook(self):
        full = ["unshare", "-m", "sh", "-c", 'mount -t tmpfs -o size=16k none "$TMPDIR" && exec "$0" "$@"']
        place = self.folder / "tmp"
        place.mkdir()
        if subprocess.run([*full, "true"], env={**os.environ, "TMPDIR": str(place)}, capture_output=True, check=False).returncode != 0:
            self.skipTest("no disk of its own may be mounted here")
        self.assertEqual(self.crosstie("report", STUDY, "-o", "pack", *FEW, env={"TMPDIR": str(place)}).returncode, 0)
        before = hashes(self.folder)
        ran = self.crosstie("report", STUDY, "-o", "pack", "--overwrite", "--edition", "group", *FEW, before=full, env={"TMPDIR": str(place)})
        self.assertEqual(ran.returncode, 5, ran.stderr)
        self.assertIn(b"workbook could not be made", ran.stderr)
        self.assertEqual(hashes(self.folder), before)

    def test_a_folder_that_may_not_be_written_is_exit_code_5(self):
        if os.geteuid() != 0:
            self.skipTest("only root can step down to somebody who may not write")
        os.chmod(self.folder, 0o755)
        (self.folder / "theirs").mkdir(mode=0o755)
        shutil.copytree(STUDY, self.folder / "study")
        before = hashes(self.folder)
        somebody = ["setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups"]
        if self.crosstie("list", before=somebody).returncode != 0:
            self.skipTest("nobody may not run the program here")
        for words in (["report", "study", "-o", "theirs/pack", *FEW], ["report", "study", "-o", "theirs", *FEW],
                      ["compare", "study", "-o", "theirs/c.txt", *FEW], ["convert", "study", "theirs/n.net"],
                      ["forget", "L02", "study", "--yes"]):
            ran = self.crosstie(*words, before=somebody)
            self.assertEqual(ran.returncode, 5, (words, ran.stderr))
        self.assertEqual(hashes(self.folder), before)

    def test_whoever_stops_reading_is_no_error(self):
        for words in (["compare", STUDY, *FEW], ["list"], ["convert", STUDY, "-", "--to", "graphml"], ["--man"],
                      ["draw", STUDY, "--no-alt", "-o", "-", "--form", "svg"], ["check", STUDY]):
            reading, writing = os.pipe()
            os.close(reading)
            with os.fdopen(writing, "wb") as gone:
                ran = subprocess.run([PROGRAM, *words], stdout=gone, stderr=subprocess.PIPE, timeout=60, check=False)
            if words[0] != "draw":
                self.assertIn(ran.returncode, (0, 1), (words, ran.stderr))
            self.assertGreaterEqual(ran.returncode, 0)

    def test_a_run_that_is_stopped_says_so_by_its_code_and_leaves_nothing(self):
        own = self.folder / "worker"  # a copy: other tests run workers of their own beside this one
        shutil.copy2(WORKER, own)
        self.crosstie("report", STUDY, "-o", "pack", *FEW)
        before = hashes(self.folder)
        for number, code in ((signal.SIGINT, 130), (signal.SIGTERM, 143)):
            for wait in (0.0, 0.1, 0.5):
                process = subprocess.Popen([PROGRAM, "report", STUDY, "-o", "pack", "--overwrite", "--seed", "7", "--draws", "200000"],
                                           cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                           env={**os.environ, "CROSSTIE_PICTURE_WORKER": str(own)})
                while process.poll() is None and not catches(process.pid, number):
                    time.sleep(0.002)  # the system has not begun it yet
                time.sleep(wait)
                process.send_signal(number)
                began = time.monotonic()
                self.assertEqual(process.wait(timeout=60), code)
                self.assertLess(time.monotonic() - began, 5)
                self.assertEqual(hashes(self.folder), before)
                self.nothing_of_ours()
        self.assertEqual(processes_of(own), set())

    def test_a_run_that_is_stopped_takes_a_hanging_worker_with_it(self):
        worker = self.folder / "worker"
        worker.write_text("#!/bin/sh\nexec sleep 300.125\n")
        worker.chmod(0o755)
        process = subprocess.Popen([PROGRAM, "draw", STUDY, "-o", "t.svg"], cwd=self.folder, stderr=subprocess.DEVNULL,
                                   env={**os.environ, "CROSSTIE_PICTURE_WORKER": str(worker)})
        time.sleep(1.5)
        process.terminate()
        self.assertEqual(process.wait(timeout=10), 143)
        self.nothing_of_ours()

    def test_of_two_runs_in_one_folder_one_says_that_the_other_is_there(self):
        self.crosstie("report", STUDY, "-o", "pack", *FEW, env=NO_PICTURES)
        before = hashes(self.folder)
        held = os.open(self.folder / "pack", os.O_RDONLY | os.O_DIRECTORY)
        fcntl.flock(held, fcntl.LOCK_EX)
        ran = self.crosstie("report", STUDY, "-o", "pack", "--overwrite", "--seed", "7", *FEW, env=NO_PICTURES)
        self.assertEqual(ran.returncode, 5)
        self.assertIn(b"another run of crosstie is writing there", ran.stderr)
        os.close(held)
        self.assertEqual(hashes(self.folder), before)
        # And without any help: whatever the two do to each other, one of them stands whole.
        alone = {}
        for seed in ("7", "8"):
            self.crosstie("report", STUDY, "-o", "alone", "--overwrite", "--seed", seed, *FEW, env=NO_PICTURES)
            alone[seed] = hashes(self.folder / "alone")
        for _ in range(5):
            both = [subprocess.Popen([PROGRAM, "report", STUDY, "-o", "pack", "--overwrite", "--seed", seed, *FEW], cwd=self.folder,
                                     env={**os.environ, **NO_PICTURES}, stderr=subprocess.PIPE) for seed in alone]
            for one in both:
                one.communicate()
                self.assertIn(one.returncode, (7, 5))
            found = hashes(self.folder / "pack")
            manifest = found.pop("manifest.json")
            self.assertIn(found, [{k: v for k, v in pack.items() if k != "manifest.json"} for pack in alone.values()], manifest)
            self.nothing_of_ours()

    def test_another_language_and_no_language_change_no_byte(self):
        want = self.crosstie("compare", STUDY, "--format", "json", *FEW).stdout
        for name in ("de_DE.UTF-8", "tr_TR.UTF-8", "C", "POSIX", "no_such_LOCALE"):
            ran = self.crosstie("compare", STUDY, "--format", "json", *FEW, env={"LC_ALL": name, "LC_NUMERIC": name, "LANG": name})
            self.assertEqual((ran.returncode, ran.stdout), (0, want), ran.stderr)

    def test_without_fonts_a_picture_is_refused_rather_than_empty(self):
        if shutil.which("unshare") is None:
            self.skipTest("no unshare here")
        hide = ["unshare", "-m", "sh", "-c", 'mount -t tmpfs none /usr/share/fonts && { mount -t tmpfs none /usr/local/share/fonts 2>/dev/null; exec "$0" "$@"; }']
        if subprocess.run([*hide, "true"], capture_output=True, check=False).returncode != 0:
            self.skipTest("fonts cannot be hidden here")
        for form in ("pdf", "png"):
            ran = self.crosstie("draw", STUDY, "-o", f"t.{form}", before=hide, env={"HOME": "/nowhere"})
            self.assertEqual(ran.returncode, 7, ran.stderr)
            self.assertIn(b"font", ran.stderr)
        self.assertEqual(list(self.folder.iterdir()), [])

    def test_no_worker_a_dying_one_and_one_that_talks_nonsense_are_exit_code_7(self):
        kinds = {"dies": "#!/bin/sh\nkill -SEGV $$\n", "leaves": "#!/bin/sh\nexit 3\n", "babbles": "#!/bin/sh\necho '<svg/>'\n",
                 "floods": "#!/bin/sh\nexec yes\n", "no_program": "not a program\n", "takes_nothing": "#!/bin/sh\nexec <&-; exit 0\n"}
        for what, body in kinds.items():
            worker = self.folder / what
            worker.write_text(body)
            worker.chmod(0o755)
            ran = self.crosstie("draw", STUDY, "-o", "t.svg", env={"CROSSTIE_PICTURE_WORKER": str(worker)})
            self.assertEqual(ran.returncode, 7, (what, ran.stderr))
            self.assertEqual(ran.stderr.count(b"\n"), 1, ran.stderr)
            self.assertFalse((self.folder / "t.svg").exists())
        for place in ("/nowhere", "/", "/dev/null"):
            ran = self.crosstie("draw", STUDY, "-o", "t.svg", env={"CROSSTIE_PICTURE_WORKER": place})
            self.assertEqual(ran.returncode, 7, ran.stderr)
        self.nothing_of_ours()

    def test_closed_standard_streams_harm_no_output(self):
        self.crosstie("compare", STUDY, "-o", "want.txt", *FEW)
        for close in ("<&-", ">&-", "2>&-", "<&- >&- 2>&-"):
            done = subprocess.run(["sh", "-c", f'exec "$0" "$@" {close}', PROGRAM, "compare", STUDY, "-o", "got.txt", "--overwrite", *FEW],
                                  cwd=self.folder, capture_output=True, timeout=60, check=False)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertEqual((self.folder / "got.txt").read_bytes(), (self.folder / "want.txt").read_bytes())


def catches(process, number):
    for line in pathlib.Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines():
        if line.startswith("SigCgt:"):
            return int(line.split()[1], 16) >> (number - 1) & 1 == 1
    return False


def processes_of(program):
    found = set()
    for place in pathlib.Path("/proc").glob("[0-9]*/exe"):
        try:
            target = os.readlink(place)
            mine = os.stat(place.parent).st_uid == os.geteuid()
        except OSError:
            continue
        if mine and target == str(program.resolve()):
            found.add(place.parent.name)
    return found


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]])
