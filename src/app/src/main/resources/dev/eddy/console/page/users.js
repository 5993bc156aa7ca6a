// The table of users.

import { html } from './lib/lit-html/lit-html.js';
import { get } from './api.js';
import { ago, clusterLink, count, groupLink, tags, userLink } from './format.js';
import { head, inOrder, pager } from './tables.js';

const PAGE = 50;
const COLUMNS = [
  { label: 'user', key: 'user_id' }, { label: 'cluster', key: 'cluster' }, { label: 'segment', key: 'segment' },
  { label: 'events', key: 'events' }, { label: 'items', key: 'items' }, { label: 'list made', key: 'generated_at_millis' },
  { label: 'interest' },
];

export const users = {
  title: () => 'users',
  every: 30_000,
  async load(_, page) {
    page.state.sorted ??= { key: 'generated_at_millis', isReversed: true };
    page.state.shown ??= 0;
    return get('users');
  },
  view({ rows, is_all: isAll }, _, page) {
    const { sorted, shown } = page.state;
    const set = (change) => {
      Object.assign(page.state, change);
      page.redraw();
      scrollTo(0, 0);
    };
    const some = inOrder(rows, sorted).slice(shown * PAGE, (shown + 1) * PAGE);
    return html`
      <h1>${isAll ? `${count(rows.length)} users` : 'Users'}</h1>
      <p class="quiet">${isAll ? 'All users who have a list in Redis.' : `A sample of ${count(rows.length)} users who have a list in Redis. The search finds any user.`}
        Events are those that counted for the list.</p>
      ${rows.length === 0 ? html`<p class="quiet">None yet.</p>` : html`<div class="scroll"><table id="users" class="stacked">
      <thead><tr>${COLUMNS.map((column) => head(column, sorted, (to) => set({ sorted: to, shown: 0 })))}</tr></thead>
      <tbody>${some.map((row) => html`<tr><td>${userLink(row.user_id)}</td><td data-label="cluster">${clusterLink(row.cluster)}</td>
        <td data-label="segment">${row.segment ? groupLink(`segment-${row.segment}`) : '–'}</td><td data-label="events" class="score">${count(row.events)}</td>
        <td data-label="items" class="score">${count(row.items)}</td><td data-label="list made">${ago(row.generated_at_millis)}</td><td data-label="interest">${tags(row.top_tags)}</td></tr>`)}</tbody></table></div>
      ${pager(shown, Math.ceil(rows.length / PAGE), (to) => set({ shown: to }))}`}`;
  },
};
