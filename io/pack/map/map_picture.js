// The picture: areas, marks, rings and names of areas; what joins them is drawn by the next file.
const scene = make('g', {}, svg);
const areaNodes = (people ? discs : []).map(() => make('circle', { class: 'area' }, scene));
const lines = make('g', { class: 'ties' }, scene);
// Beyond a thousand people the ties are painted, not drawn: thousands of lines repaint five times as fast.
const canvas = people && marks.length > 1000 ? make('canvas', { 'aria-hidden': 'true' }) : null;
if (canvas) { svg.before(canvas); svg.classList.add('over-canvas'); }
const spots = make('g', {}, scene);
const nodes = marks.map((mark, i) => {
  const node = make('g', { id: 'map-' + i, role: 'option', 'aria-selected': 'false', 'aria-label': nameOf(i),
    class: 'mark' }, spots);
  make('path', { d: unit[people ? data.looks[mark.look].shape : 0] }, node);
  if (people) node.firstChild.setAttribute('fill', data.looks[mark.look].fill);
  return node;
});
const shared = make('g', { class: 'shared' }, scene);
const ring = make('circle', { class: 'ring' }, scene);
const rings = [make('circle', { class: 'ring picked' }, scene), make('circle', { class: 'ring picked second' }, scene)];
const texts = make('g', { class: 'names', 'aria-hidden': 'true' }, scene);
const areaNames = make('g', {}, texts);
const counts = people ? [] : marks.map(() => make('text', { class: 'inside' }, texts));
const pills = make('g', {}, texts);
const pins = make('g', {}, texts);
const leaders = make('path', { class: 'leader' }, texts);
const labels = make('g', { class: 'contacts' }, texts);
const tip = make('text', { class: 'tip' }, texts);

// Everything in its place, once for each layout.
const arrange = () => {
  areaNodes.forEach((node, k) => {
    for (const [key, value] of [['cx', discs[k].x], ['cy', discs[k].y], ['r', discs[k].r]]) node.setAttribute(key, value);
  });
  nodes.forEach((node, i) => {
    node.setAttribute('transform', `translate(${marks[i].x} ${marks[i].y}) scale(${marks[i].r})`);
  });
  counts.forEach((text, i) => { text.setAttribute('x', marks[i].x); text.setAttribute('y', marks[i].y); });
  arranged();
};

// Samples of counts in the legend are as wide as in the whole picture.
const legendOfCounts = [...document.querySelectorAll('.map-legend [data-width]')];
const widenLegend = () => {
  for (const item of legendOfCounts) {
    const width = Number(item.dataset.width) * svg.clientWidth / full.w, high = Math.max(12, Math.ceil(width) + 2);
    const [sample, line] = [item.querySelector('svg'), item.querySelector('path')];
    sample.setAttribute('height', high);
    sample.setAttribute('viewBox', `0 0 34 ${high}`);
    line.setAttribute('d', `M1 ${high / 2}H33`);
    line.setAttribute('stroke-width', width);
  }
};

const textSize = 13;  // pixels
const put = (text, x, y) => {
  const half = text.getComputedTextLength() / 2;
  text.setAttribute('x', Math.max(box.x + half + 1, Math.min(box.x + box.w - half - 1, x)));
  text.setAttribute('y', y);
};
const reframe = () => {
  svg.setAttribute('viewBox', `${box.x} ${box.y} ${box.w} ${box.h}`);
  texts.setAttribute('font-size', textSize / scale());
  svg.classList.toggle('near', zoomed());
  widthsOf();
  widenLegend();
  if (canvas) paint();
  nameAreas();
  nameThose();
  drawPins();
  pointAt();
};

const circle = (node, i, room) => {
  node.classList.toggle('on', i >= 0);
  if (i < 0) return;
  node.setAttribute('cx', marks[i].x);
  node.setAttribute('cy', marks[i].y);
  node.setAttribute('r', marks[i].r * (people ? 1.25 : 1) + room / scale());
};
const pointAt = () => {
  circle(ring, active, 4);
  circle(rings[0], picked, 2);
  circle(rings[1], beside, 2);
  const i = hovered >= 0 ? hovered : active;
  tip.textContent = people && i >= 0 && !named.has(i) ? marks[i].label : '';
  if (!tip.textContent) return;
  const lift = marks[i].r * 1.3 + 7 / scale();
  const up = marks[i].y - lift - 13 / scale() > box.y;
  put(tip, marks[i].x, up ? marks[i].y - lift : marks[i].y + lift + 9 / scale());
};

// Whom those chosen are in contact with; of two chosen, whom both are.
const contactsOf = (i) => new Set(own[i].map((k) => ties[k])
  .filter((tie) => kindOf(tie) && (people || tie[2] + tie[3] > 0)).map((tie) => other(tie, i)));
const inBoth = () => {
  if (beside < 0) return [];
  const theirs = contactsOf(beside);
  return [...contactsOf(picked)].filter((i) => theirs.has(i));
};
const drawMarks = () => {
  const near = new Set(chosen());
  for (const i of chosen()) for (const contact of contactsOf(i)) near.add(contact);
  nodes.forEach((node, i) => {
    const state = people ? ['', ' silent', ' absent'][marks[i].states[view]] : ' circle';
    const look = 'mark' + state + ((picked >= 0 && !awaiting ? near.has(i) : match[i]) ? '' : ' faded');
    if (node.getAttribute('class') !== look) node.setAttribute('class', look);
    const selected = String(i === picked || i === beside);
    if (node.getAttribute('aria-selected') !== selected) node.setAttribute('aria-selected', selected);
  });
  shared.replaceChildren();
  for (const i of inBoth()) {
    make('circle', { cx: marks[i].x, cy: marks[i].y, r: marks[i].r * (people ? 1.25 : 1) + 1.5 / scale() }, shared);
  }
};
