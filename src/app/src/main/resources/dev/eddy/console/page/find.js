// Search results for a text: a user, a cluster, a group, items.

import { html, nothing } from './lib/lit-html/lit-html.js';
import { get } from './api.js';
import { clusterLink, count, groupLink, itemLink, tags, userLink } from './format.js';

export const find = {
  title: ([text]) => `find ${text}`,
  every: 0,
  load: async ([text]) => ({ items: await get('items', { with: text }), user: await get('list', { user: text }) }),
  view: ({ items, user }, [text]) => html`
    <h1>${text}</h1>
    <p>User ${userLink(text)} <span class="quiet">${user.found ? `has a list of ${count(user.found.candidates.length)}` : 'has no list'}</span></p>
    ${/^\d{1,9}$/.test(text) ? html`<p>${clusterLink(text)}</p>` : nothing}
    ${/.=./.test(text) ? html`<p>Group ${groupLink(text)}</p>` : nothing}
    <h2>Items</h2>
    ${items.length === 0 ? html`<p class="quiet">No title or id of an item contains this text.</p>` : html`<div class="scroll"><table id="items"><tbody>${items.map((item) => html`<tr>
      <td>${itemLink(item.item_id, { [item.item_id]: item })}</td><td class="quiet">${item.item_id}</td><td>${tags(item.tags)}</td></tr>`)}</tbody></table></div>`}`,
};
