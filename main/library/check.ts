import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

import { findAnchor, isPlaced } from '../../core/anchor/find.ts';
import type { Finding } from '../../core/contract.ts';
import type { Article, TextVersion } from '../../core/model.ts';
import { subjectOf, type Subject } from '../../core/journal.ts';
import { FORMATS, type DocumentFormat } from '../../core/migrations.ts';
import { counted } from '../../core/words.ts';
import { canonicalText } from '../../core/document/document.ts';
import { NO_TEXT } from '../../core/passages.ts';
import { versionsOf } from '../../core/text-versions.ts';
import { Backups } from '../store/backups.ts';
import { blobIsWhole, sha256Of } from '../store/blobs.ts';
import { previousOf } from '../store/durable-file.ts';
import { ifExists } from '../store/io-errors.ts';
import { Journal, journalFile } from '../store/journal.ts';
import { Layout } from '../store/layout.ts';
import { damageInWords, documentIn } from '../store/stored-document.ts';

/** What a look at every file of a library found. */
export interface CheckReport {
  readonly ok: boolean;
  readonly articles: number;
  readonly passages: number;
  readonly problems: readonly Finding[];
}

/**
 * Reads every file of a library and verifies formats, hashes, the text that offsets count in, and every
 * quotation. Changes nothing, and takes no lock.
 */
export async function checkLibrary(folder: string): Promise<CheckReport> {
  const check = new Check(new Layout(folder));
  await check.run();
  const { articles, passages, problems } = check;
  return { ok: problems.length === 0, articles, passages, problems };
}

class Check {
  articles = 0;
  passages = 0;
  readonly problems: Finding[] = [];
  /** The documents that are there and can be read. */
  readonly #documents = new Map<Subject, { readonly file: string; readonly revision: number }>();
  /** Whether there is a document of a version that came with the journal. */
  #sawChecksum = false;

  constructor(readonly layout: Layout) {}

