/** A page of a list as Octokit hands it on. */
type Page<T> = { readonly data: readonly T[]; readonly headers: { readonly link?: string } };

/** How many items to ask for on a page: the most that GitHub gives. */
export const perPage = 100;

/**
 * All items of a list, page by page. Octokit's own `paginate` is not used: it takes a conflict (409)
 * for an empty list, and who finds no comments of his own posts them again.
 */
export async function everyPage<T>(ask: (page: number) => Promise<Page<T>>): Promise<readonly T[]> {
  const items: T[] = [];
  for (let page = 1; ; page++) {
    const { data, headers } = await ask(page);
    items.push(...data);
    if (!headers.link?.includes('rel="next"')) return items;
  }
}
