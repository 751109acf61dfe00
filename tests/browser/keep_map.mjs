// What a reader takes along from the map: a link that opens on it again, and the picture as a file.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { check, data, equal, folder, open, pause, quiet, rows, text } from './browser.mjs';

const address = async (page) => { await pause(400); return page.evaluate(() => location.hash); };

// What is shown stands in the address, and the address opens on it.
export async function opensOnALink(file) {
  const page = await open(file, 1280, { height: 720 });
  const map = await data(page);
  equal('link: nothing to say at first', await address(page), '');
  await page.evaluate(() => document.querySelector('#map-controls input[value="1"]').click());
  await page.select('[data-filter="1"]', '2');
  await page.type('#map-search', 'lead');
  await page.focus('#table-map tbody button');
  await page.keyboard.press('Enter');
  await page.evaluate(() => document.getElementById('map-in').click());
  const state = async (at) => [await text(at, '#map-summary'), await text(at, '#map-table'), await rows(at),
    await at.$eval('#map-search', (node) => node.value), await at.$eval('[data-filter="1"]', (node) => node.value),
    await at.$eval('#map-controls input:checked', (node) => node.value),
    (await at.$eval('#map-svg', (node) => node.getAttribute('viewBox'))).split(' ').map((value) => Math.round(value)).join(' ')].join(' | ');
  const end = await address(page), there = await state(page);
  check('link: says what is shown', end.startsWith('#map?view=after&') && end.includes('find=lead') && end.includes('who='), end);
  const other = await open(file, 1280, { height: 720, end });
  equal('link: opens on the same', await state(other), there);
  check('link: the map is in the window', await other.$eval('#map', (node) => node.getBoundingClientRect().top) < 100);
  // Another link in a page that is open, one to elsewhere, and one that names what is not there.
  const who = `${map.marks[2].label}, ${map.areas[map.marks[2].area].name}`;
  await other.evaluate((words) => { location.hash = '#map?who=' + encodeURIComponent(words); }, who);
  await pause(60);
  check('link: followed in the page', (await text(other, '#map-summary')).startsWith(who));
  await other.evaluate(() => { location.hash = '#limits'; });
  await pause(400);
  check('link: elsewhere changes nothing', (await text(other, '#map-summary')).startsWith(who));
  equal('link: and is left alone', await other.evaluate(() => location.hash), '#limits');
  await other.evaluate(() => { location.hash = '#map?who=Nobody%20%3Cb%3E&borough=Atlantis'; });
  await pause(60);
  check('link: what is not there is said', (await text(other, '#map-done')).includes('Atlantis; Nobody <b>'), await text(other, '#map-done'));
  equal('link: as words', await other.$$eval('#map-done b', (nodes) => nodes.length), 0);
  await other.evaluate(() => { document.getElementById('map-link').click(); });
  await pause(200);
  check('link: copied, or shown to be copied', /^Link copied|file:/.test(await text(other, '#map-done')), await text(other, '#map-done'));
  await quiet(page, 'link');
  await quiet(other, 'link opened');
  await page.close();
  await other.close();
}

// The picture as a file of its own, with where it comes from.
export async function savesThePicture(file, name, mark) {
  const page = await open(file, 1280, { height: 720 });
  const client = await page.createCDPSession();
  const into = join(folder, `saved_${name}`);
  await client.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: into });
  await page.click('#table-map tbody button');
  const saved = async (ending) => {
    await page.evaluate((id) => document.getElementById(id).click(), `map-save-${ending}`);
    for (let k = 0; k < 50; ++k) {
      await pause(100);
      const found = existsSync(into) ? readdirSync(into).find((one) => one.endsWith('.' + ending)) : null;
      if (found) return readFileSync(join(into, found));
    }
    check(`${name}: ${ending} is saved`, false);
    return Buffer.alloc(0);
  };
  const svg = (await saved('svg')).toString();
  const read = await page.evaluate((words) => {
    const file = new DOMParser().parseFromString(words, 'image/svg+xml');
    return { wrong: Boolean(file.querySelector('parsererror')), words: [...file.querySelectorAll('text')].map((node) => node.textContent).join(' '),
      parts: file.querySelectorAll('path').length, odd: file.querySelectorAll('style, script, image, foreignObject, [style], [class], [id], [href]').length };
  }, svg);
  equal(`${name}: saved SVG is XML`, read.wrong, false);
  equal(`${name}: saved SVG needs nothing beside it`, read.odd, 0);
  const people = (await data(page)).marks.length;
  check(`${name}: saved SVG has everybody`, read.parts >= people, read.parts);
  const title = await text(page, '.subtitle'), source = await text(page, 'footer p'), edition = (await data(page)).edition;
  const plain = (words) => words.replace(/\s+/g, ' ');
  for (const words of [await text(page, '#map-summary'), title, source.slice(0, 60), `${edition} edition`, 'Drawn by crosstie ',
    `saved on ${new Date().getDate()} `, mark, 'NHS trust'].filter(Boolean)) {
    if (words !== 'NHS trust' || edition !== 'public') check(`${name}: saved SVG says`, plain(read.words).includes(plain(words)), words);
  }
  const png = await saved('png');
  equal(`${name}: saved PNG`, png.subarray(1, 4).toString(), 'PNG');
  check(`${name}: saved PNG is sharp`, png.length > 20000 && png.readUInt32BE(16) >= 1600, png.length);
  await quiet(page, `${name}: save`);
  await page.close();
}
