// Acts on the running job: asks for a confirmation, begins the act, and shows how far it is.

import { html, nothing, render } from './lib/lit-html/lit-html.js';
import { get, post } from './api.js';
import { count } from './format.js';

const LOOK_EVERY_MILLIS = 1000;
const sleep = (millis) => new Promise((resolve) => setTimeout(resolve, millis));

/** Asks the reader; resolves to whether the answer is yes. */
export function confirmed({ title, lines, button }) {
  const dialog = document.createElement('dialog');
  dialog.className = 'confirm';
  dialog.setAttribute('aria-labelledby', 'confirm-title');
  render(html`<form method="dialog"><h2 id="confirm-title">${title}</h2>
    ${lines.map((line) => html`<p>${line}</p>`)}
    <p class="buttons"><button value="no" class="plain">leave it</button> <button value="yes" class="danger">${button}</button></p></form>`, dialog);
  document.body.append(dialog);
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'yes');
    });
    dialog.showModal();
  });
}

/** Begins an act after a confirmation, and follows it on the page until it ends. */
export async function act(page, path, body, question) {
  if (!await confirmed(question)) {
    return;
  }
  const show = (run) => {
    page.state.run = run;
    page.redraw();
  };
  try {
    let run = await post(`acts/${path}`, body);
    show(run);
    document.getElementById('run')?.scrollIntoView({ block: 'nearest' });
    while (run?.outcome === 'asked' && page.isShown()) {
      await sleep(LOOK_EVERY_MILLIS);
      show(run = await look(run));
    }
    await page.reload();
  } catch (e) {
    show({ outcome: 'failed', detail: e.message });
  }
}

/** The run as it is now. A console that does not answer says nothing about the act. */
async function look(run) {
  try {
    return await get('act', { id: run.id }) ?? { ...run, outcome: 'failed', detail: 'the console was restarted meanwhile; see audits' };
  } catch (e) {
    return { ...run, step: `it may go on, but the console does not answer: ${e.message}` };
  }
}

/** What a run does at the moment. */
export const progress = ({ step, walked, of }) => `${step ?? 'begun'}${walked > 0 ? `: ${count(walked)} ${of > 0 ? `of ${count(of)} ` : ''}buckets of users` : ''} …`;

/** How far the act is that was begun on this page. */
export function runOf(page) {
  const { run } = page.state;
  if (!run) {
    return nothing;
  }
  const kind = { asked: 'working', done: 'good', failed: 'problem' }[run.outcome];
  return html`<p id="run" class=${kind} role="status" data-outcome=${run.outcome}>${run.outcome === 'asked'
    ? html`${progress(run)} <span class="quiet">It goes on when you leave this page; see <a href="#/audits">audits</a>.</span>`
    : run.detail}</p>`;
}
