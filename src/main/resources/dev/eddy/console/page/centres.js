// The published centres.

import { html } from './lib/lit-html/lit-html.js';
import { get } from './api.js';
import { at, count, problem } from './format.js';

const row = ({ version, clusters, dimension, trained_at_millis: trained, parent, flaw }, active) => html`<tr>
  <td>${version}${version === active ? html` <span class="tag good">active</span>` : ''}</td><td>${count(clusters)}</td><td>${count(dimension)}</td>
  <td>${at(trained)}</td><td>${parent ?? '–'}</td><td class=${flaw ? 'bad' : ''}>${flaw ?? 'complete'}</td></tr>`;

export const centres = {
  title: () => 'centres',
  every: 10_000,
  load: () => get('centres'),
  view: ({ active, refused, versions }) => html`
    <h1>Centres</h1>
    ${active !== null && !versions.some(({ version }) => version === active)
    ? problem(`Version ${active} is active, but not on the topic: the job keeps its present centres.`) : ''}
    ${refused ? problem(`${count(refused)} records of the topic are malformed; the job ignores them.`) : ''}
    ${versions.length === 0 ? html`<p class="quiet">No centres are published: the job uses its initial ones. Train some with <code>eddy centres refresh</code>.</p>`
    : html`<div class="scroll"><table id="centres"><thead><tr><th>version</th><th>clusters</th><th>dimension</th><th>trained</th><th>parent</th><th>state</th></tr></thead>
      <tbody>${versions.map((version) => row(version, active))}</tbody></table></div>
      <p class="quiet">Change the active version with <code>eddy centres activate VERSION</code> or <code>rollback</code>; retrain with <code>refresh</code>.</p>`}`,
};
