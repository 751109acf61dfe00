// What is shown as the end of the page's address, so that a link or a bookmark opens on it again. People and areas stand
// in it by what the page calls them; it is read as words only, and what it does not find is said.
const beginning = '#map?';
const viewNames = ['before', 'after', 'change'];
const titled = new Map();  // what a person is called -> the first who is; null where several are
marks.forEach((_, i) => titled.set(nameOf(i), titled.has(nameOf(i)) ? null : i));
const calledBy = (i) => (titled.get(nameOf(i)) === null ? `${nameOf(i)} (${i + 1})` : nameOf(i));
const whoIs = (name) => titled.get(name) ?? marks.findIndex((_, i) => calledBy(i) === name);
const selects = [...document.querySelectorAll('[data-filter]')];
const besideArea = by('map-beside');
const search = by('map-search');
const keyOf = (select) => plain(select.parentElement.firstChild.textContent).trim().replace(/[^\p{L}\p{N}]+/gu, '-');
const linkWords = () => {
  const words = new URLSearchParams();
  if (view !== CHANGE) words.set('view', viewNames[view]);
  if (picked >= 0) words.set('who', calledBy(picked));
  if (beside >= 0) words.set('beside', calledBy(beside));
  for (const select of [...selects, besideArea]) {
    if (select && select.value) words.set(keyOf(select), select.selectedOptions[0].textContent);
  }
  if (search.value.trim()) words.set('find', search.value.trim());
  if (each) words.set('every', 'yes');
  const at = lookingAt();
  if (at) words.set('at', at.map((value) => value.toFixed(3)).join(' '));
  return String(words);
};
// Written a moment after the last change, since browsers ration it.
let waiting = 0, stated = '';
const writeLink = () => {
  clearTimeout(waiting);
  const words = linkWords();
  if (words === stated) return;
  stated = words;
  const next = words ? beginning + words : '#map';
  try {
    history.replaceState(null, '', next);
  } catch {
    location.replace(next);  // a page opened as a file in a browser that does not let it write its address
  }
};
const noteLink = () => {
  clearTimeout(waiting);
  waiting = setTimeout(writeLink, 250);
};
// Opens on what an address says; true if it says something of the map.
const readLink = () => {
  if (!location.hash.startsWith(beginning)) return false;
  const words = new URLSearchParams(location.hash.slice(beginning.length));
  const missing = [];
  const person = (key) => {
    if (!words.has(key)) return -1;
    const i = whoIs(words.get(key));
    if (i < 0) missing.push(words.get(key));
    return i;
  };
  view = Math.max(0, viewNames.includes(words.get('view')) ? viewNames.indexOf(words.get('view')) : CHANGE);
  document.querySelector(`#map-controls input[name="map-view"][value="${view}"]`).checked = true;
  for (const select of [...selects, besideArea]) {
    if (!select) continue;
    const wanted = words.get(keyOf(select));
    const option = [...select.options].find((one) => one.value && one.textContent === wanted);
    if (wanted && !option) missing.push(wanted);
    select.value = option ? option.value : '';
  }
  search.value = words.get('find') || '';
  each = words.get('every') === 'yes';
  if (by('map-each')) by('map-each').checked = each;
  filter();
  picked = person('who');
  beside = picked < 0 ? -1 : person('beside');
  if (beside === picked) beside = -1;
  awaiting = false;
  draw();
  const at = (words.get('at') || '').split(' ').map(Number);
  if (at.length === 3 && at.every(Number.isFinite) && at[2] >= 1) lookAt(at);
  stated = linkWords();
  tell(missing.length ? `The link names what this page does not have: ${missing.join('; ')}.` : '');
  return true;
};
window.addEventListener('hashchange', () => { if (location.hash !== beginning + linkWords()) readLink(); });

// The address, copied; where a browser does not let a page do that, shown to be copied.
const copyLink = async () => {
  writeLink();
  const address = location.href.replace(/#.*$/, '') + (stated ? beginning + stated : '#map');
  const what = stated ? 'It opens on what you see now' : 'It opens on the whole map';
  try {
    await navigator.clipboard.writeText(address);
    tell(`Link copied. ${what}, for whoever has this file in the same place.`);
  } catch {
    tell(`${what}, for whoever has this file in the same place: ${address}`);
  }
};
