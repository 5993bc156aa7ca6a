// Tables that are sorted by a click on a head, and shown page by page.

import { html, nothing } from './lib/lit-html/lit-html.js';
import { count } from './format.js';

/** The head of a column; sorts by a key when there is one. */
export function head({ label, key }, sorted, sort) {
  if (!key) {
    return html`<th>${label}</th>`;
  }
  const isSorted = sorted.key === key;
  const direction = !isSorted ? 'none' : sorted.isReversed ? 'descending' : 'ascending';
  return html`<th aria-sort=${direction}><button class="sort" @click=${() => sort({ key, isReversed: isSorted && !sorted.isReversed })}>${label}
    <span aria-hidden="true">${!isSorted ? '' : sorted.isReversed ? '▼' : '▲'}</span></button></th>`;
}

/** Steps to the page before and after. */
export const pager = (page, pages, go) => (pages <= 1 ? nothing : html`<nav class="pager" aria-label="pages of the table">
  <button class="plain" ?disabled=${page === 0} @click=${() => go(page - 1)}>before</button>
  <span>page ${count(page + 1)} of ${count(pages)}</span>
  <button class="plain" ?disabled=${page >= pages - 1} @click=${() => go(page + 1)}>after</button></nav>`);

/** The rows in the order of a column; missing values are last. */
export function inOrder(rows, { key, isReversed }) {
  const sign = isReversed ? -1 : 1;
  const isMissing = (value) => value === null || value === undefined || value === '';
  return [...rows].sort((one, other) => {
    const [a, b] = [one[key], other[key]];
    if (isMissing(a) || isMissing(b)) {
      return isMissing(a) - isMissing(b);
    }
    return sign * (typeof a === 'number' ? a - b : String(a).localeCompare(String(b)));
  });
}
