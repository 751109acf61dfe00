// What joins the marks: contacts one by one, one path for all of a kind, which keeps thousands of them quick; or, where
// the printed picture does so, a band for all contacts between two areas; between areas that are marks, a line a pair.
const faintest = 0.22;  // share of their ink, as in print
const mostSingle = 250;  // contacts of those asked for that can still be told apart
const mostCurves = 3000;  // contacts drawn at once; of more, curves would keep a reader waiting
const manyBetween = 150;  // contacts between areas, above which they are curves where the printed picture has curves
const layers = {}, faintLayers = {};
if (people) {
  const faintly = make('g', { class: 'faintly' }, lines);
  for (const kind of kinds) faintLayers[kind] = make('path', { class: kind }, faintly);
  for (const kind of kinds) {
    if (kind === 'lost') layers.casing = make('path', { class: 'casing' }, lines);
    layers[kind] = make('path', { class: kind }, lines);
  }
}
// Lines grow less than the picture when it is enlarged, so that they do not cover it.
const widthsOf = () => {
  if (!people) return;
  const thinner = (box.w / full.w) ** 0.7;
  for (const kind of kinds) {
    for (const some of [layers, faintLayers]) some[kind].setAttribute('stroke-width', (data.widths[kind] || 0.7) * thinner);
  }
  layers.casing.setAttribute('stroke-width', (1.2 + (data.widths.lost || 0)) * thinner);
};
const bandLines = make('g', { class: 'bands' }, lines);

// How those in a list are drawn: 'single', one by one; 'quiet', some kinds left out; 'bands', put together.
const waysToDraw = (list) => {
  if (!data.opens || each || picked >= 0) return 'single';
  if ((!everybody() || areaPair) && list.length <= mostSingle) return 'single';
  return data.opens.bands ? 'bands' : 'quiet';
};
let drawn = 'single', painted = [];
// What the title does not count is faint where it is in print, until a reader asks for somebody or for all.
const faintly = () => Boolean(data.faint) && drawn !== 'bands' && !each && picked < 0 && everybody();
const isFaint = (tie) => {
  const [a, b] = [marks[tie[0]].area, marks[tie[1]].area];
  if (data.areas.length) return a === b || a === data.no_area || b === data.no_area;
  return view === CHANGE && kindOf(tie) !== 'new' && kindOf(tie) !== 'lost';
};

// All contacts between two areas come to one number: how many, or of a change new less lost.
const sums = (list, now = view) => {
  const found = new Map();
  for (const tie of list) {
    const [a, b] = [marks[tie[0]].area, marks[tie[1]].area];
    if (a === b) continue;
    const kind = kindOf(tie, now);
    if (!kind || (now === CHANGE && kind !== 'new' && kind !== 'lost')) continue;
    const key = Math.min(a, b) * marks.length + Math.max(a, b);
    found.set(key, (found.get(key) || 0) + (kind === 'lost' ? -1 : 1));
  }
  return [...found].map(([key, sum]) => ({ a: Math.floor(key / marks.length), b: key % marks.length, sum }));
};
let largestSum = 0;  // of any view: the widest band
const largest = () => {
  if (!largestSum) {
    largestSum = 1;
    for (const now of [BEFORE, AFTER, CHANGE]) for (const one of sums(ties, now)) largestSum = Math.max(largestSum, Math.abs(one.sum));
  }
  return largestSum;
};
const mostOnOneRing = 12;  // as in ring_layout.hpp
// A band bows towards the middle until it is clear of every area but its two, or as far as that helps. Found once for each
// width to half a point, and anew in another layout.
let bends = new Map();
const bowed = (a, b, from, to, width) => {
  const key = `${a.x} ${a.y} ${b.x} ${b.y} ${Math.round(2 * width)}`;
  if (!bends.has(key)) bends.set(key, bendFor(a, b, from, to, width));
  return bends.get(key);
};
const bendFor = (a, b, from, to, width) => {
  const middle = { x: layout.width / 2, y: layout.height / 2 };
  const thirds = (moved) => [1 / 3, 2 / 3].map((along) => {
    const [x, y] = [a.x + (b.x - a.x) * along, a.y + (b.y - a.y) * along], [dx, dy] = moved(x, y);
    return { x: x + dx, y: y + dy };
  });
  const towards = [0, 1, 2, 3, 4, 5, 6].map((step) => thirds((x, y) => [0.12 * step * (middle.x - x), 0.12 * step * (middle.y - y)]));
  // With areas in the middle the way is round them.
  const round = discs.length <= mostOnOneRing ? [] : [0.1, 0.2, 0.3, 0.45].flatMap((far) => [far, -far])
    .map((far) => thirds(() => [far * (a.y - b.y), far * (b.x - a.x)]));
  let best = null, least = Infinity;
  for (const bend of [towards[0], ...round, ...towards.slice(1)]) {
    if (least <= 0) break;
    let depth = 0;
    for (const disc of discs) {
      if (disc === from || disc === to) continue;
      for (let k = 1; k < 24; ++k) {
        const at = onCurve(a, bend, b, k / 24);
        depth = Math.max(depth, disc.r + width / 2 + 1 - Math.hypot(at.x - disc.x, at.y - disc.y));
      }
    }
    if (depth < least) { least = depth; best = bend; }
  }
  return best;
};
const onCurve = (a, bend, b, t) => {
  const s = 1 - t, weights = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
  const sum = (axis) => [a, bend[0], bend[1], b].reduce((all, point, k) => all + weights[k] * point[axis], 0);
  return { x: sum('x'), y: sum('y') };
};
const curve = (a, bend, b) => `M${a.x} ${a.y}C${bend[0].x} ${bend[0].y} ${bend[1].x} ${bend[1].y} ${b.x} ${b.y}`;
// The point of a disc's edge that faces another.
const facing = (from, to, share = 1) => {
  const apart = Math.max(1e-9, Math.hypot(to.x - from.x, to.y - from.y));
  const r = share === 1 ? from.r : Math.min(share * from.r, 0.45 * apart);
  return { x: from.x + (to.x - from.x) / apart * r, y: from.y + (to.y - from.y) / apart * r };
};
const numbered = 6, mostFalls = 12;  // of the strongest bands; as in scene_counts.cpp
const drawBands = (list) => {
  const all = sums(list).sort((x, y) => Math.abs(y.sum) - Math.abs(x.sum));
  const bands = all.slice(0, data.opens.bands);
  const widest = Math.min(8, Math.max(2, 0.5 * Math.min(...discs.map((disc) => disc.r))));
  for (const band of bands) band.width = 0.5 + (widest - 0.5) * Math.abs(band.sum) / largest();
  for (const band of [...bands].reverse()) {
    const from = discs[band.a], to = discs[band.b], a = facing(from, to), b = facing(to, from);
    const kind = view !== CHANGE ? 'count' : band.sum > 0 ? 'more' : band.sum < 0 ? 'fewer' : 'same';
    const bend = bowed(a, b, from, to, band.width);
    make('path', { class: kind, d: curve(a, bend, b), 'stroke-width': band.width }, bandLines);
    if (!band.sum || bands.indexOf(band) >= numbered) continue;
    const at = onCurve(a, bend, b, 0.5);
    make('text', { class: 'pill', x: at.x, y: at.y }, pills, view === CHANGE ? signed(band.sum) : number(band.sum));
  }
  return all.length - bands.length;
};

