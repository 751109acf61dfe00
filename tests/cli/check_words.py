#!/usr/bin/env python3
"""check_words.py CROSSTIE ROOT: the paper speaks plain English, in public and for the group.

Read from paper.html of the sample and of made studies: its own words, without what the study itself names or says. Held are
the words that never appear in a paper for the public, phrases that failed when read aloud, whole sentences, their length,
and the Flesch-Kincaid grade (Kincaid and others 1975) of the running text with numbers removed."""
import csv
import html.parser
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import made_study

PROGRAM, ROOT = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
MOST_GRADE, MOST_WORDS = 7.0, 32

NEVER_IN_PUBLIC = re.compile(
    r"\b(bootstrap\w*|permut\w+|shuffl\w+|unions?|medians?|quartiles?|E-I|ties?|actors?|p\s*[=<]\s*[0-9.]+|p =)(?!\w)", re.I)

# What failed when read aloud, each with a sentence that was once printed.
FAILED = [
    (r"\bleaves? out no change|\bleave out no change", "The interval does not leave out no change."),
    (r"\ball but fewer than", "All but fewer than 5 of 41 gained a contact."),
    (r"\bfewer than (\d+) of \1\b", "Fewer than 5 of 5 people held a role."),
    (r"\b(with)?in a (?=[aeiou])", "Those within a area rose."),
    (r"\bcertainly fell\b", "9 of 9 milestones certainly fell between the two surveys."),
    (r"[;,] before, (none|[\d,]+)\.", "20 of 21 pairs of boroughs have a contact after; before, 17."),
    (r"\bmiddle person|\bin the middle, half of them", "Half gained 3 or more. The middle person gained 2.5."),
    (r"\bwere unanswered pairs like", "Contacts per person, were unanswered pairs like the answered, rose."),
    (r"^An owner of", "An owner of at least 3 of 10 issues that others must act on too; before, 2 were."),
    (r"\ballowing for how much people differ", "A clear rise: allowing for how much people differ, between 1 and 6 points."),
    (r"\bmoved (out|in)ward\b", "Links moved outward, a clear shift: the odds of one across boroughs rose."),
    (r"\bthe odds of\b", "The last row is judged by the odds of a link across."),
    (r"\b(?:2|4|5|6|8) in 10\b", "The share is 5 in 10."),
    (r"\blinks? of \d+ and more\b", "It counts links of 1 and more."),
    (r"^Within, ", "Within, 2 boroughs have fewer than before."),
    (r"^Whatever .* held, ", "Whatever the 333 pairs unanswered after held, the rise would remain."),
    (r"\bboth waves\b|\bone wave\b", "Contacts lost, kept and new, of pairs observed at both waves."),
    (r"\bNet [+\u2212\d]", "Net +56 contacts between boroughs."),
    (r"\bgroups of boroughs\b", "Map of 2 groups of boroughs."),
    (r": people \d", "None: people 5."),
    (r"\bthese are the facts\b", "These are the facts: contacts went from 7 to 5."),
    (r"\bthey were to\b", "Roles are assigned to 17 of 59 people now; before, they were to 11 of 59."),
    (r"\bratings, (higher|lower) on\b", "By their own ratings, higher on clear purpose."),
    (r"\bthe 1 \w+s\b", "0 of the 1 milestones listed lie between the two surveys for certain."),
    (r"\bstudy\.json so\b|\bin study\.json\b", "Give each wave a date in study.json."),
    (r"\balone joined\b", "Fewer than 5 people alone joined others to the group before."),
    (r"^Ask again where fewest answered: ", "Ask again where fewest answered: Havering, 6 of 7."),
    (r"\b(?:of|in) 1 \w+s or more\b", "Half of people named colleagues in 1 places or more."),
    (r"\b(?:for|of) 0 of these\b", "For 0 of these everybody had answered before."),
    (r"\b(?:fewer|more|change|same) in 0\b(?!\.\d)", "More contacts in 15 of 21 pairs, fewer in 0."),
    (r"\bnone of \d+ \w+ everybody\b", "In none of 2 places everybody answered both times."),
    (r"\bas large as it has\b", "Each circle is a borough, as large as it has people."),
    (r"\bpairs? (?:was|were) named by both\b", "59 pairs were named by both before."),
    (r"\bpeople shuffled\b|\bin a share (?:of )?under\b", "With people shuffled, it is as high in a share under 0.01."),
    (r"; not so\b", "6 of 7 boroughs have more contacts; not so Havering."),
    (r"\bnearly all of \d", "Nearly all of 18 people now name somebody new."),
    (r"\b(all but a few of \d+) before and \1 after", "Reached were all but a few of 41 before and all but a few of 41 after."),
    (r"\b(?:contacts?|\d) between (?:boroughs|sectors|areas|places)\b(?! shown together)", "3 contacts, 1 between boroughs."),
    (r"\bwhere (?:a person|they) stood\b", "It is the borough where a person stood before."),
]

