// The channels of a list by name, and a legend of them.

import { html, nothing } from './lib/lit-html/lit-html.js';

/** A channel by its name, such as hot-3d, with what its family is. */
export function named(name, channels) {
  const family = Object.values(channels).find((one) => name === one.name || name.startsWith(`${one.name}-`) || name.startsWith(`${one.name}:`));
  return html`${name} <span class="quiet">${family?.title ?? ''}</span>`;
}

/** The channels that recalled an item. */
export const chips = (codes, channels) => [...codes].map((code) => html`<abbr class="channel" title=${channels[code]?.title ?? code}>${channels[code]?.name ?? code}</abbr> `);

/** What the channels of a list are. */
export function legend(candidates, channels) {
  const used = Object.keys(channels).filter((code) => candidates.some(({ channels: codes }) => codes.includes(code)));
  return used.length === 0 ? nothing : html`<dl class="legend" aria-label="channels of the list">${used.map((code) => html`<div><dt class="channel">${channels[code].name}</dt>
    <dd>${channels[code].title}</dd></div>`)}</dl>`;
}
