// The page of a user: history, cluster, lists, and a form that posts an event and shows its effect.

import { html, nothing } from './lib/lit-html/lit-html.js';
import { get, permissions, post } from './api.js';
import { chips, legend } from './channels.js';
import { act, runOf } from './acts.js';
import { may, notAllowed } from './signin.js';
import { ago, bar, clusterLink, count, fixed, itemLink, mergedInto, problem, tags, versionText, whyLink } from './format.js';

const MERGED = 'merged';
const PATIENCE_MILLIS = 30000;
const LOOK_EVERY_MILLIS = 50;
const SUGGEST_AFTER_MILLIS = 200;

const sleep = (millis) => new Promise((resolve) => setTimeout(resolve, millis));
const ranks = (list) => new Map((list?.candidates ?? []).map(({ item_id: id }, i) => [id, i]));
const isSame = (one, other) => one && other && versionText(one.version) === versionText(other.version);

/** Compares a list with the one before: numbers of items that came, went and moved. */
function difference(before, after) {
  const [was, is] = [ranks(before), ranks(after)];
  const came = [...is.keys()].filter((id) => !was.has(id)).length;
  const moved = [...is].filter(([id, rank]) => was.has(id) && was.get(id) !== rank).length;
  return { came, went: was.size - (is.size - came), moved };
}

/** Posts an event and waits until the list changes. */
async function tryOut(userId, itemId, type, page) {
  const { state } = page;
  let isPosted = false;
  try {
    state.outcome = { text: `posting ${type} …` };
    page.redraw();
    const { found: before } = await get('list', { user: userId });
    const begun = performance.now();
    await post('events', { user_id: userId, item_id: itemId, type });
    isPosted = true;
    await watch(userId, type, before, begun, page);
  } catch (e) {
    state.outcome = { error: `${isPosted ? `The ${type} is posted, but ` : ''}${e.message}` };
    page.redraw();
  }
}

/** Reads the list until it changes, and shows the time since the event was sent. */
async function watch(userId, type, before, begun, page) {
  const { state } = page;
  while (performance.now() - begun < PATIENCE_MILLIS) {
    const { found: after } = await get('list', { user: userId });
    if (after && !isSame(before, after)) {
      const took = Math.round(performance.now() - begun);
      const { came, went, moved } = difference(before, after);
      state.before = before;
      state.outcome = { took, text: `The list changed ${took} ms after the ${type}: ${came} came, ${went} went, ${moved} moved.` };
      await page.reload();
      return;
    }
    await sleep(LOOK_EVERY_MILLIS);
  }
  throw new Error(`the list has not changed in ${PATIENCE_MILLIS / 1000} s. Is the job running? Does it lag behind?`);
}

function change(id, rank, was) {
  if (!was) {
    return nothing;
  }
  if (!was.has(id)) {
    return html`<span class="came">new</span>`;
  }
  const by = was.get(id) - rank;
  return by === 0 ? nothing : html`<span class=${by > 0 ? 'up' : 'down'}>${by > 0 ? '▲' : '▼'} ${Math.abs(by)}</span>`;
}

function listTable(userId, list, { names, down, channels, was, mayPost, page }) {
  const best = Math.max(1e-9, ...list.candidates.map(({ score }) => Math.abs(score)));
  return html`${legend(list.candidates, channels)}<div class="scroll"><table class="list stacked">
    <thead><tr><th>#</th><th></th><th>item</th><th>score</th><th>channels</th><th></th></tr></thead>
    <tbody>${list.candidates.map(({ item_id: id, score, channels: codes }, i) => html`<tr class=${down.includes(id) ? 'taken-down' : ''}>
      <td>${i + 1}</td><td>${change(id, i, was)}</td><td class="item">${itemLink(id, names)}${down.includes(id) ? ' (taken down)' : ''}</td>
      <td class="score" data-label="score">${fixed(score)} ${bar(score / best)}</td>
      <td class="codes">${chips(codes, channels)}</td>
      <td class="actions">${whyLink(userId, id)} ${mayPost
    ? html`<button class="small" @click=${() => tryOut(userId, id, 'click', page)}>click</button>` : nothing}</td></tr>`)}
    </tbody></table></div>`;
}

