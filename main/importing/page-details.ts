/** What a web page says about itself in its head. */
import type { ArticleDetails } from '../../core/model.ts';
import { firstMoment, type Moment } from './dates.ts';
import { linkedDataOf } from './linked-data.ts';
import { namedAuthors } from './page-byline.ts';
import type { ByName } from './page-elements.ts';
import { authorOf, languageTag, tidy, webAddress } from './reading.ts';

/** Reads title, byline, source, section, date, language and address from the page's head and its own elements. */
export function pageDetails(page: Document, elements: ByName): ArticleDetails {
  const meta = metaReader(elements);
  const data = linkedDataOf(elements);
  const html = page.querySelector('html');
  return {
    title: titleOf(page, elements, meta, data.headline),
    byline:
      [
        data.byline,
        meta(
          'author',
          'article:author',
          'dc.creator',
          'dcterms.creator',
          'parsely-author',
          'sailthru.author',
          'byl',
        ),
        meta.all('citation_author').map(inOrder).join(', '),
      ]
        .map(authorOf)
        .find((author) => author !== null) ?? namedAuthors(page),
    source:
      tidy(data.source) ??
      tidy(
        meta(
          'og:site_name',
          'application-name',
          'dc.publisher',
          'dcterms.publisher',
          'citation_journal_title',
          'citation_publisher',
        ),
      ),
    section: data.section ?? tidy(meta('article:section', 'section', 'parsely-section')),
    ...publishedIn(page, elements, meta, data.published),
    language: languageTag(
      html?.getAttribute('lang') ??
        html?.getAttribute('xml:lang') ??
        meta('content-language', 'og:locale', 'dc.language', 'dcterms.language', 'citation_language') ??
        data.language,
    ),
    url:
      webAddress(canonicalOf(elements)) ??
      webAddress(
        meta('og:url', 'parsely-link', 'citation_fulltext_html_url', 'citation_abstract_html_url'),
      ) ??
      webAddress(data.url),
  };
}

/** "Doe, Jane" as the name is said. */
const inOrder = (name: string): string => name.replace(/^([^,]+),\s*([^,]+)$/, '$2 $1');

const canonicalOf = (elements: ByName): string | null | undefined =>
  elements('link')
    .find((link) => /(?:^|\s)canonical(?:\s|$)/i.test(link.getAttribute('rel') ?? ''))
    ?.getAttribute('href');

/** The first of the dates that a page gives which can be read. Day and time are those written, in the publisher's zone. */
function publishedIn(page: Document, elements: ByName, meta: Meta, told: string | null): Moment {
  const names = [
    'article:published_time',
    'og:published_time',
    'datepublished',
    'parsely-pub-date',
    'date',
    'dc.date',
    'dc.date.issued',
    'dcterms.issued',
    'dcterms.created',
    'dcterms.date',
    'pubdate',
    'publishdate',
    'publish-date',
    'sailthru.date',
    'citation_publication_date',
    'citation_online_date',
    'citation_date',
  ];
  const moment = firstMoment([told, ...names.map((name) => meta(name))]);
  return moment.published === null ? firstMoment(timesIn(page, elements)) : moment;
}

function timesIn(page: Document, elements: ByName): readonly (string | null)[] {
  const element = page.querySelector('[itemprop~="datePublished"]');
  const time = elements('time').find((each) => each.hasAttribute('pubdate') || each.hasAttribute('datetime'));
  return [
    element?.getAttribute('content') ?? element?.getAttribute('datetime') ?? tidy(element?.textContent),
    time?.getAttribute('datetime') ?? null,
  ];
}

interface Meta {
  /** The first of these names that the head knows. */
  (...names: readonly string[]): string | null;
  /** All that it says under one name. */
  readonly all: (name: string) => readonly string[];
}

function metaReader(elements: ByName): Meta {
  const values = new Map<string, string[]>();
  for (const element of elements('meta')) {
    const name =
      element.getAttribute('property') ??
      element.getAttribute('name') ??
      element.getAttribute('itemprop') ??
      element.getAttribute('http-equiv');
    const content = tidy(element.getAttribute('content'));
    if (name === null || content === null) continue;
    const known = values.get(name.toLowerCase());
    if (known === undefined) values.set(name.toLowerCase(), [content]);
    else known.push(content);
  }
  const first = (...names: readonly string[]): string | null =>
    names.map((name) => values.get(name)?.[0]).find((value) => value !== undefined) ?? null;
  return Object.assign(first, { all: (name: string) => values.get(name) ?? [] });
}

function titleOf(page: Document, elements: ByName, meta: Meta, headline: string | null): string {
  const headings = elements('h1')
    .map((heading) => tidy(heading.textContent))
    .filter((text) => text !== null);
  const [heading] = headings;
  const told =
    headline ??
    tidy(meta('og:title', 'twitter:title', 'dc.title', 'dcterms.title', 'parsely-title', 'citation_title'));
  const named = tidy(page.querySelector('title')?.textContent) ?? '';
  // A head's title often names the site as well; the heading that it begins with does not.
  if (heading !== undefined && (told ?? named).includes(heading)) return heading;
  return told ?? (headings.length === 1 && heading !== undefined ? heading : named);
}
