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
