// Requests to the server. The token comes with the address or is typed in, and stays in this tab.

const TOKEN = 'eddy-token';

/** Moves the token from the address to the session storage, so that it is not copied with the address. */
export function takeToken() {
  const given = /^#token=([^&]+)(?:&page=(.+))?$/.exec(location.hash);
  if (given) {
    useToken(decodeURIComponent(given[1]));
    history.replaceState(null, '', `#/${given[2] ?? ''}`);
  }
}

/** Uses a token from now on; an empty one for none. */
export function useToken(token) {
  sessionStorage.setItem(TOKEN, token);
  known = undefined;
}

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

const token = () => ({ 'X-Eddy-Token': sessionStorage.getItem(TOKEN) ?? '' });

/** Asks the server; returns the parsed JSON. */
export const get = (path, query = {}) => answer(fetch(`api/${path}?${new URLSearchParams(query)}`, { headers: token() }));

/** Posts JSON. */
export const post = (path, body) => answer(fetch(`api/${path}`, {
  method: 'POST',
  headers: { 'Content-Type': 'application/json', ...token() },
  body: JSON.stringify(body),
}));

let known;

/** What the reader may do; asked for once per token. */
export async function permissions() {
  known ??= get('permissions').catch((e) => {
    known = undefined;
    throw e;
  });
  return known;
}
