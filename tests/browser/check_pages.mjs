// The pages crosstie writes, opened in a browser: nothing is asked of the network, nothing is said on the console, every
// control does what it says with the keyboard alone, axe-core finds no violation, no page is wider than a phone.
//
// usage: node check_pages.mjs CROSSTIE STUDY        (prints "SKIPPED: why" where browser or packages are missing)
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const skipped = (why) => { console.log(`SKIPPED: ${why}`); process.exit(0); };
const [crosstie, study] = process.argv.slice(2);
const require = createRequire(import.meta.url);
let puppeteer, axe;
try {
  puppeteer = require('puppeteer-core');
  axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
} catch {
  skipped('axe-core and puppeteer-core are not installed; run npm ci in tests/browser');
}
const browserPath = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/google-chrome'].find((p) => p && existsSync(p));
if (!browserPath) skipped('no chromium');

let failures = 0;
const check = (what, ok, seen = '') => {
  if (ok) return;
  ++failures;
  console.error(`FAILED: ${what} ${seen}`);
};
const equal = (what, seen, wanted) => check(what, seen === wanted, `saw ${JSON.stringify(seen)}, wanted ${JSON.stringify(wanted)}`);

const folder = mkdtempSync(join(tmpdir(), 'crosstie_pages_'));
const browser = await puppeteer.launch({ executablePath: browserPath, headless: true,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync'] });

async function open(file, width, scripts = true) {
  const page = await browser.newPage();
  page.said = [];
  page.asked = [];
  page.on('console', (message) => page.said.push(message.text()));
  page.on('pageerror', (error) => page.said.push(error.message));
  page.on('request', (request) => page.asked.push(request.url()));
  await page.setJavaScriptEnabled(scripts);
  await page.setViewport({ width, height: 844 });
  await page.goto(`file://${file}`, { waitUntil: 'load' });
  return page;
}
const text = (page, where) => page.$eval(where, (node) => node.textContent);
const rows = (page) => page.$$eval('#table-map tbody tr', (all) => all.length);
const lineLength = (page, kind) => page.$eval(`#map-svg .ties .${kind}`, (node) => (node.getAttribute('d') || '').length);
const focused = (page) => page.evaluate(() => document.activeElement.id || document.activeElement.name || '');
const data = (page) => page.$eval('#map-data', (node) => JSON.parse(node.textContent));

async function tabTo(page, id) {
  for (let k = 0; k < 80 && (await focused(page)) !== id; ++k) await page.keyboard.press('Tab');
  equal('Tab reaches', await focused(page), id);
}

async function quiet(page, name) {
  equal(`${name}: requests`, page.asked.length, 1);
  equal(`${name}: console`, page.said.join(' | '), '');
}

async function accessible(page, name) {
  await page.evaluate(axe);
  const found = await page.evaluate(() => window.axe.run({
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
  for (const one of found.violations) check(`${name}: axe ${one.id}`, false, one.nodes[0].html.slice(0, 200));
  check(`${name}: axe looked at something`, found.passes.length > 20);
}

async function walkPeople(page) {
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
  const towards = (from, [dx, dy]) => {
    let best = from, least = Infinity;
    map.marks.forEach((mark, i) => {
      const x = mark.x - map.marks[from].x, y = mark.y - map.marks[from].y;
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
  await page.keyboard.press('+');
  const near = await page.$eval('#map-svg', (node) => Number(node.getAttribute('viewBox').split(' ')[2]));
  check('plus enlarges', near < map.width);
  await page.keyboard.press('0');
  check('0 shows the whole map', await page.$eval('#map-svg', (node) => Number(node.getAttribute('viewBox').split(' ')[2])) > map.width);

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

async function walkAreas(page) {
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

// Every chart has its numbers as a table, which a key opens.
async function chartsHaveTables(page, name) {
  const figures = await page.$$eval('#charts figure', (all) => all.map((one) => one.id.slice(7)));
  check(`${name}: charts`, figures.length >= 5, figures.join(' '));
  for (const id of figures) {
    const table = `#table-chart_${id}`;
    const summary = await page.$(`details:has(${table}) > summary`);
    check(`${name}: ${id} has a table`, summary !== null);
    await summary.focus();
    await page.keyboard.press('Enter');
    check(`${name}: Enter shows the table of ${id}`, await page.$eval(table, (node) => node.getBoundingClientRect().height > 20));
  }
}

// On A4: no page is blank, nothing is cut at the right, the cover sheet begins the first page.
async function printed(page, name) {
  const pdf = join(folder, `${name.replaceAll(' ', '_')}.pdf`);
  writeFileSync(pdf, await page.pdf({ preferCSSPageSize: true, printBackground: true }));
  let info;
  try {
    info = execFileSync('pdfinfo', ['-f', '1', '-l', '999', pdf]).toString();
  } catch {
    return;  // no pdfinfo here
  }
  const sizes = [...info.matchAll(/Page +\d+ size: +([\d.]+) x ([\d.]+)/g)].map((hit) => [Math.round(hit[1]), Math.round(hit[2])]);
  check(`${name}: pages are A4`, sizes.length > 3 && sizes.every(([w, h]) => Math.abs(Math.min(w, h) - 595) < 2 && Math.abs(Math.max(w, h) - 842) < 2),
    JSON.stringify(sizes[0]));
  const pages = execFileSync('pdftotext', [pdf, '-']).toString().split('\f');
  sizes.forEach((_, k) => check(`${name}: page ${k + 1} holds something`, pages[k].replace(/\s/g, '').length > 60, pages[k].slice(0, 80)));
  check(`${name}: the cover sheet begins the first page`, pages[0].includes('Agenda item') && !pages[0].includes('Links and contacts that lasted'));
}

// Two thousand people: the map works, and how long it takes is said (never judged: machines differ).
async function smooth() {
  const lines = (rows) => rows.join('\n') + '\n';
  const people = 2000, area = (i) => `Area ${i % 12}`;
  const ties = (seed, count) => Array.from({ length: count }, (_, k) => `p${(k * 7919 + seed) % people},p${(k * 104729 + 31 * seed) % people}`)
    .filter((row) => row.split(',')[0] !== row.split(',')[1]);
  writeFileSync(join(folder, 'people.csv'), lines(['id,label,area', ...Array.from({ length: people }, (_, i) => `p${i},Person ${i},${area(i)}`)]));
  writeFileSync(join(folder, 'before.csv'), lines(['source,target', ...ties(1, 3000)]));
  writeFileSync(join(folder, 'after.csv'), lines(['source,target', ...ties(1, 1500), ...ties(2, 3000)]));
  const out = join(folder, 'large');
  execFileSync(crosstie, ['report', join(folder, 'before.csv'), join(folder, 'after.csv'), '--actors', join(folder, 'people.csv'),
    '--by', 'area', '--draws', '10', '--edition', 'group', '-o', out, '--quiet'], { stdio: 'ignore' });
  const page = await open(join(out, 'paper.html'), 1280);
  equal('large: everybody is there', (await data(page)).marks.length, people);
  check('large: ties are painted', await page.$('#map-svg.over-canvas') !== null);
  await page.focus('#map-search');
  await tabTo(page, 'map-svg');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  check('large: a person is chosen', await page.$$eval('#map-svg [aria-selected="true"]', (all) => all.length) === 1);
  const slowest = await page.evaluate(async () => {
    const frame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    let worst = 0;
    for (const value of ['0', '1', '2']) {
      const start = performance.now();
      document.querySelector(`#map-controls input[value="${value}"]`).click();
      await frame();
      worst = Math.max(worst, performance.now() - start);
    }
    return worst;
  });
  console.log(`2,000 people: the slowest switch took ${Math.round(slowest)} ms`);
  await quiet(page, 'large');
  await page.close();
}

try {
  await smooth();
  for (const edition of ['public', 'group', 'named']) {
    const out = join(folder, edition);
    execFileSync(crosstie, ['report', study, '--edition', edition, '-o', out, '--quiet']);
    const file = join(out, 'paper.html');
    for (const width of [1280, 390]) {
      const name = `${edition} at ${width}`;
      const page = await open(file, width);
      check(`${name}: the map is shown`, await page.$eval('#map', (node) => node.getBoundingClientRect().height > 200));
      if (width === 1280) await (edition === 'public' ? walkAreas(page) : walkPeople(page));
      equal(`${name}: as wide as the window`, await page.evaluate(() => document.documentElement.scrollWidth), width);
      await quiet(page, name);
      await accessible(page, name);
      await page.emulateMediaType('print');
      equal(`${name}: the map is not printed`, await page.$eval('#map', (node) => getComputedStyle(node).display), 'none');
      if (width === 1280) await printed(page, name);
      check(`${name}: the picture is printed`, await page.$eval('figure svg', (node) => node.getBoundingClientRect().height > 100));
      await page.close();
      const annex = await open(join(out, 'annex.html'), width);
      await chartsHaveTables(annex, `${name}, annex`);
      equal(`${name}, annex: as wide as the window`, await annex.evaluate(() => document.documentElement.scrollWidth), width);
      await quiet(annex, `${name}, annex`);
      await accessible(annex, `${name}, annex`);
      await annex.close();
    }
    const still = await open(file, 1280, false);
    equal(`${edition}: without scripts no map and no controls`, await still.$$eval('.needs-script, #map-controls', (all) =>
      all.filter((node) => node.getBoundingClientRect().height > 0).length), 0);
    check(`${edition}: without scripts picture and tables stand`, await still.$$eval('figure svg, table', (all) => all.length) > 5);
    await still.close();
  }
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}
if (failures) process.exit(1);
console.log('every page passed');
