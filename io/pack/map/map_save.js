// The picture as a file: what is on the screen, with a heading, the legend, what is left out, and where it comes from.
const textOf = (selector) => (document.querySelector(selector) || { textContent: '' }).textContent.trim();
const editions = { public: 'public edition', group: 'group edition', named: 'named edition' };
const sourceLines = () => {
  const day = new Date().toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
  return [`${textOf('.subtitle')}. ${textOf('footer p')}`,
    `Drawn by crosstie ${data.version}, ${editions[data.edition]}; saved on ${day}.`,
    ...[...document.querySelectorAll('p.mark')].map((mark) => mark.textContent)];
};
const wrapped = (text, size, weight, most) => {
  const lines = [''];
  for (const word of text.split(/\s+/)) {
    const longer = lines[lines.length - 1] ? lines[lines.length - 1] + ' ' + word : word;
    if (lines[lines.length - 1] && widthOf(longer, size, weight) > most) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
};
// What the style sheet says of a node becomes its own attributes, so that the file needs no style sheet.
const inherited = ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linejoin', 'fill-opacity', 'stroke-opacity',
  'opacity', 'paint-order', 'font-weight', 'text-anchor', 'dominant-baseline'];
const initial = { 'stroke-dasharray': 'none', 'fill-opacity': '1', 'stroke-opacity': '1', opacity: '1', 'paint-order': 'normal',
  'font-weight': '400', 'text-anchor': 'start', 'dominant-baseline': 'auto', 'stroke-linejoin': 'miter' };
const styleInto = (node, copy, known) => {
  const key = [node.tagName, node.getAttribute('class'), node.parentNode.getAttribute('class'), node.getAttribute('fill'),
    node.getAttribute('stroke-width')].join('|');
  if (!known.has(key)) {
    const style = getComputedStyle(node);
    known.set(key, style.display === 'none' ? null : inherited.map((name) => [name, style.getPropertyValue(name)])
      .filter(([name, value]) => value && initial[name] !== value && !(name === 'stroke-width' && style.stroke === 'none'))
      // An em is of the letters, which differ in size.
      .filter(([name]) => name !== 'stroke-width' || !node.closest('.names') || node.tagName === 'path'));
  }
  const found = known.get(key);
  if (!found) { copy.remove(); return; }
  const shrink = getComputedStyle(node).vectorEffect === 'non-scaling-stroke' ? scale() : 1;  // as wide at any size
  for (const [name, value] of found) copy.setAttribute(name, name === 'stroke-width' ? parseFloat(value) / shrink : value);
  for (const name of ['class', 'id', 'role', 'aria-selected', 'aria-label', 'aria-hidden']) copy.removeAttribute(name);
};
const copied = (node, into, known) => {
  const copy = node.cloneNode(false);
  into.append(copy);
  for (const child of node.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) copy.append(child.cloneNode());
    else copied(child, copy, known);
  }
  styleInto(node, copy, known);
  return copy;
};
const pictureFile = () => {
  const wide = Math.max(640, svg.clientWidth), high = Math.round(svg.clientHeight * wide / svg.clientWidth), side = 24;
  const file = make('svg', { xmlns: 'http://www.w3.org/2000/svg', role: 'img', 'font-family': letters });
  const room = wide - 2 * side;
  let y = 16;
  const say = (text, size, weight, fill) => {
    for (const line of wrapped(text, size, weight, room)) {
      y += size * 1.3;
      make('text', { x: side, y: y - size * 0.25, 'font-size': size, 'font-weight': weight, fill }, file, line);
    }
  };
  make('title', {}, file, `${by('map-summary').textContent} ${textOf('.subtitle')}`);
  const paper = make('rect', { width: '100%', height: '100%', fill: '#fff' }, file);
  say(by('map-summary').textContent, 18, 'bold', getComputedStyle(by('map-heading')).color);
  y += 10;
  const window = make('svg', { x: 0, y, width: wide, height: high, viewBox: svg.getAttribute('viewBox') }, file);
  if (canvas) setPaths(painted);  // on the screen these are painted
  svg.classList.remove('over-canvas');
  const inside = make('g', {}, window), known = new Map();
  const pointed = [active, hovered];
  active = hovered = -1;  // where the pointer is does not belong to the picture
  pointAt();
  copied(scene, inside, known);
  [active, hovered] = pointed;
  pointAt();
  if (canvas) { setPaths([]); svg.classList.add('over-canvas'); }
  // The halo of letters lies under them as letters of its own: not every program paints a stroke below its fill.
  for (const text of [...inside.querySelectorAll('text')]) {
    const halo = text.getAttribute('stroke');
    text.removeAttribute('paint-order');
    if (!halo) continue;
    const below = text.cloneNode(true);
    below.setAttribute('stroke-width', 0.28 * textSize / scale());
    below.setAttribute('fill', halo);
    text.before(below);
    for (const name of ['stroke', 'stroke-linejoin', 'stroke-width']) text.removeAttribute(name);
  }
  y += high + 6;
  let x = side;
  for (const item of document.querySelectorAll('.map-legend li')) {
    if (item.hidden) continue;
    const sample = item.querySelector('svg'), w = sample.width.baseVal.value, words = item.textContent.trim();
    const long = w + 6 + widthOf(words, 12) + 20;
    if (x > side && x + long > wide - side) { x = side; y += 20; }
    const copy = make('svg', { x, y: y + 10 - sample.height.baseVal.value / 2, width: w, height: sample.height.baseVal.value,
      viewBox: sample.getAttribute('viewBox') }, file);
    for (const part of sample.children) copied(part, copy, known);
    make('text', { x: x + w + 6, y: y + 14, 'font-size': 12, fill: '#212b32' }, file, words);
    x += long;
  }
  y += 26;
  if (by('map-left-out').textContent) say(by('map-left-out').textContent, 12, 'normal', '#425563');
  sourceLines().forEach((line, k) => say(line, 11, k > 1 ? 'bold' : 'normal', k > 1 ? '#8a1538' : '#425563'));
  y += 14;
  file.setAttribute('width', wide);
  file.setAttribute('height', y);
  file.setAttribute('viewBox', `0 0 ${wide} ${y}`);
  paper.setAttribute('width', wide);
  paper.setAttribute('height', y);
  return { wide, high: y, text: new XMLSerializer().serializeToString(file) };
};
const fileName = (ending) => {
  const about = [viewNames[view], ...chosen().map((i) => marks[i].label), ...(areaPair || []).map(areaName)].join(' ');
  return `map ${plain(about)}`.replace(/[^\p{L}\p{N}]+/gu, '_').slice(0, 80) + '.' + ending;
};
const handOver = (blob, ending) => {
  const link = make('a', { download: fileName(ending), href: URL.createObjectURL(blob) });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  tell(`Saved as ${link.download}, with its source.`);
};
const saveSvg = () => handOver(new Blob([pictureFile().text], { type: 'image/svg+xml' }), 'svg');
const savePng = () => {
  const { wide, high, text } = pictureFile();
  const sharp = Math.max(2, 2400 / wide);
  const image = new Image();
  image.onload = () => {
    const sheet = make('canvas', { width: Math.round(wide * sharp), height: Math.round(high * sharp) });
    sheet.getContext('2d').drawImage(image, 0, 0, sheet.width, sheet.height);
    sheet.toBlob((blob) => (blob ? handOver(blob, 'png') : tell('This browser cannot make a PNG; save the SVG.')), 'image/png');
  };
  image.onerror = () => tell('This browser cannot make a PNG; save the SVG.');
  image.src = 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(text);
};
