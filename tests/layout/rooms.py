"""THE order of the rooms: which folder may include which. A file may always include its own room.

One line a room: its name and the rooms it may see, lowest first. Seeing a room is not seeing what that room sees."""

GRAPH = ["graph/base", "graph/model", "graph/measure", "graph/change", "graph/infer", "graph/survey", "graph/plan"]

TEXT = ["io/text"]
DOCUMENT = TEXT + ["io/document"]
RELEASE = DOCUMENT + ["io/release"]
LOOK = TEXT + ["io/diagram/look"]
ANSWERS = RELEASE
SUBJECTS = [f"io/answers/{room}" for room in ("change", "meetings", "plan", "measures", "subjects")]
SCENE = RELEASE + SUBJECTS + ["io/diagram/look"]
DIAGRAM = SCENE + [f"io/diagram/{room}" for room in ("scene", "page", "charts", "draw")]
PACK = DIAGRAM + ["io/read", "io/render", "io/pack/map", "io/pack"]
PERSON = PACK + ["io/person"]

ORDER = {
    **{room: GRAPH[:level] for level, room in enumerate(GRAPH)},
    "io/text": GRAPH,
    "io/read/formats": GRAPH + TEXT + ["io/read/survey"],
    "io/read/survey": GRAPH + TEXT,
    "io/document": GRAPH + TEXT,
    "io/read": GRAPH + DOCUMENT + ["io/read/formats", "io/read/survey"],
    "io/release": GRAPH + DOCUMENT,
    "io/render": GRAPH + RELEASE,
    "io/answers/change": GRAPH + ANSWERS,
    "io/answers/meetings": GRAPH + ANSWERS + SUBJECTS[:1],
    "io/answers/plan": GRAPH + ANSWERS + SUBJECTS[:2],
    "io/answers/measures": GRAPH + ANSWERS + SUBJECTS[:3],
    "io/answers/subjects": GRAPH + ANSWERS + SUBJECTS[:4],
    "io/diagram/look": GRAPH + TEXT,
    "io/diagram/scene": GRAPH + SCENE,
    "io/diagram/page": GRAPH + SCENE + ["io/diagram/scene"],
    "io/diagram/charts": GRAPH + SCENE + ["io/diagram/scene", "io/diagram/page"],
    "io/diagram/draw": GRAPH + SCENE + ["io/diagram/scene", "io/diagram/page"],
    "io/pack/map": GRAPH + DIAGRAM + ["io/render"],
    "io/pack": GRAPH + PACK,
    "io/person": GRAPH + PACK,
    "tools": GRAPH + PERSON + ["io/read/formats", "io/read/survey"],
}


def room_of(path):
    """The room a file of the project stands in, or None."""
    folder = path.rsplit("/", 1)[0]
    return folder if folder in ORDER else None
