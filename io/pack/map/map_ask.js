// What a reader asks: a view, filters, a search, a person or an area; by keys, pointer or table.
const tell = (words) => { by('map-done').textContent = words; };
const compare = by('map-compare');
const compareWords = compare.textContent;
const draw = () => {
  const list = shownTies();
  leftOut = drawTies(list);
  drawMarks();
  (people ? peopleTable : areaTable)(list);
  nameThose();
  pointAt();
  by('map-summary').textContent = saying(list);
  for (const item of document.querySelectorAll('[data-views]')) {
    const quiet = drawn === 'quiet' && !data.opens.kinds[view].includes(item.dataset.kind);
    item.hidden = quiet || !item.dataset.views.includes(view) || ('band' in item.dataset) !== (drawn === 'bands');
  }
  by('map-clear').disabled = picked < 0 && everybody();
  compare.disabled = picked < 0;
  compare.setAttribute('aria-pressed', String(awaiting || beside >= 0));
  compare.textContent = beside >= 0 ? 'Compare no longer' : compareWords;
  noteLink();
};

// Chooses somebody; a second, where one is asked for, is compared with the first.
const pick = (i, stay = false, second = false) => {
  if (i >= 0 && picked >= 0 && i !== picked && (second || awaiting)) beside = beside === i && !stay ? -1 : i;
  else {
    picked = picked === i && !stay ? -1 : i;
    beside = -1;
  }
  awaiting = false;
  whole = false;
  tell('');
  if (i >= 0 && picked >= 0) centre(i);
  draw();
};
// Whom the controls let through.
const filter = () => {
  const wanted = selects.map((select) => (select.value === '' ? -1 : Number(select.value)));
  const text = plain(search.value.trim());
  const area = data.by_area === undefined ? -1 : wanted[data.by_area];
  if (besideArea) {
    besideArea.disabled = area < 0;
    if (area < 0 || Number(besideArea.value) === area) besideArea.value = '';
  }
  const second = besideArea && besideArea.value !== '' ? Number(besideArea.value) : -1;
  const areaCalled = (value) => marks[data.filters[data.by_area].findIndex((values) => values.includes(value))].area;
  areaPair = second < 0 ? null : [areaCalled(area), areaCalled(second)];
  match = marks.map((mark, i) => wanted.every((w, f) => w < 0 || data.filters[f][i].includes(w)
    || (f === data.by_area && second >= 0 && data.filters[f][i].includes(second)))
    && (!text || plain(nameOf(i)).includes(text)));
  if (!awaiting) picked = beside = -1;
  whole = false;
  if (active >= 0 && !match[active]) rove(-1);
};
const refilter = () => { filter(); draw(); };
// Lets go of one thing after the other: what is waited for, the second, the first, then filters and search.
const clear = () => {
  tell('');
  if (awaiting) { awaiting = false; return draw(); }
  if (beside >= 0) { beside = -1; return draw(); }
  if (picked >= 0) return pick(-1, true);
  if (everybody() && fills() && !document.fullscreenElement) return fillWindow(false);
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
  else if ((event.key === 'Enter' || event.key === ' ') && active >= 0) pick(active, false, event.shiftKey);
  else if (event.key === '+' || event.key === '=') zoom(1.5);
  else if (event.key === '-') zoom(1 / 1.5);
  else if (event.key === '0') zoom(1e-9);
  else done = false;
  if (done && active >= 0 && event.key in towards) centre(active);
  if (done) event.preventDefault();
});
svg.addEventListener('focus', () => { if (active < 0) rove(picked >= 0 ? picked : Math.max(0, match.indexOf(true))); });
svg.addEventListener('blur', () => rove(-1));
section.addEventListener('keydown', (event) => { if (event.key === 'Escape') { event.preventDefault(); clear(); } });

// Pointer: the nearest mark within a finger's breadth; dragging moves the picture once it is enlarged, two fingers
// enlarge it.
const placeOf = (event) => {
  const at = svg.getBoundingClientRect();
  return [box.x + (event.clientX - at.left - svg.clientLeft) / scale(), box.y + (event.clientY - at.top - svg.clientTop) / scale()];
};
const target = 24;  // pixels a fingertip can tell apart
const under = (event) => {
  const [x, y] = placeOf(event);
  let best = -1, least = target / 2 / scale() + 2;
  marks.forEach((mark, i) => {
    if (awaiting && !match[i]) return;
    const away = Math.hypot(mark.x - x, mark.y - y) - mark.r;
    if (away < least) { least = away; best = i; }
  });
  return best;
};
// How far, in pixels, the nearest other mark is: the breadth of what a finger can aim at.
const breadth = (i) => Math.min(...marks.map((mark, k) => (k === i ? Infinity
  : Math.hypot(mark.x - marks[i].x, mark.y - marks[i].y)))) * scale();
