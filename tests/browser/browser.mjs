// A browser for the tests of this folder, a folder for what they write, and what they count: each test file starts it, checks,
// and ends with done(). Prints "SKIPPED: why" and stops where browser or packages are missing.
//
// usage of each: node FILE.mjs CROSSTIE STUDY
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const skipped = (why) => { console.log(`SKIPPED: ${why}`); process.exit(0); };
export const [crosstie, study] = process.argv.slice(2);
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
export const check = (what, ok, seen = '') => {
  if (ok) return;
  ++failures;
  console.error(`FAILED: ${what} ${seen}`);
};
export const equal = (what, seen, wanted) => check(what, seen === wanted, `saw ${JSON.stringify(seen)}, wanted ${JSON.stringify(wanted)}`);

export const folder = mkdtempSync(join(tmpdir(), 'crosstie_pages_'));
export const browser = await puppeteer.launch({ executablePath: browserPath, headless: true,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync'] });

/// A page of a file; `how` may switch scripts off, make it a phone, or add an end to its address.
export async function open(file, width, how = {}) {
  const page = await browser.newPage();
  page.said = [];
  page.asked = [];
  page.on('console', (message) => page.said.push(message.text()));
  page.on('pageerror', (error) => page.said.push(error.message));
  page.on('request', (request) => { if (!request.url().startsWith('data:')) page.asked.push(request.url()); });
  await page.setJavaScriptEnabled(how.scripts !== false);
  await page.setViewport({ width, height: how.height || 844, isMobile: Boolean(how.phone), hasTouch: Boolean(how.phone) });
  await page.goto(`file://${file}${how.end || ''}`, { waitUntil: 'load' });
  return page;
}
export const text = (page, where) => page.$eval(where, (node) => node.textContent);
export const rows = (page) => page.$$eval('#table-map tbody tr', (all) => all.length);
export const lineLength = (page, kind) => page.$$eval(`#map-svg .ties .${kind}`,
  (all) => all.reduce((sum, node) => sum + (node.getAttribute('d') || '').length, 0));
export const focused = (page) => page.evaluate(() => document.activeElement.id || document.activeElement.name || '');
export const data = (page) => page.$eval('#map-data', (node) => JSON.parse(node.textContent));
export const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

export async function tabTo(page, id) {
  for (let k = 0; k < 80 && (await focused(page)) !== id; ++k) await page.keyboard.press('Tab');
  equal('Tab reaches', await focused(page), id);
}

export async function quiet(page, name) {
  equal(`${name}: requests`, page.asked.length, 1);
  equal(`${name}: console`, page.said.join(' | '), '');
}

export async function accessible(page, name) {
  await page.evaluate(axe);
  const found = await page.evaluate(() => window.axe.run({
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
  for (const one of found.violations) check(`${name}: axe ${one.id}`, false, one.nodes[0].html.slice(0, 200));
  check(`${name}: axe looked at something`, found.passes.length > 20);
}

/// Writes a pack and says where its paper is.
export function paperOf(name, args) {
  const out = join(folder, name);
  execFileSync(crosstie, ['report', ...args, '-o', out, '--quiet'], { stdio: 'ignore' });
  return join(out, 'paper.html');
}

/// Runs the checks; the folder goes whatever comes of them.
export async function run(checks, passed) {
  try {
    await checks();
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true });
  }
  if (failures) process.exit(1);
  console.log(passed);
}
