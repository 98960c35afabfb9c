import { holds, type SourceArticle, type SourcePassage } from '../../core/issues/bearing.ts';
import { withSurroundings } from '../../core/issues/surroundings.ts';
import type { Article, ArticleId, IssueId, Passage } from '../../core/model.ts';
import type { ReadArticle } from '../../core/text-versions.ts';
import { Outliner } from './outlines.ts';

/** A passage as it is kept, with its place. */
type StoredPassage = Passage & SourcePassage;

/** What is kept of an article besides its words: its passages, each with its place, and how its text begins. */
export interface StoredSource
  extends SourceArticle, Pick<Article, 'byline' | 'imported' | 'url' | 'language'> {
  readonly passages: readonly StoredPassage[];
  readonly lead: string;
}

/** A source as bytes, with the issues that it may be asked for by. */
export interface PackedSource {
  readonly issues: readonly IssueId[];
  readonly bytes: Uint8Array;
}

/** How much of a text is its beginning, in UTF-16 code units. */
const LEAD = 600;

/** Answers kept for the calls that follow each other about one issue. */
const KEPT = 4;

/**
 * The passages of all articles outside the trash, as JSON in bytes: a hundred thousand of them as objects would take
 * several times the memory, and the words of most are never asked for. What is counted of each is kept beside them.
 */
export class SourceStore {
  readonly #packed = new Map<ArticleId, PackedSource>();
  readonly #outliner = new Outliner();
  readonly #outlines = new Map<ArticleId, SourceArticle>();
  /** What was given for a set of ids, until one of its articles changes. */
  readonly #given = new Map<
    string,
    { readonly ids: ReadonlySet<IssueId>; readonly list: readonly SourceArticle[] }
  >();
  /** What was read last: of one article, several things are asked one after another. */
  #last: { readonly packed: PackedSource; readonly source: StoredSource } | null = null;

  get all(): ReadonlyMap<ArticleId, PackedSource> {
    return this.#packed;
  }

  set({ article, document }: ReadArticle): void {
    this.drop(article.id);
    if (article.removed !== null) return;
    const { id, title, byline, source, published, imported, url, language, issues } = article;
    // What stands around a passage is told by its sentence.
    const passages = withSurroundings(document, article).map((each) => ({ ...each, prefix: '', suffix: '' }));
    const lead = document.text.slice(0, LEAD);
    const stored: StoredSource = {
      id,
      title,
      byline,
      source,
      published,
      imported,
      url,
      language,
      issues,
      passages,
      lead,
    };
    const bearing = [...new Set([...issues, ...passages.flatMap((passage) => passage.issues)])];
    this.put(id, { issues: bearing, bytes: packed(stored) });
  }

  put(id: ArticleId, packed: PackedSource): void {
    this.#packed.set(id, packed);
    this.#outlines.delete(id);
    this.#forget(packed);
  }

  drop(id: ArticleId): void {
    const packed = this.#packed.get(id);
    if (packed === undefined) return;
    this.#packed.delete(id);
    this.#outlines.delete(id);
    this.#forget(packed);
  }

  get(id: ArticleId): StoredSource | null {
    const packed = this.#packed.get(id);
    return packed === undefined ? null : this.#read(packed);
  }

  /**
   * The articles of which a passage, or which as a whole, bear on any of these ids; the same list until one changes. Of their
   * passages only what is counted is in memory; the rest is read as it is asked for.
   */
  bearingOn(ids: ReadonlySet<IssueId>): readonly SourceArticle[] {
    const key = [...ids].sort().join(' ');
    const list =
      this.#given.get(key)?.list ??
      [...this.#packed]
        .filter(([, { issues }]) => holds(issues, ids))
        .map(([id, packed]) => this.#outlineOf(id, packed));
    this.#given.delete(key);
    this.#given.set(key, { ids, list });
    if (this.#given.size > KEPT) this.#given.delete(this.#given.keys().next().value ?? key);
    return list;
  }

  /** Makes ready the outlines of some articles. @returns whether there are more to make */
  outline(most: number): boolean {
    let left = most;
    for (const [id, packed] of this.#packed) {
      if (this.#outlines.has(id)) continue;
      if (left === 0) return true;
      left -= 1;
      this.#outlineOf(id, packed);
    }
    return false;
  }

  #outlineOf(id: ArticleId, packed: PackedSource): SourceArticle {
    const outline =
      this.#outlines.get(id) ?? this.#outliner.outline(this.#read(packed), () => this.#read(packed).passages);
    this.#outlines.set(id, outline);
    return outline;
  }

  #read(packed: PackedSource): StoredSource {
    const source = this.#last?.packed === packed ? this.#last.source : unpacked(packed);
    this.#last = { packed, source };
    return source;
  }

  #forget({ issues }: PackedSource): void {
    for (const [key, { ids }] of this.#given) if (issues.some((id) => ids.has(id))) this.#given.delete(key);
  }
}

/** The fields of a passage in the order in which they are kept: their names, a hundred thousand times, would be most of it. */
const FIELDS = [
  'id',
  'start',
  'end',
  'quote',
  'textVersion',
  'issues',
  'note',
  'created',
  'modified',
  'speaker',
  'stance',
  'certainty',
  'eventDate',
  'paragraph',
  'lastParagraph',
  'context',
] as const satisfies readonly (keyof StoredPassage)[];

function packed({ passages, ...article }: StoredSource): Uint8Array {
  const rows = passages.map((passage) => FIELDS.map((name) => passage[name]));
  return Buffer.from(JSON.stringify({ ...article, passages: rows }));
}

/** Written by this program a moment or a session ago, behind a checksum: each field was parsed when it came in. */
function unpacked({ bytes }: PackedSource): StoredSource {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  const { passages, ...article } = JSON.parse(text) as Omit<StoredSource, 'passages'> & {
    readonly passages: readonly Row[];
  };
  return { ...article, passages: passages.map(passageOf) };
}

/** The values of a passage's fields, in their order. */
type Row = readonly [
  StoredPassage['id'],
  number,
  number,
  string,
  number,
  StoredPassage['issues'],
  string,
  string,
  string,
  StoredPassage['speaker'],
  StoredPassage['stance'],
  StoredPassage['certainty'],
  StoredPassage['eventDate'],
  number,
  number,
  string,
];

const passageOf = ([
  id,
  start,
  end,
  quote,
  textVersion,
  issues,
  note,
  created,
  modified,
  speaker,
  stance,
  certainty,
  eventDate,
  paragraph,
  lastParagraph,
  context,
]: Row): StoredPassage => ({
  id,
  start,
  end,
  quote,
  // What stands around it is told by its sentence.
  prefix: '',
  suffix: '',
  textVersion,
  issues,
  note,
  created,
  modified,
  speaker,
  stance,
  certainty,
  eventDate,
  paragraph,
  lastParagraph,
  context,
});