const fingers = new Map();
let drag = null, pinch = null, byFinger = false;
const spread = () => {
  const [a, b] = [...fingers.values()];
  return { apart: Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY),
    middle: placeOf({ clientX: (a.clientX + b.clientX) / 2, clientY: (a.clientY + b.clientY) / 2 }) };
};
svg.addEventListener('pointerdown', (event) => {
  byFinger = event.pointerType === 'touch';
  if (byFinger) fingers.set(event.pointerId, event);
  if (fingers.size === 2) pinch = spread();
  drag = { x: event.clientX, y: event.clientY, box: { ...box }, moved: fingers.size > 1 };
});
const lifted = (event) => {
  fingers.delete(event.pointerId);
  if (fingers.size < 2) pinch = null;
};
for (const name of ['pointerup', 'pointercancel']) svg.addEventListener(name, lifted);
svg.addEventListener('pointermove', (event) => {
  if (fingers.has(event.pointerId)) fingers.set(event.pointerId, event);
  if (pinch && fingers.size === 2) {
    const now = spread();
    zoom(now.apart / pinch.apart, ...now.middle);
    pinch = spread();
    return;
  }
  if (drag && event.buttons) {
    const dx = event.clientX - drag.x, dy = event.clientY - drag.y;
    if (Math.hypot(dx, dy) > 5) drag.moved = true;
    if (drag.moved && zoomed()) {
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
  if (drag && drag.moved) return noteLink();
  const i = under(event);
  if (i < 0) {
    if (picked >= 0 && !awaiting) pick(-1, true);
    else if (zoomed()) frame(...placeOf(event), box.w);
    return;
  }
  // Marks closer than a fingertip are first drawn apart, so that nobody is chosen by mistake.
  if (byFinger && breadth(i) < target && box.w > full.w / closest * 1.01) {
    zoom(target * 1.1 / breadth(i), marks[i].x, marks[i].y);
    frame(marks[i].x, marks[i].y, box.w);
    hovered = -1;
    tell('Enlarged, so that a fingertip can choose: tap again.');
    return noteLink();
  }
  rove(i);
  pick(i, false, event.shiftKey);
});
svg.addEventListener('wheel', (event) => {
  if (!event.ctrlKey) return;  // the page keeps its own scrolling
  event.preventDefault();
  zoom(event.deltaY < 0 ? 1.2 : 1 / 1.2, ...placeOf(event));
  noteLink();
}, { passive: false });

by('map-table').addEventListener('click', (event) => {
  const button = event.target.closest('button');
  if (!button) return;
  if (button.className === 'all') { whole = true; draw(); by('map-table').focus({ preventScroll: true }); return; }
  pick(Number(button.dataset.mark), true);
  by('map-table').focus({ preventScroll: true });
});
by('map-controls').addEventListener('submit', (event) => event.preventDefault());
by('map-controls').addEventListener('change', (event) => {
  if (event.target.name === 'map-view') { view = Number(event.target.value); draw(); }
  else if (event.target.id === 'map-each') { each = event.target.checked; draw(); }
  else if (event.target !== search) refilter();
});
search.addEventListener('input', refilter);
by('map-clear').addEventListener('click', () => { picked = beside = -1; awaiting = false; clear(); });
compare.addEventListener('click', () => {
  if (beside >= 0) { beside = -1; return draw(); }
  awaiting = !awaiting;
  tell(awaiting ? `Choose whom to compare with ${marks[picked].label}, on the map or in the table; Escape lets go.` : '');
  draw();
});
for (const [id, does] of [['map-in', () => zoom(1.5)], ['map-out', () => zoom(1 / 1.5)], ['map-whole', () => zoom(1e-9)],
  ['map-full', toggleFull], ['map-link', copyLink], ['map-save-svg', saveSvg], ['map-save-png', savePng]]) {
  by(id).addEventListener('click', () => { does(); noteLink(); });
}

for (const node of document.querySelectorAll('.needs-script')) node.hidden = false;
svg.setAttribute('aria-multiselectable', 'true');
arrange();
resized();
filter();
if (readLink()) section.scrollIntoView();
else draw();
new ResizeObserver(resized).observe(svg);
