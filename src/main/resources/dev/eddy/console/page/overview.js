// The overview: the state of the job, plots of its figures, and the latest events.

import { html, nothing } from './lib/lit-html/lit-html.js';
import { get } from './api.js';
import { draw } from './plots.js';
import { ago, count, itemLink, percent, problem, span, userLink } from './format.js';

const SERIES = 360;
let series = { at_millis: [], figures: {}, hit_rates: {}, hit_rates_of_users: {}, hit_rates_of_types: {} };

function appended(before, after) {
  const all = {};
  for (const [name, values] of Object.entries(after)) {
    all[name] = [...(before[name] ?? []), ...values].slice(-SERIES);
  }
  return all;
}

async function figures() {
  const more = await get('figures', { since: series.at_millis.at(-1) ?? 0 });
  series = {
    at_millis: [...series.at_millis, ...more.at_millis].slice(-SERIES),
    figures: appended(series.figures, more.figures),
    hit_rates: appended(series.hit_rates, more.hit_rates),
    hit_rates_of_users: appended(series.hit_rates_of_users, more.hit_rates_of_users),
    hit_rates_of_types: appended(series.hit_rates_of_types, more.hit_rates_of_types),
  };
}

/** A line for each series of a group that has values. */
function known(group, isWanted = () => true) {
  return Object.fromEntries(Object.keys(series[group])
    .filter((name) => isWanted(name) && series[group][name].some((value) => value !== null))
    .map((name) => [name, [group, name]]));
}

const PLOTS = [
  { id: 'rates', title: 'read and written', unit: 'per second', least: 10, lines: { events: ['figures', 'events'], lists: ['figures', 'lists'] } },
  { id: 'freshness', title: 'click to Redis', unit: 'ms', least: 50, lines: { p50: ['figures', 'freshness_p50'], p99: ['figures', 'freshness_p99'] } },
  {
    id: 'hits', title: 'live hit rate at 20', unit: 'share of clicks', least: 0.1,
    lines: { 'all users': ['hit_rates', 'merged'], 'new users': ['hit_rates_of_users', 'new'], 'known users': ['hit_rates_of_users', 'known'] },
  },
  {
    id: 'channels', title: 'hit rate of each channel', unit: 'share of clicks', least: 0.1,
    lines: () => known('hit_rates', (list) => list !== 'merged'),
  },
  {
    id: 'types', title: 'hit rate by type of event', unit: 'share of events', least: 0.1,
    lines: () => known('hit_rates_of_types'),
  },
  { id: 'waiting', title: 'waiting', unit: 'records', least: 10, lines: { 'events in Kafka': ['figures', 'lag'], 'lists for Redis': ['figures', 'pending'] } },
  {
    id: 'refused', title: 'refused or waiting for an item', unit: 'per second', least: 1,
    lines: { 'dead letters': ['figures', 'dead_letters'], 'unknown items': ['figures', 'unknown_items'] },
  },
  { id: 'moves', title: 'users moving to another cluster', unit: 'per second', least: 1, lines: { moves: ['figures', 'moves'] } },
  { id: 'cosine', title: 'fit of the centres', unit: 'mean cosine', least: 0.5, lines: { 'users to their centre': ['figures', 'mean_cosine'] } },
];

function job(status) {
  if (!status.job) {
    return problem(status.problem);
  }
  const { state, started_at_millis: started, restarts, checkpoint, failed_checkpoints: failed } = status.job;
  const due = series.figures.retrain_due?.at(-1) === 1;
  return html`<dl class="facts">
    <div><dt>job</dt><dd class=${state === 'RUNNING' ? 'good' : 'bad'}>${state.toLowerCase()}</dd></div>
    <div><dt>started</dt><dd>${ago(started)}</dd></div>
    <div><dt>restarts</dt><dd>${count(restarts)}</dd></div>
    <div><dt>last checkpoint</dt><dd>${checkpoint ? html`${ago(checkpoint.at_millis)}, took ${span(checkpoint.took_millis)}` : 'none yet'}</dd></div>
    <div><dt>failed checkpoints</dt><dd>${count(failed)}</dd></div>
    <div><dt>items</dt><dd>${count(status.items)}</dd></div>
    <div><dt>centres</dt><dd class=${due ? 'bad' : ''}>${due ? html`<a href="#/centres">retraining is due</a>` : 'fit'}</dd></div>
  </dl>`;
}

const interval = ({ difference, half_width: half }) => (difference === null ? '–' : `${(100 * difference).toFixed(2)} ± ${(100 * half).toFixed(2)} points`);

const variants = (rows) => html`<h2>Variants</h2>
  <div class="scroll"><table id="variants">
  <thead><tr><th>variant</th><th>users</th><th>sampled clicks</th><th>hit rate</th><th>of the control</th><th>difference</th><th></th></tr></thead>
  <tbody>${rows.map((row) => html`<tr><td>${row.name}</td><td>${percent(row.share)}</td>
    <td class="score">${count(row.samples)}</td><td>${row.hit_rate === null ? '–' : percent(row.hit_rate)}</td>
    <td>${row.control_hit_rate === null ? '–' : percent(row.control_hit_rate)}</td><td>${interval(row)}</td>
    <td class=${{ better: 'good', worse: 'bad' }[row.verdict] ?? 'quiet'}>${row.verdict}</td></tr>`)}</tbody></table></div>`;

const events = ({ found, titles }) => html`<table id="events">
  <thead><tr><th>when</th><th>user</th><th>did</th><th>item</th></tr></thead>
  <tbody>${found.slice(0, 20).map((event) => html`<tr>
    <td>${ago(event.appended_at_millis)}</td><td>${userLink(event.user_id)}</td><td>${event.type}</td>
    <td>${event.item_id ? itemLink(event.item_id, titles) : ''}</td></tr>`)}</tbody></table>`;

export const overview = {
  title: () => 'overview',
  every: 2000,
  async load() {
    const [status, latest, rankings] = await Promise.all([get('status'), get('events'), get('variants').catch(() => []), figures()]);
    return { status, latest, rankings };
  },
  view: ({ status, latest, rankings }) => html`
    <h1>Overview</h1>
    ${job(status)}
    <div class="plots">${PLOTS.map(({ id }) => html`<div class="plot" role="img" id=${`plot-${id}`}></div>`)}</div>
    ${rankings.length ? variants(rankings) : nothing}
    <h2>Latest events</h2>
    ${latest.found.length === 0
    ? html`<p class="quiet">No events yet. Publish some to ${status.addresses.kafka}.</p>`
    : html`<p class="quiet">Click a user to see the list.</p><div class="scroll">${events(latest)}</div>`}`,
  drawn(root) {
    if (series.at_millis.length === 0) {
      return;
    }
    const seconds = series.at_millis.map((millis) => millis / 1000);
    for (const { id, lines, ...plot } of PLOTS) {
      draw(root.querySelector(`#plot-${id}`), {
        ...plot,
        lines: Object.entries(lines instanceof Function ? lines() : lines).map(([label, [group, name]]) => ({ label, values: series[group][name] })),
      }, seconds);
    }
  },
};