EVERYWHERE = (r"\bboth waves", r"\bNet ", r"\bgroups of", ": people", r"\bthese are the", r"\bthey were to", r"\bratings, ",
              r"\bthe 1 ", r"\bstudy", r"\balone joined", r"\b(?:of|in)", r"\b(?:for|of)", r"\b(?:fewer|more", r"\bnone of",
              r"\bas large", r"\bpairs? (?:was", r"\bpeople shuf", "; not so", r"\bnearly all of", r"\b(all but a few",
              r"\bwhere (?:", r"\b(?:contacts?|\d)")

# Verbs of the paper; a sentence without any is a telegram.
VERBS = set("""is are was were be been has have had do does did can cannot may might will would could must shows show answered
    rose fell went gained lost lasted formed named names name more-than-doubled doubled halved reported remain rest rests count
    counts compared asked ask consider decide discuss choose brief introduce allow allows left leave stay comes come learn
    taken takes tell tells told stand stands made makes put said say lie lies speak recall changed tripled need needs
    holds depends existed""".split())


class Page(html.parser.HTMLParser):
    """Running text (paragraphs and list items) and all words, pictures and what folds out of them aside."""

    ASIDE = {"style", "script", "svg", "nav", "details"}
    BLOCKS = {"p", "li", "td", "th", "h1", "h2", "h3", "figcaption", "caption", "dt", "dd"}

    def __init__(self, page, aside=ASIDE):
        super().__init__()
        self.ASIDE = aside
        self.aside, self.section, self.kind, self.words, self.blocks = 0, "", "", "", []
        self.feed(page)
        self.done()

    def done(self):
        text = " ".join(self.words.split())
        if text:
            self.blocks.append((self.section, self.kind, text))
        self.words = ""

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag in self.ASIDE:
            self.done()
            self.aside += 1
        if tag in {"section", "footer"}:
            self.section = attrs.get("id", tag)
        if tag in self.BLOCKS:
            self.done()
            self.kind = f"{tag}.{attrs.get('class', '')}"

    def handle_endtag(self, tag):
        if tag in self.ASIDE:
            self.done()
            self.aside -= 1
        if tag in self.BLOCKS:
            self.done()

    def handle_data(self, data):
        if not self.aside:
            self.words += data


def said_by(study):
    """What the study itself says: the words of study.json and the cells of its tables."""
    found = set()

    def walk(value):
        if isinstance(value, dict):
            for inner in value.values():
                walk(inner)
        elif isinstance(value, list):
            for inner in value:
                walk(inner)
        elif isinstance(value, str):
            found.add(value)

    walk(json.loads((study / "study.json").read_text(encoding="utf-8")).copy())
    for table in study.glob("*.csv"):
        with open(table, newline="", encoding="utf-8-sig") as rows:
            for row in csv.reader(rows):
                found.update(row)
    # The study's words for its areas are the language of the paper; a single word is too common to take out.
    return sorted((words for words in found if len(words.split()) > 1), key=len, reverse=True)


def own(text, study_words):
    for words in study_words:
        text = text.replace(words, "Newham")
    return re.sub("\u201c[^\u201d]*\u201d", "Newham", text)


def sentences(text):
    return [part for part in re.split(r"(?<=[.!?])\s+(?=[A-Z0-9\u201c])", text) if part]


def words_of(sentence):
    return re.findall(r"[A-Za-z][A-Za-z'\u2019-]*", sentence)


def syllables(word):
    word = re.sub(r"[^a-z]", "", word.lower())
    if not word:
        return 1
    count = len(re.findall(r"[aeiouy]+", re.sub(r"(?<=[^l])e$|(?<=[^dt])ed$|(?<=[^cgsxz])es$", "", word)))
    return max(1, count)


def grade(told):
    words = [word for sentence in told for word in words_of(sentence)]
    return 0.39 * len(words) / len(told) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def faults(sentence):
    return [pattern for pattern, _ in FAILED if re.search(pattern, sentence, re.I if pattern[0] != "^" else 0)]


def faults_of_papers(text):
    """Those of annex and pictures too; the paper alone is held to the others."""
    return [pattern for pattern, _ in FAILED if pattern.startswith(EVERYWHERE) and re.search(pattern, text, re.I)]


def has_verb(sentence):
    return any(word.lower() in VERBS for word in words_of(sentence))


def of_the_study(sentence):
    return not set(words_of(sentence)) - {"Newham"}


