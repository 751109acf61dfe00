// Names beside those who are chosen and their contacts, where there is room: no name lies on another, on a mark that it
// is not of or on an area's name. What finds no room or is shortened is counted, so that the page can say so.
const nameSize = 12;  // pixels
const gap = 3;
const inked = document.createElement('canvas').getContext('2d');
const letters = 'Arial, "Liberation Sans", Helvetica, sans-serif';
const widthOf = (text, size, weight = 'normal') => {
  inked.font = `${weight} ${size}px ${letters}`;
  return inked.measureText(text).width;
};
let named = new Map();  // mark -> its name as written
let unnamed = 0, shortened = 0;

// On one line, or on two where one would be long; what is longer than two lines is cut.
const longest = 190;  // pixels of a line
const cut = (text, size, weight) => {
  if (widthOf(text, size, weight) <= longest) return text;
  let low = 1, high = text.length;
  while (low < high) {
    const half = (low + high + 1) >> 1;
    if (widthOf(text.slice(0, half) + '\u2026', size, weight) <= longest) low = half; else high = half - 1;
  }
  return text.slice(0, low).trimEnd() + '\u2026';
};
const split = (text, size, weight, most) => {
  if (widthOf(text, size, weight) <= most) return [text];
  let best = -1;
  for (let at = text.indexOf(' '); at > 0; at = text.indexOf(' ', at + 1)) {
    if (best < 0 || Math.abs(at - text.length / 2) < Math.abs(best - text.length / 2)) best = at;
  }
  return best < 0 ? [text] : [text.slice(0, best), text.slice(best + 1)];
};
const asWritten = (text, size, weight, most) => {
  const parts = split(text, size, weight, most), told = parts.map((line) => cut(line, size, weight));
  return { lines: told, w: Math.max(...told.map((line) => widthOf(line, size, weight))), h: told.length * (size + 1), size,
    cut: told.some((line, k) => line !== parts[k]) };
};
const write = (name, spot, middle, attributes, parent) => {
  const s = scale(), x = box.x + (spot.x + (middle ? spot.w / 2 : 0)) / s;
  const text = make('text', { x, ...attributes }, parent);
  name.lines.forEach((line, k) => {
    make('tspan', { x, y: box.y + (spot.y + (k + 0.82) * (name.size + 1)) / s }, text, line);
  });
};
const written = marks.map(() => null);
const nameLines = (i) => (i === picked || i === beside ? asWritten(marks[i].label, nameSize, 'bold', 110)
  : written[i] ||= asWritten(marks[i].label, nameSize, 'normal', 110));

// Boxes in pixels of the window.
const meets = (a, b) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
const toPixels = (x, y) => [(x - box.x) * scale(), (y - box.y) * scale()];
const markBox = (i) => {
  const [x, y] = toPixels(marks[i].x, marks[i].y), r = Math.max(2, marks[i].r * scale() * 1.1);
  return { x: x - r, y: y - r, w: 2 * r, h: 2 * r, mark: i };
};
const inside = (spot) => spot.x >= 1 && spot.y >= 1 && spot.x + spot.w <= svg.clientWidth - 1 && spot.y + spot.h <= svg.clientHeight - 1;

