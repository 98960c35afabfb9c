import { wholeGraphemes } from '../../core/document/graphemes.ts';
import type { Span } from '../../core/document/tree.ts';
import type { SuggestedFor, SuggestionPage } from '../../core/issues/suggested.ts';
import { idsOf, isTagged } from '../../core/issues/hierarchy.ts';
import { withMerged } from '../../core/issues/matching.ts';
import type { ArticleId, Codebook, Issue } from '../../core/model.ts';
import { heldOutFor, precisionsOf } from '../../core/suggesting/precision.ts';
import { suggestionsFor, type Candidate, type Suggestion } from '../../core/suggesting/suggest.ts';
import { backgroundOf, newVocabulary, termsOf, type Background } from '../../core/suggesting/terms.ts';
import type { SourceStore, StoredSource } from './source-store.ts';

/** Suggestions of each kind at most. */
const MOST = 40;

/** A passage, or the beginning of an article, as it may be suggested. */
interface Unit extends Candidate {
  readonly article: ArticleId;
  /** The issues it is on, as they are stored. */
  readonly issues: readonly string[];
}

interface Units {
  readonly whole: Unit;
  readonly passages: readonly Unit[];
}

/** Suggests passages and articles for issues. The words of all of them are counted when it is first asked. */
export class Suggestions {
  readonly #vocabulary = newVocabulary();
  readonly #units = new Map<ArticleId, Units>();
  #backgrounds: { readonly passages: Background; readonly articles: Background } | null = null;

  constructor(readonly store: SourceStore) {}

  /** Counts an article's words anew when it is next asked. */
  forget(id: ArticleId): void {
    this.#units.delete(id);
    this.#backgrounds = null;
  }

  /** What probably belongs to an issue and is not on it, nor on a part of it. */
  for(issue: Issue, codebook: Codebook): SuggestionPage {
    this.#count();
    const ids = idsOf(codebook, issue.id);
    const [passages, wholes] = [this.#passages(), [...this.#units.values()].map(({ whole }) => whole)];
    const on = (unit: Unit) => unit.issues.some((id) => ids.has(id));
    const { name, aliases, keyTerms, accepted, ...whole } = withMerged(codebook, issue);
    const dismissed = new Set(whole.dismissed);
    const words = {
      name,
      aliases,
      keyTerms,
      examples: passages.filter(on).map(({ text }) => text),
      against: passages.filter(({ id }) => dismissed.has(id)).map(({ text }) => text),
    };
    const background = this.#background(passages, wholes);
    const suggest = (units: readonly Unit[], of: Background) =>
      suggestionsFor(this.#vocabulary, words, units, of, {
        limit: MOST,
        except: new Set([...units.filter(on).map(({ id }) => id), ...dismissed]),
      });
    const found = [...suggest(passages, background.passages), ...suggest(wholes, background.articles)];
    // What is on nothing that is known may belong here as well as not.
    const others = passages
      .filter((unit) => isTagged(codebook, unit.issues) && !on(unit))
      .map(({ terms }) => terms);
    return {
      suggestions: found.toSorted((a, b) => b.score - a.score).flatMap((each) => this.#shown(each) ?? []),
      precisions: precisionsOf({ right: accepted.length, wrong: dismissed.size }, () =>
        heldOutFor(this.#vocabulary, words, others, background.passages),
      ),
    };
  }

  #count(): void {
    for (const id of this.#units.keys()) if (!this.store.all.has(id)) this.forget(id);
    for (const id of this.store.all.keys()) {
      if (this.#units.has(id)) continue;
      const source = this.store.get(id);
      if (source !== null) this.#units.set(id, this.#unitsOf(source));
    }
  }

  #unitsOf(source: StoredSource): Units {
    const unit = (id: string, issues: readonly string[], textIn: (from: StoredSource) => string): Unit => {
      const { store } = this;
      return {
        id,
        article: source.id,
        issues,
        terms: termsOf(this.#vocabulary, textIn(source)),
        // Of a hundred thousand texts a few are asked for.
        get text() {
          const from = store.get(source.id);
          return from === null ? '' : textIn(from);
        },
      };
    };
    return {
      whole: unit(source.id, source.issues, ({ title, lead }) => `${title}\n\n${lead}`),
      passages: source.passages.map(({ id, issues }, index) =>
        unit(id, issues, ({ passages }) => passages[index]?.quote ?? ''),
      ),
    };
  }

  #passages(): readonly Unit[] {
    return [...this.#units.values()].flatMap(({ passages }) => passages);
  }

  #background(passages: readonly Unit[], wholes: readonly Unit[]) {
    this.#backgrounds ??= {
      passages: backgroundOf(
        this.#vocabulary,
        passages.map(({ terms }) => terms),
      ),
      articles: backgroundOf(
        this.#vocabulary,
        wholes.map(({ terms }) => terms),
      ),
    };
    return this.#backgrounds;
  }

  #shown({ id, score, because }: Suggestion): SuggestedFor | null {
    const unit = this.#unitOf(id);
    const source = unit === undefined ? null : this.store.get(unit.article);
    if (unit === undefined || source === null) return null;
    const passage = source.passages.find((each) => each.id === id) ?? null;
    const { title, published } = source;
    const spans = because.flatMap(({ spans }) => spans).toSorted((a, b) => a.start - b.start);
    return {
      article: { id: source.id, title, source: source.source, published },
      passage: passage && { id, issues: passage.issues, modified: passage.modified },
      articleIssues: source.issues,
      ...(passage === null ? shortened(unit.text, title.length, spans) : { text: unit.text, marks: spans }),
      because: because.map(({ word }) => word),
      score,
    };
  }

  #unitOf(id: string): Unit | undefined {
    const article = this.#units.get(id);
    if (article !== undefined) return article.whole;
    for (const { passages } of this.#units.values()) {
      const found = passages.find((each) => each.id === id);
      if (found !== undefined) return found;
    }
    return undefined;
  }
}

/** How much of an article is shown besides its title, and how much of it before the words that caused it. */
const SHOWN = 220;
const BEFORE = 60;

/** The title, and the stretch of the text in which the first of the words stands. @param title its length */
function shortened(
  text: string,
  title: number,
  spans: readonly Span[],
): Pick<SuggestedFor, 'text' | 'marks'> {
  const first = spans.find(({ start }) => start > title)?.start ?? title;
  const from = Math.max(title, text.lastIndexOf(' ', Math.max(title, first - BEFORE)));
  const to = Math.min(text.length, from + SHOWN);
  const dots = from > title ? '\n…' : '';
  const shift = from - title - dots.length;
  const marks = spans
    .filter(({ start, end }) => end <= title || (start >= from && end <= to))
    .map((span) => (span.end <= title ? span : { start: span.start - shift, end: span.end - shift }));
  const cut = wholeGraphemes(text, { start: from, end: to });
  return {
    text: `${text.slice(0, title)}${dots}${text.slice(from, cut.end)}${to < text.length ? '…' : ''}`,
    marks,
  };
}
