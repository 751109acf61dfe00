"""Malformed inputs, each with what must come of it. Made here rather than stored: what is wrong with a file then stands in
words beside it, and the large ones need no room.

A case is (name, files, words, code, where): files by name (bytes, text, or a function that makes the path), the words of the
command, the exit code, and what the first line of standard error must begin with after "error: " (a place such as
ties.csv:3:5, or the name of the file)."""
import io
import json
import os
import socket
import struct
import zipfile
import zlib

ACTORS = "id,label,area\na,Ann,North\nb,Ben,North\nc,Cat,South\nd,Dan,South\ne,Eve,East\nf,Fay,East\n"
TIES = "source,target,strength\na,b,1\nb,c,2\nc,d,3\nd,e,1\ne,f,2\nf,a,3\n"
STUDY = {"crosstie_study": 1, "title": "Six people", "by": "area",
         "waves": [{"key": "before", "label": "Before"}, {"key": "after", "label": "After"}]}
GOOD = {"study.json": json.dumps(STUDY, indent=1), "actors.csv": ACTORS, "ties_before.csv": TIES,
        "ties_after.csv": TIES.replace("f,a,3", "f,b,2")}
CHECK = ["check", ".", "-o", "out.txt"]
COMPARE = ["compare", ".", "-o", "out.txt", "--draws", "10"]
SAFE, FOUND, DATA, UNREADABLE, LIMIT = 0, 1, 3, 4, 6


def study(changed, words=None):
    return {**GOOD, **changed}, words or COMPARE


def with_line(table, line, text):
    """The table with one line replaced; the header is line 1."""
    lines = table.splitlines()
    lines[line - 1] = text
    return "\n".join(lines) + "\n"


def settings(**changed):
    return json.dumps({**STUDY, **changed})


def strengths():
    bad = ["abc", "5abc", "0x10", "1e309", "-1e309", "NaN", "nan", "inf", "-inf", "Infinity", "--3", "+-1", "1e", ".", "e5",
           "1.2.3", "\u0661", "\u00bd", "1 2", "#REF!", "TRUE", "$5", "\u22125"]
    for number, text in enumerate(bad):
        line = 2 + number % 6
        source, target = TIES.splitlines()[line - 1].split(",")[:2]
        table = with_line(TIES, line, f"{source},{target},{text}")
        yield f"strength_{number}_in_a_study", *study({"ties_before.csv": table}), DATA, f"./ties_before.csv:{line}:5:"
        yield (f"strength_{number}_in_a_table", {"t.csv": table}, ["compare", "t.csv", "-o", "out.txt"], DATA,
               f"t.csv:{line}:5:")


def rows():
    for line in range(2, 8):
        cells = TIES.splitlines()[line - 1].split(",")
        yield f"row_{line}_too_short", *study({"ties_after.csv": with_line(TIES, line, cells[0])}), DATA, f"./ties_after.csv:{line}:"
        yield (f"row_{line}_too_long", *study({"ties_after.csv": with_line(TIES, line, ",".join(cells) + ",x,y")}), DATA,
               f"./ties_after.csv:{line}:")
        yield (f"row_{line}_of_nobody", *study({"ties_after.csv": with_line(TIES, line, "zz," + ",".join(cells[1:]))}), DATA,
               f"./ties_after.csv:{line}:1:")
        yield (f"row_{line}_to_nobody", *study({"ties_after.csv": with_line(TIES, line, f"{cells[0]},zz,1")}), DATA,
               f"./ties_after.csv:{line}:3:")
        yield (f"row_{line}_opens_a_quote", *study({"ties_after.csv": with_line(TIES, line, f'{cells[0]},"b,1')}), DATA,
               f"./ties_after.csv:{line}:3:")
        yield (f"row_{line}_without_a_source", *study({"ties_after.csv": with_line(TIES, line, f",{cells[1]},1")}), DATA,
               f"./ties_after.csv:{line}:1:")
    for line in range(3, 8):
        again = with_line(ACTORS, line, ACTORS.splitlines()[1])
        again = with_line(again, line, "a,Other,West")
        yield f"person_twice_on_{line}", *study({"actors.csv": again}), DATA, f"./actors.csv:{line}:1:"
        yield f"person_without_an_id_on_{line}", *study({"actors.csv": with_line(ACTORS, line, ",Nobody,West")}), DATA, f"./actors.csv:{line}:1:"