// Names of areas: over or under, or at the side that faces away from the middle; clear of each other, and where that can
// be of other areas. The largest first.
let areaBoxes = [], areasUnnamed = 0;
const writtenAreas = discs.map(() => null);
const spotsOfArea = (disc, size) => {
  const s = scale(), [x, y] = toPixels(disc.x, disc.y), r = disc.r * s + gap;
  const over = { x: x - size.w / 2, y: y - r - size.h }, under = { x: x - size.w / 2, y: y + r };
  const right = { x: x + r, y: y - size.h / 2 }, left = { x: x - r - size.w, y: y - size.h / 2 };
  const low = disc.y > layout.height / 2, side = disc.x > layout.width / 2 ? right : left;
  const corner = { x: x + (side === right ? 0.7 * r : -0.7 * r - size.w), y: low ? y + 0.7 * r : y - 0.7 * r - size.h };
  const own = low ? under : over;
  const spots = [own, corner, side, low ? over : under];
  if (!zoomed()) spots.splice(3, 0, { ...own, x: Math.max(1, Math.min(svg.clientWidth - size.w - 1, own.x)) });
  // Of the area that is looked into, at the top of the window.
  else if (Math.hypot(x - svg.clientWidth / 2, y - svg.clientHeight / 2) < r) spots.push({ x: (svg.clientWidth - size.w) / 2, y: 3 });
  return spots.map((spot) => ({ ...spot, w: size.w, h: size.h }));
};
const onDisc = (spot, disc) => {
  const [x, y] = toPixels(disc.x, disc.y);
  const dx = x - Math.max(spot.x, Math.min(spot.x + spot.w, x)), dy = y - Math.max(spot.y, Math.min(spot.y + spot.h, y));
  return Math.hypot(dx, dy) < disc.r * scale() - 1;
};
const nameAreas = () => {
  areaNames.replaceChildren();
  areaBoxes = [];
  areasUnnamed = 0;
  const largestFirst = discs.map((_, k) => k).sort((a, b) => discs[b].r - discs[a].r);
  for (const k of largestFirst) {
    const name = writtenAreas[k] ||= asWritten(people ? discs[k].name : discs[k].label, textSize, 'bold', 150);
    const spots = spotsOfArea(discs[k], name);
    const free = spots.filter((spot) => inside(spot) && !areaBoxes.some((one) => meets(one, spot)));
    const spot = free.find((one) => discs.every((disc, other) => other === k || !onDisc(one, disc))) || free[0];
    if (!spot) {
      const [x, y] = toPixels(discs[k].x, discs[k].y);
      if (x > 0 && y > 0 && x < svg.clientWidth && y < svg.clientHeight) ++areasUnnamed;  // not looked away from
      continue;
    }
    areaBoxes.push(spot);
    write(name, spot, true, {}, areaNames);
  }
};
// Beside the mark, then over and under it, then further off with a line to it.
const directions = [[1, 0], [-1, 0], [0, -1], [0, 1], [0.8, -0.8], [-0.8, -0.8], [0.8, 0.8], [-0.8, 0.8]];
const spotsFor = function* (i, size) {
  const mark = markBox(i), r = mark.w / 2, x = mark.x + r, y = mark.y + r;
  for (const away of [0, 12, 26, 44]) {
    for (const [dx, dy] of directions) {
      const reach = r + gap + away;
      const left = x + dx * reach + (dx > 0 ? 0 : dx < 0 ? -size.w : -size.w / 2);
      const top = y + dy * reach + (dy > 0 ? 0 : dy < 0 ? -size.h : -size.h / 2);
      yield { x: left, y: top, w: size.w, h: size.h, from: away ? { x: x + dx * r, y: y + dy * r } : null,
        to: { x: x + dx * (reach - 1), y: y + dy * (reach - 1) } };
    }
  }
};
// Those chosen first, then whom both are in contact with, then the others in the order of the table.
const toName = () => {
  if (!people) return [];
  if (picked >= 0 && !awaiting) {
    const both = inBoth();
    return [...new Set([...chosen(), ...both, ...chosen().flatMap((i) => [...contactsOf(i)])])];
  }
  if (box.w > full.w * 0.6) return picked >= 0 ? [picked] : [];
  const seen = marks.map((_, i) => i).filter((i) => match[i] && Math.abs(marks[i].x - box.x - box.w / 2) < box.w / 2
    && Math.abs(marks[i].y - box.y - box.h / 2) < box.h / 2);
  return seen.length <= 60 ? seen : [];
};
const nameThose = () => {
  labels.replaceChildren();
  named = new Map();
  unnamed = shortened = 0;
  const list = toName(), s = scale(), wide = svg.clientWidth, high = svg.clientHeight;
  labels.setAttribute('font-size', nameSize / s);
  let lead = '';
  const taken = list.length ? [...list.map(markBox), ...areaBoxes] : [];
  for (const i of list) {
    const own = markBox(i);
    if (own.x + own.w < 0 || own.y + own.h < 0 || own.x > wide || own.y > high) continue;  // outside the window
    const name = nameLines(i);
    let found = null;
    for (const spot of spotsFor(i, name)) {
      if (!inside(spot)) continue;
      if (taken.some((one) => one.mark !== i && meets(one, spot))) continue;
      found = spot;
      break;
    }
    if (!found) { ++unnamed; continue; }
    taken.push(found);
    if (name.cut) ++shortened;
    named.set(i, name.lines.join(' '));
    write(name, found, false, { class: i === picked || i === beside ? 'picked' : 'contact' }, labels);
    if (found.from) {
      lead += `M${box.x + found.from.x / s} ${box.y + found.from.y / s}L${box.x + found.to.x / s} ${box.y + found.to.y / s}`;
    }
  }
  leaders.setAttribute('d', lead);
  leaders.setAttribute('stroke-width', 0.8 / s);
  saidOfNames();
};
const saidOfNames = () => {
  const parts = [];
  if (areasUnnamed) parts.push(`${counted(areasUnnamed, `${one}'s name finds`, `${many}' names find`)} no room here`);
  if (unnamed) parts.push(`${counted(unnamed, 'name finds', 'names find')} no room here`);
  if (shortened) parts.push(`${counted(shortened, 'name is', 'names are')} shortened`);
  const whole = picked >= 0 && !awaiting ? 'The table has all; enlarging makes room.' : 'Enlarging makes room.';
  by('map-left-out').textContent = [leftOut, parts.length ? `${capital(parts.join(', '))}. ${whole}` : '']
    .filter(Boolean).join(' ');
};
let leftOut = '';  // what of the contacts is not drawn one by one