  async run(): Promise<void> {
    const { codebook, settings } = this.layout;
    this.#note(
      'codebook',
      'issues.json',
      await this.#readWithCopy(codebook, 'issues.json', FORMATS.codebook),
    );
    this.#note(
      'settings',
      'settings.json',
      await this.#readWithCopy(settings, 'settings.json', FORMATS.settings),
    );
    for (const id of (await this.layout.articleIds()).toSorted()) await this.#checkArticle(id);
    // After the documents: while someone edits, the journal is ahead of what was read of them, never behind.
    await this.#checkJournal();
    await this.#checkBackups();
    for (const name of (await ifExists(readdir(this.layout.images))) ?? [])
      await this.#checkBlob(join(this.layout.images, name), `images/${name}`, name.slice(0, 64));
  }

  async #checkArticle(id: string): Promise<void> {
    const file = `articles/${id}.json`;
    const article = await this.#readWithCopy(this.layout.article(id), file, FORMATS.article);
    if (article === null) {
      if (!this.problems.some((problem) => problem.file === file))
        this.#found(file, 'The file is gone; the copy before its last change is still there.');
      return;
    }
    this.articles += 1;
    this.passages += article.passages.length;
    this.#note(id, file, article);
    if (article.id !== id) this.#found(file, `It says that its id is ${article.id}.`);
    const texts = new Map<number, string>();
    for (const version of versionsOf(article)) {
      const { sha256 } = version.original;
      await this.#checkBlob(this.layout.original(sha256), `originals/${sha256}`, sha256);
      texts.set(version.textVersion, this.#checkedText(version, file));
    }
    this.#checkPassages(article, texts, file);
  }

  #checkedText({ markdown, textSha256 }: TextVersion, file: string): string {
    const text = canonicalText(markdown);
    if (sha256Of(text) !== textSha256)
      this.#found(file, 'Its text is not the text that its passages were marked in.');
    return text;
  }

  #checkPassages({ passages }: Article, texts: ReadonlyMap<number, string>, file: string): void {
    const seen = new Set<string>();
    for (const passage of passages) {
      if (seen.has(passage.id)) this.#found(file, `Two passages have the id ${passage.id}.`);
      seen.add(passage.id);
      if (passage.textVersion === NO_TEXT) continue;
      const text = texts.get(passage.textVersion);
      if (text === undefined) {
        this.#found(file, `The version of the text that “${passage.quote}” is quoted from is not there.`);
        continue;
      }
      if (text.slice(passage.start, passage.end) === passage.quote) continue;
      const found = findAnchor(text, passage);
      this.#found(
        file,
        `The quotation “${passage.quote}” is not what the text says at ${passage.start}–${passage.end}` +
          (!isPlaced(found)
            ? ', nor anywhere else.'
            : `; ${found.exact ? 'it' : 'something like it'} stands at ${found.start}–${found.end}.`),
      );
    }
  }

  async #checkJournal(): Promise<void> {
    const journal = new Journal(this.layout.journal);
    const last = new Map<Subject, number>();
    let expected = 1;
    let file = 'journal';
    for (const number of await journal.files()) {
      file = `journal/${journalFile(number)}`;
      if (number !== expected) this.#found(file, 'The part of the history before it is gone.');
      expected = number + 1;
      const { records, damagedLines } = await journal.read(number);
      for (const { what, revision } of records) last.set(subjectOf(what), revision);
      if (damagedLines > 0)
        this.#found(file, `${counted(damagedLines, 'record')} of the history cannot be read.`);
    }
    await this.#compare(last, file);
  }

  #note(subject: Subject, file: string, document: { readonly revision: number } | null): void {
    if (document !== null) this.#documents.set(subject, { file, revision: document.revision });
  }

  /** Compares what the journal tells of with what is there. @param last the last revision of each document in it */
  async #compare(last: ReadonlyMap<Subject, number>, journalFile: string): Promise<void> {
    const cut = [...this.#documents].filter(
      ([subject, { revision }]) => (last.get(subject) ?? revision) < revision,
    );
    const gone = last.size === 0 && this.#sawChecksum && this.articles > 0;
    const told = this.problems.some(({ file }) => file === journalFile);
    if (!told && (cut.length > 0 || gone))
      this.#found(
        journalFile,
        'The end of the history is missing: the library has changes that it does not tell of.',
      );
    // Imported since the articles were looked at, it is not gone.
    const present = new Set(await this.layout.articleIds());
    for (const [subject, revision] of last) {
      // An import alone may be of an article that a crash or a full disk kept from being saved.
      if (revision === 0 || this.#documents.has(subject) || present.has(subject)) continue;
      const file =
        { codebook: 'issues.json', settings: 'settings.json' }[subject] ?? `articles/${subject}.json`;
      if (!this.problems.some((problem) => problem.file === file)) this.#found(file, 'The file is gone.');
    }
  }

  /** Looks at each copy once, however many backups share it. */
  async #checkBackups(): Promise<void> {
    const seen = new Set<number>();
    for (const { name } of await new Backups(this.layout).list()) {
      const folder = new Layout(join(this.layout.backups, name));
      const ids = (await ifExists(folder.articleIds())) ?? [];
      for (const id of ids)
        await this.#checkCopy(
          folder.article(id),
          `backups/${name}/articles/${id}.json`,
          FORMATS.article,
          seen,
        );
      await this.#checkCopy(folder.codebook, `backups/${name}/issues.json`, FORMATS.codebook, seen);
      await this.#checkCopy(folder.settings, `backups/${name}/settings.json`, FORMATS.settings, seen);
    }
  }

  async #checkCopy<T>(
    path: string,
    file: string,
    format: DocumentFormat<T>,
    seen: Set<number>,
  ): Promise<void> {
    const { ino } = (await ifExists(stat(path))) ?? { ino: 0 };
    if (ino !== 0 && seen.has(ino)) return;
    seen.add(ino);
    await this.#read(
      path,
      file,
      format,
      ' Restoring the backup puts it together again from the journal in there.',
    );
  }

  async #checkBlob(path: string, file: string, sha256: string): Promise<void> {
    const whole = await blobIsWhole(path, sha256);
    if (whole === null) this.#found(file, 'The file is gone.');
    else if (!whole) this.#found(file, 'Its bytes have changed since it was imported.');
  }

  async #readWithCopy<T>(path: string, file: string, format: DocumentFormat<T>): Promise<T | null> {
    await this.#read(previousOf(path), `${file}.previous`, format);
    return this.#read(path, file, format);
  }

  async #read<T>(path: string, file: string, format: DocumentFormat<T>, hint = ''): Promise<T | null> {
    try {
      const bytes = await ifExists(readFile(path));
      if (bytes?.toString('latin1', 0, 8) === '{"check"') this.#sawChecksum = true;
      return bytes === null ? null : documentIn(bytes, format);
    } catch (error) {
      this.#found(file, `The file cannot be read: ${damageInWords(error)}.${hint}`);
      return null;
    }
  }

  #found(file: string, what: string): void {
    this.problems.push({ file, what });
  }
}