def encodings():
    damage = {
        "utf16_le": lambda text: b"\xff\xfe" + text.encode("utf-16-le"), "utf16_be": lambda text: b"\xfe\xff" + text.encode("utf-16-be"),
        "utf16_bare": lambda text: text.encode("utf-16-le"), "utf32": lambda text: text.encode("utf-32"),
        "overlong": lambda text: text.encode() + b"\xc0\x80\n", "surrogate": lambda text: text.encode() + b"\xed\xa0\x80\n",
        "beyond": lambda text: text.encode() + b"\xf4\x90\x80\x80\n", "cut": lambda text: text.encode() + b"\xe2\x82",
        "windows": lambda text: text.encode() + b"caf\xe9\n", "nul": lambda text: text.encode() + b"\x00\n",
        "stray": lambda text: text.encode() + b"\x80\x80\n", "pdf": lambda text: b"%PDF-1.7\n" + text.encode(),
        "gzip": lambda text: b"\x1f\x8b\x08\x00" + text.encode()}
    for name in ("study.json", "actors.csv", "ties_before.csv", "ties_after.csv"):
        for what, harm in damage.items():
            read = what.startswith("utf16") and name != "study.json"  # such tables are read
            yield f"{what}_{name}", *study({name: harm(GOOD[name])}), SAFE if read else DATA, f"./{name}"
    for what, harm in damage.items():
        yield (f"{what}_table_of_ties", {"t.csv": harm(TIES)}, ["measure", "t.csv", "-o", "out.txt"],
               SAFE if what.startswith("utf16") else DATA, "t.csv")


