#!/usr/bin/env python3
"""Includes point downward only, room by room: rooms.py has the order.

usage: check_includes.py PROJECT_ROOT
Also held: only io/diagram/draw/graphviz.cpp sees cgraph and gvc, Boost.Graph stays out of headers but for bgl_view, public
headers do not include fmt, and graph/ includes nothing that knows files, clocks or the locale; threads start in
graph/base/parallel_for.hpp alone."""
import pathlib
import re
import sys

import rooms

OUTSIDE_THE_CORE = {"fstream", "iostream", "filesystem", "chrono", "ctime", "locale", "cstdio", "thread"}
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')


def faults_of(root):
    """Every include of a checkout that points where it may not, and how many files were read."""
    faults, files = [], 0
    for path in sorted(p for top in ("graph", "io", "tools") for p in (root / top).rglob("*.[ch]pp")):
        name = path.relative_to(root).as_posix()
        room = rooms.room_of(name)
        files += 1
        if room is None:
            faults.append(f"{name}: stands in no room of tests/layout/rooms.py")
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            match = INCLUDE.match(line)
            if not match:
                continue
            quote, target = match.groups()
            where = f"{name}:{number}: includes {target}"
            if quote == '"':
                seen = rooms.room_of(target)
                if seen is None or not (root / target).exists():
                    faults.append(f"{where}: no such header from the project's root")
                elif seen != room and seen not in rooms.ORDER[room]:
                    faults.append(f"{where}: {room} may not see {seen}")
                continue
            if target.startswith(("graphviz/", "gvc.h", "cgraph.h")) and name != "io/diagram/draw/graphviz.cpp":
                faults.append(f"{where}: only io/diagram/draw/graphviz.cpp may")
            if target.startswith("boost/graph") and name.endswith(".hpp") and name != "graph/model/bgl_view.hpp":
                faults.append(f"{where}: Boost.Graph stays out of headers")
            if target.startswith("fmt/") and name.endswith(".hpp"):
                faults.append(f"{where}: fmt stays out of headers")
            threads = target == "thread" and name == "graph/base/parallel_for.hpp"
            if name.startswith("graph/") and target in OUTSIDE_THE_CORE and not threads:
                faults.append(f"{where}: the core knows no file, clock, locale or thread")
    return faults, files


def main():
    faults, files = faults_of(pathlib.Path(sys.argv[1]))
    print("\n".join(faults) if faults else f"{files} files: every include points downward")
    return 1 if faults or files == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
