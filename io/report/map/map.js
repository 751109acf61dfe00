'use strict';
// The map of a paper that a reader can ask: a switch between before, after and change, filters, search, one person or
// area at a time, and a table of what is shown. Reads the data beside it and nothing else; text goes in as text only.
(() => {
  const by = (id) => document.getElementById(id);
  const source = by('map-data');
  if (!source) return;
  const data = JSON.parse(source.textContent);
  const people = data.people;
  const { marks, ties, one, many } = data;
  const svg = by('map-svg');
  const BEFORE = 0, AFTER = 1, CHANGE = 2;
  const kinds = ['within', 'between', 'kept', 'single', 'new', 'lost'];
  const words = { kept: 'kept', new: 'new', lost: 'lost', single: 'seen at one wave only' };
  const unit = [
    'M-1 0A1 1 0 1 1 1 0A1 1 0 1 1-1 0Z', 'M0-1.25L1.25 0L0 1.25L-1.25 0Z', 'M-.9-.9H.9V.9H-.9Z',
    'M0-1.2L1.15.85H-1.15Z', 'M-1.1 0L-.55-.95H.55L1.1 0L.55.95H-.55Z',
    'M-.4-1.15H.4V-.4H1.15V.4H.4V1.15H-.4V.4H-1.15V-.4H-.4Z', 'M0-1.15L1.1-.35L.68.93H-.68L-1.1-.35Z'];
  let view = CHANGE, picked = -1, active = -1, hovered = -1, whole = false;
  let match = marks.map(() => true);

  const make = (name, attributes = {}, parent = null, text = null) => {
    const inside = parent && parent.namespaceURI.endsWith('svg');
    const node = inside || name === 'svg' ? document.createElementNS('http://www.w3.org/2000/svg', name)
      : document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    if (text !== null) node.textContent = text;
    if (parent) parent.append(node);
    return node;
  };
  const number = (n) => n.toLocaleString('en-GB');
  const counted = (n, single, plural) => `${n === 0 ? 'no' : number(n)} ${n === 1 ? single : plural}`;
  const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
  const signed = (n) => (n > 0 ? '+' : n < 0 ? '\u2212' : '') + number(Math.abs(n));
  const plain = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const areaOf = (i) => (people && data.areas.length ? data.areas[marks[i].area].name : '');
  const nameOf = (i) => marks[i].label + (areaOf(i) ? ', ' + areaOf(i) : '');

  // Ties of each mark, and the kind each has in a view; null: not there.
  const own = marks.map(() => []);
  ties.forEach((tie, k) => { own[tie[0]].push(k); own[tie[1]].push(k); });
  const other = (tie, i) => (tie[0] === i ? tie[1] : tie[0]);
  const kindOf = (tie, now = view) => {
    if (!people) {
      const value = now === CHANGE ? tie[3] - tie[2] : tie[2 + now];
      if (now !== CHANGE) return value ? 'count' : null;
      return value > 0 ? 'more' : value < 0 ? 'fewer' : 'same';
    }
    if (now === CHANGE) return ['kept', 'new', 'lost', 'single'][tie[2] >> 2];
    if (!(tie[2] & (now === BEFORE ? 1 : 2))) return null;
    return data.areas.length && marks[tie[0]].area === marks[tie[1]].area ? 'within' : 'between';
  };
  const tally = (list) => {
    const sum = { all: 0, kept: 0, new: 0, lost: 0, single: 0, within: 0, between: 0 };
    for (const tie of list) {
      const kind = kindOf(tie);
      if (kind) { ++sum[kind]; ++sum.all; }
    }
    return sum;
  };
  const shownTies = () => (picked >= 0 ? own[picked].map((k) => ties[k])
    : ties.filter((tie) => match[tie[0]] || match[tie[1]]));

  // The picture: areas, ties, marks, names; one path for all ties of a kind keeps thousands of them quick.
  const scene = make('g', {}, svg);
  const layers = {};
  for (const area of people ? data.areas : []) {
    make('circle', { class: 'area', cx: area.x, cy: area.y, r: area.r }, scene);
  }
  const lines = make('g', { class: 'ties' }, scene);
  if (people) {
    for (const kind of kinds) {
      if (kind === 'lost') layers.casing = make('path', { class: 'casing' }, lines);
      layers[kind] = make('path', { class: kind }, lines);
    }
    for (const kind of kinds) layers[kind].setAttribute('stroke-width', data.widths[kind] || 0.7);
    layers.casing.setAttribute('stroke-width', 1.2 + (data.widths.lost || 0));
  }
  // Beyond a thousand people the ties are painted, not drawn: thousands of lines repaint five times as fast.
  const canvas = people && marks.length > 1000 ? make('canvas', { 'aria-hidden': 'true' }) : null;
  let painted = [];
  if (canvas) { svg.before(canvas); svg.classList.add('over-canvas'); }
  const spots = make('g', {}, scene);
  const nodes = marks.map((mark, i) => {
    const node = make('g', { id: 'map-' + i, role: 'option', 'aria-selected': 'false', 'aria-label': nameOf(i),
      transform: `translate(${mark.x} ${mark.y}) scale(${mark.r})`, class: 'mark' }, spots);
    make('path', { d: unit[people ? data.looks[mark.look].shape : 0] }, node);
    if (people) node.firstChild.setAttribute('fill', data.looks[mark.look].fill);
    return node;
  });
  const ring = make('circle', { class: 'ring' }, scene);
  const ring2 = make('circle', { class: 'ring picked' }, scene);
  const texts = make('g', { class: 'names', 'aria-hidden': 'true' }, scene);
  const names = (people ? data.areas : marks.map((m) => ({ name: m.label, x: m.x, y: m.y, r: m.r })))
    .map((area) => ({ area, node: make('text', {}, texts, area.name) }));
  const counts = people ? [] : marks.map((m) => make('text', { x: m.x, y: m.y, class: 'inside' }, texts));
  const pills = make('g', {}, texts);
  const tip = make('text', { class: 'tip' }, texts);

  // The window on the picture.
  const margin = 16;
  const full = { x: -margin, y: -margin, w: data.width + 2 * margin, h: data.height + 2 * margin };
  let box = { ...full };
  const scale = () => Math.min(svg.clientWidth / box.w, svg.clientHeight / box.h) || 1;
  const put = (text, x, y) => {
    const half = text.getComputedTextLength() / 2;
    text.setAttribute('x', Math.max(box.x + half + 1, Math.min(box.x + box.w - half - 1, x)));
    text.setAttribute('y', y);
  };
  const reframe = () => {
    svg.setAttribute('viewBox', `${box.x} ${box.y} ${box.w} ${box.h}`);
    const size = 13 / scale();
    texts.setAttribute('font-size', size);
    for (const { area, node } of names) {
      const below = area.y > data.height / 2;
      node.setAttribute('x', area.x);
      if (box.w === full.w) put(node, area.x, area.y);
      node.setAttribute('y', below ? area.y + area.r + size : area.y - area.r - size * 0.35);
    }
    svg.classList.toggle('near', box.w < full.w);
    if (canvas) paint();
    pointAt();
  };
  const frame = (x, y, w) => {
    const width = Math.min(full.w, Math.max(full.w / 12, w));
    const height = width * full.h / full.w;
    const within = (v, least, most) => Math.max(least, Math.min(most, v));
    box = { w: width, h: height, x: within(x - width / 2, full.x, full.x + full.w - width),
      y: within(y - height / 2, full.y, full.y + full.h - height) };
    reframe();
  };
  const zoom = (factor, x, y) => {
    if (x === undefined) [x, y] = picked >= 0 ? [marks[picked].x, marks[picked].y] : [box.x + box.w / 2, box.y + box.h / 2];
    const w = Math.min(full.w, Math.max(full.w / 12, box.w / factor));  // the point stays under the pointer
    const f = w / box.w;
    frame(x + (box.x + box.w / 2 - x) * f, y + (box.y + box.h / 2 - y) * f, w);
  };
  const centre = (i) => { if (box.w < full.w) frame(marks[i].x, marks[i].y, box.w); };

  const circle = (node, i, room) => {
    node.classList.toggle('on', i >= 0);
    if (i < 0) return;
    node.setAttribute('cx', marks[i].x);
    node.setAttribute('cy', marks[i].y);
    node.setAttribute('r', marks[i].r * (people ? 1.25 : 1) + room / scale());
  };
  const pointAt = () => {
    circle(ring, active, 4);
    circle(ring2, picked, 2);
    const i = hovered >= 0 ? hovered : active >= 0 ? active : picked;
    tip.textContent = people && i >= 0 ? marks[i].label : '';
    if (!people || i < 0) return;
    const lift = marks[i].r * 1.3 + 7 / scale();
    const up = marks[i].y - lift - 13 / scale() > box.y;
    put(tip, marks[i].x, up ? marks[i].y - lift : marks[i].y + lift + 9 / scale());
  };

  const drawAreaTies = (list) => {
    lines.replaceChildren();
    pills.replaceChildren();
    const most = Math.max(1, ...ties.map((tie) => Math.max(tie[2], tie[3])));
    const value = (tie) => (view === CHANGE ? tie[3] - tie[2] : tie[2 + view]);
    const order = list.filter((tie) => kindOf(tie) && (view !== CHANGE || tie[2] + tie[3] > 0))
      .sort((a, b) => Math.abs(value(a)) - Math.abs(value(b)));
    const told = picked >= 0 ? order : order.slice(-6);
    for (const tie of order) {
      const [a, b] = [marks[tie[0]], marks[tie[1]]];
      const wide = 0.7 + (data.widest - 0.7) * Math.abs(value(tie)) / most;
      make('path', { class: kindOf(tie), d: `M${a.x} ${a.y}L${b.x} ${b.y}`, 'stroke-width': wide }, lines);
      if (!told.includes(tie) || !value(tie)) continue;
      make('text', { class: 'pill', x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }, pills,
        view === CHANGE ? signed(value(tie)) : number(value(tie)));
    }
    counts.forEach((text, i) => { text.textContent = number(marks[i].people[view === BEFORE ? 0 : 1]); });
  };
  const paint = () => {
    const w = svg.clientWidth, h = svg.clientHeight, s = scale(), sharp = window.devicePixelRatio || 1;
    canvas.width = w * sharp;
    canvas.height = h * sharp;
    const pen = canvas.getContext('2d');
    const s2 = s * sharp;
    pen.setTransform(s2, 0, 0, s2, (w - box.w * s) / 2 * sharp - box.x * s2, (h - box.h * s) / 2 * sharp - box.y * s2);
    for (const kind of ['area', 'kept', 'within', 'between', 'single', 'new', 'lost']) {
      if (kind === 'area' && !data.areas.length) continue;
      const look = getComputedStyle(kind === 'area' ? scene.firstChild : layers[kind]);
      pen.strokeStyle = look.stroke;
      pen.lineWidth = kind === 'area' ? 0.6 : Number(layers[kind].getAttribute('stroke-width')) * box.w / full.w;
      pen.setLineDash(kind === 'lost' ? [3.2, 2.2] : kind === 'single' ? [1, 2] : []);
      pen.fillStyle = '#f0f4f5';
      for (const disc of kind === 'area' ? data.areas : []) {
        pen.beginPath();
        pen.arc(disc.x, disc.y, disc.r, 0, 7);
        pen.fill();
        pen.stroke();
      }
      let k = 0;
      pen.beginPath();
      for (const tie of painted) {
        if (kindOf(tie) !== kind) continue;
        pen.moveTo(marks[tie[0]].x, marks[tie[0]].y);
        pen.lineTo(marks[tie[1]].x, marks[tie[1]].y);
        if (++k % 20 === 0) { pen.stroke(); pen.beginPath(); }
      }
      pen.stroke();
    }
  };
  const drawTies = (list) => {
    if (!people) return drawAreaTies(list);
    painted = list;
    if (canvas) return paint();
    const parts = { within: [], between: [], kept: [], single: [], new: [], lost: [] };
    for (const tie of list) {
      const kind = kindOf(tie);
      if (!kind) continue;
      const [a, b] = [marks[tie[0]], marks[tie[1]]];
      parts[kind].push(`M${a.x} ${a.y}L${b.x} ${b.y}`);
    }
    for (const kind of kinds) layers[kind].setAttribute('d', parts[kind].join(''));
    layers.casing.setAttribute('d', parts.lost.join(''));
  };
  const drawMarks = (list) => {
    const near = new Set();
    if (picked >= 0) {
      near.add(picked);
      for (const tie of list) if (kindOf(tie) && (people || tie[2] + tie[3] > 0)) near.add(other(tie, picked));
    }
    nodes.forEach((node, i) => {
      const state = people ? ['', ' silent', ' absent'][marks[i].states[view]] : ' circle';
      const look = 'mark' + state + ((picked >= 0 ? near.has(i) : match[i]) ? '' : ' faded');
      if (node.getAttribute('class') !== look) node.setAttribute('class', look);
      const chosen = String(i === picked);
      if (node.getAttribute('aria-selected') !== chosen) node.setAttribute('aria-selected', chosen);
    });
  };

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
    if (picked >= 0) {
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
    if (picked >= 0) {
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
  const draw = () => {
    const list = shownTies();
    drawTies(list);
    drawMarks(list);
    (people ? peopleTable : areaTable)(list);
    pointAt();
    by('map-summary').textContent = saying(list);
    for (const item of document.querySelectorAll('[data-views]')) {
      item.hidden = !item.dataset.views.includes(view);
    }
    by('map-clear').disabled = picked < 0 && match.every(Boolean);
  };

  const pick = (i, stay = false) => {
    picked = picked === i && !stay ? -1 : i;
    whole = false;
    if (picked >= 0) centre(picked);
    draw();
  };
  const selects = [...document.querySelectorAll('[data-filter]')];
  const search = by('map-search');
  const refilter = () => {
    const wanted = selects.map((select) => (select.value === '' ? -1 : Number(select.value)));
    const text = plain(search.value.trim());
    match = marks.map((mark, i) => wanted.every((w, f) => w < 0 || data.filters[f][i].includes(w))
      && (!text || plain(nameOf(i)).includes(text)));
    picked = -1;
    whole = false;
    if (active >= 0 && !match[active]) rove(-1);
    draw();
  };
  const clear = () => {
    if (picked >= 0) return pick(-1, true);
    for (const select of selects) select.value = '';
    search.value = '';
    hovered = -1;
    refilter();
  };
  const rove = (i) => {
    active = i;
    if (i < 0) svg.removeAttribute('aria-activedescendant');
    else svg.setAttribute('aria-activedescendant', 'map-' + i);
    pointAt();
  };

  // Keys: arrows to the nearest in that direction, Enter to choose, Escape to let go.
  const towards = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const nearest = ([dx, dy]) => {
    let best = active, least = Infinity;
    marks.forEach((mark, i) => {
      const x = mark.x - marks[active].x, y = mark.y - marks[active].y;
      const along = x * dx + y * dy, aside = Math.abs(x * dy - y * dx);
      if (!match[i] || along <= 0 || along + 2 * aside >= least) return;
      best = i;
      least = along + 2 * aside;
    });
    return best;
  };
  svg.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const choices = marks.map((_, i) => i).filter((i) => match[i]);
    let done = true;
    if (event.key in towards) rove(active < 0 ? choices[0] ?? -1 : nearest(towards[event.key]));
    else if (event.key === 'Home') rove(choices[0] ?? -1);
    else if (event.key === 'End') rove(choices[choices.length - 1] ?? -1);
    else if ((event.key === 'Enter' || event.key === ' ') && active >= 0) pick(active);
    else if (event.key === '+' || event.key === '=') zoom(1.5);
    else if (event.key === '-') zoom(1 / 1.5);
    else if (event.key === '0') zoom(1e-9);
    else done = false;
    if (done && active >= 0 && event.key in towards) centre(active);
    if (done) event.preventDefault();
  });
  svg.addEventListener('focus', () => { if (active < 0) rove(picked >= 0 ? picked : Math.max(0, match.indexOf(true))); });
  svg.addEventListener('blur', () => rove(-1));
  by('map').addEventListener('keydown', (event) => { if (event.key === 'Escape') { event.preventDefault(); clear(); } });

  // Pointer: the nearest mark within a finger's breadth; dragging moves the picture once it is enlarged.
  const placeOf = (event) => {
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
    return [at.x, at.y];
  };
  const under = (event) => {
    const [x, y] = placeOf(event);
    let best = -1, least = 14 / scale();
    marks.forEach((mark, i) => {
      const away = Math.hypot(mark.x - x, mark.y - y) - mark.r;
      if (away < least) { least = away; best = i; }
    });
    return best;
  };
  let drag = null;
  svg.addEventListener('pointerdown', (event) => { drag = { x: event.clientX, y: event.clientY, box: { ...box }, moved: false }; });
  svg.addEventListener('pointermove', (event) => {
    if (drag && event.buttons) {
      const dx = event.clientX - drag.x, dy = event.clientY - drag.y;
      if (Math.hypot(dx, dy) > 5) drag.moved = true;
      if (drag.moved && box.w < full.w) {
        svg.setPointerCapture(event.pointerId);
        frame(drag.box.x + box.w / 2 - dx / scale(), drag.box.y + box.h / 2 - dy / scale(), box.w);
      }
      return;
    }
    const now = under(event);
    if (now !== hovered) { hovered = now; pointAt(); }
    svg.classList.toggle('over', now >= 0);
  });
  svg.addEventListener('pointerleave', () => { hovered = -1; pointAt(); });
  svg.addEventListener('click', (event) => {
    if (drag && drag.moved) return;
    const i = under(event);
    if (i >= 0) { rove(i); pick(i); }
    else if (picked >= 0) pick(-1, true);
    else if (box.w < full.w) frame(...placeOf(event), box.w);
  });
  svg.addEventListener('wheel', (event) => {
    if (!event.ctrlKey) return;  // the page keeps its own scrolling
    event.preventDefault();
    zoom(event.deltaY < 0 ? 1.2 : 1 / 1.2, ...placeOf(event));
  }, { passive: false });

  by('map-table').addEventListener('click', (event) => {
    const button = event.target.closest('button');
    if (!button) return;
    if (button.className === 'all') { whole = true; draw(); by('map-table').focus(); return; }
    pick(Number(button.dataset.mark), true);
    by('map-table').focus();
  });
  by('map-controls').addEventListener('submit', (event) => event.preventDefault());
  by('map-controls').addEventListener('change', (event) => {
    if (event.target.name === 'map-view') { view = Number(event.target.value); draw(); }
    else if (event.target !== search) refilter();
  });
  search.addEventListener('input', refilter);
  by('map-clear').addEventListener('click', () => { picked = -1; clear(); });
  by('map-in').addEventListener('click', () => zoom(1.5));
  by('map-out').addEventListener('click', () => zoom(1 / 1.5));
  by('map-whole').addEventListener('click', () => zoom(1e-9));

  for (const node of document.querySelectorAll('.needs-script')) node.hidden = false;
  new ResizeObserver(reframe).observe(svg);
  reframe();
  draw();
})();
