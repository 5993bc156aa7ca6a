// The page of all clusters, and the page of one.

import { html, nothing } from './lib/lit-html/lit-html.js';
import { get } from './api.js';
import { ago, bar, clusterLink, count, itemLink, percent } from './format.js';

export const shares = (tags) => tags.map(({ tag, share }) => html`<span class="tag">${tag} <small>${percent(share)}</small></span> `);

export const clusters = {
  title: () => 'clusters',
  every: 5000,
  load: () => get('clusters'),
  view(all) {
    const rows = Object.entries(all).sort(([, one], [, other]) => other.members - one.members);
    const most = Math.max(1, ...rows.map(([, { members }]) => members));
    return html`
      <h1>${count(rows.length)} clusters</h1>
      <p class="quiet">As last written to Redis. A small cluster also borrows users from near ones; they are not counted here.</p>
      ${rows.length === 0 ? html`<p class="quiet">None yet: the job writes a cluster when the first user in it gets a list.</p>` : html`<div class="scroll"><table id="clusters" class="stacked">
      <thead><tr><th>cluster</th><th>members</th><th></th><th>tags that tell it from the others</th></tr></thead>
      <tbody>${rows.map(([id, { members, distinctive }]) => html`<tr><td>${clusterLink(id)}</td><td class="score" data-label="members">${count(members)}</td><td class="wide">${bar(members / most)}</td>
        <td data-label="tells it from the others">${shares(distinctive.slice(0, 8))}</td></tr>`)}</tbody></table></div>`}`;
  },
};

function weights(contexts, features) {
  const most = Math.max(1e-9, ...features.flatMap(({ weights: all }) => all.map(Math.abs)));
  const cell = (weight) => html`<td class="score">${weight.toFixed(2)} ${bar(weight / most)}</td>`;
  return html`<h2>Learned weights</h2>
    <p class="quiet">The base weight of each feature, and the addition in each context.</p>
    <div class="scroll"><table id="weights"><thead><tr><th>feature</th><th>base</th>${contexts.map((context) => html`<th>${context}</th>`)}</tr></thead>
    <tbody>${features.map(({ feature, weights: all }) => html`<tr><td>${feature}</td>${all.map(cell)}</tr>`)}</tbody></table></div>`;
}

export function items(heading, meaning, ids, names) {
  return ids.length === 0 ? nothing : html`<h2>${heading}</h2><p class="quiet">${meaning}</p>
    <ol>${ids.map((item) => html`<li class="item">${itemLink(item, names)}</li>`)}</ol>`;
}

export function hot(list, names) {
  const first = Math.max(Number.MIN_VALUE, list?.candidates[0]?.score ?? 0);
  return list ? html`<h2>Hot items</h2><div class="scroll"><table id="hot"><thead><tr><th>#</th><th>item</th><th>score, relative to the first</th></tr></thead>
    <tbody>${list.candidates.slice(0, 20).map(({ item_id: item, score }, i) => html`<tr><td>${i + 1}</td><td class="item">${itemLink(item, names)}</td>
      <td class="score">${bar(score / first)}</td></tr>`)}</tbody></table></div>` : nothing;
}

export const cluster = {
  title: ([id]) => `cluster ${id}`,
  every: 5000,
  load: ([id]) => get('cluster', { id }),
  view: ({ found: view, names }, [id]) => html`
    <h1>Cluster ${id}</h1>
    ${view.profile ? html`<dl class="facts">
      <div><dt>members</dt><dd>${count(view.profile.members)}</dd></div>
      ${view.profile.guests ? html`<div><dt>borrowed from near clusters</dt><dd>${count(view.profile.guests)}</dd></div>` : nothing}
      <div><dt>written</dt><dd>${ago(view.profile.generated_at_millis)}</dd></div>
      ${view.distinctive.length ? html`<div><dt>tags that tell it from the others</dt><dd>${shares(view.distinctive)}</dd></div>` : nothing}
      <div><dt>tags of the members</dt><dd>${shares(view.profile.tags)}</dd></div></dl>`
    : html`<p class="quiet">Redis has no data: there is no such cluster, or no user in it has got a list yet.</p>`}
    ${view.profile ? items('Typical items', 'What its members have more often than all users.', view.profile.typical_items, names) : nothing}
    ${view.profile ? items('On the rise', 'What has a larger share of its clicks today than in the last two weeks.', view.profile.rising_items, names) : nothing}
    ${hot(view.list, names)}
    ${view.weights.length ? weights(view.contexts, view.weights) : nothing}`,
};
