// The overview: the state of the job, plots of its figures, and the latest events.

import { html, nothing } from './lib/lit-html/lit-html.js';
import { get } from './api.js';
import { draw } from './plots.js';
import { ago, count, itemLink, percent, problem, span, userLink } from './format.js';

const RANGES = [['15 min', 900_000], ['1 h', 3_600_000], ['6 h', 21_600_000], ['24 h', 86_400_000], ['7 d', 604_800_000]];
const RANGE = 'eddy-range';
/** Prometheus has a new value every 15 s or so. */
const HISTORY_EVERY_MILLIS = 15_000;
const GROUPS = ['figures', 'hit_rates', 'hit_rates_of_users', 'hit_rates_of_types'];
const nothingYet = () => ({ at_millis: [], figures: {}, hit_rates: {}, hit_rates_of_users: {}, hit_rates_of_types: {} });

let range = Number(sessionStorage.getItem(RANGE) ?? RANGES[0][1]);
let series = nothingYet();
/** Where the series are from: of the last answer. */
let source = { is_whole: false, oldest_millis: null, problem: null, askedAt: 0 };

/** The values of both, from an instant on. */
function joined(before, after) {
  const times = [...before.at_millis, ...after.at_millis];
  const from = times.findIndex((millis) => millis >= Date.now() - range);
  const kept = (one, other) => [...(one ?? []), ...other].slice(from < 0 ? times.length : from);
  const all = { at_millis: kept(before.at_millis, after.at_millis) };
  for (const group of GROUPS) {
    all[group] = Object.fromEntries(Object.entries(after[group]).map(([name, values]) => [name, kept(before[group][name], values)]));
  }
  return all;
}

async function figures() {
  if (source.is_whole && Date.now() - source.askedAt < HISTORY_EVERY_MILLIS) {
    return;
  }
  const asked = range;
  const { view, ...rest } = await get('figures', { range, since: source.is_whole ? 0 : series.at_millis.at(-1) ?? 0 });
  if (asked === range) {
    series = rest.is_whole || source.is_whole ? view : joined(series, view);
    source = { ...rest, askedAt: Date.now() };
  }
}

async function show(millis, page) {
  range = millis;
  sessionStorage.setItem(RANGE, millis);
  series = nothingYet();
  source = { ...source, is_whole: false, askedAt: 0 };
  await page.reload();
}

/** The choice of a range, and how far the plots reach. */
function ranges(page) {
  const { is_whole: isWhole, oldest_millis: oldest, problem: trouble } = source;
  const isShort = !isWhole && oldest !== null && oldest > Date.now() - range;
  return html`<div class="ranges" role="group" aria-label="range of the plots">${RANGES.map(([label, millis]) => html`<button
    class="small plain" aria-pressed=${millis === range} @click=${() => show(millis, page)}>${label}</button>`)}
    <span class="quiet">${isWhole ? 'from Prometheus' : isShort ? html`the console has samples of the last ${span(Date.now() - oldest)}` : ''}</span></div>
    ${problem(trouble)}`;
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
  <div class="scroll"><table id="variants" class="stacked">
  <thead><tr><th>variant</th><th>users</th><th>sampled clicks</th><th>hit rate</th><th>of the control</th><th>difference</th><th></th></tr></thead>
  <tbody>${rows.map((row) => html`<tr><td>${row.name}</td><td data-label="users">${percent(row.share)}</td>
    <td class="score" data-label="sampled clicks">${count(row.samples)}</td><td data-label="hit rate">${row.hit_rate === null ? '–' : percent(row.hit_rate)}</td>
    <td data-label="of the control">${row.control_hit_rate === null ? '–' : percent(row.control_hit_rate)}</td><td data-label="difference">${interval(row)}</td>
    <td class=${{ better: 'good', worse: 'bad' }[row.verdict] ?? 'quiet'}>${row.verdict}</td></tr>`)}</tbody></table></div>`;

const events = ({ found, names }) => html`<table id="events">
  <thead><tr><th>when</th><th>user</th><th>did</th><th>item</th></tr></thead>
  <tbody>${found.slice(0, 20).map((event) => html`<tr>
    <td>${ago(event.appended_at_millis)}</td><td>${userLink(event.user_id)}</td><td>${event.type.replace('_', ' ')}</td>
    <td>${event.item_id ? itemLink(event.item_id, names) : ''}</td></tr>`)}</tbody></table>`;

export const overview = {
  title: () => 'overview',
  every: 2000,
  async load() {
    const [status, latest, rankings] = await Promise.all([get('status'), get('events'), get('variants').catch(() => []), figures()]);
    return { status, latest, rankings };
  },
  view: ({ status, latest, rankings }, _, page) => html`
    <h1>Overview</h1>
    ${job(status)}
    ${ranges(page)}
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
