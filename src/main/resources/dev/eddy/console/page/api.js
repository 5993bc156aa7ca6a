// Speaks with the server. The token came with the address, and stays in this tab.

const TOKEN = 'eddy-token';

/** Takes the token out of the address, so that nobody reads it over a shoulder or copies it along. */
export function takeToken() {
  const given = /^#token=(.+)$/.exec(location.hash);
  if (given) {
    sessionStorage.setItem(TOKEN, decodeURIComponent(given[1]));
    history.replaceState(null, '', '#/');
  }
}

export const hasToken = () => sessionStorage.getItem(TOKEN) !== null;

async function answer(request) {
  let response;
  try {
    response = await request;
  } catch {
    throw new Error('the console itself does not answer; is it still running?');
  }
  const body = await response.json().catch(() => ({ error: `answer ${response.status}` }));
  if (!response.ok) {
    throw new Error(body.error ?? `answer ${response.status}`);
  }
  return body;
}

/** The answer to a question, as JSON says it. */
export const get = (path, query = {}) => answer(fetch(`api/${path}?${new URLSearchParams(query)}`));

/** Posts something, for which it takes the token. */
export const post = (path, body) => answer(fetch(`api/${path}`, {
  method: 'POST',
  headers: { 'Content-Type': 'application/json', 'X-Eddy-Token': sessionStorage.getItem(TOKEN) ?? '' },
  body: JSON.stringify(body),
}));
