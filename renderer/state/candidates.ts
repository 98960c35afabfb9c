/** Where the passages of the open article that have lost their place may stand. */
import { effect, signal, untracked } from '@preact/signals';
import { unplacedIn, type Candidate } from '../../core/candidates.ts';
import type { ArticleDocument } from '../../core/document/tree.ts';
import type { PassageId } from '../../core/model.ts';
import { open, type OpenArticle } from './article.ts';

/** The place that comes nearest to each, null where nothing is like its words; one that is not in it is being looked for. */
export const candidates = signal<ReadonlyMap<PassageId, Candidate | null>>(new Map());

/** Looks for them in every article that is opened, while the window draws its text and answers. */
export function followCandidates(): void {
  effect(() => {
    const read = open.value;
    if (read !== null) untracked(() => void look(read));
  });
}

let lookedIn: ArticleDocument | null = null;

async function look(read: OpenArticle): Promise<void> {
  if (lookedIn !== read.document) candidates.value = new Map();
  lookedIn = read.document;
  const goOn = async (): Promise<boolean> => {
    await new Promise((done) => setTimeout(done));
    return open.value === read;
  };
  // The text is drawn first.
  if (!(await goOn())) return;
  const list = await unplacedIn(read, goOn);
  if (list !== null && open.value === read)
    candidates.value = new Map(list.map(({ passage, candidate }) => [passage.id, candidate]));
}
