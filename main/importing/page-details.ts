/** What a web page says about itself in its head. */
import type { ArticleDetails } from '../../core/model.ts';
import { publishedOf } from './dates.ts';
import { authorOf, languageTag, tidy, webAddress } from './reading.ts';

const ARTICLE_TYPE = /Article$|^(BlogPosting|Report)$/;

type Described = Readonly<Record<string, unknown>>;

/** Reads title, byline, source, section, date, language and address from the page's head and its time elements. */
export function pageDetails(page: Document): ArticleDetails {
  const meta = metaReader(page);
  const described = descriptionOf(page);
  const date =
    textOf(described['datePublished']) ??
    meta(
      'article:published_time',
      'og:published_time',
      'date',
      'dc.date',
      'dc.date.issued',
      'dcterms.created',
      'pubdate',
      'publishdate',
      'parsely-pub-date',
      'sailthru.date',
      'citation_publication_date',
    ) ??
    page.querySelector('time[pubdate], article time[datetime], time[datetime]')?.getAttribute('datetime');
  return {
    title: titleOf(page, meta, described),
    byline: authorOf(
      nameIn(described['author']) ?? meta('author', 'article:author', 'dc.creator', 'parsely-author', 'byl'),
    ),
    source:
      tidy(nameIn(described['publisher'])) ?? tidy(meta('og:site_name', 'application-name', 'dc.publisher')),
    section:
      tidy(textOf(described['articleSection'])) ??
      tidy(meta('article:section', 'section', 'parsely-section')),
    published: date === null || date === undefined ? null : publishedOf(date),
    language: languageTag(
      page.documentElement.getAttribute('lang') ?? meta('og:locale', 'content-language', 'dc.language'),
    ),
    url:
      webAddress(page.querySelector('link[rel="canonical"]')?.getAttribute('href')) ??
      webAddress(meta('og:url')) ??
      webAddress(textOf(described['url'])),
  };
}

type Meta = (...names: readonly string[]) => string | null;

function metaReader(page: Document): Meta {
  const values = new Map<string, string>();
  for (const element of page.querySelectorAll('meta[content]')) {
    const name =
      element.getAttribute('property') ??
      element.getAttribute('name') ??
      element.getAttribute('itemprop') ??
      element.getAttribute('http-equiv');
    const content = tidy(element.getAttribute('content'));
    if (name !== null && content !== null && !values.has(name.toLowerCase()))
      values.set(name.toLowerCase(), content);
  }
  return (...names) => names.map((name) => values.get(name)).find((value) => value !== undefined) ?? null;
}

function titleOf(page: Document, meta: Meta, described: Described): string {
  const headings = [...page.querySelectorAll('h1')]
    .map((heading) => tidy(heading.textContent))
    .filter((text) => text !== null);
  const [heading] = headings;
  const told = tidy(textOf(described['headline'])) ?? tidy(meta('og:title', 'twitter:title', 'dc.title'));
  const named = tidy(page.querySelector('title')?.textContent) ?? '';
  // A head's title often names the site as well; the heading that it begins with does not.
  if (heading !== undefined && (told ?? named).includes(heading)) return heading;
  return told ?? (headings.length === 1 && heading !== undefined ? heading : named);
}

/** The JSON-LD that describes an article, wherever in the page's data it stands. */
function descriptionOf(page: Document): Described {
  for (const script of page.querySelectorAll('script[type="application/ld+json"]')) {
    const found = articleIn(jsonIn(script.textContent));
    if (found !== null) return found;
  }
  return {};
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

function articleIn(data: unknown): Described | null {
  if (Array.isArray(data)) return data.map(articleIn).find((found) => found !== null) ?? null;
  if (!isRecord(data)) return null;
  const types = [data['@type']].flat();
  if (types.some((type) => typeof type === 'string' && ARTICLE_TYPE.test(type))) return data;
  return articleIn(data['@graph'] ?? null);
}

const isRecord = (value: unknown): value is Described =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textOf = (value: unknown): string | null => {
  const [first] = [value].flat();
  return typeof first === 'string' ? first : null;
};

/** The names in a person, an organisation, a list of them, or plain words. */
function nameIn(value: unknown): string | null {
  const names = [value].flat().map((each) => (isRecord(each) ? textOf(each['name']) : textOf(each)));
  const known = names.filter((name) => name !== null);
  return known.length === 0 ? null : known.join(', ');
}
