import { Lexer, type Token, type Tokens } from 'marked';
import { parse as parseYaml } from 'yaml';
import { canonicalText } from '../../core/document/document.ts';
import type { ArticleDetails } from '../../core/model.ts';
import { publishedOf } from './dates.ts';
import { Images, type ReadLocal } from './images.ts';
import { guessLanguage } from './language.ts';
import { bylineOf } from './page-details.ts';
import { NO_DETAILS, tidy, webAddress, type Reading } from './reading.ts';

const FRONT_MATTER = /^---[ \t]*\n([\s\S]*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/;

type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads Markdown: details from its YAML front matter, the title from there or from its first heading, which then
 * leaves the text. Front matter that is no YAML stays in the text.
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
  };
}

function frontMatterOf(text: string): { readonly fields: Fields; readonly body: string } | null {
  const match = FRONT_MATTER.exec(text);
  if (match === null) return null;
  const fields = fieldsIn(match[1] ?? '');
  return fields === null ? null : { fields, body: text.slice(match[0].length) };
}

function fieldsIn(yaml: string): Fields | null {
  try {
    // "core" leaves dates as they are written.
    const data: unknown = parseYaml(yaml, { schema: 'core', maxAliasCount: 20 });
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
  const date = of('date', 'published', 'publishdate', 'created');
  return {
    title: of('title', 'headline') ?? '',
    byline: bylineOf(of('author', 'authors', 'byline', 'creator')),
    source: of('source', 'site', 'publisher', 'publication', 'website'),
    section: of('section', 'category', 'categories'),
    published: date === null ? null : publishedOf(date),
    language: of('lang', 'language'),
    url: webAddress(of('url', 'link', 'canonical', 'source_url')),
  };
}

function wordsIn(value: unknown): string | null {
  if (Array.isArray(value))
    return tidy(
      value
        .map(wordsIn)
        .filter((words) => words !== null)
        .join(', '),
    );
  return typeof value === 'string' || typeof value === 'number' ? tidy(String(value)) : null;
}

/** The title from the front matter, else the first heading, which leaves the text where it is the title. */
function withTitle(body: string, told: string): { readonly title: string; readonly body: string } {
  const tokens = new Lexer({ gfm: true }).lex(body);
  const at = tokens.findIndex(({ type }) => type !== 'space' && type !== 'def');
  const first = tokens[at] as Tokens.Heading | Tokens.Generic | undefined;
  if (first?.type !== 'heading' || first['depth'] !== 1) return { title: told, body };
  const heading = tidy(canonicalText(first.raw)) ?? '';
  if (heading === '' || (told !== '' && told !== heading)) return { title: told, body };
  return { title: heading, body: rawOf(tokens.filter((_, index) => index !== at)) };
}

const rawOf = (tokens: readonly Token[]): string => tokens.map(({ raw }) => raw).join('');

/** Images that lie beside the file come along. */
const withPlacedImages = (body: string, images: Images): string =>
  body.replace(
    /(!\[[^\]\n]*\]\()<?([^)\s<>]+)>?((?:\s+"[^"\n]*")?\))/g,
    (whole, before: string, address: string, after: string) => {
      const placed = images.place(address);
      return placed === address ? whole : `${before}${placed}${after}`;
    },
  );
