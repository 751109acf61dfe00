#!/usr/bin/env python3
"""Writes the CSV files of the illustrative East London study.

Usage: python3 generate.py [FOLDER]          (default: the folder of this script)

Everything is invented: no real person, body or survey stands behind it. The same script gives the
same bytes everywhere: it uses whole numbers only and its own random source, because the one in the
standard library may change between versions of Python.

How it works, in order:
  1. the roster, the organisations and the issues are tables written by hand below;
  2. meetings are held and people attend them;
  3. every pair has a true working contact (0 to 4) before, and after: some contacts end, and new ones
     form, more readily between people who met, share a work-stream or have a colleague in common;
  4. each person reports the contact as they see it, which is why the two sides do not always agree;
  5. trust follows reported contact, and lags behind where the contact is new; honest conversation is rarer
     than either, and grows between people who sat together in the workshop on it.

study.json and SOURCE.md are written by hand and left alone.
"""

import csv
import datetime
import itertools
import pathlib
import sys

SEED = 1718

# ---------------------------------------------------------------------------------------------------
# Tables written by hand
# ---------------------------------------------------------------------------------------------------

BOROUGHS = {
    "city_and_hackney": "City and Hackney",
    "tower_hamlets": "Tower Hamlets",
    "newham": "Newham",
    "waltham_forest": "Waltham Forest",
    "redbridge": "Redbridge",
    "barking_and_dagenham": "Barking and Dagenham",
    "havering": "Havering",
}

# The inner and the outer boroughs plan services in two separate circles before the programme.
OUTER = {"redbridge", "barking_and_dagenham", "havering"}

# How far the programme takes hold in each borough, in per cent. Havering is the borough in which it
# does not: its people make no new contact with another borough.
OPENNESS = {
    "city_and_hackney": 100,
    "tower_hamlets": 120,
    "newham": 110,
    "waltham_forest": 100,
    "redbridge": 95,
    "barking_and_dagenham": 85,
    "havering": 0,
}

# Kind of organisation: (label, sector, boroughs that have one).
KINDS = {
    "ccg": ("CCG", "commissioner", list(BOROUGHS)),
    "acute": (
        "Acute trust",
        "NHS trust",
        ["city_and_hackney", "tower_hamlets", "newham", "waltham_forest", "barking_and_dagenham", "havering"],
    ),
    "community": (
        "Mental health and community trust",
        "NHS trust",
        ["tower_hamlets", "newham", "redbridge"],
    ),
    "federation": ("GP federation", "primary care", list(BOROUGHS)),
    "council": ("Council", "council", list(BOROUGHS)),
    "hospice": ("Hospice", "voluntary sector", ["city_and_hackney", "newham", "redbridge", "havering"]),
    "charity": (
        "Charity",
        "voluntary sector",
        ["city_and_hackney", "tower_hamlets", "waltham_forest", "barking_and_dagenham"],
    ),
    "healthwatch": ("Healthwatch", "patient voice", ["city_and_hackney", "newham", "redbridge", "havering"]),
}

WORK_STREAMS = [
    # id, label, stage before, stage after
    ("medicines", "Medicines Optimisation", "work-stream", "work-stream"),
    ("diabetes", "Diabetes", "work-stream", "work-stream"),
    ("end_of_life", "End of Life Care", "stakeholder group", "work-stream"),
]

