// Formats numbers, times and links.

import { html, nothing } from './lib/lit-html/lit-html.js';

const WHOLE = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const UNITS = [['d', 86_400_000], ['h', 3_600_000], ['min', 60_000], ['s', 1000]];

export const count = (n) => (n === null || n === undefined ? '–' : WHOLE.format(n));
export const number = (n) => (n === null || n === undefined || !Number.isFinite(n) ? '–' : Number(n.toPrecision(4)).toString());
export const fixed = (n) => n.toFixed(3);
export const percent = (share) => `${(100 * share).toFixed(share < 0.095 ? 1 : 0)} %`;

/** A span of time in its largest unit. */
export function span(millis) {
  const [unit, size] = UNITS.find(([, least]) => Math.abs(millis) >= least) ?? ['ms', 1];
  const amount = millis / size;
  return `${unit === 'ms' || Math.abs(amount) >= 10 ? Math.round(amount) : amount.toFixed(1)} ${unit}`;
}

/** Whether a number is within the range of dates: producers may write any number. */
const isDate = (millis) => Number.isFinite(millis) && Math.abs(millis) <= 8.64e15;
const instant = (millis) => new Date(millis).toISOString().replace('T', ' ').replace(/\.\d+Z$/, ' UTC');

/** The time since an instant; the tooltip shows the instant. */
export function ago(millis) {
  if (!isDate(millis)) {
    return millis ?? '–';
  }
  const age = Date.now() - millis;
  return html`<time datetime=${new Date(millis).toISOString()} title=${instant(millis)}
    >${age < 0 ? `in ${span(-age)}` : `${span(age)} ago`}</time>`;
}

/** The day of an instant, in UTC. */
export const day = (millis) => (isDate(millis) ? new Date(millis).toISOString().slice(0, 10) : millis ?? '–');

export const at = (millis) => (isDate(millis) ? instant(millis) : millis ?? '–');

export const versionText = (version) => `${version.epoch}.${version.sequence}.${version.command}`;

const to = (kind, ...ids) => `#/${kind}/${ids.map(encodeURIComponent).join('/')}`;

export const userLink = (id) => html`<a href=${to('user', id)}>${id}</a>`;
export const groupLink = (name) => html`<a href=${to('group', name)}>${name.replace(/^segment-/, '')}</a>`;
export const clusterLink = (id) => html`<a href=${to('cluster', id)}>cluster ${id}</a>`;
export const whyLink = (user, item) => html`<a href=${to('why', user, item)}>why?</a>`;
/** With its author, since titles repeat. */
export const itemLink = (id, names = {}) => html`<a href=${to('item', id)}>${names[id]?.title ?? id}</a>${names[id]?.author ? html` <span class="quiet">${names[id].author}</span>` : nothing}`;

/** Says that a page is about another user than the one asked for. */
export const mergedInto = (asked, user) => (asked === user
  ? nothing
  : html`<p id="merged-into">User ${asked} was merged into user ${userLink(user)}. All below is about user ${user}.</p>`);

export const tags = (names) => (names.length === 0
  ? html`<span class="quiet">none</span>`
  : names.map((name) => html`<span class="tag">${name}</span> `));

/** A bar whose length is a share of 1; a negative share has another colour. */
export const bar = (share) => html`<svg class=${share < 0 ? 'bar below' : 'bar'} viewBox="0 0 100 8" aria-hidden="true"
  ><rect width=${Math.min(100, Math.abs(100 * share)).toFixed(1)} height="8"></rect></svg>`;

export const problem = (text) => (text ? html`<p class="problem" role="alert">${text}</p>` : nothing);
