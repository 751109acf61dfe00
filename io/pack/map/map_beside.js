// Two people, or two areas, beside each other: what both have, what one has alone, and what joins the two.
// A contact's state of one person, in words; 'none' where there is none in the view.
const wordsOf = (i, contact) => {
  const k = own[i].find((one) => other(ties[one], i) === contact);
  const kind = k === undefined ? null : kindOf(ties[k]);
  if (!kind) return 'no';
  return view === CHANGE ? words[kind] : 'yes';
};
const twoPeopleTable = () => {
  const [a, b] = chosen();
  const theirs = [contactsOf(a), contactsOf(b)];
  const rank = (i) => (theirs[0].has(i) ? (theirs[1].has(i) ? 0 : 1) : 2);
  const rows = [...new Set([...theirs[0], ...theirs[1]])].filter((i) => i !== a && i !== b)
    .sort((x, y) => rank(x) - rank(y) || order.compare(areaOf(x), areaOf(y)) || order.compare(marks[x].label, marks[y].label))
    .map((mark) => ({ mark, cells: [marks[mark].label, ...(data.areas.length ? [areaOf(mark)] : []),
      wordsOf(a, mark), wordsOf(b, mark)] }));
  const heads = ['Contact', ...(data.areas.length ? [capital(one)] : []), 'First', 'Second'];
  table(`${data.heads[view]}: contacts of two people, those of both first. First: ${nameOf(a)}. Second: ${nameOf(b)}.`,
    head(heads, 9), rows);
};
// At a time, contacts as they are then; "new" and "kept" of what changed.
const sharedAt = (now) => {
  const at = (i) => new Set(own[i].filter((k) => kindOf(ties[k], now)).map((k) => other(ties[k], i)));
  const first = at(picked), second = at(beside);
  return [...first].filter((i) => second.has(i)).length;
};
const sayTwoPeople = () => {
  const [a, b] = chosen();
  const joined = own[a].map((k) => ties[k]).find((tie) => other(tie, a) === b);
  const kind = joined ? kindOf(joined) : null;
  const between = view !== CHANGE ? (kind ? 'They are in contact with each other.' : 'They are not in contact with each other.')
    : kind === 'single' ? 'Whether they are in contact was asked at one time only.'
      : kind ? `Their contact with each other is ${words[kind]}.` : 'They are not in contact with each other, before or after.';
  const less = (i) => [...contactsOf(i)].filter((contact) => contact !== picked && contact !== beside).length;
  const both = view === CHANGE ? `In contact with both: ${counted(sharedAt(BEFORE), 'person', 'people')} before, ${number(sharedAt(AFTER))} after.`
    : `${capital(counted(less(a), 'other contact', 'other contacts'))} of the first, ${number(less(b))} of the second, ${number(sharedAt(view))} of both.`;
  const silent = chosen().some((i) => marks[i].states[view]) ? ' Of those who did not answer or were not there, not all is known.' : '';
  return `${nameOf(a)}, beside ${nameOf(b)}. ${data.heads[view]}: ${both} ${between}${silent}`;
};

// Contacts of an area at a time, with another or within itself: of pairs observed at both times, as the paper counts them.
const areaCount = (a, b, now) => {
  if (!people) {
    const tie = own[a].map((k) => ties[k]).find((one) => other(one, a) === b);
    return tie ? tie[2 + now] : 0;
  }
  return countsAt(now).get(Math.min(a, b) * marks.length + Math.max(a, b)) || 0;
};
const countsOf = [null, null];
const countsAt = (now) => {
  if (!countsOf[now]) {
    const found = countsOf[now] = new Map();
    for (const tie of ties) {
      const kind = kindOf(tie, CHANGE);
      if (kind !== 'kept' && kind !== (now === BEFORE ? 'lost' : 'new')) continue;
      const [a, b] = [marks[tie[0]].area, marks[tie[1]].area];
      const key = Math.min(a, b) * marks.length + Math.max(a, b);
      found.set(key, (found.get(key) || 0) + 1);
    }
  }
  return countsOf[now];
};
const twoAreas = () => (people ? areaPair : beside >= 0 ? [picked, beside] : null);
const areaName = (k) => (people ? data.areas[k].name : marks[k].label);
const twoAreasTable = () => {
  const [a, b] = twoAreas();
  const row = (name, mark, pairs) => ({ mark, cells: [name,
    ...pairs.flatMap(([x, y]) => [BEFORE, AFTER].map((now) => number(areaCount(x, y, now))))] });
  const rows = [row('Each other', -1, [[a, b], [b, a]])];
  if (people) rows.push(row('Their own people', -1, [[a, a], [b, b]]));
  const all = people ? data.areas : marks;
  all.forEach((_, k) => {
    if (k !== a && k !== b) rows.push(row(areaName(k), people ? -1 : k, [[a, k], [b, k]]));
  });
  const heads = ['Contacts with', ...[a, b].flatMap((k) => [`${areaName(k)}, before`, `${areaName(k)}, after`])];
  table(`Contacts of ${areaName(a)} and of ${areaName(b)}, of pairs observed both times`, head(heads, 0), rows);
};
const sayTwoAreas = () => {
  const [a, b] = twoAreas();
  const moved = (from, to) => `${number(from)} before, ${number(to)} after`;
  const sum = (x) => [BEFORE, AFTER].map((now) => (people ? data.areas : marks)
    .reduce((n, _, k) => n + (k === x || k === a || k === b ? 0 : areaCount(x, k, now)), 0));
  const rest = (x) => `${areaName(x)} with other ${many}: ${moved(...sum(x))}.`;
  return `${areaName(a)} and ${areaName(b)}: contacts between them ${moved(areaCount(a, b, BEFORE), areaCount(a, b, AFTER))}. `
    + `${rest(a)} ${rest(b)}`;
};
