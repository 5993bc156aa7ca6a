// The page that explains why a user's list does or does not contain an item.

import { html, nothing } from './lib/lit-html/lit-html.js';
import { get } from './api.js';
import { named as channel } from './channels.js';
import { at, bar, clusterLink, fixed, itemLink, mergedInto, percent, tags, userLink } from './format.js';

const named = (kind, id, names) => ({
  user: () => html`user ${userLink(id)}`,
  item: () => itemLink(id, names),
}[kind] || (() => html`${kind} ${id}`))();

const causes = ({ caused_by: kind, causes: all }, names) => (all.length === 0 ? kind : all.slice(0, 3).map(({ id, share }) => html`
  ${named(kind, id, names)} <span class="quiet">${percent(share)}</span>`));

const places = (all, names, channels) => html`<h2>Channels that recalled it</h2><div class="scroll"><table id="places" class="stacked">
  <thead><tr><th>channel</th><th>rank</th><th>score</th><th>cause</th></tr></thead>
  <tbody>${all.map((place) => html`<tr><td>${channel(place.channel, channels)}</td><td data-label="rank">${place.rank}</td><td class="score" data-label="score">${fixed(place.score)}</td><td data-label="cause">${causes(place, names)}</td></tr>`)}</tbody></table></div>`;

function parts(all) {
  const most = Math.max(1e-9, ...all.map(({ value, weight }) => Math.abs(value * weight)));
  return html`<h2>Parts of its score</h2><div class="scroll"><table id="parts" class="stacked">
    <thead><tr><th>feature</th><th>value</th><th>weight</th><th>adds</th></tr></thead>
    <tbody>${all.map(({ feature, value, weight }) => html`<tr><td>${feature}</td><td class="score" data-label="value">${fixed(value)}</td><td class="score" data-label="weight">${fixed(weight)}</td>
      <td class="score" data-label="adds">${fixed(value * weight)} ${bar(value * weight / most)}</td></tr>`)}</tbody></table></div>`;
}

export const why = {
  title: ([user, item]) => `why ${item} for ${user}`,
  every: 0,
  async load([user, item], page) {
    page.state.status ??= await get('status');
    return get('why', { user, item });
  },
  view: ({ found: { verdict, explanation: { question, item, user: standing, as_of_millis: asOf } }, names }, [userId, itemId], page) => html`
    <h1>Why ${itemLink(itemId, names)} for ${userLink(userId)}?</h1>
    ${mergedInto(userId, question.user_id)}
    <p id="outcome" class=${item.outcome === 'recalled' ? 'good' : 'bad'}>${verdict}</p>
    ${standing.is_known ? html`<p>The user is in ${clusterLink(standing.cluster)}${standing.segment ? `, of segment ${standing.segment}` : ''}, and likes ${tags(standing.top_tags)}</p>` : nothing}
    ${item.facts?.tags.length ? html`<p>The item has the tags ${tags(item.facts.tags)}</p>` : nothing}
    ${item.places.length ? places(item.places, names, page.state.status.channels) : nothing}
    ${item.parts.length ? parts(item.parts) : nothing}
    ${standing.is_known ? html`<p class="quiet">Computed by the job now, as of ${at(asOf)}: the time of the list in Redis, or of the user's last event if there is no list.</p>` : nothing}`,
};
