/** Addresses of pages, as far as they tell one page from another. */

/** What is added to addresses to follow people around. */
const TRACKING = /^(utm_\w+|fbclid|gclid|mc_cid|mc_eid|igshid|cmpid|ref_src)$/i;

/** The same for two addresses that are the same page's: without tracking, fragment, "www." and the rest that means nothing; null for what is none. */
export function addressKey(url: string | null): string | null {
  const match = /^https?:\/\/(?:www\.)?([^/?#]+)([^?#]*)(?:\?([^#]*))?/i.exec(url?.trim() ?? '');
  if (match === null) return null;
  const [, host = '', path = '', query = ''] = match;
  const kept = query
    .split('&')
    .filter((part) => part !== '' && !TRACKING.test(part.split('=')[0] ?? ''))
    .toSorted();
  return `${host.toLowerCase()}${path.replace(/\/+$/, '')}${kept.length === 0 ? '' : `?${kept.join('&')}`}`;
}
