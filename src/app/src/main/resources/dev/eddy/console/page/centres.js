// The published centres.

import { html, nothing } from './lib/lit-html/lit-html.js';
import { get, permissions } from './api.js';
import { act, runOf } from './acts.js';
import { may } from './signin.js';
import { at, count, problem } from './format.js';

const use = (version, active, page) => act(page, 'activate', { version }, {
  title: `Use version ${version}?`,
  lines: [`All users are assigned to the clusters of version ${version}${active === null ? '' : `, instead of version ${active}`}. This takes some minutes; lists change meanwhile.`,
    'You can go back in the same way.'],
  button: `use version ${version}`,
});

const refresh = (page) => act(page, 'refresh', {}, {
  title: 'Refresh the centres?',
  lines: ['Takes a savepoint of the job, trains new centres on its users in the memory of this console, tries them on recent events, and uses them if they are as good.',
    'This may take many minutes, and is best done in hours of little traffic. The centres in use stay when it fails.'],
  button: 'refresh',
});

const row = ({ version, clusters, dimension, trained_at_millis: trained, parent, flaw }, active, page) => html`<tr>
  <td data-label="version">${version}${version === active ? html` <span class="tag good">active</span>` : ''}</td><td data-label="clusters">${count(clusters)}</td><td data-label="dimension">${count(dimension)}</td>
  <td data-label="trained">${at(trained)}</td><td data-label="parent">${parent ?? '–'}</td><td data-label="state" class=${flaw ? 'bad' : ''}>${flaw ?? 'complete'}</td>
  <td>${may(page.state.mine, 'operate') && !flaw && version !== active ? html`<button class="small plain" @click=${() => use(version, active, page)}>use …</button>` : nothing}</td></tr>`;

export const centres = {
  title: () => 'centres',
  every: 10_000,
  async load(_, page) {
    page.state.mine = await permissions();
    return get('centres');
  },
  view: ({ active, refused, versions }, _, page) => html`
    <h1>Centres</h1>
    ${active !== null && !versions.some(({ version }) => version === active)
    ? problem(`Version ${active} is active, but not on the topic: the job keeps its present centres.`) : ''}
    ${refused ? problem(`${count(refused)} records of the topic are malformed; the job ignores them.`) : ''}
    ${versions.length === 0 ? html`<p class="quiet">No centres are published: the job uses its initial ones. Train some with <code>eddy centres refresh</code>.</p>`
    : html`<div class="scroll"><table id="centres" class="stacked"><thead><tr><th>version</th><th>clusters</th><th>dimension</th><th>trained</th><th>parent</th><th>state</th><th></th></tr></thead>
      <tbody>${versions.map((version) => row(version, active, page))}</tbody></table></div>
      ${may(page.state.mine, 'operate') ? nothing : html`<p class="quiet">Change the active version with <code>eddy centres activate VERSION</code> or <code>rollback</code>; retrain with <code>refresh</code>.</p>`}`}
    ${may(page.state.mine, 'operate') ? html`<p class="actions"><button class="plain" @click=${() => refresh(page)}>refresh the centres …</button></p>` : nothing}
    ${runOf(page)}`,
};