function postForm(userId, page) {
  const submit = (event) => {
    event.preventDefault();
    const form = new FormData(event.target);
    tryOut(userId, form.get('item').trim(), form.get('type'), page);
  };
  const suggest = async ({ target }) => {
    const text = target.value.trim();
    await sleep(SUGGEST_AFTER_MILLIS);
    // Only the text after a pause in typing is looked up.
    if (text.length > 1 && text === target.value.trim()) {
      page.state.suggestions = await get('items', { with: text }).catch(() => []);
      page.redraw();
    }
  };
  return html`<form class="post" @submit=${submit}>
    <label>Post an event: <select name="type">${['click', 'like', 'collect', 'share', 'comment', 'purchase', 'dislike', 'visit']
    .map((type) => html`<option>${type}</option>`)}</select></label>
    <label>on item <input name="item" list="suggestions" autocomplete="off" placeholder="id, or part of a title" @input=${suggest}></label>
    <datalist id="suggestions">${(page.state.suggestions ?? []).map((item) => html`<option value=${item.item_id}>${item.title}</option>`)}</datalist>
    <button>post</button></form>`;
}

function standing(view) {
  const { known, profile } = view;
  const cluster = known?.is_known ? known.cluster : profile?.cluster;
  if (cluster === undefined) {
    return html`<p class="quiet">Unknown user: ${view.problem ? 'the job does not answer, and Redis has no profile' : 'the job has read no event that shows an interest'}.</p>`;
  }
  const from = known?.is_known ? known : profile;
  return html`<dl class="facts">
    <div><dt>cluster</dt><dd>${clusterLink(cluster)} <span class="quiet">of centres ${from.centre_version}</span></dd></div>
    <div><dt>next nearest</dt><dd>${from.next_clusters.length ? from.next_clusters.map((id) => html`${clusterLink(id)} `) : '–'}</dd></div>
    <div><dt>interest</dt><dd>${tags(from.top_tags)}</dd></div>
  </dl>`;
}

const deed = (type, clicks) => html`${type}${clicks > 1 ? html` <small class="quiet">${count(clicks)} in all</small>` : nothing}`;

const latest = (known, types, names) => html`<h2>Latest</h2>
  <div class="scroll"><table id="latest"><thead><tr><th>when</th><th>item</th><th>did</th></tr></thead>
  <tbody>${known.latest.map(({ item_id: id, at_millis: when, clicks }, i) => html`<tr><td>${ago(when)}</td><td class="item">${itemLink(id, names)}</td><td>${deed(types[i], clicks)}</td></tr>`)}</tbody></table></div>`;

const forget = (id, page) => act(page, 'forget', { user_id: id }, {
  title: `Forget ${id}?`,
  lines: ['1 user with all other ids, the list, the history, and the place in the cluster.',
    'This cannot be undone. Kafka keeps the events until its retention ends.'],
  button: 'forget',
});

export const user = {
  title: ([id]) => `user ${id}`,
  every: 3000,
  async load([id], page) {
    page.state.status ??= await get('status');
    page.state.mine = await permissions();
    return get('user', { id });
  },
  view({ found: view, names }, [id], page) {
    const { [MERGED]: merged, ...others } = view.lists;
    const { outcome, before, status, mine } = page.state;
    const mayPost = may(mine, 'post');
    const shown = { names, down: view.down, channels: status.channels, mayPost, page };
    return html`
      <h1>User ${id}</h1>
      ${mergedInto(id, view.user_id)}
      ${problem(view.problem)}
      ${standing(view)}
      ${runOf(page)}
      ${mayPost ? postForm(view.user_id, page) : notAllowed(mine, 'post', 'post events')}
      <p id="outcome" role="status" class=${outcome?.error ? 'problem' : outcome ? 'good' : ''} data-took=${outcome?.took ?? ''}>${outcome?.error ?? outcome?.text ?? ''}</p>
      <div class="columns">
        <section>
          <h2>List</h2>
          ${merged
    ? html`<p class="quiet">${count(merged.candidates.length)} items, version <span id="version">${versionText(merged.version)}</span>, made ${ago(merged.generated_at_millis)}</p>
          ${listTable(view.user_id, merged, { ...shown, was: before ? ranks(before) : undefined })}`
    : html`<p class="quiet">No list in Redis: the user is unknown, or the list has expired.</p>`}
        </section>
        <section>${view.known?.is_known ? latest(view.known, view.types, names) : nothing}</section>
      </div>
      ${may(mine, 'operate') ? html`<p class="actions"><button class="plain" @click=${() => forget(view.user_id, page)}>forget this user …</button></p>` : nothing}
      ${Object.entries(others).map(([name, list]) => html`<details><summary>Channel ${name}: ${count(list.candidates.length)} items</summary>
        ${listTable(view.user_id, list, shown)}</details>`)}`;
  },
};
