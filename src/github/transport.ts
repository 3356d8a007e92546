/** GitHub's page "Best practices for using the REST API": these are to be followed, and how. */
const redirects: readonly number[] = [301, 302, 307, 308];
const mostRedirects = 3;

/**
 * A fetch that gives up after so many seconds, and that speaks to no other host than the one it was
 * told: what GitHub has moved is asked for where it is now, verbatim, but an answer that leads to
 * another host is handed on as it is.
 */
export function transport(send: typeof fetch, timeout: number): typeof fetch {
  return async (input, init) => {
    const signal = AbortSignal.timeout(timeout * 1000);
    let url = new URL(input instanceof Request ? input.url : input);
    for (let moved = 0; ; moved++) {
      const response = await send(url.href, { ...init, redirect: "manual", signal });
      const location = response.headers.get("location");
      if (!redirects.includes(response.status) || location === null) return response;
      const target = new URL(location, url);
      if (target.origin !== url.origin || moved === mostRedirects) return response;
      await response.body?.cancel();
      url = target;
    }
  };
}
