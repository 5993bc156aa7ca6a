// The page of an item: its record, its statistics in the job, and the lists that contain it.

import { html, nothing } from './lib/lit-html/lit-html.js';
import { get, permissions } from './api.js';
import { act, runOf } from './acts.js';
import { may } from './signin.js';
import { draw } from './plots.js';
import { ago, at, clusterLink, count, number, percent, problem, tags, userLink } from './format.js';

const record = (card) => html`<dl class="facts">
  <div><dt>tags</dt><dd>${tags(card.tags)}</dd></div>
  ${[['category', card.category], ['author', card.author], ['quality', card.quality && number(card.quality)],
    ['published', card.shown.from_millis && at(card.shown.from_millis)], ['expires', card.shown.until_millis && at(card.shown.until_millis)]]
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}
</dl>`;

const facts = ({ hotness, click_through_rate: rate }) => html`<dl class="facts">
  <div><dt>hotness (3 days)</dt><dd>${number(hotness)}</dd></div>
  <div><dt>click-through rate</dt><dd>${percent(rate)}</dd></div>
</dl>`;

/** An hour of samples. */
const MOST_SAMPLES = 720;
const TRENDS = [
  { id: 'hotness', title: 'hotness', unit: 'clicks, halved every 3 days', least: 0.1, line: 'this item', at: 1 },
  { id: 'rate', title: 'click-through rate', unit: 'share of impressions', least: 0.01, line: 'this item', at: 2 },
  { id: 'reach', title: 'in lists of users', unit: 'share of those searched', least: 0.01, line: 'lists', at: 3 },
];

const trends = (page) => html`<h2>Trend</h2>
  <p class="quiet">The job keeps no history of an item. This page has watched it ${page.state.trend.length > 1 ? html`since ${at(1000 * page.state.trend[0][0])}` : 'for a moment'}; keep it open to see more.</p>
  <div class="plots" ?hidden=${page.state.trend.length < 2}>${TRENDS.map(({ id }) => html`<div class="plot" role="img" id=${`trend-${id}`}></div>`)}</div>`;

const takeDown = (id, page) => act(page, 'takedown', { item_id: id }, {
  title: `Take down ${id}?`,
  lines: ['The item leaves all lists at once, whatever its record says. Then the lists of all users are made anew without it.',
    'You can lift the takedown later.'],
  button: 'take it down',
});

const lift = (id, page) => act(page, 'lift', { item_id: id }, {
  title: `Lift the takedown of ${id}?`,
  lines: ['The record of the item counts again: new lists may have it.'],
  button: 'lift it',
});

export const item = {
  title: ([id]) => `item ${id}`,
  every: 5000,
  async load([id], page) {
    page.state.mine = await permissions();
    const view = await get('item', { id });
    page.state.trend ??= [];
    if (view.facts) {
      page.state.trend.push([Date.now() / 1000, view.facts.hotness, view.facts.click_through_rate, view.users.with_it / Math.max(1, view.users.looked_at)]);
      page.state.trend.splice(0, page.state.trend.length - MOST_SAMPLES);
    }
    return view;
  },
  drawn(root, page) {
    const { trend } = page.state;
    if (trend.length > 1) {
      TRENDS.forEach(({ id, line, at: i, ...plot }) => draw(root.querySelector(`#trend-${id}`),
        { ...plot, lines: [{ label: line, values: trend.map((sample) => sample[i]) }] }, trend.map(([seconds]) => seconds)));
    }
  },
  view: (view, [id], page) => html`
    <h1>${view.card?.title ?? `Item ${id}`}</h1>
    <p class="quiet">item ${id}</p>
    ${problem(view.problem)}
    ${view.is_taken_down || view.card?.is_down ? html`<p class="problem">Taken down: readers leave it out.</p>` : nothing}
    ${!may(page.state.mine, 'operate') ? nothing : html`<p class="actions">${view.is_taken_down
    ? html`<button class="plain" @click=${() => lift(id, page)}>lift the takedown …</button>`
    : html`<button class="plain" @click=${() => takeDown(id, page)}>take down …</button>`}</p>`}
    ${runOf(page)}
    ${view.card ? record(view.card) : html`<p class="quiet">Not in the catalogue that the console has read. Events on a missing item wait for it, then become dead letters.</p>`}
    ${view.facts ? facts(view.facts) : nothing}
    ${view.facts ? trends(page) : nothing}
    <h2>Where it is recalled</h2>
    <dl class="facts">
      <div><dt>for unknown users</dt><dd>${view.rank_for_everybody ? `rank ${view.rank_for_everybody}` : 'no'}</dd></div>
      <div><dt>hot in</dt><dd>${view.clusters.length ? view.clusters.map(({ cluster, rank }) => html`${clusterLink(cluster)} <span class="quiet">(rank ${rank})</span> `) : 'no cluster'}</dd></div>
      <div><dt>in lists of users</dt><dd>${count(view.users.with_it)} of ${count(view.users.looked_at)} searched</dd></div>
    </dl>
    ${view.users.some.length ? html`<div class="scroll"><table><thead><tr><th>user</th><th>rank</th></tr></thead>
      <tbody>${view.users.some.map(({ user_id: user, rank }) => html`<tr><td>${userLink(user)}</td><td>${rank}</td></tr>`)}</tbody></table></div>` : nothing}`,
};
