import type { SourceArticle } from '../../core/issues/bearing.ts';
import { withSurroundings } from '../../core/issues/surroundings.ts';
import type { ArticleId, IssueId } from '../../core/model.ts';
import type { ReadArticle } from '../../core/text-versions.ts';

/** What is kept of an article besides its words: its passages, each with its place, and how its text begins. */
export interface StoredSource extends SourceArticle {
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
 * several times the memory, and most are never asked for.
 */
export class SourceStore {
  readonly #packed = new Map<ArticleId, PackedSource>();
  /** What was given for a set of ids, until one of its articles changes. */
  readonly #given = new Map<
    string,
    { readonly ids: ReadonlySet<IssueId>; readonly list: readonly StoredSource[] }
  >();

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
    this.put(id, { issues: bearing, bytes: Buffer.from(JSON.stringify(stored)) });
  }

  put(id: ArticleId, packed: PackedSource): void {
    this.#packed.set(id, packed);
    this.#forget(packed);
  }

  drop(id: ArticleId): void {
    const packed = this.#packed.get(id);
    if (packed === undefined) return;
    this.#packed.delete(id);
    this.#forget(packed);
  }

  get(id: ArticleId): StoredSource | null {
    const packed = this.#packed.get(id);
    return packed === undefined ? null : unpacked(packed);
  }

  /** The articles of which a passage, or which as a whole, bear on any of these ids; the same list until one changes. */
  bearingOn(ids: ReadonlySet<IssueId>): readonly StoredSource[] {
    const key = [...ids].sort().join(' ');
    const list =
      this.#given.get(key)?.list ??
      [...this.#packed.values()].filter(({ issues }) => issues.some((id) => ids.has(id))).map(unpacked);
    this.#given.delete(key);
    this.#given.set(key, { ids, list });
    if (this.#given.size > KEPT) this.#given.delete(this.#given.keys().next().value ?? key);
    return list;
  }

  #forget({ issues }: PackedSource): void {
    for (const [key, { ids }] of this.#given) if (issues.some((id) => ids.has(id))) this.#given.delete(key);
  }
}

/** Written by this program a moment or a session ago, behind a checksum: each field was parsed when it came in. */
const unpacked = ({ bytes }: PackedSource): StoredSource =>
  JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')) as StoredSource;
