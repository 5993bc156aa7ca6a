// The page of dead letters: records that the job refused.

import { html } from './lib/lit-html/lit-html.js';
import { get } from './api.js';
import { ago, count } from './format.js';

export const letters = {
  title: () => 'dead letters',
  every: 5000,
  load: () => get('letters'),
  view: ({ read, counts, latest }) => html`
    <h1>Dead letters</h1>
    ${read === 0 ? html`<p class="good">None: the job could use all records.</p>` : html`
    <p class="quiet">The last ${count(read)}, counted by reason. Fix the producer, then send them again with <code>eddy dlq replay</code>.</p>
    <div class="scroll"><table id="counts"><thead><tr><th>records</th><th>topic</th><th>reason</th><th>latest</th></tr></thead>
      <tbody>${counts.map(({ topic, reason, records, latest_at_millis: when }) => html`<tr><td class="score">${count(records)}</td><td>${topic}</td><td>${reason}</td><td>${ago(when)}</td></tr>`)}</tbody></table></div>
    <h2>Latest</h2>
    ${latest.map(({ topic, partition, offset, reason, written_at_millis: when, key, value }) => html`<article class="letter">
      <p><strong>${reason}</strong> <span class="quiet">${topic}, partition ${partition}, offset ${offset}, key ${key ?? 'none'}, ${ago(when)}</span></p>
      <pre>${value ?? '(no value)'}</pre></article>`)}`}`,
};
