"""The list of frozen runs: every command, edition and format on every sample, and what belongs to no sample."""
import dataclasses
import re
import shlex

from samples import SAMPLES

EDITIONS = ("public", "group", "named")
VIEWS = ("triptych", "before", "after", "change", "pair", "waves", "levels", "levels-before", "organisations",
         "organisations-before", "organisations-after", "organisations-change", "work-streams", "areas", "areas-before",
         "areas-after", "areas-change", "areas-pair", "density", "turnover", "heat", "wheel", "slope", "new-contacts", "split",
         "response")
COMMANDS = ("report", "compare", "measure", "groups", "meetings", "plan", "draw", "check", "verify", "access", "forget",
            "list")
DRAWS = "--draws 200"  # enough to see every number; the defaults take twenty times as long
PROGRAM = "program"    # the table of what belongs to no sample
PICTURED = ("east_london", "many_areas")  # whose public pack's pdf and png are hashed too


@dataclasses.dataclass(frozen=True)
class Run:
    table: str
    line: str             # the command line
    name: str             # the same, with a sample's tables named in one word, as {eies48}
    shared: bool = False  # needs ../shared/datasets
    copy: str = ""        # an input folder copied to ./study first, for a command that writes into it
    pictures: bool = False  # the pdf and png written are hashed too; else they follow from the svg

    @property
    def args(self):
        return shlex.split(self.line)


def editions(sample):
    return EDITIONS if sample.full else EDITIONS[:2]


def lines_of(sample):
    """The command lines of one sample, in the order of its table."""
    q = sample.args
    for edition in editions(sample):
        e = f"{q} --edition {edition}"
        if sample.waves > 1:
            yield from (f"compare {e} {DRAWS} --format {f}" for f in ("text", "json", "csv", "md"))
            yield from (f"compare {e} {DRAWS} {more} --format {f}" for more in ("--detail", "--about all")
                        for f in ("text", "json"))
        each = "" if edition == "public" else " --all"  # nobody's score is published
        yield from (f"measure {e}{each} --format {f}" for f in ("text", "json", "csv"))
        if sample.areas:
            yield from (f"groups {e}{each} --format {f}" for f in ("text", "json", "csv"))
            yield from (f"plan {e} --format {f}" for f in ("text", "json", "csv"))
        else:
            yield from (f"{command} {e}" for command in ("groups", "plan"))
        if sample.meetings:
            yield from (f"meetings {e} {DRAWS} --format {f}" for f in ("text", "json"))
            yield from (f"meetings {e} --format csv --rows {r}" for r in ("meetings", "people", "pairs", "overlap"))
    no_areas = re.sub(r" --by \S+", "", q)  # of one number that knows none
    yield from (f"measure {no_areas} --measure transitivity --against {a} {DRAWS}" for a in ("size", "ties", "dyads", "degrees"))
    yield f"measure {no_areas} --measure betweenness --format csv"
    yield f"plan {q} --if-leaves {sample.person}"
    powers = [""] if sample.name == "many_areas" else ["", " --power"]  # a simulation for 135 people takes long
    yield from (f"check {q}{power} --format {f}" for power in powers for f in ("text", "json"))
    if sample.waves > 1:
        yield f"compare {q} {DRAWS} --score outdegree"
        yield f"compare {q} {DRAWS} --score betweenness --format json"
    else:
        yield f"compare {q} {DRAWS}"
    if not sample.meetings:
        yield f"meetings {q} {DRAWS}"
    if sample.study:
        yield from (f"access {sample.person} {q} --format {f}" for f in ("text", "json"))
        yield f"access {sample.person} {q} --who-said-it"
        yield from (f"forget {sample.person} {q} --dry-run --format {f}" for f in ("text", "json"))
    views = (*VIEWS, f"ego:{sample.person}", *(["levels:medicines"] if sample.meetings else []))
    for edition in EDITIONS if sample.name == "east_london" else (("public", "group") if sample.study else ("group",)):
        yield from (f"draw {q} --edition {edition} --view {view} -o {view.replace(':', '_')}.svg" for view in views)
    for edition in editions(sample):
        sheets = " --sheets" if edition == "group" else ""
        yield f"report {q} --edition {edition}{sheets} {DRAWS} -o pack"


