/** What becomes of a passage that comes from another tool a second time. */
import type { PassageEdit } from '../../core/changes.ts';
import type { ForeignHighlight, MarksReport } from '../../core/importing.ts';
import { resolved } from '../../core/issues/hierarchy.ts';
import { issueNamed } from '../../core/issues/issues.ts';
import type { Article, Codebook, Passage, PassageId } from '../../core/model.ts';
import { ASIDE } from './editor.ts';
import type { Library } from './library.ts';

/** What an article's history says of the passages that were on it. */
interface Past {
  /** Those that were there once, in it still or taken out of it. */
  readonly once: ReadonlySet<PassageId>;
  /** All notes that each has had. */
  readonly notes: ReadonlyMap<PassageId, ReadonlySet<string>>;
}

type Again = Exclude<keyof MarksReport, 'placed' | 'unplaced'>;

/** The passages of one article, as others that may be the same come. */
export class MarksAgain {
  readonly #met = new Set<PassageId>();
  readonly #present: ReadonlyMap<PassageId, Passage>;
  #past: Promise<Past> | null = null;

  constructor(
    readonly library: Library,
    readonly article: Article,
  ) {
    this.#present = new Map(article.passages.map((passage) => [passage.id, passage]));
  }

  /** Takes over what is new of a passage that was here before. @returns what it is; null for one that is new */
  async meet(id: PassageId, highlight: ForeignHighlight): Promise<Again | null> {
    if (this.#met.has(id)) return 'present';
    this.#met.add(id);
    const passage = this.#present.get(id);
    if (passage === undefined) return (await this.#before()).once.has(id) ? 'removed' : null;
    const news = newsOf(this.library.codebook, passage, highlight);
    if (news === null) return 'present';
    if (isAsItCame(passage)) {
      await this.library.apply(takingOver(this.article, passage, news), ASIDE);
      return 'renewed';
    }
    // A note that was here once was changed here, not there.
    const { notes } = await this.#before();
    const isOld = news.issues === undefined && notes.get(id)?.has(highlight.note) === true;
    return isOld ? 'present' : 'differing';
  }

  /** Reading the journal takes time, and an article to which nothing was done is not in it. */
  #before(): Promise<Past> {
    this.#past ??= pastOf(this.library, this.article);
    return this.#past;
  }
}

/** What the other tool says of a passage that is not said here: a note, and issues beside those that are on it. */
interface News {
  readonly note?: string;
  readonly issues?: Passage['issues'];
}

/** What is new in a highlight; null where nothing is. What the tool says no more is kept all the same. */
function newsOf(codebook: Codebook, passage: Passage, { note, issues }: ForeignHighlight): News | null {
  const held = new Set(passage.issues.map((id) => resolved(codebook, id)?.id ?? id));
  // Where an issue was removed since, one of its name that comes with this import is no news.
  const isLoose = passage.issues.some((id) => resolved(codebook, id) === null);
  const more = (isLoose ? [] : issues)
    .flatMap((name) => issueNamed(codebook, name)?.id ?? [])
    .filter((issue) => !held.has(issue));
  const news: News = {
    ...(note === '' || note === passage.note ? {} : { note }),
    ...(more.length === 0 ? {} : { issues: [...new Set([...passage.issues, ...more])] }),
  };
  return Object.keys(news).length === 0 ? null : news;
}

/** Whether nobody has touched a passage here since it came. */
const isAsItCame = ({ created, modified }: Passage): boolean => modified === created;

/** The time stays as it is, so that what is new later can be taken over as well. */
const takingOver = ({ id }: Article, passage: Passage, news: News): PassageEdit => ({
  type: 'passage.edit',
  article: id,
  passage: passage.id,
  from: {
    ...(news.note === undefined ? {} : { note: passage.note }),
    ...(news.issues === undefined ? {} : { issues: passage.issues }),
  },
  to: news,
});

async function pastOf(library: Library, article: Article): Promise<Past> {
  const once = new Set<PassageId>();
  const notes = new Map<PassageId, Set<string>>();
  const noted = (id: PassageId, note: string | undefined) => {
    if (note !== undefined) notes.set(id, (notes.get(id) ?? new Set()).add(note));
  };
  for (const { what } of article.revision === 0 ? [] : await library.history.of(article)) {
    if (what.type === 'passage.add' || what.type === 'passage.remove') {
      once.add(what.passage.id);
      noted(what.passage.id, what.passage.note);
    } else if (what.type === 'passage.edit') {
      noted(what.passage, what.from.note);
      noted(what.passage, what.to.note);
    }
  }
  return { once, notes };
}
