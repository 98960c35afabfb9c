/** Annotations in the form of the W3C's Web Annotation Data Model, as JSON-LD. */
import type { Extracted, ForeignHighlight } from '../../../core/importing.ts';
import { ParseError, type Parser } from '../../../core/parse.ts';
import { PlainError } from '../../../core/result.ts';
import { Images } from '../images.ts';
import { markdownOfPiece } from '../html.ts';
import { webAddress } from '../reading.ts';
import { fieldsOf, listIn, readEach, words } from './records.ts';
import { keyOf, namesOf, noteOf, textOf, timeOf } from './values.ts';
import {
  articlesOf,
  detailsOf,
  highlightOf,
  noPlace,
  said,
  saysSomething,
  type WorkRecord,
} from './works.ts';

const TOOL = 'Web annotations';
const CONTEXT = /^https?:\/\/www\.w3\.org\/ns\/anno(?:\.jsonld)?$/;
/** Pages within collections go no deeper than this. */
const DEEPEST = 4;

type Fields = Readonly<Record<string, unknown>>;

interface Annotation {
  readonly creator: string;
  readonly targets: readonly Target[];
  /** How many of its bodies are no words. */
  readonly unread: number;
}

interface Target {
  readonly source: string;
  readonly title: string;
  readonly highlight: ForeignHighlight;
}

export const isWebAnnotation = (value: unknown): boolean => {
  const [first] = listIn(value);
  const fields = fieldsOf(first);
  return (
    fields !== null && listIn(fields['@context']).some((one) => typeof one === 'string' && CONTEXT.test(one))
  );
};

/** Reads one annotation, a list of them, or a page or a collection. Positions are not used: their unit needs the text. */
export function readWebAnnotations(value: unknown): Extracted {
  const { items, left } = readEach(annotationsIn(value, 0), annotation);
  const records = items.flatMap(({ item, record }) =>
    item.targets.map(({ source, title, highlight }): WorkRecord => ({
      ...(source === '' || webAddress(source) !== null ? {} : { work: source }),
      details: detailsOf(title, { url: source }),
      highlights: [highlight].filter(saysSomething),
      record,
    })),
  );
  const people = new Set(items.map(({ item }) => item.creator).filter((name) => name !== '')).size;
  const unread = items.reduce((sum, { item }) => sum + item.unread, 0);
  const wordless = records.filter(({ highlights }) => highlights.length === 0).length;
  return {
    articles: articlesOf(TOOL, records),
    issues: [],
    left: [
      ...left,
      ...said(
        unread,
        'body that is no text has',
        'bodies that are no text have',
        (bodies) => `${bodies} no place in Briefmark.`,
      ),
      ...said(wordless, 'mark', 'marks', (marks, isOne) =>
        isOne
          ? `${marks} has neither words nor a note, and stays behind.`
          : `${marks} have neither words nor a note, and stay behind.`,
      ),
      ...(people < 2 ? [] : noPlace('names', people, 'writer')),
    ],
  };
}

function annotationsIn(value: unknown, depth: number): readonly unknown[] {
  if (depth > DEEPEST) return [];
  return listIn(value).flatMap((one) => {
    const fields = fieldsOf(one);
    if (fields === null) return [one];
    const within = [fields['@graph'], fields['items'], fields['first']].filter(
      (inner) => inner !== undefined,
    );
    if (within.length === 0 || 'target' in fields) return typeof one === 'string' ? [] : [one];
    return within.flatMap((inner) => annotationsIn(inner, depth + 1));
  });
}

