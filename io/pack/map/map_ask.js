// What a reader asks: a view, filters, a search, a person or an area; by keys, pointer or table.
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
