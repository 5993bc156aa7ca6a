// Shows the page that the part of the address after the # names, and reloads its data at an interval of its own.

import { html, render } from './lib/lit-html/lit-html.js';
import { permissions, takeToken } from './api.js';
import { problem } from './format.js';
import { overview } from './overview.js';
import { user } from './user.js';
import { item } from './item.js';
import { cluster, clusters } from './clusters.js';
import { group, segments } from './groups.js';
import { centres } from './centres.js';
import { letters } from './letters.js';
import { why } from './why.js';
import { audits } from './audits.js';
import { find } from './find.js';
import { items } from './items.js';
import { users } from './users.js';
import { signin, who } from './signin.js';

const PAGES = { '': overview, user, item, cluster, clusters, group, segments, centres, letters, why, find, signin, audits, users, items };
const NAVIGATION = [['', 'Overview'], ['users', 'Users'], ['items', 'Items'], ['clusters', 'Clusters'], ['segments', 'Segments'], ['centres', 'Centres'], ['letters', 'Dead letters'], ['audits', 'Audits']];

const main = document.getElementById('main');
const sleep = (millis) => new Promise((resolve) => setTimeout(resolve, millis));

/** What the reader may do, as last known. */
let mine;

function header(name) {
  const submit = (event) => {
    event.preventDefault();
    const text = new FormData(event.target).get('text').trim();
    if (text) {
      location.hash = `#/find/${encodeURIComponent(text)}`;
    }
  };
  render(html`<a class="name" href="#/"><img src="icon.svg" alt="" width="24" height="24"> Eddy</a>
    <nav aria-label="pages">${NAVIGATION.map(([page, label]) => html`<a href=${`#/${page}`} aria-current=${page === name ? 'page' : 'false'}>${label}</a>`)}</nav>
    <form role="search" @submit=${submit}><input id="find" name="text" type="search" aria-label="find a user, a cluster, a group or an item" placeholder="user, cluster, group or item ( / )"></form>${who(mine)}`,
  document.getElementById('header'));
}

/** One visit of a page. */
class Visit {
  constructor(name, params) {
    this.name = name;
    this.page = PAGES[name];
    this.params = params;
    this.state = {};
    this.address = location.hash;
  }

  isShown() {
    return this === current;
  }

  async load() {
    try {
      this.data = await this.page.load(this.params, this);
      this.error = undefined;
    } catch (e) {
      this.error = e.message;
    }
  }

  redraw() {
    if (this !== current) {
      return;
    }
    try {
      render(html`${problem(this.error)}${this.data ? this.page.view(this.data, this.params, this) : ''}`, main);
      if (this.data) {
        this.page.drawn?.(main, this);
      }
    } catch (e) {
      console.error(e);
      render(problem(`This page can't be drawn: ${e.message}`), main);
    }
  }

  async reload() {
    await this.load();
    this.redraw();
    if (this === current) {
      mine = await permissions().catch(() => undefined);
      header(current.name);
    }
  }

  async stay() {
    await this.reload();
    if (this === current) {
      main.setAttribute('aria-busy', 'false');
      main.dataset.page = this.address;
    }
    while (this === current && this.page.every > 0) {
      await sleep(this.page.every);
      // A hidden page does not ask the job.
      if (this === current && !document.hidden) {
        await this.reload();
      }
    }
  }
}

let current;

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function visit() {
  takeToken();
  const [name, ...params] = location.hash.replace(/^#\/?/, '').split('/').map(decoded);
  header(name);
  if (!Object.hasOwn(PAGES, name)) {
    current = undefined;
    render(problem(`There is no page ${name}.`), main);
    return;
  }
  const first = current === undefined;
  current = new Visit(name, params);
  document.title = `${current.page.title(params)} · Eddy`;
  main.setAttribute('aria-busy', 'true');
  // Removes the content of the page before, so that it can't be clicked any more.
  render(html`<p class="quiet">loading …</p>`, main);
  if (!first) {
    // Keyboard and screen-reader users continue at the beginning of the new page.
    main.focus({ preventScroll: true });
    scrollTo(0, 0);
  }
  current.stay();
}

addEventListener('hashchange', visit);
addEventListener('keydown', (event) => {
  if (event.key === '/' && !/^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName)) {
    event.preventDefault();
    document.getElementById('find').focus();
  }
});

document.querySelector('.skip').addEventListener('click', (event) => {
  // Following the link would replace the name of the page after the #.
  event.preventDefault();
  main.focus();
});

main.replaceChildren();
visit();
