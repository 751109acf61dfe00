// The table of what the picture shows.
const most = 150;  // rows at first; a button shows the rest
const table = (caption, heads, rows) => {
  const host = by('map-table');
  const made = make('table', { id: 'table-map' });
  make('caption', { id: 'map-caption' }, made, caption);
  const head = make('tr', {}, make('thead', {}, made));
  heads.forEach((text, k) => make('th', k > heads.numbersFrom ? { scope: 'col', class: 'number' } : { scope: 'col' },
    head, text));
  const body = make('tbody', {}, made);
  for (const row of whole ? rows : rows.slice(0, most)) {
    const line = make('tr', {}, body);
    row.cells.forEach((text, k) => {
      if (k > 0) return make('td', k > heads.numbersFrom ? { class: 'number' } : {}, line, text);
      if (row.mark < 0) return make('th', { scope: 'row' }, line, text);
      return make('button', { type: 'button', class: 'pick', 'data-mark': row.mark },
        make('th', { scope: 'row' }, line), text);
    });
  }
  host.replaceChildren(made);
  if (!whole && rows.length > most) {
    make('button', { type: 'button', class: 'all' }, host, `Show all ${number(rows.length)} rows`);
  }
};
const head = (texts, numbersFrom) => Object.assign(texts, { numbersFrom });
const order = new Intl.Collator('en-GB', { numeric: true });
const inOrder = marks.map((_, i) => i).sort((a, b) => order.compare(areaOf(a), areaOf(b))
  || order.compare(marks[a].label, marks[b].label));
const peopleTable = (list) => {
  const wave = data.heads[view];
  if (areaPair && picked < 0) return twoAreasTable();
  if (beside >= 0) return twoPeopleTable();
  if (picked >= 0 && !awaiting) {
    const rows = list.filter((tie) => kindOf(tie)).map((tie) => ({ mark: other(tie, picked), kind: kindOf(tie) }));
    for (const row of rows) {
      row.cells = [marks[row.mark].label, areaOf(row.mark)];
      if (view === CHANGE) row.cells[2] = words[row.kind];
      if (!data.areas.length) row.cells.splice(1, 1);
    }
    const heads = ['Contact', ...(data.areas.length ? [capital(one)] : []), ...(view === CHANGE ? ['Contact is'] : [])];
    const rank = ['new', 'kept', 'lost', 'single'];
    rows.sort((a, b) => rank.indexOf(a.kind) - rank.indexOf(b.kind) || order.compare(a.cells[0], b.cells[0]));
    return table(`${wave}: contacts of ${nameOf(picked)}`, head(heads, 9), rows);
  }
  const rows = [];
  const limit = whole ? Infinity : most;
  for (const i of inOrder) {
    if (!match[i]) continue;
    if (rows.push({ mark: i }) > limit) continue;  // counted, not shown
    const sum = tally(own[i].map((k) => ties[k]));
    const cells = data.areas.length ? [marks[i].label, areaOf(i)] : [marks[i].label];
    // Nobody asked is not nobody met: no number where the person was away, or silent and named by nobody.
    const state = marks[i].states[view];
    const told = (n) => (state === 2 && view !== CHANGE ? 'not in the group' : state && !sum.all ? 'not known' : number(n));
    cells.push(...(view === CHANGE ? [sum.new, sum.kept, sum.lost] : [sum.all]).map(told));
    rows[rows.length - 1].cells = cells;
  }
  const heads = ['Person', capital(one), ...(view === CHANGE ? ['New', 'Kept', 'Lost'] : ['Contacts'])];
  if (!data.areas.length) heads.splice(1, 1);
  table(`${wave}: people and how many contacts`, head(heads, data.areas.length ? 1 : 0), rows);
};
const areaTable = (list) => {
  const line = (mark, from, to) => ({ mark, cells: [marks[mark].label, number(from), number(to), signed(to - from)] });
  if (beside >= 0) return twoAreasTable();
  if (picked >= 0 && !awaiting) {
    const sums = new Map(list.map((tie) => [other(tie, picked), tie]));
    const rows = marks.map((_, i) => i).filter((i) => i !== picked)
      .map((i) => (sums.has(i) ? line(i, sums.get(i)[2], sums.get(i)[3]) : line(i, 0, 0)));
    return table(`Contacts of ${marks[picked].label} with the others`, head([capital(one), 'Before', 'After', 'Change'], 0),
      rows);
  }
  table(`Contacts of each ${one} with the others`, head([capital(one), 'Before', 'After', 'Change'], 0),
    marks.map((_, i) => i).filter((i) => match[i]).map((i) => {
      const sum = (wave) => own[i].reduce((n, k) => n + ties[k][wave], 0);
      return line(i, sum(2), sum(3));
    }));
};

const saying = (list) => {
  const start = data.heads[view] + ': ';
  if (beside >= 0) return people ? sayTwoPeople() : sayTwoAreas();
  if (areaPair && picked < 0) return sayTwoAreas();
  if (!people) {
    if (picked < 0) return start + data.facts[view];
    const sum = (wave) => list.reduce((n, tie) => n + tie[wave], 0);
    return `${marks[picked].label}: contacts with other ${many} ${number(sum(2))} before, ${number(sum(3))} after.`;
  }
  const sum = tally(list);
  const contacts = view !== CHANGE ? counted(sum.all, 'contact', 'contacts')
    : `${counted(sum.new, 'new contact', 'new contacts')}, ${number(sum.kept)} kept, ${number(sum.lost)} lost`
      + (sum.single ? `, ${number(sum.single)} seen at one wave only and not compared` : '');
  if (picked >= 0) {
    const now = marks[picked].states[view];
    const state = ['', ' Did not answer; others may have named them.', ' Not in the group at that time.'];
    return `${nameOf(picked)}. ${start}${sum.all ? contacts : now ? 'not known' : 'not yet linked to anyone shown'}.`
      + (now && view === CHANGE ? ' Not there, or did not answer, at one time or both.' : state[now]);
  }
  const shown = match.filter(Boolean).length;
  if (shown === marks.length) return start + data.facts[view];
  return `${start}${number(shown)} of ${counted(marks.length, 'person', 'people')} chosen, ${contacts}.`;
};