# Borough: rows of (job, kind of organisation, role in the partnership, work-streams). Ids L01, L02, ...
# are given in this order.
ROSTER = {
    "city_and_hackney": [
        ("CCG clinical chair", "ccg", "chair", "diabetes"),
        ("Chief pharmacist, acute trust", "acute", "work-stream lead", "medicines"),
        ("Consultant diabetologist, acute trust", "acute", "clinical lead", "diabetes"),
        ("Community pharmacy adviser, GP federation", "federation", "member", "medicines"),
        ("Hospice medical director", "hospice", "clinical lead", "end_of_life"),
        ("Palliative care nurse lead, acute trust", "acute", "member", "end_of_life"),
        ("Public health consultant, council", "council", "member", "diabetes"),
        ("Healthwatch manager", "healthwatch", "patient and public lead", "end_of_life"),
        ("Carers' charity director", "charity", "member", "end_of_life"),
    ],
    "tower_hamlets": [
        ("CCG medicines management lead", "ccg", "member", "medicines"),
        ("GP federation clinical director", "federation", "clinical lead", "diabetes"),
        ("Diabetes nurse lead, mental health and community trust", "community", "member", "diabetes"),
        ("Chief pharmacist, mental health and community trust", "community", "clinical lead", "medicines"),
        ("Palliative medicine consultant, acute trust", "acute", "work-stream lead", "end_of_life"),
        ("Adult social care director, council", "council", "member", "end_of_life"),
        ("Lead GP for end of life care, GP federation", "federation", "member", "end_of_life"),
        ("Formulary pharmacist, acute trust", "acute", "member", "medicines"),
        ("CCG long-term conditions commissioner", "ccg", "member", "diabetes"),
        ("Peer support charity manager", "charity", "patient and public lead", "diabetes"),
    ],
    "newham": [
        ("CCG diabetes commissioner", "ccg", "work-stream lead", "diabetes"),
        ("Deputy medical director, acute trust", "acute", "member", "diabetes;end_of_life"),
        ("Chief pharmacist, acute trust", "acute", "member", "medicines"),
        ("Hospice medical director", "hospice", "member", "end_of_life"),
        ("Hospice community nurse lead", "hospice", "member", "end_of_life"),
        ("GP federation chair", "federation", "member", "medicines;diabetes"),
        ("Practice pharmacist lead, GP federation", "federation", "member", "medicines"),
        ("Head of adult commissioning, council", "council", "member", "end_of_life"),
        ("Healthwatch manager", "healthwatch", "patient and public lead", "diabetes"),
        ("Community dietitian lead, mental health and community trust", "community", "member", "diabetes"),
        ("CCG end of life care commissioner", "ccg", "member", "end_of_life"),
    ],
    "waltham_forest": [
        ("CCG medicines optimisation lead", "ccg", "clinical lead", "medicines"),
        ("Consultant diabetologist, acute trust", "acute", "member", "diabetes"),
        ("Elderly care consultant, acute trust", "acute", "member", "end_of_life"),
        ("GP federation medical director", "federation", "member", "diabetes"),
        ("Care homes quality lead, council", "council", "member", "medicines;end_of_life"),
        ("Public health consultant, council", "council", "member", "diabetes"),
        ("Bereavement charity manager", "charity", "patient and public lead", "end_of_life"),
        ("Antimicrobial pharmacist, acute trust", "acute", "member", "medicines"),
        ("Nurse lead, GP federation", "federation", "member", "end_of_life"),
    ],
    "redbridge": [
        ("CCG clinical director", "ccg", "clinical lead", "diabetes"),
        ("CCG medicines management pharmacist", "ccg", "member", "medicines"),
        ("Community nursing director, mental health and community trust", "community", "member", "diabetes;end_of_life"),
        ("Lead pharmacist, mental health and community trust", "community", "member", "medicines"),
        ("Hospice chief executive", "hospice", "member", "end_of_life"),
        ("Public health consultant, council", "council", "member", "diabetes"),
        ("GP federation clinical lead", "federation", "member", "medicines;end_of_life"),
        ("Healthwatch manager", "healthwatch", "patient and public lead", "medicines"),
    ],
    "barking_and_dagenham": [
        ("CCG long-term conditions lead", "ccg", "member", "diabetes"),
        ("Chief pharmacist, acute trust", "acute", "member", "medicines"),
        ("Diabetes nurse consultant, acute trust", "acute", "member", "diabetes"),
        ("Palliative medicine consultant, acute trust", "acute", "clinical lead", "end_of_life"),
        ("GP federation director", "federation", "member", "medicines;diabetes"),
        ("Integrated care manager, council", "council", "member", "end_of_life"),
        ("Community health charity manager", "charity", "member", "diabetes"),
        ("CCG prescribing adviser", "ccg", "member", "medicines"),
    ],
    "havering": [
        ("CCG clinical director", "ccg", "member", "medicines"),
        ("Chief pharmacist, acute trust", "acute", "member", "medicines"),
        ("Hospice medical director", "hospice", "member", "end_of_life"),
        ("Head of adult social care, council", "council", "member", "end_of_life"),
        ("GP federation chair", "federation", "member", "diabetes"),
        ("Diabetes specialist nurse, acute trust", "acute", "member", "diabetes"),
        ("Healthwatch manager", "healthwatch", "patient and public lead", "end_of_life"),
    ],
}

