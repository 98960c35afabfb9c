/** Annotations from Zotero: as its reader gives them, as its web service does, or within items with their attachments. */
import type { Extracted, ForeignHighlight, ForeignIssue } from '../../../core/importing.ts';
import type { ArticleDetails } from '../../../core/model.ts';
import { publishedOf } from '../dates.ts';
import { nearestIssueColor } from './issue-colors.ts';
import { fieldsOf, listIn, names, words } from './records.ts';
import { keyOf, noteOf, timeOf } from './values.ts';
import {
  articlesOf,
  detailsOf,
  highlightOf,
  noPlace,
  said,
  saysSomething,
  type WorkRecord,
} from './works.ts';

const TOOL = 'Zotero';
type Fields = Readonly<Record<string, unknown>>;

/** An annotation with the item it belongs to, where the file holds that. */
interface Annotation {
  readonly fields: Fields;
  readonly item: Fields | null;
  /** What tells its item from others. */
  readonly parent: string;
}

/** The value of a field, which the web service and the reader call by different names. */
const field = ({ fields }: Annotation, name: string): string =>
  words(fields[name] ?? fields[`annotation${name.charAt(0).toUpperCase()}${name.slice(1)}`], '');

export const isZotero = (value: unknown): boolean => annotationsIn(value).length > 0;

/**
 * Reads annotations in the order of their places.
 * @param name the file's, which stands for the title where the file does not say what they are of
 */
export function readZotero(value: unknown, name: string): Extracted {
  const annotations = annotationsIn(value).toSorted(byPlace);
  const records = annotations.map((annotation): WorkRecord => ({
    work: annotation.parent,
    details: itemDetails(annotation.item, name),
    highlights: [highlightFrom(annotation)].filter(saysSomething),
    record: annotation.fields,
  }));
  const wordless = annotations.filter((each) => !saysSomething(highlightFrom(each))).length;
  const people = new Set(annotations.map((each) => field(each, 'authorName')).filter((one) => one !== ''))
    .size;
  return {
    articles: articlesOf(
      TOOL,
      records.filter(({ highlights }) => highlights.length > 0),
    ),
    issues: issuesIn(annotations),
    left: [
      ...said(
        wordless,
        'drawing or picture has',
        'drawings and pictures have',
        (drawings) => `${drawings} no place in Briefmark.`,
      ),
      ...noPlace('colours', annotations.filter((each) => field(each, 'color') !== '').length, 'annotation'),
      ...(people < 2 ? [] : noPlace('names', people, 'writer')),
    ],
  };
}

const byPlace = (a: Annotation, b: Annotation): number => {
  const [one, other] = [field(a, 'sortIndex'), field(b, 'sortIndex')];
  return one < other ? -1 : one > other ? 1 : 0;
};

function highlightFrom(annotation: Annotation): ForeignHighlight {
  const isMark = /^(?:highlight|underline)$/.test(typeOf(annotation));
  const id = words(annotation.fields['id'] ?? annotation.fields['key'], '');
  const quote = isMark ? field(annotation, 'text') : '';
  const note = noteOf(field(annotation, 'comment'));
  return highlightOf({
    key:
      id === ''
        ? keyOf('zotero', annotation.parent, field(annotation, 'sortIndex'), quote, note)
        : `zotero:${id}`,
    quote,
    note,
    issues: names(annotation.fields['tags'], ''),
    created: timeOf(annotation.fields['dateCreated'] ?? annotation.fields['dateAdded']),
  });
}

const typeOf = ({ fields }: Annotation): string => words(fields['annotationType'] ?? fields['type'], '');

const TYPES = /^(?:highlight|underline|note|text|image|ink)$/;

/** Looks for annotations where the known forms have them. */
function annotationsIn(value: unknown): readonly Annotation[] {
  const fields = fieldsOf(value);
  if (Array.isArray(fields?.['items'])) return (fields['items'] as readonly unknown[]).flatMap(ofItem);
  return listIn(fields?.['annotations'] ?? value).flatMap((one) => {
    const record = fieldsOf(one);
    const data = fieldsOf(record?.['data']) ?? record;
    return data === null ? [] : asAnnotation(data, null, words(data['parentItem'], ''));
  });
}

function ofItem(value: unknown, index: number): readonly Annotation[] {
  const item = fieldsOf(value);
  return listIn(item?.['attachments'])
    .flatMap((attachment) => listIn(fieldsOf(attachment)?.['annotations']))
    .flatMap((one) => {
      const fields = fieldsOf(one);
      return fields === null
        ? []
        : asAnnotation(fields, item, words(item?.['key'] ?? item?.['itemID'], '') || `#${index}`);
    });
}

function asAnnotation(fields: Fields, item: Fields | null, parent: string): readonly Annotation[] {
  const annotation = { fields, item, parent };
  const isOne = 'annotationType' in fields || ('sortIndex' in fields && 'position' in fields);
  return isOne && TYPES.test(typeOf(annotation)) ? [annotation] : [];
}

function itemDetails(item: Fields | null, name: string): ArticleDetails {
  if (item === null) return detailsOf(name.replace(/\.[^.]+$/, '').replace(/[_-]+/g, ' '));
  const creators = listIn(item['creators']).map(fieldsOf);
  const authors = creators.filter((one) => one?.['creatorType'] === 'author');
  const byline = (authors.length > 0 ? authors : creators).map(nameOf).filter((one) => one !== '');
  return detailsOf(words(item['title'], ''), {
    byline: byline.length === 0 ? null : byline.join(', '),
    url: words(item['url'], ''),
    source: words(item['publicationTitle'] ?? item['websiteTitle'] ?? item['publisher'], '') || null,
    published: publishedOf(words(item['date'], '')),
  });
}

const nameOf = (creator: Fields | null): string =>
  words(creator?.['name'], '') ||
  `${words(creator?.['firstName'], '')} ${words(creator?.['lastName'], '')}`.trim();

/** The tags that someone gave a colour. */
const issuesIn = (annotations: readonly Annotation[]): readonly ForeignIssue[] => {
  const colors = new Map<string, ForeignIssue>();
  for (const tag of annotations.flatMap(({ fields }) => listIn(fields['tags'])).map(fieldsOf)) {
    const [name] = names(tag, '');
    const color = nearestIssueColor(words(tag?.['color'], ''));
    if (name !== undefined && color !== null) colors.set(name, { name, definition: '', color });
  }
  return [...colors.values()];
};