const annotation: Parser<Annotation> = (value, at) => {
  const fields = fieldsOf(value);
  if (
    fields === null ||
    !listIn(fields['type'] ?? fields['@type']).some((type) => /(?:^|:)Annotation$/.test(words(type, '')))
  )
    throw new ParseError(`${at} should be an annotation`);
  const bodies = [...listIn(fields['body']), ...listIn(fields['bodyValue'])].flatMap(choices).map(bodyOf);
  const id = words(fields['id'] ?? fields['@id'], '');
  const targets = listIn(fields['target']);
  const shared = {
    note: bodies.flatMap(({ note }) => note ?? []).join('\n\n'),
    issues: namesOf(bodies.flatMap(({ issue }) => issue ?? [])),
    created: timeOf(fields['created'] ?? fields['modified']),
  };
  return {
    creator: nameIn(fields['creator']),
    unread: bodies.filter(({ note, issue }) => note === undefined && issue === undefined).length,
    targets: targets.map((target, index) => {
      const { source, title, ...quoted } = targetOf(target);
      const key =
        id === ''
          ? keyOf('annotation', source, quoted.quote, quoted.prefix, shared.created)
          : `annotation:${id}${targets.length > 1 ? `#${index}` : ''}`;
      return { source, title, highlight: highlightOf({ key, ...quoted, ...shared }) };
    }),
  };
};

const nameIn = (value: unknown): string => {
  const [first] = listIn(value);
  const fields = fieldsOf(first);
  return fields === null ? words(first, '') : words(fields['name'] ?? fields['nickname'] ?? fields['id'], '');
};

/** What a list or a choice of bodies holds. */
const choices = (body: unknown): readonly unknown[] => {
  const items = fieldsOf(body)?.['items'];
  return items === undefined ? [body] : listIn(items);
};

interface Body {
  readonly note?: string;
  readonly issue?: string;
}

function bodyOf(body: unknown): Body {
  const fields = fieldsOf(body);
  // A text alone is a comment where it is no address of something else.
  if (fields === null)
    return typeof body === 'string' && webAddress(body) === null ? { note: noteOf(body) } : {};
  const value = fields['value'] ?? fields['chars'];
  if (typeof value !== 'string') return {};
  const isTag = listIn(fields['purpose'] ?? fields['motivation']).some((purpose) =>
    /tagging$/.test(words(purpose, '')),
  );
  return isTag ? { issue: value } : { note: markdownOf(value, words(fields['format'], '')) };
}

function markdownOf(value: string, format: string): string {
  if (/markdown/i.test(format)) return textOf(value).trim();
  if (!/html/i.test(format)) return noteOf(value);
  try {
    return markdownOfPiece(textOf(value), undefined, NO_IMAGES);
  } catch (error) {
    if (error instanceof PlainError) return noteOf(value);
    throw error;
  }
}

/** Notes have no images: what stands for one is its description. */
const NO_IMAGES = new (class extends Images {
  override place(): null {
    return null;
  }
})(() => null);

type TargetWords = Pick<Target, 'source' | 'title'> & Pick<ForeignHighlight, 'quote' | 'prefix' | 'suffix'>;

function targetOf(target: unknown): TargetWords {
  const fields = fieldsOf(target) ?? {};
  const source = fields['source'] ?? fields['id'] ?? target;
  const about = fieldsOf(source) ?? {};
  const selector = quoteSelector(fields['selector'], 0) ?? {};
  return {
    source: words(about['id'] ?? source, ''),
    title: titleIn(about) || titleIn(fields),
    quote: words(selector['exact'], ''),
    prefix: side(selector['prefix']),
    suffix: side(selector['suffix']),
  };
}

const titleIn = (fields: Fields): string =>
  words(
    ['title', 'dc:title', 'dcterms:title', 'schema:name', 'name']
      .map((name) => fields[name])
      .find((found) => found !== undefined),
    '',
  );

const side = (value: unknown): string => (typeof value === 'string' ? textOf(value) : '');

/** The selector by words, which may refine another or stand among others. */
function quoteSelector(value: unknown, depth: number): Fields | null {
  if (depth > DEEPEST) return null;
  for (const selector of listIn(value).map(fieldsOf)) {
    if (selector === null) continue;
    if (typeof selector['exact'] === 'string') return selector;
    const finer =
      quoteSelector(selector['refinedBy'], depth + 1) ?? quoteSelector(selector['items'], depth + 1);
    if (finer !== null) return finer;
  }
  return null;
}