# On the roster at one wave only. Set by hand, with those who did not answer, so that every borough
# keeps at least six people who answered at both waves: with fewer than five no borough figure may
# be published.
JOINED_AFTER = {"L18", "L30", "L39"}
LEFT_AFTER = {"L17", "L29", "L55"}
SILENT = {
    "before": {"L25", "L36", "L47"},
    "after": {"L07", "L16", "L22", "L36", "L45", "L57"},
}

# Nobody has more than occasional contact with these: isolated at tie_from = 2.
ISOLATED = {
    "before": {"L09", "L37", "L54", "L62"},
    "after": {"L62"},
}

# End of Life Care grew when the board took it on: councils, and people of the other two work-streams, came to it only
# then, and only then did anybody hold a role in it.
NEW_TO_END_OF_LIFE = {"L15", "L21", "L27", "L35", "L42", "L46", "L53", "L59"}
ROLE_ASSIGNED_LATER = {"L05", "L08", "L14", "L37", "L51", "L62"}

ISSUES = [
    # issue, influence (T we act, P we involve others, N outside our reach), owner
    ("One shared medicines list at discharge", "T", "L02"),
    ("Common insulin safety checklist", "T", "L20"),
    ("Anticipatory medicines kept at home", "T", "L14"),
    ("Shared training for care home staff", "T", "L35"),
    ("Repeat prescribing after a hospital stay", "P", "L26"),
    ("Places on structured diabetes education", "P", "L48"),
    ("Care plans visible to out-of-hours services", "P", "Out-of-hours provider"),
    ("Night sitting for people who die at home", "P", "L30"),
    ("Foot clinics close to home", "P", ""),
    ("Transport to hospice day services", "P", "Patient transport provider"),
    ("Ambulance crews see treatment escalation plans", "N", "Ambulance trust"),
    ("Price and supply of glucose sensors", "N", "National supply body"),
    ("One record system across seven boroughs", "N", "Regional digital board"),
    ("Community pharmacy opening hours", "N", ""),
]

WORKSHOPS = [
    (datetime.date(2017, 4, 27), "Programme workshop 1: purpose"),
    (datetime.date(2017, 6, 8), "Programme workshop 2: mapping who works with whom"),
    (datetime.date(2017, 7, 13), "Programme workshop 3: honest conversations"),
    (datetime.date(2017, 9, 28), "Programme workshop 4: what we can influence"),
    (datetime.date(2017, 11, 23), "Programme workshop 5: working across boroughs"),
    (datetime.date(2018, 1, 25), "Programme workshop 6: what we keep"),
]
BOARD_MEETINGS = [
    datetime.date(2017, 4, 25),
    datetime.date(2017, 7, 25),
    datetime.date(2017, 10, 24),
    datetime.date(2018, 1, 23),
]
END_OF_LIFE_ACCEPTED = BOARD_MEETINGS[2]
STAFF_CHANGE = datetime.date(2017, 9, 1)  # leavers attend until then, joiners from then on

WAVES = ["before", "after"]
HONEST_WORKSHOP = WORKSHOPS[2][1]

# What leaders rate of themselves, 1 to 5: item, usual level and rise in hundredths. Energy does not change.
ITEMS = [("clear_purpose", 290, 70), ("energy", 330, 0), ("confidence", 300, 45), ("meetings_used_well", 270, 60)]
LATER_ITEMS = [("understanding_other_boroughs", 260, 65), ("time_well_spent", 285, 15)]

# ---------------------------------------------------------------------------------------------------
# Random source
# ---------------------------------------------------------------------------------------------------