EAST_LONDON = [
    *(f"compare data/east_london {DRAWS} --about {about}" for about in (
        "work-streams", "organisations", "quality", "roles", "meetings", "reach", "stakeholders", "outcomes",
        "milestones")),
    *(f"compare data/east_london {DRAWS} --against data/coleman --format {f}" for f in ("text", "json")),
    *(f"compare data/east_london --known-before trust --format {f}" for f in ("text", "json")),
    f"compare data/east_london {DRAWS} --relation trust",
    f"compare data/east_london {DRAWS} --no-areas",
    f"compare data/east_london {DRAWS} --by organisation --edition public",
    f"compare data/east_london {DRAWS} --symmetrise union --format json",
    f"compare data/east_london {DRAWS} --symmetrise intersection --tie-from 3 --seed 7",
    f"compare data/east_london {DRAWS} --from after --to before",
    f"compare data/east_london {DRAWS} --pseudonyms made/keys.txt --detail",
    f"compare data/east_london {DRAWS} --format csv -o new_contacts.csv",
    "compare data/east_london --seed 7",
    "measure data/east_london --wave before --all",
    "measure data/east_london --measure density --against size --draws 200 --format json",
    "measure data/east_london --edition public --all",
    "groups data/east_london --edition public --all",
    "groups data/east_london --wave before",
    "groups data/east_london --by organisation --symmetrise union",
    "groups data/east_london --no-areas",
    *(f"meetings data/east_london --format csv --rows pairs --weighting {w}" for w in ("newman", "jaccard")),
    "plan data/east_london --wave before --top 5 --per-person 1 --per-introducer 1 --steps 2 --size 5",
    "check data/east_london --power --power-rise 0.1 --power-churn 0.2 --response-from 0.9 --response-to 0.7",
    *(f"draw data/east_london --view {v} -o {v}.dot" for v in ("triptych", "areas", "levels", "organisations")),
    *(f"draw data/east_london --view {v} --palette {p} -o {v}.svg"
      for v in ("triptych", "heat", "areas-pair") for p in ("nhs", "mono")),
    *(f"draw data/east_london --view {v} --size {s} -o {v}.svg"
      for v in ("triptych", "slope", "work-streams") for s in ("a4-half", "slide")),
    *(f"draw data/east_london --bundle {b} --all-contacts --no-alt -o t.svg" for b in ("no", "yes")),
    f"draw data/east_london --title 'A title' --caption 'A caption.' --view change",
    f"report data/east_london --edition group --pseudonyms made/keys.txt {DRAWS} -o pack",
]

PROGRAM_LINES = [
    "--help", "--version", "--man", "--bash-completion", *(f"{c} --help" for c in COMMANDS),
    *(f"list --format {f}" for f in ("text", "json", "csv")),
    # What is refused, and in which words.
    "", "compair data/east_london", "compare", "compare data/nowhere", "compare gone.csv also_gone.csv",
    "compare data/nowhere --errors json", "--errors json compare data/nowhere", "compare data/east_london --by shire",
    "compare data/east_london --relation love", "compare data/east_london --to later",
    "compare data/east_london --tie-from nan", "compare data/east_london --undirected",
    "compare data/east_london --format yaml", "compare data/east_london --score fame",
    "compare data/east_london --about weather", "compare data/east_london --bye area",
    "measure data/east_london --measure fame", "measure data/east_london --against size",
    "plan data/east_london --if-leaves L99", "plan data/east_london --edition public --if-leaves L02",
    "meetings data/east_london --format csv --rows people --edition public", "draw data/east_london --view moon -o t.svg",
    "draw data/east_london --view ego:L99 -o t.svg", "draw data/east_london -o t.jpg",
    "draw data/east_london --view heat -o t.dot", "report data/east_london", "access L99 data/east_london",
    "forget L99 data/east_london", "verify data/east_london", "compare data/east_london/actors.csv data/coleman/actors.csv",
]


def runs_of(sample):
    lines = list(lines_of(sample))
    if sample.name == "east_london":
        lines += EAST_LONDON
    if sample.name == "eies48":
        lines += [f"compare {sample.args} {DRAWS} --took-part active --format {f}" for f in ("text", "json")]
    for line in lines:
        pictures = sample.name in PICTURED and line.startswith(f"report {sample.args} --edition public")
        yield Run(sample.name, line, line.replace(sample.args, sample.reference), sample.shared, pictures=pictures)
    if sample.name == "small":
        line = "forget zqx1 study --yes"
        yield Run(sample.name, line, line, copy="made/small")


def all_runs():
    """Every run, in the order of the tables."""
    runs = [run for sample in SAMPLES for run in runs_of(sample)]
    runs += [Run(PROGRAM, line, line or "(no arguments)") for line in PROGRAM_LINES]
    names = [(run.table, run.name) for run in runs]
    assert len(set(names)) == len(names), "a run is listed twice"
    return runs
