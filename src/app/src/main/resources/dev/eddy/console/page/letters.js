// The page of dead letters: records that the job refused.

import { html, nothing } from './lib/lit-html/lit-html.js';
import { get, permissions, post } from './api.js';
import { act, runOf } from './acts.js';
import { may } from './signin.js';
import { ago, count } from './format.js';

const SINCE = [['', 'all'], [3_600_000, 'the last hour'], [86_400_000, 'the last day'], [604_800_000, 'the last week']];

/** Asks what would be sent, and then whether to send it. */
async function replay(topic, reason, page) {
  const span = page.state.since;
  const chosen = { topic, reason, since_millis: span ? Date.now() - span : null };
  try {
    const { records, unusable, outdated } = await post('acts/preview', chosen);
    const left = [[unusable, 'are cut, or from no topic that the job reads'], [outdated, 'have a newer record of their key']];
    await act(page, 'replay', chosen, {
      title: `Send ${count(records)} ${records === 1 ? 'record' : 'records'} again?`,
      lines: [`Of topic ${topic}, refused for: ${reason}.`,
        ...left.filter(([some]) => some > 0).map(([some, why]) => `${count(some)} more ${why}, and are left alone.`),
        'The dead letters stay in their topic: send each only once, after the repair. Records that are still wrong come back.'],
      button: 'send again',
    });
  } catch (e) {
    page.state.run = { outcome: 'failed', detail: e.message };
    page.redraw();
  }
}

const since = (page) => html`<p><label>Send again those of <select @change=${({ target }) => { page.state.since = Number(target.value); }}>
  ${SINCE.map(([millis, name]) => html`<option value=${millis}>${name}</option>`)}</select></label></p>`;

export const letters = {
  title: () => 'dead letters',
  every: 5000,
  async load(_, page) {
    page.state.mine = await permissions();
    return get('letters');
  },
  view: ({ read, counts, latest }, _, page) => html`
    <h1>Dead letters</h1>
    ${read === 0 ? html`<p class="good">None: the job could use all records.</p>` : html`
    <p class="quiet">The last ${count(read)}, counted by reason. Fix the producer, then send them again${may(page.state.mine, 'operate') ? '' : html` with <code>eddy dlq replay</code>`}.</p>
    ${may(page.state.mine, 'operate') ? since(page) : nothing}
    ${runOf(page)}
    <div class="scroll"><table id="counts" class="stacked"><thead><tr><th>records</th><th>topic</th><th>reason</th><th>latest</th><th></th></tr></thead>
      <tbody>${counts.map(({ topic, reason, records, latest_at_millis: when }) => html`<tr><td class="score" data-label="records">${count(records)}</td><td data-label="topic">${topic}</td><td>${reason}</td><td data-label="latest">${ago(when)}</td>
        <td>${may(page.state.mine, 'operate') ? html`<button class="small plain" @click=${() => replay(topic, reason, page)}>send again …</button>` : nothing}</td></tr>`)}</tbody></table></div>
    <h2>Latest</h2>
    ${latest.map(({ topic, partition, offset, reason, written_at_millis: when, key, value }) => html`<article class="letter">
      <p><strong>${reason}</strong> <span class="quiet">${topic}, partition ${partition}, offset ${offset}, key ${key ?? 'none'}, ${ago(when)}</span></p>
      <pre>${value ?? '(no value)'}</pre></article>`)}`}`,
};
