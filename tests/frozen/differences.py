"""Shows how one program's outputs differ from another's, as a reader can follow it."""
import difflib
import io
import re
import zipfile


def members(name, data):
    """A zip container as its members; anything else as itself."""
    if not name.endswith((".docx", ".xlsx")):
        return {name: data}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {f"{name}/{member}": archive.read(member) for member in archive.namelist()}


def lines_of(data):
    """Text as lines, marked-up lines broken between tags; None for what is no text."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    if "\0" in text or text.startswith("%PDF"):
        return None
    lines = []
    for line in text.splitlines():
        long = len(line) > 160 and "><" in line
        lines += re.sub(r"><", ">\n<", line).split("\n") if long else [line]
    return lines


def difference(name, before, after, most):
    """Lines that say how `before` became `after`: either may be None."""
    if before is None or after is None:
        return [f"{'only before' if after is None else 'only now'}: {name}"]
    old, new = lines_of(before), lines_of(after)
    if old is None or new is None:
        return [f"{name}: {len(before)} bytes became {len(after)}, not text"]
    told = list(difflib.unified_diff(old, new, f"before/{name}", f"now/{name}", lineterm="", n=2))
    if not told:
        return [f"{name}: differs in line ends only"]
    left = len(told) - most
    return told if left <= 0 else [*told[:most], f"... {left} more lines"]


def show(runs, both, over, most):
    """Prints every difference between the two outputs that both(run) gives; 1 if there is any."""
    changed = 0
    for run, (old, new) in zip(runs, over(both, runs)):
        if old == new:
            continue
        changed += 1
        print(f"=== {run.table}: crosstie {run.name}")
        for part in dict.fromkeys([*old, *new]):
            if old.get(part) == new.get(part):
                continue
            if part not in old or part not in new:
                print("\n".join(difference(part, old.get(part), new.get(part), most)))
                continue
            before, after = members(part, old[part]), members(part, new[part])
            for name in dict.fromkeys([*before, *after]):
                if before.get(name) != after.get(name):
                    print("\n".join(difference(name, before.get(name), after.get(name), most)))
    print(f"{changed} of {len(runs)} runs differ")
    return 1 if changed else 0
