/** What a page's linked data (JSON-LD) say of its article. */
import type { ArticleDetails } from '../../core/model.ts';
import type { ByName } from './page-elements.ts';
import { tidy } from './reading.ts';

type Described = Readonly<Record<string, unknown>>;

/** What is said, as it is said. */
export type LinkedData = Readonly<
  Record<
    Exclude<keyof ArticleDetails, 'language' | 'title' | 'publishedTime'> | 'headline' | 'language',
    string | null
  >
>;

const ARTICLE_TYPE = /(?:Article|BlogPosting|LiveBlogPosting|NewsStory)$|^(?:Report|CreativeWork|WebPage)$/;
/** Says less than one of an article. */
const LESSER_TYPE = /^(?:CreativeWork|WebPage)$/;
const MOST_THINGS = 3000;
const DEEPEST = 12;

/** Reads the data of an article, wherever in the page they stand; those of the page itself where there is none. */
export function linkedDataOf(elements: ByName): LinkedData {
  const scripts = elements('script').filter(
    (script) => script.getAttribute('type')?.toLowerCase() === 'application/ld+json',
  );
  const things = scripts.flatMap((script) => thingsIn(jsonIn(script.textContent))).slice(0, MOST_THINGS);
  const named = new Map(
    things.filter((thing) => thing['name'] !== undefined).map((thing) => [thing['@id'], thing]),
  );
  const articles = things.filter((thing) => typesOf(thing).some((type) => ARTICLE_TYPE.test(type)));
  const article =
    articles.find((thing) => !typesOf(thing).every((type) => LESSER_TYPE.test(type))) ?? articles[0] ?? {};
  const nameOf = (value: unknown): string | null => nameIn(value, named);
  return {
    headline: tidy(textOf(article['headline'])),
    byline: nameOf(article['author']) ?? nameOf(article['creator']),
    source: nameOf(article['publisher']) ?? nameOf(article['sourceOrganization']),
    section: tidy(textOf(article['articleSection'])),
    published: textOf(article['datePublished']),
    language: textOf(article['inLanguage']),
    url: textOf(article['url']) ?? textOf(article['mainEntityOfPage']),
  };
}

/** Some pages hide the data in a comment, or break lines within words. */
function jsonIn(text: string): unknown {
  const bare = text.trim().replace(/^(?:<!--|\/?\/?\s*<!\[CDATA\[)|(?:-->|\/?\/?\s*\]\]>)$/g, '');
  for (const json of [bare, bare.replace(/[\u0000-\u001f]+/g, ' ')]) {
    try {
      return JSON.parse(json) as unknown;
    } catch {
      // The next form, or nothing.
    }
  }
  return null;
}

/** All that is described, the outer before the inner. */
function thingsIn(data: unknown, depth = 0): readonly Described[] {
  if (depth > DEEPEST) return [];
  if (Array.isArray(data)) return data.flatMap((each) => thingsIn(each, depth + 1));
  if (!isRecord(data)) return [];
  const inner = ['@graph', 'mainEntity', 'mainEntityOfPage', 'publisher', 'author'];
  return [data, ...inner.flatMap((name) => thingsIn(data[name], depth + 1))];
}

const typesOf = (thing: Described): readonly string[] =>
  [thing['@type']].flat().filter((type) => typeof type === 'string');

const isRecord = (value: unknown): value is Described =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function textOf(value: unknown): string | null {
  const [first] = [value].flat();
  return typeof first === 'string' && first.trim() !== '' ? first : null;
}

/** The names in a person, an organisation, a reference to one, a list of them, or plain words. */
function nameIn(value: unknown, named: ReadonlyMap<unknown, Described>): string | null {
  const names = [value].flat().map((each) => {
    if (!isRecord(each)) return textOf(each);
    const whole = each['name'] === undefined ? (named.get(each['@id']) ?? each) : each;
    return textOf(whole['name']);
  });
  const known = names.map(tidy).filter((name) => name !== null && !/^https?:/i.test(name));
  return known.length === 0 ? null : [...new Set(known)].join(', ');
}
