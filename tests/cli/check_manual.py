#!/usr/bin/env python3
"""The man page and what bash completes hold what --help holds.

usage: check_manual.py CROSSTIE"""
import re
import shutil
import subprocess
import sys

crosstie = sys.argv[1]
failures = 0


def check(ok, what):
    global failures
    if not ok:
        failures += 1
        print(f"FAILED: {what}")


def said(*words):
    return subprocess.run([crosstie, *words], capture_output=True, check=True, text=True).stdout


def completed(script, *words):
    listed = " ".join(f"'{word}'" for word in words)
    run = f"{script}\nCOMP_WORDS=({listed}) COMP_CWORD={len(words) - 1}\n_crosstie\nprintf '%s\\n' \"${{COMPREPLY[@]}}\""
    return subprocess.run(["bash", "-c", run], capture_output=True, check=True, text=True).stdout.split()


page = said("--man")
plain = page.replace("\\-", "-")
commands = re.findall(r"^  ([a-z]+) ", said("--help").split("Subcommands:")[1], re.M)
check(len(commands) >= 10, f"commands in --help: {commands}")
completion = said("--bash-completion")
for command in commands:
    section = plain.split(f".SS crosstie {command}\n")
    check(len(section) == 2, f"one section of the man page for {command}")
    section = section[-1].split("\n.SS ")[0]
    options = set(re.findall(r"^\s+(?:-\w,)?(--[a-z-]+)", said(command, "--help"), re.M))
    check(options, f"options of {command}")
    for option in options - {"--help"}:  # once, at the top
        check(option in section, f"{option} in the man page of {command}")
    check(options <= set(completed(completion, "crosstie", command, "--")), f"options of {command} completed")
check(set(commands) <= set(completed(completion, "crosstie", "")), "commands completed")
check("triptych" in completed(completion, "crosstie", "draw", "--view", ""), "words of an option completed")
check(completed(completion, "crosstie", "draw", "--view", "trip") == ["triptych"], "words narrowed by what is typed")
check(page == said("--man"), "the same man page twice")
if shutil.which("groff"):
    run = subprocess.run(["groff", "-man", "-ww", "-z"], input=page, capture_output=True, check=False, text=True)
    check(run.returncode == 0 and not run.stderr, f"groff reads the man page: {run.stderr}")
sys.exit(1 if failures else 0)
