// The pages crosstie writes, opened in a browser: nothing is asked of the network, nothing is said on the console, axe-core
// finds no violation, no page is wider than a phone, on paper every page is A4 and holds something. The map that can be
// asked is walked in check_map.mjs.
//
// usage: node check_pages.mjs CROSSTIE STUDY        (prints "SKIPPED: why" where browser or packages are missing)
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { accessible, check, equal, folder, open, paperOf, quiet, run, study } from './browser.mjs';

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

await run(async () => {
  for (const edition of ['public', 'group', 'named']) {
    const file = paperOf(edition, [study, '--edition', edition]);
    for (const width of [1280, 390]) {
      const name = `${edition} at ${width}`;
      const page = await open(file, width);
      check(`${name}: the map is shown`, await page.$eval('#map', (node) => node.getBoundingClientRect().height > 200));
      equal(`${name}: as wide as the window`, await page.evaluate(() => document.documentElement.scrollWidth), width);
      await quiet(page, name);
      await accessible(page, name);
      await page.emulateMediaType('print');
      equal(`${name}: the map is not printed`, await page.$eval('#map', (node) => getComputedStyle(node).display), 'none');
      if (width === 1280) await printed(page, name);
      check(`${name}: the picture is printed`, await page.$eval('figure svg', (node) => node.getBoundingClientRect().height > 100));
      await page.close();
      const annex = await open(join(file, '..', 'annex.html'), width);
      await chartsHaveTables(annex, `${name}, annex`);
      equal(`${name}, annex: as wide as the window`, await annex.evaluate(() => document.documentElement.scrollWidth), width);
      await quiet(annex, `${name}, annex`);
      await accessible(annex, `${name}, annex`);
      await annex.close();
    }
    const still = await open(file, 1280, { scripts: false });
    equal(`${edition}: without scripts no map and no controls`, await still.$$eval('.needs-script, #map-controls', (all) =>
      all.filter((node) => node.getBoundingClientRect().height > 0).length), 0);
    check(`${edition}: without scripts picture and tables stand`, await still.$$eval('figure svg, table', (all) => all.length) > 5);
    await still.close();
  }
}, 'every page passed');
