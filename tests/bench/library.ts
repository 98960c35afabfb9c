/** Makes a library of any size, as long use would leave it: documents, originals, and the journal of all of it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalText } from '../../core/document/document.ts';
import { newIssue } from '../../core/issues/issues.ts';
import type { JournalRecord } from '../../core/journal.ts';
import { FORMATS, toStored, versionOf, type DocumentFormat } from '../../core/migrations.ts';
import {
  type Article,
  type Codebook,
  DEFAULT_SETTINGS,
  EMPTY_CODEBOOK,
  type Passage,
} from '../../core/model.ts';
import { newPassage } from '../../core/passages.ts';
import { newArticle } from '../../main/library/new-article.ts';
import { sha256Of } from '../../main/store/blobs.ts';
import { checkedBytes, checkOf } from '../../main/store/checked-text.ts';
import { journalFile } from '../../main/store/journal.ts';
import { Layout } from '../../main/store/layout.ts';
import { LANGUAGES, paragraph, sentence } from './languages.ts';
import { Chance } from './random.ts';

export interface LibrarySize {
  readonly articles: number;
  readonly passages: number;
}

const ISSUES = ['Abductions', 'Reparations', 'Regional security', 'Trade routes', 'Fisheries', 'Sanctions'];
const JOURNAL_FILE = 1_000_000;
const DAY = 86_400_000;
const BEGIN = Date.UTC(2015, 0, 1);

const timeOf = (number: number): string => new Date(BEGIN + number * 60_000).toISOString();
const idOf = (number: number): string => number.toString(16).padStart(16, '0');

/** What an article of a made library is to be; what is not said is left to chance. */
export interface ArticlePlan {
  readonly title?: string;
  readonly paragraphs?: readonly string[];
  readonly passages: number;
  /** The share of passages with a note, from 0 to 1. */
  readonly noted?: number;
}

/** Writes a library into a folder that is not there yet. The same sizes give the same library. */
export function makeLibrary(folder: string, { articles, passages }: LibrarySize): void {
  const upTo = (number: number) => Math.floor((number * passages) / articles);
  const plans = Array.from({ length: articles }, (_, number) => ({
    passages: upTo(number + 1) - upTo(number),
  }));
  makePlanned(folder, plans, new Chance(articles * 31 + passages));
}

/** Writes a library of these articles into a folder that is not there yet. */
export function makePlanned(folder: string, plans: readonly ArticlePlan[], chance: Chance): void {
  const layout = new Layout(folder);
  for (const each of [layout.articles, layout.originals, layout.images, layout.journal])
    mkdirSync(each, { recursive: true });
  const journal = new JournalWriter(layout.journal);
  const codebook = makeCodebook(journal);
  write(layout.codebook, FORMATS.codebook, codebook);
  write(layout.settings, FORMATS.settings, DEFAULT_SETTINGS);
  for (const [number, plan] of plans.entries()) {
    const { article, original } = makeArticle(number, plan, chance);
    writeFileSync(layout.original(article.original.sha256), original);
    journal.add({ type: 'article.import', imported: article }, 0);
    write(layout.article(article.id), FORMATS.article, mark(article, plan, codebook, { chance, journal }));
  }
  journal.close();
}

function write<T extends object>(path: string, format: DocumentFormat<T>, document: T): void {
  writeFileSync(path, checkedBytes(toStored(format, document), 1));
}

function makeCodebook(journal: JournalWriter): Codebook {
  let codebook: Codebook = EMPTY_CODEBOOK;
  ISSUES.forEach((name, index) => {
    const issue = newIssue(codebook, name, '', { id: idOf(1_000_000 + index), now: timeOf(index) });
    codebook = { ...codebook, revision: index + 1, issues: [...codebook.issues, issue] };
    journal.add({ type: 'issue.add', issue, index }, codebook.revision);
  });
  return codebook;
}

function makeArticle(
  number: number,
  plan: ArticlePlan,
  chance: Chance,
): { article: Article; original: string } {
  const language = chance.oneOf(LANGUAGES);
  const title = plan.title ?? `${sentence(language, 7, chance).replace(/[.。]\s*$/, '')} ${number}`;
  const paragraphs =
    plan.paragraphs ?? Array.from({ length: 6 + chance.below(12) }, () => paragraph(language, chance));
  const markdown = paragraphs.join('\n\n');
  const original = `${title}\n\n${markdown}\n`;
  const details = {
    title,
    byline: null,
    source: chance.oneOf(language.sources),
    section: null,
    published: new Date(BEGIN + chance.below(4000) * DAY).toISOString().slice(0, 10),
    publishedTime: null,
    language: language.code,
    url: null,
  };
  const article = newArticle(
    { details, markdown, type: 'text', images: [], pages: [], highlights: [], part: null },
    {
      sha256: sha256Of(original),
      name: `${number}.txt`,
      bytes: new TextEncoder().encode(original).byteLength,
      type: 'text',
    },
  );
  return { article: { ...article, id: idOf(number), imported: timeOf(number * 20) }, original };
}

interface Marking {
  readonly chance: Chance;
  readonly journal: JournalWriter;
}

/** Marks passages over the article, some of them with a note, and says so in the journal. */
function mark(
  article: Article,
  { passages: count, noted = 0.5 }: ArticlePlan,
  { issues }: Codebook,
  { chance, journal }: Marking,
): Article {
  const text = canonicalText(article.markdown);
  const passages: Passage[] = [];
  for (let number = 0; number < count; number += 1) {
    const start = chance.below(Math.max(1, text.length - 160));
    const ids = issues.filter(() => chance.next() < 0.25).map(({ id }) => id);
    const note =
      chance.next() >= noted ? '' : sentence(LANGUAGES[0] ?? chance.oneOf(LANGUAGES), 14, chance).trim();
    const stamp = { id: `${article.id}-${number}`, now: timeOf(number) };
    const passage = newPassage(
      text,
      { start, end: start + 40 + chance.below(120) },
      { issues: ids, note, textVersion: 1 },
      stamp,
    );
    if (passage === null) continue;
    passages.push(passage);
    journal.add({ type: 'passage.add', article: article.id, passage }, passages.length);
  }
  passages.sort((a, b) => a.start - b.start || a.end - b.end || (a.id < b.id ? -1 : 1));
  return { ...article, revision: passages.length, passages };
}

/** The journal as the library writes it, but without a flush of the disk for each record. */
class JournalWriter {
  #number = 0;
  #file = 0;
  #lines: string[] = [];
  #size = 0;

  constructor(readonly folder: string) {}

  add(what: JournalRecord['what'], revision: number): void {
    this.#number += 1;
    const record: JournalRecord = {
      number: this.#number,
      at: timeOf(this.#number),
      person: null,
      kind: 'edit',
      of: null,
      group: null,
      revision,
      what,
    };
    const json = JSON.stringify(record);
    this.#lines.push(`${checkOf(json)} ${json}\n`);
    this.#size += json.length;
    if (this.#size > JOURNAL_FILE) this.close();
  }

  /** Writes what is not written yet. */
  close(): void {
    if (this.#lines.length === 0) return;
    this.#file += 1;
    const head = JSON.stringify({ format: FORMATS.journal.name, version: versionOf(FORMATS.journal) });
    const path = join(this.folder, journalFile(this.#file));
    writeFileSync(path, `${head}\n${this.#lines.join('')}`);
    this.#lines = [];
    this.#size = 0;
  }
}
