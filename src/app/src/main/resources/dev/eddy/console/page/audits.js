// The page of audits: who did what to the running job, and what came of it.

import { html } from './lib/lit-html/lit-html.js';
import { get } from './api.js';
import { ago, count, itemLink, span, userLink } from './format.js';
import { progress } from './acts.js';

const ACTS = {
  takedown: 'take down',
  'lift-takedown': 'lift the takedown of',
  forget: 'forget',
  replay: 'send dead letters again',
  'activate-centres': 'use the centres of',
  'refresh-centres': 'refresh the centres',
};

const LINKS = { takedown: itemLink, 'lift-takedown': itemLink, forget: userLink };

const things = ({ act, on, count: all }) => html`${on.slice(0, 5).map((id) => html`${(LINKS[act] ?? String)(id)} `)}${all > 5 ? html`<span class="quiet">and ${count(all - 5)} more</span>` : ''}`;

const outcome = (row, run) => ({
  asked: () => html`<span class="working">${run ? progress(run) : 'under way, or its process was stopped'}</span>`,
  done: () => html`<span class="good">done</span> <span class="quiet">in ${span(row.ended_at_millis - row.asked_at_millis)}</span>`,
  failed: () => html`<span class="bad">failed</span>`,
}[row.outcome]());

export const audits = {
  title: () => 'audits',
  every: 3000,
  async load() {
    const rows = await get('audits');
    const open = rows.filter(({ outcome: how }) => how === 'asked').slice(0, 5);
    const runs = await Promise.all(open.map(({ id }) => get('act', { id })));
    return { rows, runs: Object.fromEntries(runs.filter((run) => run).map((run) => [run.id, run])) };
  },
  view: ({ rows, runs }) => html`
    <h1>Audits</h1>
    <p class="quiet">Take-downs, forgotten users, replayed letters and changes of the centres, from the pages and by commands. The latest ${count(rows.length)}.</p>
    ${rows.length === 0 ? html`<p>Nobody has done anything yet.</p>` : html`<div class="scroll"><table id="audits" class="stacked">
    <thead><tr><th>when</th><th>who</th><th>act</th><th>outcome</th><th></th></tr></thead>
    <tbody>${rows.map((row) => html`<tr><td>${ago(row.asked_at_millis)}</td><td>${row.who}</td><td class="item">${ACTS[row.act] ?? row.act} ${things(row)}</td>
      <td>${outcome(row, runs[row.id])}</td><td class="item">${row.detail ?? ''}</td></tr>`)}</tbody></table></div>`}`,
};
