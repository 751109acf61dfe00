'use strict';
// The map of a paper that a reader can ask: a switch between before, after and change, filters, search, one person or
// area at a time or two beside each other, and a table of what is shown. It reads the page it stands in and nothing
// else; text goes in as text only. Its files run one after the other within one function: what is read, the room there
// is, the picture, its lines and names, two beside each other, the table, saving, links, what a reader does.
const by = (id) => document.getElementById(id);
const source = by('map-data');
if (!source) return;
const data = JSON.parse(source.textContent);
const people = data.people;
const { marks, ties, one, many } = data;
const section = by('map');
const svg = by('map-svg');
const BEFORE = 0, AFTER = 1, CHANGE = 2;
const kinds = ['within', 'between', 'kept', 'single', 'lost', 'new'];  // later ones lie on top
const words = { kept: 'kept', new: 'new', lost: 'lost', single: 'seen at one wave only' };
const unit = [
  'M-1 0A1 1 0 1 1 1 0A1 1 0 1 1-1 0Z', 'M0-1.25L1.25 0L0 1.25L-1.25 0Z', 'M-.9-.9H.9V.9H-.9Z',
  'M0-1.03L1.15 1.02H-1.15Z', 'M0 1.03L1.15-1.02H-1.15Z',
  'M-.4-1.15H.4V-.4H1.15V.4H.4V1.15H-.4V.4H-1.15V-.4H-.4Z',
  'M-.53-1.1L0-.57L.53-1.1L1.1-.53L.57 0L1.1.53L.53 1.1L0 .57L-.53 1.1L-1.1.53L-.57 0L-1.1-.53Z'];
// What is shown: a view; who is chosen and who is compared with them; everybody whom the filters let through; two areas
// to compare; every contact, though the printed picture leaves some out; all rows of the table.
let view = CHANGE, picked = -1, beside = -1, awaiting = false, active = -1, hovered = -1, each = false, whole = false;
let match = marks.map(() => true);
let areaPair = null;
const chosen = () => [picked, beside].filter((i) => i >= 0);

const make = (name, attributes = {}, parent = null, text = null) => {
  const inside = parent && parent.namespaceURI.endsWith('svg');
  const node = inside || name === 'svg' ? document.createElementNS('http://www.w3.org/2000/svg', name)
    : document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  if (text !== null) node.textContent = text;
  if (parent) parent.append(node);
  return node;
};
const number = (n) => n.toLocaleString('en-GB');
const counted = (n, single, plural) => `${n === 0 ? 'no' : number(n)} ${n === 1 ? single : plural}`;
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
const article = (noun) => (/^[aeiou]/i.test(noun) ? 'an ' : 'a ') + noun;
const signed = (n) => (n > 0 ? '+' : n < 0 ? '\u2212' : '') + number(Math.abs(n));
const plain = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const areaOf = (i) => (people && data.areas.length ? data.areas[marks[i].area].name : '');
const nameOf = (i) => marks[i].label + (areaOf(i) ? ', ' + areaOf(i) : '');

// Ties of each mark, and the kind each has in a view; null: not there.
const own = marks.map(() => []);
ties.forEach((tie, k) => { own[tie[0]].push(k); own[tie[1]].push(k); });
const other = (tie, i) => (tie[0] === i ? tie[1] : tie[0]);
const kindOf = (tie, now = view) => {
  if (!people) {
    const value = now === CHANGE ? tie[3] - tie[2] : tie[2 + now];
    if (now !== CHANGE) return value ? 'count' : null;
    return value > 0 ? 'more' : value < 0 ? 'fewer' : 'same';
  }
  if (now === CHANGE) return ['kept', 'new', 'lost', 'single'][tie[2] >> 2];
  if (!(tie[2] & (now === BEFORE ? 1 : 2))) return null;
  return data.areas.length && marks[tie[0]].area === marks[tie[1]].area ? 'within' : 'between';
};
const tally = (list) => {
  const sum = { all: 0, kept: 0, new: 0, lost: 0, single: 0, within: 0, between: 0 };
  for (const tie of list) {
    const kind = kindOf(tie);
    if (kind) { ++sum[kind]; ++sum.all; }
  }
  return sum;
};
const everybody = () => match.every(Boolean);
const shownTies = () => {
  if (picked >= 0) return [...new Set(chosen().flatMap((i) => own[i]))].map((k) => ties[k]);
  if (areaPair) return ties.filter((tie) => match[tie[0]] && match[tie[1]]);
  return everybody() ? ties : ties.filter((tie) => match[tie[0]] || match[tie[1]]);
};
