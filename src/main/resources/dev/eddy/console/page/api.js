// Requests to the server. The token comes with the address and stays in this tab.

const TOKEN = 'eddy-token';

/** Moves the token from the address to the session storage, so that it is not copied with the address. */
export function takeToken() {
  const given = /^#token=([^&]+)(?:&page=(.+))?$/.exec(location.hash);
  if (given) {
    sessionStorage.setItem(TOKEN, decodeURIComponent(given[1]));
    history.replaceState(null, '', `#/${given[2] ?? ''}`);
  }
}

export const hasToken = () => sessionStorage.getItem(TOKEN) !== null;

async function answer(request) {
  let response;
  try {
    response = await request;
  } catch {
    throw new Error('the console does not answer; is it still running?');
  }
  const body = await response.json().catch(() => ({ error: `answer ${response.status}` }));
  if (!response.ok) {
    throw new Error(body.error ?? `answer ${response.status}`);
  }
  return body;
}

/** Asks the server; returns the parsed JSON. */
export const get = (path, query = {}) => answer(fetch(`api/${path}?${new URLSearchParams(query)}`));

/** Posts JSON with the token. */
export const post = (path, body) => answer(fetch(`api/${path}`, {
  method: 'POST',
  headers: { 'Content-Type': 'application/json', 'X-Eddy-Token': sessionStorage.getItem(TOKEN) ?? '' },
  body: JSON.stringify(body),
}));
