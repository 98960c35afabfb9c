/** The highlights of a Taguette project, each with its tags, by the documents that they are in. */
import { integerIn, textIn, type Tables } from './taguette-tables.ts';
import { namesOf } from './values.ts';
import { said } from './works.ts';

/** What is marked on one stretch of a document. */
export interface Mark {
  /** As Taguette counts, [start, end): in bytes of UTF-8 of the document's text. */
  readonly start: number;
  readonly end: number;
  /** HTML. */
  readonly snippet: string;
  /** By their paths. */
  readonly tags: readonly string[];
}

/** A mark while its tags are gathered. */
type Draft = Omit<Mark, 'tags'> & { readonly tags: Set<string> };

export interface Marks {
  /** The marks in a document, in the order of its text; those on the same stretch are one. */
  readonly of: (document: number) => readonly Mark[];
  /** What could not come over, a sentence each. */
  readonly left: readonly string[];
}

/** The marks of a project. */
export function marksIn(tables: Tables): Marks {
  const { tagsOf, unknown } = tagged(tables);
  const documents = new Map(
    tables.documents.map((row) => [integerIn(row, 'id'), new Map<string, Draft>()] as const),
  );
  let strays = 0;
  for (const row of tables.highlights) {
    const marks = documents.get(integerIn(row, 'document_id'));
    const [start, end] = [integerIn(row, 'start_offset'), integerIn(row, 'end_offset')];
    const stretch = `${start} ${end}`;
    if (marks === undefined) strays += 1;
    const draft = marks?.get(stretch) ?? { start, end, snippet: textIn(row, 'snippet'), tags: new Set() };
    for (const tag of tagsOf.get(integerIn(row, 'id')) ?? []) draft.tags.add(tag);
    marks?.set(stretch, draft);
  }
  return {
    of: (document) =>
      [...(documents.get(document)?.values() ?? [])]
        .map((draft) => ({ ...draft, tags: namesOf([...draft.tags]) }))
        .sort(inOrder),
    left: [
      ...said(
        strays,
        'highlight',
        'highlights',
        (highlights) => `${highlights} stayed behind, with no document to be in.`,
      ),
      ...said(
        unknown,
        'tag',
        'tags',
        (tags) => `${tags} of highlights stayed behind: the project does not say what they are.`,
      ),
    ],
  };
}

interface Tagged {
  /** The tags on each highlight. */
  readonly tagsOf: ReadonlyMap<number, readonly string[]>;
  /** How many of them the project does not hold. */
  readonly unknown: number;
}

function tagged({ tags, highlight_tags: ties }: Tables): Tagged {
  const paths = new Map(tags.map((row) => [integerIn(row, 'id'), textIn(row, 'path')]));
  const tagsOf = new Map<number, string[]>();
  let unknown = 0;
  for (const tie of ties) {
    const path = paths.get(integerIn(tie, 'tag_id'));
    const highlight = integerIn(tie, 'highlight_id');
    const there = tagsOf.get(highlight);
    if (path === undefined) unknown += 1;
    else if (there === undefined) tagsOf.set(highlight, [path]);
    else there.push(path);
  }
  return { tagsOf, unknown };
}

const inOrder = (a: Mark, b: Mark): number => a.start - b.start || a.end - b.end;
