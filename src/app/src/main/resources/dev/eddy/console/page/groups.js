// The page of all segments, and the page of one segment or another group.

import { html, nothing } from './lib/lit-html/lit-html.js';
import { get } from './api.js';
import { ago, bar, count, groupLink } from './format.js';
import { hot, items, shares } from './clusters.js';

const WHO = {
  'segment-new': 'at most three clicks',
  'segment-casual': 'less often than half of the users',
  'segment-active': 'more often than half of the users',
  'segment-loyal': 'more often than four of five users',
  'segment-spender': 'buys, likes or shares more than others who click as often',
  'segment-at-risk': 'was active, and has been away for long',
  'segment-dormant': 'was not very active, and has been away for long',
};

export const segments = {
  title: () => 'segments',
  every: 10000,
  load: () => get('segments'),
  view(all) {
    const rows = Object.entries(all);
    const most = Math.max(1, ...rows.map(([, { members }]) => members));
    return html`
      <h1>Segments</h1>
      <p class="quiet">How recently, how often and with how much weight users act, compared with the others of their cluster. Told once a minute; a segment needs ten users.</p>
      ${rows.length === 0 ? html`<p class="quiet">None yet: the job writes segments a minute after its start.</p>` : html`<div class="scroll"><table id="segments" class="stacked">
      <thead><tr><th>segment</th><th>who</th><th>users</th><th></th><th>tags that tell it from the others</th></tr></thead>
      <tbody>${rows.map(([name, { members, distinctive }]) => html`<tr><td>${groupLink(name)}</td><td>${WHO[name]}</td><td class="score" data-label="users">${count(members)}</td>
        <td class="wide">${bar(members / most)}</td><td data-label="tells it from the others">${shares(distinctive.slice(0, 5))}</td></tr>`)}</tbody></table></div>`}`;
  },
};

export const group = {
  title: ([name]) => name,
  every: 10000,
  load: ([name]) => get('group', { name }),
  view: ({ found: view, names }, [name]) => html`
    <h1>${name}</h1>
    ${WHO[name] ? html`<p>${WHO[name]}</p>` : nothing}
    ${view.profile ? html`<dl class="facts">
      <div><dt>users</dt><dd>${count(view.profile.members)}</dd></div>
      <div><dt>written</dt><dd>${ago(view.profile.generated_at_millis)}</dd></div>
      ${view.distinctive.length ? html`<div><dt>tags that tell it from the others</dt><dd>${shares(view.distinctive)}</dd></div>` : nothing}
      <div><dt>tags of the users</dt><dd>${shares(view.profile.tags)}</dd></div></dl>` : nothing}
    ${view.list ? nothing : html`<p class="quiet">Redis has no list of this group: there is no such group, or too few users in it: a segment needs ten, a group by attributes ten who clicked in the last week.</p>`}
    ${view.profile ? items('Typical items', 'What its users have more often than all users.', view.profile.typical_items, names) : nothing}
    ${hot(view.list, names)}`,
};
