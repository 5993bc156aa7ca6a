// The table of items.

import { html } from './lib/lit-html/lit-html.js';
import { get } from './api.js';
import { count, day, itemLink, number, percent, problem, tags } from './format.js';
import { head, pager } from './tables.js';

const COLUMNS = [
  { label: 'popular', key: 'popular' }, { label: 'title', key: 'title' }, { label: 'id', key: 'id' },
  { label: 'hotness' }, { label: 'click-through' }, { label: 'quality', key: 'quality' },
  { label: 'published', key: 'published' }, { label: 'tags' },
];

export const items = {
  title: () => 'items',
  every: 0,
  load(_, page) {
    page.state.sorted ??= { key: 'popular', isReversed: false };
    page.state.shown ??= 0;
    const { sorted, shown } = page.state;
    return get('catalogue', { order: sorted.key, reversed: sorted.isReversed, page: shown });
  },
  view({ items: all, of, rows, problem: trouble }, _, page) {
    const { sorted, shown } = page.state;
    const set = (change) => {
      Object.assign(page.state, change);
      page.reload();
      scrollTo(0, 0);
    };
    return html`
      <h1>${count(all)} items</h1>
      <p class="quiet">Popular is the rank in the list for unknown users. Hotness of three days and click-through rate are of the job, now.</p>
      ${problem(trouble)}
      <div class="scroll"><table id="catalogue" class="stacked">
      <thead><tr>${COLUMNS.map((column) => head(column, sorted, (to) => set({ sorted: to, shown: 0 })))}</tr></thead>
      <tbody>${rows.map(({ card, rank, facts }) => html`<tr class=${card.is_down ? 'taken-down' : ''}><td data-label="popular" class="score">${count(rank)}</td>
        <td class="item">${itemLink(card.item_id, { [card.item_id]: card })}</td><td data-label="id" class="quiet">${card.item_id}</td>
        <td data-label="hotness" class="score">${facts ? number(facts.hotness) : '–'}</td><td data-label="click-through" class="score">${facts ? percent(facts.click_through_rate) : '–'}</td>
        <td data-label="quality" class="score">${number(card.quality)}</td><td data-label="published">${card.shown.from_millis === null ? '–' : day(card.shown.from_millis)}</td>
        <td data-label="tags">${tags(card.tags.slice(0, 5))}</td></tr>`)}</tbody></table></div>
      ${pager(shown, of, (to) => set({ shown: to }))}`;
  },
};
