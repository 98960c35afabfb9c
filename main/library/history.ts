import {
  advance,
  editsIn,
  NOTHING_DONE,
  standing,
  subjectOf,
  type Done,
  type Edit,
  type JournalRecord,
  type Subject,
  type UndoStacks,
} from '../../core/journal.ts';
import type { Article, Codebook } from '../../core/model.ts';
import type { Journal } from '../store/journal.ts';

/** How much of the journal is read at start, in bytes: enough for what one undoes as a rule. */
const AT_START = 64_000;

/** How the kind of every change of the codebook begins, as a record is written. */
const CHANGES_CODEBOOK = '"type":"issue.';

/** What can be undone and done again, over sessions, and what was done to an article. All of it is read from the journal. */
export class History {
  #stacks: UndoStacks = NOTHING_DONE;
  /** How much of the journal is in the stacks, in bytes, and whether that is all. */
  #depth = AT_START;
  #all = false;
  /** Whether there is an edit in what was read. */
  #sawEdit = false;
  #read: Promise<void> | null = null;
  /** The number of the last record. */
  #last = 0;
  /** Records up to this number were in what was last read. */
  #readTo = 0;

  /** @param revisionOf the revision that a document was saved in; null where it is not known */
  constructor(
    readonly journal: Journal,
    readonly revisionOf: (subject: Subject) => Promise<number | null>,
  ) {}

  /** Reads the end of the journal, if it is not read yet: to be waited for before anything else is asked or added. */
  async load(): Promise<void> {
    this.#read ??= this.#readBack();
    try {
      await this.#read;
    } catch (error) {
      this.#read = null;
      throw error;
    }
  }

  /** The number for the next record. */
  next(): number {
    this.#last += 1;
    return this.#last;
  }

  /** Takes note of a record whose document is saved. */
  add(record: JournalRecord): void {
    if (record.number > this.#readTo) this.#stacks = advance(this.#stacks, record);
  }

  /** The edit that undo, or redo, is about next; null when there is none. */
  async top(stack: keyof UndoStacks): Promise<Done | null> {
    await this.load();
    while (this.#stacks[stack].length === 0 && this.#mayHoldMore(stack)) {
      this.#depth *= 8;
      await this.#readBack();
    }
    return this.#stacks[stack].at(-1) ?? null;
  }

  /** Lets go of an edit that can no longer be undone or done again, so that those before it can be reached. */
  drop({ number }: Done): void {
    const without = (list: readonly Done[]) => list.filter((each) => each.number !== number);
    this.#stacks = { done: without(this.#stacks.done), undone: without(this.#stacks.undone) };
  }

  /** What was done to an article, oldest first. */
  of({ id, revision }: Pick<Article, 'id' | 'revision'>): Promise<readonly Edit[]> {
    return this.#editsOf(id, revision, id);
  }

  /** What was done to the codebook, oldest first. */
  ofCodebook({ revision }: Pick<Codebook, 'revision'>): Promise<readonly Edit[]> {
    return this.#editsOf('codebook', revision, CHANGES_CODEBOOK);
  }

  /** @param word one that stands in the line of each of its records */
  async #editsOf(subject: Subject, revision: number, word: string): Promise<readonly Edit[]> {
    const records: JournalRecord[] = [];
    for await (const part of this.journal.mentioning(word))
      for (const record of part.records)
        if (subjectOf(record.what) === subject && record.revision <= revision) records.push(record);
    return editsIn(records);
  }

  /** What was undone cannot lie before an edit: that would have cleared it. */
  #mayHoldMore(stack: keyof UndoStacks): boolean {
    return !this.#all && (stack === 'done' || !this.#sawEdit);
  }

  async #readBack(): Promise<void> {
    let recent = await this.journal.recent(this.#depth);
    // Of edits that are undone together none may be left out.
    while (!recent.all && (recent.records[0]?.group ?? null) !== null) {
      this.#depth *= 8;
      recent = await this.journal.recent(this.#depth);
    }
    const { records, last, all } = recent;
    this.#readTo = last;
    this.#last = Math.max(this.#last, last);
    this.#all = all;
    const saved = await this.#saved(standing(records));
    this.#sawEdit = saved.some(({ kind }) => kind === 'edit');
    this.#stacks = saved.reduce(advance, NOTHING_DONE);
  }

  /** The records whose documents were saved: the last ones of each may be of saves that a crash cut short. */
  async #saved(records: readonly JournalRecord[]): Promise<readonly JournalRecord[]> {
    const last = new Map(records.map((record) => [subjectOf(record.what), record]));
    const revisions = new Map<Subject, number>();
    for (const [subject, record] of last) {
      if (record.kind === 'aside') continue;
      const revision = await this.revisionOf(subject);
      if (revision !== null && revision < record.revision) revisions.set(subject, revision);
    }
    return records.filter(({ what, revision }) => revision <= (revisions.get(subjectOf(what)) ?? Infinity));
  }
}
