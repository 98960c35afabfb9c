/** What a Word document is made of: checked before another parser reads it, and what is told in its parts. */
import { strToU8, zipSync } from 'fflate';
import type { ArticleDetails } from '../../core/model.ts';
import { PlainError } from '../../core/result.ts';
import type { Archive } from './archive.ts';
import { publishedOf } from './dates.ts';
import { decode } from './decode.ts';
import { elementsNamed, parseXml, refuseDepth } from './markup.ts';
import { authorOf, languageTag, NO_DETAILS, tidy } from './reading.ts';

/** All else, such as fonts and macros, stays unopened. */
const MARKUP = /\.(?:xml|rels)$/i;
const PICTURE = /\.(?:png|jpe?g|gif|webp)$/i;
/** Of all markup together, in bytes; that of a thousand pages is a third of it. */
const LARGEST_MARKUP = 30 * 1024 * 1024;
const MOST_ATTRIBUTES = 500;
/** A link is given out each time that it is used, so it must not be long; in characters. */
const LONGEST_LINK = 4_000;

export const DAMAGED =
  'This Word document is damaged, or none. Open it in Word or LibreOffice, save it anew, and import that.';

/**
 * The document packed anew, with nothing in it but what unpacked within the archive's limits and is safe to read.
 * @throws PlainError for a document that is damaged, or longer than any that is read
 */
export function repacked(archive: Archive): Uint8Array {
  const files: Record<string, Uint8Array> = {};
  let length = 0;
  for (const name of archive.names) {
    if (!MARKUP.test(name) && !PICTURE.test(name)) continue;
    const bytes = archive.bytes(name);
    if (bytes === null) continue;
    length += MARKUP.test(name) ? bytes.byteLength : 0;
    if (length > LARGEST_MARKUP)
      throw new PlainError(
        'The document is longer than any that Briefmark reads. Save it in parts, and import those.',
      );
    files[name] = MARKUP.test(name) ? strToU8(checked(decode(bytes), name)) : bytes;
  }
  return zipSync(files, { level: 0 });
}

/** Refuses what no program writes, and what would be given out over and over. */
function checked(markup: string, name: string): string {
  refuseDepth(markup);
  const isHostile =
    tagsOf(markup).some((tag) => !tag.endsWith('>') || attributesIn(tag) > MOST_ATTRIBUTES) ||
    (/\.rels$/i.test(name) && tagsOf(markup).some((tag) => tag.length > LONGEST_LINK)) ||
    repeatsNotes(markup);
  if (isHostile) throw new PlainError(DAMAGED);
  return markup;
}

const tagsOf = (markup: string): readonly string[] => markup.match(/<[^<>]*>?/g) ?? [];
const attributesIn = (tag: string): number => tag.match(/=\s*["']/g)?.length ?? 0;

/** Each note is referred to once. */
function repeatsNotes(markup: string): boolean {
  const references = tagsOf(markup).filter((tag) => /^<(?:\w+:)?(?:foot|end)noteReference\b/.test(tag));
  return references.length > new Set(references).size + 10;
}

/** What its properties say of a document; its title is empty where they have none. */
export function propertiesOf(archive: Archive): ArticleDetails {
  const markup = archive.text('docProps/core.xml');
  if (markup === null) return NO_DETAILS;
  const properties = parseXml(markup);
  const words = (name: string): string | null => tidy(elementsNamed(properties, name)[0]?.textContent);
  return {
    ...NO_DETAILS,
    title: words('title') ?? '',
    byline: authorOf(words('creator')),
    published: publishedOf(words('created') ?? ''),
    language: languageTag(words('language')),
  };
}

/** What of a document has no place in an article, each by its number. */
export interface Unplaced {
  readonly comments: number;
  readonly formulas: number;
  readonly charts: number;
}

export function unplacedIn(archive: Archive): Unplaced {
  const markups = (part: RegExp): string =>
    archive.names.flatMap((name) => (part.test(name) ? (archive.text(name) ?? '') : [])).join('');
  const text = markups(/^word\/(?:document|footnotes|endnotes)\d*\.xml$/i);
  const count = (markup: string, tag: RegExp): number => markup.match(tag)?.length ?? 0;
  return {
    comments: count(markups(/^word\/comments\d*\.xml$/i), /<(?:\w+:)?comment[\s>]/g),
    formulas: count(text, /<(?:\w+:)?oMath[\s>]/g),
    charts: count(text, /<c:chart[\s/]|<dgm:relIds[\s/]/g),
  };
}
