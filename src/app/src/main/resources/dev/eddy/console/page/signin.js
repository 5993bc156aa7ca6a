// The page where people with a token of their own sign in and out, and what the others read in its place.

import { html, nothing } from './lib/lit-html/lit-html.js';
import { permissions, useToken } from './api.js';

const DEEDS = { look: 'see the pages', post: 'post test events', operate: 'act on the running job' };

/** Whether the reader may do something. */
export const may = (mine, scope) => mine.scopes.includes(scope);

/** Tells a reader who may not do something how to be allowed to; nothing when the reader may. */
export function notAllowed(mine, scope, deed) {
  if (may(mine, scope)) {
    return nothing;
  }
  const how = mine.is_sign_in_possible ? html`<a href="#/signin">sign in</a> with a token that has the scope ${scope}`
    : mine.grantable.includes(scope) ? 'open the address that the console printed when it started'
      : `start the console with --${scope}`;
  return html`<p class="quiet">To ${deed}, ${how}.</p>`;
}

/** The name of who is signed in, for the head of the pages. */
export const who = (mine) => (mine?.is_sign_in_possible
  ? html`<a class="who" href="#/signin">${mine.name ?? 'sign in'}</a>`
  : nothing);

async function change(token, page) {
  useToken(token);
  page.state.tried = token !== '';
  await page.reload();
}

function form(page) {
  const submit = (event) => {
    event.preventDefault();
    const given = new FormData(event.target).get('token').trim();
    event.target.reset();
    change(given, page);
  };
  return html`<form class="post" @submit=${submit}>
    <label>Token <input name="token" type="password" required autocomplete="off"></label> <button>sign in</button></form>`;
}

export const signin = {
  title: () => 'sign in',
  every: 0,
  load: () => permissions(),
  view: (mine, _, page) => html`
    <h1>${mine.name ?? 'Sign in'}</h1>
    ${page.state.tried && mine.name === null ? html`<p class="problem" role="alert">This token is not in the console's file of tokens.</p>` : nothing}
    <p>${mine.scopes.length ? `You may ${mine.scopes.map((scope) => DEEDS[scope]).join(', ')}.` : 'You need a token to see the pages.'}</p>
    ${mine.name !== null ? html`<button @click=${() => change('', page)}>sign out</button>`
    : mine.is_sign_in_possible ? form(page) : html`<p class="quiet">This console has no file of tokens: ${mine.grantable.length
      ? 'open the address that it printed when it started.' : 'start it with --post, --operate or --tokens.'}</p>`}
    <p class="quiet">The token stays in this tab. Acts on the job are written down under your name.</p>`,
};