def json_faults():
    text = GOOD["study.json"]
    for k in range(1, 30):
        cut = text[:len(text) * k // 30]
        yield f"json_cut_at_{k}", *study({"study.json": cut}), DATA, "./study.json:"
    wrong = {
        "empty": "", "blank": " \n\n", "a_list": "[]", "a_text": '"x"', "null": "null", "two": text + text,
        "comment": "// a comment\n" + text, "trailing_comma": text.rstrip()[:-1] + ",}", "single_quotes": "{'crosstie_study': 1}",
        "bare_key": "{crosstie_study: 1}", "nan": '{"crosstie_study": NaN}', "infinity": '{"crosstie_study": Infinity}',
        "too_large": '{"crosstie_study": 1e400}', "lone_surrogate": '{"title": "\\ud800"}', "bad_escape": '{"title": "\\x41"}',
        "tab_in_text": '{"title": "a\tb"}', "key_twice": '{"crosstie_study": 1,\n"crosstie_study": 1}', "plus": '{"crosstie_study": +1}',
        "leading_zero": '{"crosstie_study": 01}', "hex": '{"crosstie_study": 0x1}'}
    for what, body in wrong.items():
        yield f"json_{what}", *study({"study.json": body}), DATA, "./study.json"
    for depth in (65, 1_000, 200_000):
        yield f"json_{depth}_deep", *study({"study.json": "[" * depth}), DATA, "./study.json:1:65:"
        yield f"json_objects_{depth}_deep", *study({"study.json": '{"a":' * depth}), DATA, "./study.json:1:321:"
    for key, value in {"crosstie_study": "1", "waves": {}, "title": 5, "min_group": -1, "by": [], "relations": "x", "actors": 7,
                       "illustrative": "yes", "kind": {}, "paper": []}.items():
        yield f"json_{key}_of_another_type", *study({"study.json": settings(**{key: value})}), DATA, "./study.json:1:"
    for what, character in {"nul": "\0", "escape": "\x1b", "bell": "\a", "override": "\u202e", "isolate": "\u2066", "c1": "\x9b",
                            "line_separator": "\u2028", "mark": "\ufeff", "tag": "\U000e0041"}.items():
        yield f"json_title_with_{what}", *study({"study.json": settings(title=f"a{character}b")}), DATA, "./study.json:1:"
        waves = [{"key": "before", "label": f"x{character}"}, {"key": "after"}]
        yield f"json_label_with_{what}", *study({"study.json": settings(waves=waves)}), DATA, "./study.json:1:"
    for key in ("a/b", "a\\b", ".a", "a:b", "a@b", "..", "a\nb"):
        yield f"json_wave_called_{key!r}", *study({"study.json": settings(waves=[{"key": key}, {"key": "after"}])}), DATA, "./study.json:1:"
    yield "json_wave_twice", *study({"study.json": settings(waves=[{"key": "after"}, {"key": "after"}])}), DATA, "./study.json:1:"
    yield "json_no_waves", *study({"study.json": settings(waves=[])}), DATA, "./study.json:1:"
    yield "json_waves_backwards", *study({"study.json": settings(waves=[
        {"key": "before", "date": "2018-01"}, {"key": "after", "date": "2017-01"}])}), DATA, "./study.json:1:"


def paths():
    for what, name in {"above": "../x.csv", "far_above": "a/../../x.csv", "absolute": "/etc/hostname", "backslash": "a\\b.csv",
                       "drive": "C:x.csv", "missing": "missing.csv", "nul": "a\0.csv", "newline": "a\n.csv", "folder": "sub",
                       "long": "x" * 5000 + ".csv", "blank": " "}.items():
        made = {"sub/x.txt": "x"}
        for key in ("actors", "organisations", "work_streams", "withdrawn", "attendance", "issues"):
            yield f"path_{what}_{key}", *study({**made, "study.json": settings(**{key: name})}), DATA, "./study.json:1:"
        for key in ("ties", "answers", "missing", "askable"):
            waves = [{"key": "before", key: name}, {"key": "after"}]
            yield f"path_{what}_{key}", *study({**made, "study.json": settings(waves=waves)}), DATA, "./study.json:1:"
    for key, name in {"actors": "actors.csv", "ties": "ties_before.csv", "organisations": "organisations.csv"}.items():
        out = lambda path: os.symlink("/etc/hostname", path)  # noqa: E731
        yield f"link_out_{key}", *study({name: out}), DATA, "./study.json:"
        yield f"link_to_device_{key}", *study({name: lambda path: os.symlink("/dev/zero", path)}), DATA, "./study.json:"
        yield f"link_to_proc_{key}", *study({name: lambda path: os.symlink("/proc/kmsg", path)}), DATA, "./study.json:"
        yield f"fifo_{key}", *study({name: os.mkfifo}), UNREADABLE, f"./{name}"
    logo = settings(paper={"logo": {"file": "logo.png", "alt": "a logo"}})
    yield "logo_link_out", *study({"study.json": logo, "logo.png": lambda path: os.symlink("/etc/hostname", path)}), DATA, "./study.json:1:"
    yield "logo_no_png", *study({"study.json": logo, "logo.png": "GIF89a"}), DATA, "./study.json:1:"
    yield "logo_sparse", *study({"study.json": logo, "logo.png": sparse(500 << 20)}), LIMIT, "./study.json:1:"
    yield "study_json_is_a_link_out", *study({"study.json": lambda path: os.symlink("/etc/hostname", path)}), UNREADABLE, "./study.json"


def sparse(size):
    def make(path):
        with open(path, "wb") as file:
            file.truncate(size)
    return make


def unix_socket(path):
    here = os.getcwd()
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.chdir(here)


def not_files():
    for what, make in {"fifo": os.mkfifo, "folder": os.mkdir, "zero": lambda path: os.symlink("/dev/zero", path),
                       "full": lambda path: os.symlink("/dev/full", path), "kmsg": lambda path: os.symlink("/proc/kmsg", path),
                       "environ": lambda path: os.symlink("/proc/self/environ", path), "socket": unix_socket,
                       "link_to_nothing": lambda path: os.symlink("nothing", path), "link_ring": lambda path: os.symlink(path.name, path)}.items():
        for name in ("t.csv", "t.graphml", "t.json", "t.xlsx"):
            if what == "folder":
                continue
            yield f"{what}_{name}", {name: make}, ["compare", name, "-o", "out.txt"], UNREADABLE, name
    yield "sparse_table", {"t.csv": sparse(900 << 20)}, ["compare", "t.csv", "-o", "out.txt"], LIMIT, "t.csv"
    yield "sparse_table_within", {"t.csv": sparse(300 << 20)}, ["compare", "t.csv", "-o", "out.txt"], DATA, "t.csv"
    yield "sparse_study_json", *study({"study.json": sparse(500 << 20)}), LIMIT, "./study.json"


GRAPHML = ('<?xml version="1.0"?>\n{}<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n<graph edgedefault="directed">\n'
           '<node id="a"/>\n<node id="b"/>\n<edge source="a" target="b"/>\n{}</graph>\n</graphml>\n')
GEXF = ('<?xml version="1.0"?>\n{}<gexf version="1.2"><graph defaultedgetype="directed"><nodes><node id="a"/><node id="b"/></nodes>\n'
        '<edges><edge source="a" target="b"/>\n{}</edges></graph></gexf>\n')


def xml_faults():
    bomb = "<!DOCTYPE x [<!ENTITY a0 \"ha\">" + "".join(f'<!ENTITY a{k} "{f"&a{k - 1};" * 10}">' for k in range(1, 12)) + "]>\n"
    kinds = {"bomb": bomb, "quadratic": f'<!DOCTYPE x [<!ENTITY a "{"x" * 50_000}">]>\n',
             "external": '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>\n',
             "parameter": '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://localhost/x.dtd"> %p;]>\n',
             "notation": '<!DOCTYPE x [<!NOTATION n SYSTEM "n">]>\n', "attlist": '<!DOCTYPE x [<!ATTLIST node id CDATA "a">]>\n'}
    for form, text in (("graphml", GRAPHML), ("gexf", GEXF)):
        name = f"t.{form}"
        words = ["compare", name, "-o", "out.txt"]
        for what, head in kinds.items():
            yield f"{form}_{what}", {name: text.format(head, "")}, words, DATA, f"{name}:2:1:"
        edge = 8 if form == "graphml" else 4
        wrong = {"unknown_endpoint": '<edge source="a" target="x"/>\n', "no_source": '<edge target="b"/>\n',
                 "no_target": '<edge source="b"/>\n', "unclosed": "<edge", "mismatched": "<x></y>", "stray_end": "</x>",
                 "bare_ampersand_name": "<&/>", "attribute_without_quotes": "<edge source=a target=b/>"}
        if form == "graphml":
            edge = 7
        for what, body in wrong.items():
            place = f"{name}:{edge}:" if what in ("unknown_endpoint", "no_source", "no_target") else name
            yield f"{form}_{what}", {name: text.format("", body)}, words, DATA, place
        for k in range(1, 10):
            whole = text.format("", "")
            yield f"{form}_cut_at_{k}", {name: whole[:len(whole) * k // 10]}, words, DATA, name
        yield f"{form}_deep", {name: text.format("", "<x>" * 1_000_000)}, words, DATA, name
        yield f"{form}_too_many", {name: text.format("", "<x/>" * 12_000_000)}, words, LIMIT, name
        yield f"{form}_too_long", {name: lambda path, t=text: path.write_bytes(t.format("", "<!--" + "x" * (130 << 20) + "-->").encode())}, words, LIMIT, name
    node_twice = GRAPHML.format("", "").replace('<node id="b"/>', '<node id="a"/>')
    yield "graphml_node_twice", {"t.graphml": node_twice}, ["compare", "t.graphml", "-o", "out.txt"], DATA, "t.graphml:5:"


def network_formats():
    def one(name, body, code=DATA, where=None):
        return name.replace(".", "_"), {"t." + name.split(".")[-1]: body}, ["compare", "t." + name.split(".")[-1], "-o", "out.txt"], code, where or "t." + name.split(".")[-1]
    for number in ("2147483647", "4294967295", "99999999999999999999", "-1", "x", "1e9", "3 2", ""):
        if number != "3 2":
            yield one(f"vertices_{number or 'none'}.net", f"*Vertices {number}\n1 \"a\"\n*Arcs\n1 9 1\n", LIMIT if number in ("2147483647", "4294967295") else DATA)
    # Its people are in nobody's way: a second look at all of them for each took half a minute.
    yield "vertices_820920", {"t.net": "*Vertices 820920\n"}, ["check", "t.net", "-o", "out.txt"], 0, None
    for what, arc in {"vertex_0": "0 1 1", "vertex_4": "1 4 1", "word": "a b 1", "one": "1", "nan": "1 2 nan", "huge": "1 2 1e999"}.items():
        yield one(f"arc_{what}.net", f"*Vertices 3\n1 \"a\"\n2 \"b\"\n3 \"c\"\n*Arcs\n{arc}\n", DATA, "t.net:6:")
    for number in ("2000000000", "-3", "x", "99999999999999999999"):
        yield one(f"n_{number}.dl", f"dl n={number} format=fullmatrix\ndata:\n0 1\n1 0\n", LIMIT if number == "2000000000" else DATA)
    yield one("short.dl", "dl n=3 format=fullmatrix\ndata:\n0 1 1\n1 0\n")
    yield one("long.dl", "dl n=2 format=fullmatrix\ndata:\n0 1 1\n1 0 1 1 1\n")
    yield one("cell.dl", "dl n=2 format=fullmatrix\ndata:\n0 x\n1 0\n")
    for what, body in {"unclosed": "digraph { a -> b", "no_arrow": "digraph { a -> }", "quote": 'digraph { "a -> b }', "semicolon": "graph { a -> b }",
                       "html": "digraph { a [label=<<b>]; }", "word": "network { a -> b }", "comment": "digraph { a -> b /* }"}.items():
        yield one(f"{what}.dot", body)
    names = lambda head: "{" + " ".join(f"{head}{k}" for k in range(8000)) + "}"  # noqa: E731
    yield one("all_to_all.dot", f"digraph {{ {names('a')} -> {names('b')} }}", LIMIT)
    yield one("braces.dot", "digraph " + "{" * 20_000, LIMIT)
    yield one("lists.gml", "graph [" * 2_000, LIMIT)
    for what, body in {"unclosed": "graph [ node [ id 1 ]", "no_id": "graph [ node [ label \"a\" ] edge [ source 1 target 2 ] ]",
                       "unknown": "graph [ node [ id 1 ] edge [ source 1 target 9 ] ]", "twice": "graph [ node [ id 1 ] node [ id 1 ] ]",
                       "quote": "graph [ node [ id 1 label \"a ] ]"}.items():
        yield one(f"{what}.gml", body)
    links = {"unknown": {"nodes": [{"id": "a"}], "links": [{"source": "a", "target": "x"}]},
             "twice": {"nodes": [{"id": "a"}, {"id": "a"}], "links": []},
             "no_target": {"nodes": [{"id": "a"}], "links": [{"source": "a"}]},
             "weight": {"nodes": [{"id": "a"}, {"id": "b"}], "links": [{"source": "a", "target": "b", "weight": "x"}]}}
    for what, body in links.items():
        yield one(f"node_link_{what}.json", json.dumps(body), DATA, "t.json:1:")
    yield one("node_link_array.json", '{"nodes": [' + "1," * 10_000_000 + '1], "links": []}', LIMIT, "t.json:1:")
    yield one("node_link_text.json", '{"nodes": [{"id": "' + "x" * (100 << 20) + '"}], "links": []}', LIMIT, "t.json:1:")


def large():
    yield "study_long_text", *study({"study.json": '{"crosstie_study": 1, "title": "' + "x" * (200 << 20) + '"}'}), LIMIT, "./study.json"
    yield "study_text_of_2_mib", *study({"study.json": '{"crosstie_study": 1, "title": "' + "x" * (2 << 20) + '"}'}), LIMIT, "./study.json:1:32:"
    yield "study_array", *study({"study.json": '{"crosstie_study": 1, "waves": [' + "1," * 10_000_000 + "1]}"}), LIMIT, "./study.json"
    yield "study_array_of_a_million", *study({"study.json": '{"crosstie_study": 1, "waves": [' + "1," * 1_000_000 + "1]}"}), LIMIT, "./study.json:1:"
    meetings = "meeting,date,actor\n" + "".join(f"m{k},2017-01-{1 + k % 28:02},a\n" for k in range(20_000))
    yield "meetings_20000", *study({"attendance.csv": meetings}, ["meetings", ".", "-o", "out.txt"]), LIMIT, "./attendance.csv:10002:"
    yield "field_of_2_mib", *study({"ties_before.csv": TIES + "a," + "x" * (2 << 20) + ",1\n"}), LIMIT, "./ties_before.csv:8"
    yield "columns_2000", {"t.csv": ",".join(f"c{k}" for k in range(2000)) + "\n"}, ["compare", "t.csv", "-o", "out.txt"], LIMIT, "t.csv:1"
    yield "one_line_of_300_mib", {"t.csv": lambda path: path.write_bytes(b"source,target\n" + b"x" * (300 << 20))}, ["compare", "t.csv", "-o", "out.txt"], LIMIT, "t.csv:2"
    yield "quote_of_300_mib", {"t.csv": lambda path: path.write_bytes(b'source,target\n"' + b"x" * (300 << 20))}, ["compare", "t.csv", "-o", "out.txt"], DATA, "t.csv:2:1:"


SHEET = ('<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>')
ROW = '<row r="{0}"><c r="A{0}" t="inlineStr"><is><t>{1}</t></is></c><c r="B{0}" t="inlineStr"><is><t>{2}</t></is></c></row>'


def workbook(sheet=None, extra=(), leave_out=(), method=zipfile.ZIP_DEFLATED):
    sheet = sheet or SHEET.format(ROW.format(1, "source", "target") + ROW.format(2, "a", "b") + ROW.format(3, "b", "c"))
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
                       'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
                           'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>'
                           '<sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
                                      'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": sheet}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as made:
        for name, body in parts.items():
            if name not in leave_out:
                made.writestr(name, body)
        for name, body in extra:
            made.writestr(name, body)
    return out.getvalue()


def bomb():
    """A sheet of 300 MiB of blanks, in 300 KB."""
    blanks = b" " * (300 << 20)
    squeezed = zlib.compressobj(9, zlib.DEFLATED, -15)
    body = squeezed.compress(blanks) + squeezed.flush()
    name = b"xl/worksheets/sheet1.xml"
    whole = workbook(leave_out=[name.decode()])
    end = whole.rindex(b"PK\x05\x06")
    count, size, offset = struct.unpack_from("<HII", whole, end + 10)
    crc = zlib.crc32(blanks)
    local = struct.pack("<IHHHHHIIIHH", 0x04034B50, 20, 0, 8, 0, 0x21, crc, len(body), len(blanks), len(name), 0) + name + body
    entry = struct.pack("<IHHHHHHIIIHHHHHII", 0x02014B50, 20, 20, 0, 8, 0, 0x21, crc, len(body), len(blanks), len(name), 0, 0, 0, 0, 0, offset) + name
    directory = whole[offset:offset + size] + entry
    tail = struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, count + 1, count + 1, len(directory), offset + len(local), 0)
    return whole[:offset] + local + directory + tail


def changed(body, old, new):
    assert old in body
    return body.replace(old, new)


def workbooks():
    words = ["measure", "t.xlsx", "-o", "out.txt"]
    yield "workbook_good", {"t.xlsx": workbook()}, words, SAFE, ""
    # Members are looked up by name and never unpacked, so that names that climb reach nothing.
    for what, name in {"above": "../../evil.txt", "absolute": "/tmp/crosstie_evil.txt", "backslash": "..\\evil.txt"}.items():
        yield f"workbook_names_{what}", {"t.xlsx": workbook(extra=[(name, "evil")])}, words, SAFE, ""
    yield "workbook_bomb", {"t.xlsx": bomb()}, words, LIMIT, "t.xlsx"
    cells = SHEET.format("<row>" + "<c/>" * 12_000_000 + "</row>")
    yield "workbook_cells", {"t.xlsx": workbook(cells)}, words, LIMIT, "t.xlsx"
    whole = workbook()
    for k in range(1, 15):
        yield f"workbook_cut_at_{k}", {"t.xlsx": whole[:max(4, len(whole) * k // 15)]}, words, DATA, "t.xlsx"
    for part in ("xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml"):
        yield f"workbook_without_{part.split('/')[-1]}", {"t.xlsx": workbook(leave_out=[part])}, words, DATA, "t.xlsx"
    for what, body in {"no_xml": "PK", "cut": SHEET[:60], "empty": "", "doctype": '<!DOCTYPE x [<!ENTITY e "x">]>' + SHEET.format("")}.items():
        yield f"workbook_sheet_{what}", {"t.xlsx": workbook(body or " ")}, words, DATA, "t.xlsx"
    strings = ('<row r="1"><c r="A1" t="s"><v>7</v></c></row>', '<row r="1"><c r="A1" t="s"><v>-1</v></c></row>',
               '<row r="1"><c r="A1" t="s"><v>x</v></c></row>', '<row r="1"><c r="A1"><f>1+1</f></c></row>',
               '<row r="1"><c r="A1" t="e"><v>#REF!</v></c></row>')
    for k, row in enumerate(strings):
        yield f"workbook_cell_{k}", {"t.xlsx": workbook(SHEET.format(row))}, words, DATA, "t.xlsx"
    twice = io.BytesIO(workbook())
    with zipfile.ZipFile(twice, "a") as made:
        made.writestr("xl/worksheets/sheet2.xml", SHEET.format(""))
    yield "workbook_member_twice", {"t.xlsx": twice.getvalue().replace(b"sheet2.xml", b"sheet1.xml")}, words, DATA, "t.xlsx"
    stored = workbook(method=zipfile.ZIP_STORED)
    yield "workbook_bad_sum", {"t.xlsx": changed(stored, b"<t>source</t>", b"<t>sourcf</t>")}, words, DATA, "t.xlsx"
    for column in ("A0", "ZZZZ1", "XFE1", "A99999999999"):
        row = f'<row r="1"><c r="{column}" t="inlineStr"><is><t>x</t></is></c></row>'
        yield f"workbook_at_{column}", {"t.xlsx": workbook(SHEET.format(row))}, words, (LIMIT if column == "XFE1" else (DATA, LIMIT)), "t.xlsx"


def tables_beside():
    bad = {
        "attendance.csv": ("meeting,date,actor,minutes\n", ["m,2017-13-01,a,5", "m,11/04/2017,a,5", "m,,a,5", ",2017-01-01,a,5",
                                                            "m,2017-01-01,nobody,5", "m,2017-01-01,a,-5", "m,2017-01-01,a,nan", "m,2017-01-01,a,x"]),
        "answers_before.csv": ("actor,answered\n", ["a,maybe", "nobody,yes", ",yes", "a"]),
        "missing_before.csv": ("source,target\n", ["a,nobody", "nobody,a", ",a", "a", "a,b,c"]),
        "askable_before.csv": ("actor,asked_about\n", ["a,nobody", "nobody,a", "a"]),
        "issues.csv": ("issue,influence,owner\n", ["x,Q,a", ",T,a"]),
        "outcomes.csv": ("actor,wave,item,score\n", ["a,never,energy,3", "nobody,before,energy,3", "a,before,energy,high", "a,before,energy,inf"]),
        "milestones.csv": ("date,label\n", ["2017-02-30,x", ",x", "soon,x"])}
    for name, (head, lines) in bad.items():
        for k, line in enumerate(lines):
            yield f"{name.split('.')[0]}_{k}", *study({name: head + line + "\n"}), DATA, f"./{name}:2"
        yield f"{name.split('.')[0]}_without_header", *study({name: lines[0] + "\n"}), DATA, f"./{name}"
        yield f"{name.split('.')[0]}_of_nul", *study({name: head + "\0\n"}), DATA, f"./{name}:2:1:"


def odd_and_sound():
    yield "all_isolates", *study({"ties_before.csv": "source,target\n", "ties_after.csv": "source,target\n"}), SAFE, ""
    yield "one_person", *study({"actors.csv": "id,label,area\na,Ann,North\n", "ties_before.csv": "source,target\n", "ties_after.csv": "source,target\n"}), SAFE, ""
    yield "nobody", *study({"actors.csv": "id,label,area\n", "ties_before.csv": "source,target\n", "ties_after.csv": "source,target\n"}), (SAFE, DATA), ""
    for k, name in enumerate(["-rf.csv", "a b.csv", "ü.csv", "a;b.csv", "$(x).csv", "x'y.csv"]):
        yield f"odd_name_{k}", {name: TIES}, ["measure", "./" + name, "-o", "out.txt"], SAFE, ""
    yield "name_with_escape", {"\x1b[31m.csv": "x"}, ["compare", "\x1b[31m.csv", "-o", "out.txt"], DATA, "\\x1b[31m.csv"
    yield "name_with_override", {"a\u202eb.csv": "x"}, ["compare", "a\u202eb.csv", "-o", "out.txt"], DATA, "a\\u202eb.csv"
    yield "id_with_override", *study({"ties_before.csv": TIES + "a\u202eb,b,1\n"}), DATA, "./ties_before.csv:8:1:"


def cases():
    for family in (strengths, rows, encodings, json_faults, paths, not_files, xml_faults, network_formats, large, workbooks,
                   tables_beside, odd_and_sound):
        yield from family()
