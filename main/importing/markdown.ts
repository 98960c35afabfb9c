import { parse as parseYaml } from 'yaml';
import { documentOf } from '../../core/document/document.ts';
import type { ArticleDetails } from '../../core/model.ts';
import { momentIn } from './dates.ts';
import { Images, type ReadLocal } from './images.ts';
import { guessLanguage } from './language.ts';
import { authorOf, languageTag, NO_DETAILS, tidy, webAddress, type Reading } from './reading.ts';

const FRONT_MATTER = /^\s*---[ \t]*\n([\s\S]*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/;
/** A heading of the first level at the very beginning, in either of the ways in which one is written. */
const FIRST_HEADING = /^(?:[ \t]*\n)* {0,3}(?:#[ \t][^\n]*|[^\s#>][^\n]*\n {0,3}=+[ \t]*)(?:\n|$)/;

/** A page of the person's own notes, perhaps with the words that stand for it: "[[people/jane|Jane Doe]]". */
const WIKI_LINK = /\[\[([^[\]|\n]+)(?:\|([^[\]\n]+))?\]\]/g;

type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads Markdown: details from its YAML front matter, the title from there or from its first heading, which then
 * leaves the beginning of the text. Front matter that is no YAML stays in the text.
 */
export function readMarkdown(text: string, readLocal: ReadLocal): Reading {
  const matter = frontMatterOf(text);
  const told = matter === null ? NO_DETAILS : detailsOf(matter.fields);
  const { title, body } = withTitle(matter?.body ?? text, told.title);
  const images = new Images(readLocal);
  return {
    details: { ...told, title, language: told.language ?? guessLanguage(body) },
    markdown: withPlacedImages(body, images),
    images: images.all,
    left: images.left,
  };
}

/** Whether a text begins with front matter that names something of an article. */
export const hasFrontMatter = (text: string): boolean => {
  const matter = frontMatterOf(text);
  return matter !== null && Object.values(detailsOf(matter.fields)).some((value) => (value ?? '') !== '');
};

function frontMatterOf(text: string): { readonly fields: Fields; readonly body: string } | null {
  const match = FRONT_MATTER.exec(text);
  if (match === null) return null;
  const fields = fieldsIn(match[1] ?? '');
  return fields === null ? null : { fields, body: text.slice(match[0].length) };
}

function fieldsIn(yaml: string): Fields | null {
  try {
    // "core" leaves dates as they are written.
    const data: unknown = parseYaml(yaml, { schema: 'core', maxAliasCount: 20, logLevel: 'error' });
    if (typeof data !== 'object' || data === null || Array.isArray(data)) return null;
    return Object.fromEntries(
      Object.entries(data).map(([key, value]) => [key.toLowerCase(), value as unknown]),
    );
  } catch {
    return null;
  }
}

function detailsOf(fields: Fields): ArticleDetails {
  const of = (...names: readonly string[]): string | null =>
    names.map((name) => wordsIn(fields[name])).find((words) => words !== null) ?? null;
  const source = of('source', 'site', 'publisher', 'publication', 'website');
  const origin = webAddress(source);
  const date = of('date', 'published', 'publishdate') ?? (isClipping(fields, origin) ? null : of('created'));
  return {
    title: of('title', 'headline') ?? '',
    byline: authorOf(of('author', 'authors', 'byline', 'creator')),
    source: origin === null ? source : of('site', 'publisher', 'publication'),
    section: of('section', 'category', 'categories'),
    ...momentIn(date),
    language: languageTag(of('lang', 'language')),
    url: webAddress(of('url', 'link', 'canonical', 'source_url')) ?? origin,
  };
}

/** Whether the file was made after the page: what was created then is the clipping, not the article. */
const isClipping = (fields: Fields, origin: string | null): boolean =>
  origin !== null || 'published' in fields;

/** The words of a value, or of those of a list, such as several authors. */
function wordsIn(value: unknown): string | null {
  const words = [value]
    .flat()
    .filter((each) => typeof each === 'string' || typeof each === 'number')
    .map(String);
  return tidy(words.join(', ').replace(WIKI_LINK, (_, page: string, shown?: string) => shown ?? page));
}

/** The title as told, else the first heading; at the beginning of the text it leaves, where it is the title. */
function withTitle(body: string, told: string): { readonly title: string; readonly body: string } {
  const { blocks, text } = documentOf(body);
  const [first] = blocks;
  const heading = blocks.find((block) => block.type === 'heading' && block.depth === 1);
  if (heading === undefined) return { title: told, body };
  const words = tidy(text.slice(heading.start, heading.end)) ?? '';
  if (words === '' || (told !== '' && told !== words)) return { title: told, body };
  const rest = body.replace(FIRST_HEADING, '');
  // A file that is its heading alone keeps it.
  return { title: words, body: heading === first && rest.trim() !== '' ? rest : body };
}

/** Images that lie beside the file come along. */
const withPlacedImages = (body: string, images: Images): string =>
  body.replace(
    /(!\[[^\]\n]*\]\()(?:<([^<>\n]+)>|([^)\s<>]+))((?:\s+"[^"\n]*")?\))/g,
    (whole, before: string, angled: string | undefined, bare: string | undefined, after: string) => {
      const placed = images.place(angled ?? bare ?? '');
      return placed === null ? whole : `${before}${placed}${after}`;
    },
  );
