// The map walked by keyboard and pointer, person by person and area by area: every control does what it says.
import { check, data, equal, focused, lineLength, rows, tabTo, text } from './browser.mjs';

/// Where everybody stands on the screen's layout, which is that of the paper or a wider one.
export const places = (page) => page.$$eval('#map-svg .mark', (all) => all.map((node) => {
  const [x, y] = node.getAttribute('transform').match(/[-.\d]+/g).map(Number);
  return { x, y };
}));
const seenWidth = (page) => page.$eval('#map-svg', (node) => Number(node.getAttribute('viewBox').split(' ')[2]));

export async function walkPeople(page) {
  const map = await data(page);
  equal('a table row for everybody', await rows(page), Math.min(150, map.marks.length));
  const change = await text(page, '#map-summary');
  check('change draws new and lost', await lineLength(page, 'new') > 0 && await lineLength(page, 'lost') > 0);

  // The switch: a radio group, moved by arrows.
  await page.focus('#map-controls input[value="2"]');
  await page.keyboard.press('ArrowLeft');
  check('after: its own sentence', (await text(page, '#map-summary')).startsWith(map.heads[1]));
  equal('after: no new ones drawn', await lineLength(page, 'new'), 0);
  check('after: contacts between areas drawn', await lineLength(page, 'between') > 0);
  await page.keyboard.press('ArrowLeft');
  check('before: its own sentence', (await text(page, '#map-summary')).startsWith(map.heads[0]));
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  equal('back to change', await text(page, '#map-summary'), change);

  // A filter, counted from the data.
  const wanted = map.filters[0].filter((values) => values.includes(1)).length;
  await page.select('[data-filter="0"]', '1');
  equal('filter: rows', await rows(page), wanted);
  equal('filter: others faded', await page.$$eval('#map-svg .faded', (all) => all.length), map.marks.length - wanted);
  await page.focus('#table-map tbody button');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  equal('Escape lets go of a person first and keeps the filter', await rows(page), wanted);
  await page.focus('[data-filter="0"]');
  await page.keyboard.press('Escape');
  equal('Escape clears a filter', await rows(page), Math.min(150, map.marks.length));

  // Search: part of a label, whatever its case.
  const word = map.marks[0].label.slice(0, 6).toUpperCase();
  const areas = map.areas.map((area) => area.name);
  const plain = (words) => words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const hits = map.marks.filter((mark) => plain(`${mark.label}${areas.length ? `, ${areas[mark.area]}` : ''}`)
    .includes(plain(word.trim()))).length;
  await page.type('#map-search', word);
  equal('search: rows', await rows(page), hits);
  await page.keyboard.press('Escape');
  equal('Escape clears a search', await rows(page), Math.min(150, map.marks.length));

  // The map by keyboard: arrows reach everybody, Enter chooses, Escape lets go.
  await page.focus('#map-search');
  await tabTo(page, 'map-svg');
  check('focus on the map is on somebody', await page.$eval('#map-svg', (node) => node.hasAttribute('aria-activedescendant')));
  const activeMark = () => page.$eval('#map-svg', (node) => Number(node.getAttribute('aria-activedescendant').slice(4)));
  const seen = new Map([[await activeMark(), []]]);
  const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  // Which people arrows lead to, by the rule itself, and that the page follows it for the first of them.
  const stand = await places(page);
  const towards = (from, [dx, dy]) => {
    let best = from, least = Infinity;
    stand.forEach((mark, i) => {
      const x = mark.x - stand[from].x, y = mark.y - stand[from].y;
      const along = x * dx + y * dy, cost = along + 2 * Math.abs(x * dy - y * dx);
      if (along > 0 && cost < least) { best = i; least = cost; }
    });
    return best;
  };
  const queue = [...seen.keys()];
  while (queue.length) {
    const from = queue.shift();
    for (const key of Object.keys(step)) {
      const to = towards(from, step[key]);
      if (!seen.has(to)) { seen.set(to, [...seen.get(from), key]); queue.push(to); }
    }
  }
  equal('arrows lead to everybody', seen.size, map.marks.length);
  let farthest = [];
  for (const path of seen.values()) if (path.length > farthest.length) farthest = path;
  let at = await activeMark();
  for (const key of farthest) {
    at = towards(at, step[key]);
    await page.keyboard.press(key);
    equal('an arrow goes to the nearest', await activeMark(), at);
  }
  await page.keyboard.press('Home');
  const first = await activeMark();
  await page.keyboard.press('Enter');
  const own = map.ties.filter((tie) => tie[0] === first || tie[1] === first);
  equal('chosen: a row for each contact', await rows(page), own.length);
  check('chosen: named in the sentence', (await text(page, '#map-summary')).startsWith(map.marks[first].label));
  equal('chosen: said to a screen reader', await page.$eval(`#map-${first}`, (node) => node.getAttribute('aria-selected')), 'true');
  const news = own.filter((tie) => tie[2] >> 2 === 1).length;
  equal('chosen: new contacts in the table', await page.$$eval('#table-map td:last-child',
    (cells) => cells.filter((cell) => cell.textContent === 'new').length), news);
  await page.keyboard.press('Escape');
  equal('Escape lets go', await text(page, '#map-summary'), change);
  const whole = await seenWidth(page);
  await page.keyboard.press('+');
  check('plus enlarges', await seenWidth(page) < whole);
  await page.keyboard.press('0');
  equal('0 shows the whole map', await seenWidth(page), whole);

  // A row of the table chooses too.
  await page.focus('#table-map tbody tr:nth-child(3) button');
  const name = await page.evaluate(() => document.activeElement.textContent);
  await page.keyboard.press('Enter');
  check('a row chooses', (await text(page, '#map-summary')).startsWith(name));
  equal('focus stays with the table', await focused(page), 'map-table');
  await page.keyboard.press('Escape');

  // And a click on a mark.
  const place = await page.$eval('#map-3', (node) => { const box = node.getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2]; });
  await page.evaluate(() => document.getElementById('map-svg').scrollIntoView({ block: 'center' }));
  const [x, y] = await page.$eval('#map-3', (node) => { const box = node.getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2]; });
  check('the map is on the page', place.every(Number.isFinite));
  await page.mouse.click(x, y);
  check('a click chooses', (await text(page, '#map-summary')).startsWith(map.marks[3].label));
}

export async function walkAreas(page) {
  const map = await data(page);
  equal('areas only', map.people, false);
  equal('a row for every area', await rows(page), map.marks.length);
  await page.focus('#map-search');
  await tabTo(page, 'map-svg');
  await page.keyboard.press('Enter');
  equal('chosen: a row for each other area', await rows(page), map.marks.length - 1);
  const sum = (wave) => map.ties.filter((tie) => tie[0] === 0 || tie[1] === 0).reduce((n, tie) => n + tie[wave], 0);
  check('chosen: its contacts', (await text(page, '#map-summary')).endsWith(`${sum(2)} before, ${sum(3)} after.`));
  await page.keyboard.press('Escape');
  equal('Escape lets go', await rows(page), map.marks.length);
}