// Contacts between areas as curves that leave each area at the side that faces the other, the closer the more there are.
let gates = new Map();
const arranged = () => { gates = new Map(); bends = new Map(); };
const gatesOf = (a, b) => {
  const key = a * marks.length + b;
  if (!gates.has(key)) gates.set(key, [facing(discs[a], discs[b], 1.15), facing(discs[b], discs[a], 1.15)]);
  return gates.get(key);
};
const bendOf = (tie, pull) => {
  const a = marks[tie[0]], b = marks[tie[1]];
  if (!pull || a.area === b.area) return null;
  const towards = (from, to, gate) => {
    const x = from.x + (to.x - from.x) / 3, y = from.y + (to.y - from.y) / 3;
    return { x: x + pull * (gate.x - x), y: y + pull * (gate.y - y) };
  };
  const [out, back] = gatesOf(a.area, b.area);
  return [towards(a, b, out), towards(b, a, back)];
};
const pullOf = (list) => {
  if (!data.curves || list.length > mostCurves) return 0;
  let between = 0;
  for (const tie of list) if (marks[tie[0]].area !== marks[tie[1]].area && kindOf(tie)) ++between;
  return between > manyBetween ? Math.min(0.9, Math.max(0.55, 0.55 + 0.35 * (between - 150) / 450)) : 0;
};

