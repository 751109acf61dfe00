// The room there is: places as on paper or further apart in a wide window, the part of the picture that is looked at,
// and the whole screen.
const discs = people ? data.areas : marks;
const onPaper = { width: data.width, height: data.height, discs: discs.map(({ x, y, r }) => ({ x, y, r })),
  places: marks.map(({ x, y, r }) => ({ x, y, r })) };
const inWidth = { width: data.wide.width, height: data.height,
  discs: data.wide.areas, places: marks.map((mark, i) => {
    if (!people) return data.wide.areas[i];
    if (!discs.length) return { x: mark.x * data.wide.width / data.width, y: mark.y, r: mark.r };
    const from = discs[mark.area], to = data.wide.areas[mark.area], grow = to.r / from.r;
    return { x: to.x + (mark.x - from.x) * grow, y: to.y + (mark.y - from.y) * grow, r: mark.r * Math.min(1.25, grow) };
  }) };
let layout = onPaper;

// The part that is looked at, and the whole: as wide and high as the window on it, with room for names at the edges.
let full = { x: 0, y: 0, w: 1, h: 1 }, box = { ...full };
const edge = 24;  // pixels
const scale = () => svg.clientWidth / box.w || 1;
const zoomed = () => box.w < full.w * 0.999;
const closest = 24;  // times as large as the whole
const frame = (x, y, w) => {
  const width = Math.min(full.w, Math.max(full.w / closest, w));
  const height = width * full.h / full.w;
  const within = (v, least, most) => Math.max(least, Math.min(most, v));
  box = { w: width, h: height, x: within(x - width / 2, full.x, full.x + full.w - width),
    y: within(y - height / 2, full.y, full.y + full.h - height) };
  reframe();
};
const zoom = (factor, x, y) => {
  if (x === undefined) [x, y] = picked >= 0 ? [marks[picked].x, marks[picked].y] : [box.x + box.w / 2, box.y + box.h / 2];
  const w = Math.min(full.w, Math.max(full.w / closest, box.w / factor));  // the point stays under the pointer
  const f = w / box.w;
  frame(x + (box.x + box.w / 2 - x) * f, y + (box.y + box.h / 2 - y) * f, w);
};
const centre = (i) => { if (zoomed()) frame(marks[i].x, marks[i].y, box.w); };
// How much larger than the whole, and where: what a link keeps. Shares of the layout, whichever it is.
const lookingAt = () => (zoomed() ? [(box.x + box.w / 2) / layout.width, (box.y + box.h / 2) / layout.height, full.w / box.w]
  : null);
const lookAt = ([x, y, near]) => frame(x * layout.width, y * layout.height, full.w / near);

// The window on the picture has another size: what was in its middle stays there.
const resized = () => {
  const wide = svg.clientWidth, high = svg.clientHeight;
  if (!wide || !high) return;
  const before = lookingAt();
  const shape = (one) => one.width / one.height;
  const next = wide / high > Math.sqrt(shape(onPaper) * shape(inWidth)) ? inWidth : onPaper;
  if (next !== layout) {
    layout = next;
    marks.forEach((mark, i) => Object.assign(mark, layout.places[i]));
    if (people) discs.forEach((disc, k) => Object.assign(disc, layout.discs[k]));
    arrange();
  }
  const s = Math.max(0.01, Math.min((wide - 2 * edge) / layout.width, (high - 2 * edge) / layout.height));
  full = { w: wide / s, h: high / s, x: (layout.width - wide / s) / 2, y: (layout.height - high / s) / 2 };
  if (before) return lookAt(before);
  box = { ...full };
  reframe();
};

// The whole screen, or where a browser does not lend it, the whole window.
const fills = () => section.classList.contains('filling');
const filled = (on) => {
  section.classList.toggle('filling', on);
  by('map-full').textContent = on ? 'Leave full screen' : 'Full screen';
};
const fillWindow = (on) => {
  filled(on);
  document.documentElement.classList.toggle('map-fills', on);
  for (let node = section; node !== document.body; node = node.parentElement) {
    for (const beside of node.parentElement.children) if (beside !== node && beside.tagName !== 'SCRIPT') beside.inert = on;
  }
};
const toggleFull = () => {
  if (document.fullscreenElement) return document.exitFullscreen();
  if (fills()) return fillWindow(false);
  if (!section.requestFullscreen) return fillWindow(true);
  return section.requestFullscreen().catch(() => fillWindow(true));
};
document.addEventListener('fullscreenchange', () => filled(document.fullscreenElement === section));