class Random:
    """SplitMix64 (Steele, Lea and Flood 2014)."""

    MASK = 2**64 - 1

    def __init__(self, part):
        # Each part of the study has a source of its own: a change in one leaves the others as they are.
        self.state = (SEED * 1000 + part) & self.MASK

    def next(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & self.MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & self.MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & self.MASK
        return z ^ (z >> 31)

    def below(self, limit):
        """A whole number from 0 to limit - 1."""
        return ((self.next() >> 32) * limit) >> 32

    def happens(self, chance):
        """True with this chance in 10,000."""
        return self.below(10_000) < chance

    def one_of(self, weights):
        """A key of weights (value: per cent, adding up to 100)."""
        u = self.below(100)
        for value, weight in weights.items():
            if u < weight:
                return value
            u -= weight
        raise ValueError("weights add up to less than 100")


# ---------------------------------------------------------------------------------------------------
# People
# ---------------------------------------------------------------------------------------------------


class Leader:
    def __init__(self, number, borough, job, kind, role, work_streams):
        self.id = f"L{number:02d}"
        self.borough = borough
        self.label = f"{job}, {BOROUGHS[borough]}"
        self.organisation = f"{kind}_{borough}"
        self.role = role
        self.work_streams = work_streams.split(";")
        self.joined = "after" if self.id in JOINED_AFTER else ""
        self.left = "after" if self.id in LEFT_AFTER else ""

        self.role_before = "member" if self.id in ROLE_ASSIGNED_LATER else role
        self.work_streams_before = [
            stream for stream in self.work_streams if stream != "end_of_life" or self.id not in NEW_TO_END_OF_LIFE
        ]

    def on_roster(self, wave):
        return not (self.joined if wave == "before" else self.left)

    def answered(self, wave):
        return self.on_roster(wave) and self.id not in SILENT[wave]

    def in_post(self, day):
        if self.joined:
            return day >= STAFF_CHANGE
        return not self.left or day < STAFF_CHANGE


def make_leaders():
    numbers = itertools.count(1)
    return [Leader(next(numbers), borough, *row) for borough, rows in ROSTER.items() for row in rows]


def draw_activity(leaders):
    """How much each leader works with others, in per cent of the usual."""
    random = Random(1)
    by_role = {
        "chair": 150,
        "work-stream lead": 145,
        "clinical lead": 125,
        "patient and public lead": 85,
        "member": 95,
    }
    return {leader.id: by_role[leader.role] * (70 + random.below(61)) // 100 for leader in leaders}


def rate_stakeholders(leaders):
    """How the programme's team might rate positions, not people: power, legitimacy, urgency, and influence
    and interest from 1 to 5. Commissioners and chairs hold power; those who speak for patients and the care
    of dying people press most."""
    random = Random(12)
    rows = {}
    for leader in leaders:
        leads = leader.role != "member"
        funds = leader.organisation.startswith(("ccg", "acute"))
        presses = leader.role == "patient and public lead" or "end_of_life" in leader.work_streams
        power = random.happens(8_000 if funds and leads else 5_500 if funds or leads else 2_000)
        legitimacy = random.happens(9_000 if leads else 6_000)
        urgency = random.happens(6_500 if presses else 3_000)
        influence = min(5, 1 + 2 * power + random.below(3))
        interest = min(5, 1 + 2 * urgency + random.below(3))
        words = ["yes" if flag else "no" for flag in (power, legitimacy, urgency)]
        rows[leader.id] = [*words, influence, interest]
    return rows


# ---------------------------------------------------------------------------------------------------
# Meetings
# ---------------------------------------------------------------------------------------------------


def nth_weekday(year, month, weekday, n):
    first = datetime.date(year, month, 1)
    return first + datetime.timedelta(days=(weekday - first.weekday()) % 7 + 7 * (n - 1))


def list_meetings():
    """(date, name, kind) of every meeting; kind is a work-stream id, "board" or "workshop"."""
    tuesday, wednesday, thursday = 1, 2, 3
    slots = {"medicines": (tuesday, 2), "diabetes": (wednesday, 2), "end_of_life": (thursday, 3)}
    months = [(2017, month) for month in range(4, 13)] + [(2018, 1), (2018, 2)]
    meetings = []
    for stream, label, stage_before, stage_after in WORK_STREAMS:
        for year, month in months:
            day = nth_weekday(year, month, *slots[stream])
            stage = stage_after if day > END_OF_LIFE_ACCEPTED else stage_before
            meetings.append((day, f"{label} {stage}, {year}-{month:02d}", stream))
    meetings += [(day, f"Partnership board, {day.year}-{day.month:02d}", "board") for day in BOARD_MEETINGS]
    meetings += [(day, name, "workshop") for day, name in WORKSHOPS]
    return sorted(meetings)


def chance_to_attend(leader, kind):
    """In 10,000."""
    if kind == "workshop":
        if leader.borough == "havering":
            return 1_500
        return 5_200 if "end_of_life" in leader.work_streams else 3_400
    if kind == "board":
        return 0 if leader.role == "member" else 8_000
    if kind not in leader.work_streams:
        return 0
    return 6_600 if leader.role == "member" else 8_500


def hold_meetings(leaders):
    """Rows of attendance.csv, and for each leader the set of workshops attended."""
    random = Random(2)
    usual_minutes = {"workshop": 180, "board": 120}
    rows = []
    workshops = {leader.id: set() for leader in leaders}
    for day, name, kind in list_meetings():
        for leader in leaders:
            comes = random.happens(chance_to_attend(leader, kind))
            leaves_early = random.happens(800)
            if not comes or not leader.in_post(day):
                continue
            minutes = usual_minutes.get(kind, 90)
            rows.append([name, day.isoformat(), leader.id, minutes - 30 if leaves_early else minutes])
            if kind == "workshop":
                workshops[leader.id].add(name)
    return rows, workshops


# ---------------------------------------------------------------------------------------------------
# Who truly works with whom: {(a, b): strength 0 to 4}, each pair once
# ---------------------------------------------------------------------------------------------------


def share_work_stream(a, b):
    return bool(set(a.work_streams) & set(b.work_streams))


def both_end_of_life(a, b):
    return "end_of_life" in a.work_streams and "end_of_life" in b.work_streams


def chance_before(a, b):
    """Of working contact, in 10,000: mostly within the borough."""
    if a.organisation == b.organisation:
        return 8_500
    if a.borough == b.borough:
        return 7_400 if share_work_stream(a, b) else 5_200
    same_circle = (a.borough in OUTER) == (b.borough in OUTER)
    chance = 400 if same_circle else 20
    if both_end_of_life(a, b):
        chance += 100  # a stakeholder group meets, but does not yet work together
    elif share_work_stream(a, b):
        chance += 900 if same_circle else 140
    return chance


def chance_of_gain(a, b, workshops_shared, contacts_shared):
    """Of a new working contact in the year of the programme, in 10,000."""
    chance = 800 if a.borough == b.borough else 60
    if share_work_stream(a, b):
        chance += 320
    if both_end_of_life(a, b):
        chance += 850
    chance += 260 * min(workshops_shared, 3)
    chance += 70 * min(contacts_shared, 3)
    if a.borough != b.borough:
        chance = chance * OPENNESS[a.borough] * OPENNESS[b.borough] // 10_000
    return chance


def draw_strength(random):
    """Of a working contact: monthly, weekly or most days."""
    return random.one_of({2: 58, 3: 32, 4: 10})


def contacts_before(leaders, activity):
    random = Random(3)
    strengths = {}
    for a, b in itertools.combinations(leaders, 2):
        chance = chance_before(a, b) * activity[a.id] * activity[b.id] // 10_000
        works_together = random.happens(chance)
        strength = draw_strength(random)
        occasional = random.happens(2_500 if a.borough == b.borough else 600)
        if works_together:
            strengths[a.id, b.id] = strength
        else:
            strengths[a.id, b.id] = 1 if occasional else 0
    return strengths


def circle(leader, leaders, strengths):
    """The ids of those whom a leader works with."""
    pairs = [(leader.id, other.id) for other in leaders if other.id != leader.id]
    return {b for a, b in pairs if strengths[min(a, b), max(a, b)] >= 2}


def contacts_after(leaders, activity, before, workshops):
    random = Random(4)
    circles = {leader.id: circle(leader, leaders, before) for leader in leaders}
    strengths = {}
    for a, b in itertools.combinations(leaders, 2):
        pair = (a.id, b.id)
        workshops_shared = len(workshops[a.id] & workshops[b.id])
        contacts_shared = len(circles[a.id] & circles[b.id])
        chance = chance_of_gain(a, b, workshops_shared, contacts_shared)
        gained = random.happens(chance * activity[a.id] * activity[b.id] // 10_000)
        lost = random.happens(2_200)
        drift = random.one_of({-1: 5, 0: 75, 1: 20})
        new_strength = draw_strength(random)
        if before[pair] >= 2:
            # What ends leaves an occasional contact; what goes on does not fade below monthly.
            strengths[pair] = 1 if lost else min(4, max(2, before[pair] + drift))
        else:
            strengths[pair] = new_strength if gained else before[pair]
    return strengths


# ---------------------------------------------------------------------------------------------------
# What each person says: {(source, target): strength}
# ---------------------------------------------------------------------------------------------------


def draw_leanings(leaders, part, weights):
    """How far each person's answer about each other lies from the truth. Drawn once and used at both
    waves: whoever understates a contact does so again a year later, so that it is no false change."""
    random = Random(part)
    return {(a.id, b.id): random.one_of(weights) for a, b in itertools.permutations(leaders, 2)}


def within_scale(strength):
    return min(4, max(0, strength))


def report_contact(leaders, wave, true_contacts, leanings):
    answers = {}
    for a, b in itertools.permutations(leaders, 2):
        strength = true_contacts[min(a.id, b.id), max(a.id, b.id)]
        if strength == 0 or not a.answered(wave) or not b.on_roster(wave):
            continue
        said = within_scale(strength + leanings[a.id, b.id])
        if {a.id, b.id} & ISOLATED[wave]:
            said = min(1, said)
        answers[a.id, b.id] = said
    return answers


def report_trust(contact, earlier_contact, leanings, part):
    """Trust follows contact; in many a contact that is new it lags one step behind."""
    random = Random(part)
    answers = {}
    for pair, strength in contact.items():
        if strength == 0:
            continue
        is_new = earlier_contact is not None and strength >= 2 and earlier_contact.get(pair, 0) < 2
        lags = random.happens(4_500)
        answers[pair] = within_scale(strength + leanings[pair] - (1 if is_new and lags else 0))
    return answers


def report_honest(contact, wave, workshops, leanings, part):
    """Speaking openly needs a working contact first, and is rarer; it grows in many who both sat in the workshop on it."""
    random = Random(part)
    answers = {}
    for (source, target), strength in contact.items():
        opens_up = random.happens(6_000)
        if strength < 2:
            continue
        both_came = HONEST_WORKSHOP in workshops[source] & workshops[target]
        grown = 1 if wave == "after" and both_came and opens_up else 0
        answers[source, target] = within_scale(strength - 2 + leanings[source, target] + grown)
    return answers


def draw_missing(leaders, contact_answers, wave, part):
    """Single questions left unanswered: {(source, target, relation)}. Who skips the question on contact
    skips the other two as well; some skip trust alone."""
    random = Random(part)
    known = [pair for pair, strength in contact_answers.items() if strength >= 1]
    strangers = [
        (a.id, b.id)
        for a, b in itertools.permutations(leaders, 2)
        if a.answered(wave) and b.on_roster(wave) and (a.id, b.id) not in contact_answers
    ]
    missing = set()
    for pairs in (known, strangers, strangers):
        pair = pairs[random.below(len(pairs))]
        missing |= {(*pair, "contact"), (*pair, "trust"), (*pair, "honest")}
    for _ in range(2):
        missing.add((*known[random.below(len(known))], "trust"))
    return missing


def tie_rows(answers_by_relation, missing):
    rows = []
    for relation, answers in answers_by_relation.items():
        for (source, target), strength in sorted(answers.items()):
            if strength > 0 and (source, target, relation) not in missing:
                rows.append([source, target, strength, relation])
    return rows


def outcome_rows(leaders, items, part):
    """What leaders say of themselves, 1 to 5."""
    random = Random(part)
    rows = []
    person = {(leader.id, item): random.below(161) - 80 for leader in leaders for item, _, _ in items}
    for wave in WAVES:
        for leader in leaders:
            for item, level, rise in items:
                hundredths = level + person[leader.id, item] + random.below(101) - 50
                if wave == "after":
                    hundredths += rise
                left_blank = random.happens(300)
                if leader.answered(wave) and not left_blank:
                    rows.append([leader.id, wave, item, min(5, max(1, (hundredths + 50) // 100))])
    return rows


def milestone_rows():
    rows = [("2017-04-06", "Leadership programme starts")]
    rows += [(day.isoformat(), name) for day, name in WORKSHOPS]
    rows.append((END_OF_LIFE_ACCEPTED.isoformat(), "Partnership board accepts End of Life Care as a work-stream"))
    rows.append(("2018-02-28", "Leadership programme ends"))
    return sorted(rows)


# ---------------------------------------------------------------------------------------------------
# Files
# ---------------------------------------------------------------------------------------------------


def write_csv(path, header, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header.split(","))
        writer.writerows(rows)


def actor_rows(leaders):
    ratings = rate_stakeholders(leaders)
    return [
        [
            leader.id,
            leader.label,
            leader.organisation,
            BOROUGHS[leader.borough],
            leader.role,
            ";".join(leader.work_streams),
            leader.joined,
            leader.left,
            *ratings[leader.id],
            leader.role_before,
            ";".join(leader.work_streams_before),
        ]
        for leader in leaders
    ]


def organisation_rows():
    """Influence and interest, 1 to 5, as the programme's team might rate bodies: those who fund and treat have much
    influence, those who care for the dying and speak for people much interest."""
    random = Random(17)

    def rated(kind):
        influence = 3 if kind in ("ccg", "acute") else 1
        interest = 3 if kind in ("hospice", "charity", "healthwatch", "council") else 1
        return influence + random.below(3), interest + random.below(3)

    return [
        [f"{kind}_{borough}", f"{label}, {BOROUGHS[borough]}", sector, BOROUGHS[borough], *rated(kind)]
        for kind, (label, sector, boroughs) in KINDS.items()
        for borough in boroughs
    ]


def main():
    folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else pathlib.Path(__file__).resolve().parent
    folder.mkdir(parents=True, exist_ok=True)

    leaders = make_leaders()
    activity = draw_activity(leaders)
    attendance, workshops = hold_meetings(leaders)

    true_contacts = {"before": contacts_before(leaders, activity)}
    true_contacts["after"] = contacts_after(leaders, activity, true_contacts["before"], workshops)

    contact_leanings = draw_leanings(leaders, 5, {-2: 11, -1: 26, 0: 47, 1: 16})
    trust_leanings = draw_leanings(leaders, 6, {-1: 25, 0: 45, 1: 30})
    honest_leanings = draw_leanings(leaders, 12, {-1: 20, 0: 45, 1: 35})
    earlier_contact = None
    for step, wave in enumerate(WAVES):
        contact = report_contact(leaders, wave, true_contacts[wave], contact_leanings)
        trust = report_trust(contact, earlier_contact, trust_leanings, 7 + step)
        honest = report_honest(contact, wave, workshops, honest_leanings, 13 + step)
        missing = draw_missing(leaders, contact, wave, 9 + step)
        earlier_contact = contact

        ties = tie_rows({"contact": contact, "trust": trust, "honest": honest}, missing)
        write_csv(folder / f"ties_{wave}.csv", "source,target,strength,relation", ties)
        write_csv(folder / f"missing_{wave}.csv", "source,target,relation", sorted(missing))
        roster = [leader for leader in leaders if leader.on_roster(wave)]
        answers = [[leader.id, "yes" if leader.answered(wave) else "no"] for leader in roster]
        write_csv(folder / f"answers_{wave}.csv", "actor,answered", answers)

    ratings = outcome_rows(leaders, ITEMS, 11) + outcome_rows(leaders, LATER_ITEMS, 16)
    header = "id,label,organisation,area,role,work_streams,joined,left,power,legitimacy,urgency,influence,interest"
    header += ",role@before,work_streams@before"
    write_csv(folder / "actors.csv", header, actor_rows(leaders))
    write_csv(folder / "organisations.csv", "id,label,sector,area,influence,interest", organisation_rows())
    write_csv(folder / "work_streams.csv", "id,label,stage_before,stage_after", WORK_STREAMS)
    write_csv(folder / "attendance.csv", "meeting,date,actor,minutes", attendance)
    write_csv(folder / "issues.csv", "issue,influence,owner", ISSUES)
    write_csv(folder / "outcomes.csv", "actor,wave,item,score", ratings)
    write_csv(folder / "milestones.csv", "date,label", milestone_rows())


if __name__ == "__main__":
    main()
