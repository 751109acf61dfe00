// Studies made for the tests of the map: two lists of contacts and who belongs where, by arithmetic that needs no seed.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folder } from './browser.mjs';

const lines = (rows) => rows.join('\n') + '\n';

/// Writes people and two surveys, and says which arguments of `report` read them. `before` and `after` are pairs of numbers.
export function written(name, people, areas, before, after, label = (i) => `Person ${i}`) {
  const at = (file) => join(folder, `${name}_${file}.csv`);
  const ties = (pairs) => lines(['source,target', ...pairs.map(([a, b]) => `p${a},p${b}`)]);
  writeFileSync(at('people'), lines(['id,label,area', ...Array.from({ length: people }, (_, i) => `p${i},${label(i)},Area ${i % areas}`)]));
  writeFileSync(at('before'), ties(before));
  writeFileSync(at('after'), ties(after));
  return [at('before'), at('after'), '--actors', at('people'), '--by', 'area', '--draws', '10', '--edition', 'group'];
}

/// So many pairs of different people, the same for the same seed.
export const spread = (seed, count, people) => Array.from({ length: count }, (_, k) => [(k * 7919 + seed) % people, (k * k * 37 + k * 101 + 31 * seed) % people])
  .filter(([a, b]) => a !== b);

/// Every pair of one area up to `apart` members from each other, of people dealt out to `areas` in turn.
export const within = (people, areas, apart) => Array.from({ length: people }, (_, i) => i)
  .flatMap((i) => Array.from({ length: apart }, (_, k) => [i, i + (k + 1) * areas])).filter(([, b]) => b < people);

/// Contacts between areas, each pair of people once: new less those lost, or at one survey.
export function between(pairs, areas) {
  const seen = new Map();
  for (const [a, b] of pairs) {
    if (a % areas !== b % areas) seen.set(`${Math.min(a, b)} ${Math.max(a, b)}`, [a % areas, b % areas].sort((x, y) => x - y).join(' '));
  }
  return seen;
}

export function largest(sums, count) {
  return [...sums.values()].sort((x, y) => Math.abs(y) - Math.abs(x)).slice(0, count);
}