// Findings in words on the contacts that prove them, as in print, or near these with a hairline: never on a mark, and
// where there is no room, not at all.
const pinHeight = 15;  // pixels of a line
const roomForPin = (x, y, w, h, taken) => {
  for (const away of [0, 15, 30, 50, 75, 100]) {
    for (let turn = 0; turn < (away ? 16 : 1); ++turn) {
      const spot = { x: x - w / 2 + away * 1.5 * Math.cos(turn * Math.PI / 8), y: y - h / 2 + away * Math.sin(turn * Math.PI / 8), w, h };
      if (inside(spot) && !taken.some((one) => meets(one, spot))) return spot;
    }
  }
  return null;
};
const drawPins = () => {
  pins.replaceChildren();
  if (!data.pins || view !== CHANGE || drawn === 'bands' || picked >= 0 || !everybody()) return;
  const s = scale(), taken = [...marks.map((_, i) => markBox(i)), ...areaBoxes];
  for (const [a, b, words] of data.pins) {
    const [x, y] = toPixels((marks[a].x + marks[b].x) / 2, (marks[a].y + marks[b].y) / 2);
    const spot = roomForPin(x, y, Math.max(...words.map((line) => widthOf(line, textSize, 'bold'))) + 10, words.length * pinHeight + 4, taken);
    if (!spot) continue;
    taken.push(spot);
    const at = (px, py) => [box.x + px / s, box.y + py / s];
    const [left, top] = at(spot.x, spot.y), [cx, cy] = at(spot.x + spot.w / 2, spot.y + spot.h / 2), [tx, ty] = at(x, y);
    make('path', { class: 'leader', d: `M${cx} ${cy}L${tx} ${ty}`, 'stroke-width': 1 / s }, pins);
    make('rect', { class: 'pin', x: left, y: top, width: spot.w / s, height: spot.h / s, 'stroke-width': 0.8 / s }, pins);
    const text = make('text', { class: 'pinned' }, pins);
    words.forEach((line, k) => make('tspan', { x: cx, y: top + (2 + (k + 0.78) * pinHeight) / s, class: k ? 'finding' : 'where' }, text, line));
  }
};