class Words(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.keep = tempfile.TemporaryDirectory()
        folder = pathlib.Path(cls.keep.name)
        studies = {"sample": ROOT / "data" / "east_london"}
        for name, people, areas in (("dozen", 12, 2), ("forty", 40, 4), ("many", 120, 8)):
            studies[name] = made_study.make(folder / name, people, areas, 3)
        cls.blocks, cls.told, cls.folded, cls.aside = {}, {}, {}, {}
        for name, study in studies.items():
            study_words = said_by(study)
            for edition in ("public", "group"):
                pack = folder / f"{name}_{edition}"
                subprocess.run([PROGRAM, "report", study, "-o", pack, "--edition", edition, "--draws", "200", "--quiet"],
                               check=True, timeout=300)
                written = (pack / "paper.html").read_text(encoding="utf-8")
                # What a screen reader reads too: the pictures in words, and their names.
                folded = Page(written, Page.ASIDE - {"details"})
                cls.folded[name, edition] = [text for _, _, text in folded.blocks] + re.findall(
                    r'(?:aria-label|alt)="([^"]*)"', written)
                # What stands beside the paper: the annex, and the pictures in words.
                annex = Page((pack / "annex.html").read_text(encoding="utf-8"))
                cls.aside[name, edition] = [text for _, kind, text in annex.blocks if not kind.startswith(("td", "th"))
                                            ] + [path.read_text(encoding="utf-8") for path in pack.glob("diagrams/*.txt")]
                page = Page(written)
                blocks = [(section, kind, own(text, study_words)) for section, kind, text in page.blocks]
                cls.blocks[name, edition] = blocks
                cls.told[name, edition] = [
                    sentence for section, kind, text in blocks
                    if (kind.startswith(("p.", "li.")) and section not in {"map", "footer"}
                        and not kind.endswith(("mark", "subtitle")) and not text.startswith("For the author to fill in"))
                    for sentence in sentences(text)]

    @classmethod
    def tearDownClass(cls):
        cls.keep.cleanup()

    def every(self):
        for paper, told in self.told.items():
            for sentence in told:
                yield paper, sentence

    def test_there_is_something_to_read(self):
        for paper, told in self.told.items():
            self.assertGreater(len(told), 12, paper)

    def test_words_that_never_appear_in_public(self):
        for word in ("bootstrap", "permutations", "shuffling", "union", "median", "quartiles", "E-I", "ties", "actor", "p = 0.01"):
            self.assertTrue(NEVER_IN_PUBLIC.search(f"by {word} it is"), word)
        found = [(paper, text) for paper, blocks in self.blocks.items() if paper[1] == "public"
                 for _, _, text in blocks if NEVER_IN_PUBLIC.search(text)]
        found += [(paper, text) for paper, texts in self.folded.items() if paper[1] == "public"
                  for text in texts if NEVER_IN_PUBLIC.search(text)]
        self.assertEqual(found, [])
        self.assertTrue(any("in words" in text for texts in self.folded.values() for text in texts))
        self.assertTrue(any(re.match(r"Figure \d+ as a table: ", text) for texts in self.folded.values() for text in texts))

    def test_phrases_that_failed_when_read_aloud(self):
        for pattern, once in FAILED:
            self.assertTrue(any(pattern in faults(sentence) for sentence in sentences(once)), once)
        found = [(paper, faults(text), text) for paper, blocks in self.blocks.items()
                 for _, _, text in blocks for sentence in sentences(text) if faults(sentence)]
        found += [(paper, text) for paper, texts in self.aside.items() for text in texts if faults_of_papers(text)]
        self.assertEqual(found, [])

    def test_whole_sentences(self):
        self.assertFalse(has_verb("Within boroughs, 12 fewer than before."))
        self.assertEqual({sentence for _, sentence in self.every()
                          if not has_verb(sentence) and not of_the_study(sentence)}, set())

    def test_no_sentence_too_long_to_read_aloud(self):
        longest = max((len(words_of(sentence)), sentence) for _, sentence in self.every())
        print(f"longest sentence, at most {MOST_WORDS} words: {longest[0]}: {longest[1]}")
        self.assertLessEqual(longest[0], MOST_WORDS)

    def test_the_grade(self):
        # By hand: 6 words, 1 sentence, 6 syllables: 0.39 * 6 + 11.8 - 15.59 = -1.45.
        self.assertAlmostEqual(grade(["The cat sat on the mat."]), -1.45, 9)
        for paper, told in self.told.items():
            print(f"Flesch-Kincaid grade, at most {MOST_GRADE}: {grade(told):.1f} {' '.join(paper)}, {len(told)} sentences")
        for paper, told in self.told.items():
            self.assertLessEqual(grade(told), MOST_GRADE, paper)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]])