const paint = () => {
  const w = svg.clientWidth, h = svg.clientHeight, s = scale(), sharp = window.devicePixelRatio || 1;
  canvas.width = w * sharp;
  canvas.height = h * sharp;
  const pen = canvas.getContext('2d');
  const s2 = s * sharp;
  pen.setTransform(s2, 0, 0, s2, -box.x * s2, -box.y * s2);
  const pull = pullOf(painted);
  if (discs.length) {
    pen.strokeStyle = getComputedStyle(areaNodes[0]).stroke;
    pen.lineWidth = 0.6;
    pen.fillStyle = '#f0f4f5';
    for (const disc of discs) {
      pen.beginPath();
      pen.arc(disc.x, disc.y, disc.r, 0, 7);
      pen.fill();
      pen.stroke();
    }
  }
  const faint = faintly() ? [true, false] : [false];
  for (const part of faint) {
    pen.globalAlpha = part ? faintest : 1;
    for (const kind of ['kept', 'within', 'between', 'single', 'lost', 'new']) {
      const ofKind = painted.filter((tie) => kindOf(tie) === kind && (faint.length < 2 || isFaint(tie) === part));
      if (!ofKind.length) continue;
      pen.strokeStyle = getComputedStyle(layers[kind]).stroke;
      pen.lineWidth = Number(layers[kind].getAttribute('stroke-width'));
      pen.setLineDash(kind === 'lost' ? [3.2, 2.2] : kind === 'single' ? [1, 2] : []);
      pen.beginPath();
      ofKind.forEach((tie, k) => {
        const a = marks[tie[0]], b = marks[tie[1]], bend = bendOf(tie, pull);
        pen.moveTo(a.x, a.y);
        if (bend) pen.bezierCurveTo(bend[0].x, bend[0].y, bend[1].x, bend[1].y, b.x, b.y);
        else pen.lineTo(b.x, b.y);
        if (k % 20 === 19) { pen.stroke(); pen.beginPath(); }
      });
      pen.stroke();
    }
  }
  pen.globalAlpha = 1;
};
// One path for all contacts of a kind, and one for those of them that are faint.
const setPaths = (list) => {
  const parts = {}, faint = {}, some = faintly(), pull = pullOf(list);
  for (const kind of kinds) { parts[kind] = []; faint[kind] = []; }
  for (const tie of list) {
    const kind = kindOf(tie);
    if (!kind) continue;
    const a = marks[tie[0]], b = marks[tie[1]], bend = bendOf(tie, pull);
    (some && isFaint(tie) ? faint : parts)[kind].push(bend ? curve(a, bend, b) : `M${a.x} ${a.y}L${b.x} ${b.y}`);
  }
  for (const kind of kinds) {
    layers[kind].setAttribute('d', parts[kind].join(''));
    faintLayers[kind].setAttribute('d', faint[kind].join(''));
  }
  layers.casing.setAttribute('d', parts.lost.join(''));
};

const drawAreaTies = (list) => {
  const most = Math.max(1, ...ties.map((tie) => Math.max(tie[2], tie[3])));
  const value = (tie) => (view === CHANGE ? tie[3] - tie[2] : tie[2 + view]);
  const order = list.filter((tie) => kindOf(tie) && (view !== CHANGE || tie[2] + tie[3] > 0))
    .sort((a, b) => Math.abs(value(a)) - Math.abs(value(b)));
  // The strongest, and every fall; of very many falls the largest, as the legend says.
  const falls = view === CHANGE ? order.filter((tie) => value(tie) < 0).slice(-mostFalls) : [];
  const told = order.filter((tie, k) => picked >= 0 || k >= order.length - numbered || falls.includes(tie));
  const full = data.full_from && picked < 0 && !each ? data.full_from[view] : 0;
  for (const tie of order) {
    const weak = value(tie) >= 0 && value(tie) < full ? ' quiet' : '';
    const [from, to] = [marks[tie[0]], marks[tie[1]]], a = facing(from, to), b = facing(to, from);
    const wide = 0.5 + (data.widest - 0.5) * Math.abs(value(tie)) / most;
    const bend = bowed(a, b, from, to, wide);
    make('path', { class: kindOf(tie) + weak, d: curve(a, bend, b), 'stroke-width': wide }, bandLines);
    if (!told.includes(tie) || !value(tie)) continue;
    const at = onCurve(a, bend, b, 0.5);
    make('text', { class: 'pill', x: at.x, y: at.y }, pills, view === CHANGE ? signed(value(tie)) : number(value(tie)));
  }
  counts.forEach((text, i) => { text.textContent = marks[i].people ? number(marks[i].people[view === BEFORE ? 0 : 1]) : ''; });
  section.classList.toggle('faint', full > 0);
  if (!full) return '';
  if (view !== CHANGE) return `Lines of fewer than ${counted(full, 'contact', 'contacts')} are faint.`;
  return full > 1 ? `Lines of a rise by fewer than ${full} are faint.` : 'Lines of no change are faint.';
};

// Draws a list; the sentence says what of it is not drawn one by one, or nothing.
const drawTies = (list) => {
  bandLines.replaceChildren();
  pills.replaceChildren();
  if (!people) return drawAreaTies(list);
  drawn = waysToDraw(list);
  const left = drawn === 'quiet' ? list.filter((tie) => data.opens.kinds[view].includes(kindOf(tie))) : list;
  painted = drawn === 'bands' ? [] : left;
  if (canvas) paint(); else setPaths(painted);
  section.classList.toggle('faint', faintly());
  drawPins();
  const found = tally(list).all;
  if (drawn === 'bands') {
    const less = drawBands(list);
    const some = less ? `, the ${number(data.opens.bands)} strongest` : '';
    return view === CHANGE
      ? `Too many contacts to draw each: a band stands for all new contacts between two ${many} less those lost${some}. `
        + `Those kept, not compared or within ${article(one)} are not drawn.`
      : `Too many contacts to draw each: a band stands for all between two ${many}${some}. `
        + `Those within ${article(one)} are not drawn.`;
  }
  const fewer = found - tally(left).all;
  const faint = !faintly() ? '' : data.areas.length ? `Contacts across ${many} are in full ink, the others faint.`
    : view === CHANGE ? 'Contacts that were kept are faint.' : '';
  if (!fewer) return faint;
  return `Too many contacts to draw each: ${number(fewer)} ${view === CHANGE ? 'kept' : `within ${article(one)}`} are not drawn. ${faint}`.trim();
};
