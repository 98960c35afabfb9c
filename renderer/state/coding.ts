/** What the person says of a passage besides its issues and its note: who does what in it, and when. */
import { signal } from '@preact/signals';
import { codingInWords } from '../../core/coding-words.ts';
import type { SpeakerUse } from '../../core/contract.ts';
import type { Coding, PassageId } from '../../core/model.ts';
import { editPassage, isUnplaced } from '../../core/passages.ts';
import { call } from '../bridge.ts';
import { announce } from './announcing.ts';
import { focusedPassage, open, passageIn, passageOf } from './article.ts';
import { edit } from './edit.ts';
import { nowStamp, passageMeant } from './marking.ts';
import { tell } from './status.ts';

/** The passage whose coding is being written. */
export const codingPassage = signal<PassageId | null>(null);

/** The speakers of other passages, as far as they are known; those of most passages first. */
export const knownSpeakers = signal<readonly SpeakerUse[]>([]);

/** Opens the coding of the selection, marked first, or of the passage in hand. */
export async function startCoding(): Promise<void> {
  const passage = await passageMeant();
  if (passage === null || open.value === null) return;
  if (isUnplaced(open.value.article, passage)) {
    tell('Give the passage its place first: its sentence suggests how to code it.');
    return;
  }
  focusedPassage.value = passage.id;
  codingPassage.value = passage.id;
  const result = await call('speakers.list', {});
  // They are no more than a help: without them the form is as good as before.
  if (result.ok) knownSpeakers.value = result.value;
}

export function endCoding(id: PassageId): void {
  if (codingPassage.value === id) codingPassage.value = null;
}

/** Saves what was changed of a coding, as one edit; screen readers hear how the passage is coded then. */
export async function saveCoding(id: PassageId, to: Partial<Coding>): Promise<void> {
  const article = open.value?.article.id;
  const known = passageOf(id);
  if (article === undefined || known === undefined) return;
  const keys = Object.keys(to) as (keyof Coding)[];
  const before = passageIn(article, id) ?? known;
  if (keys.every((key) => to[key] === before[key])) return;
  // Gone from the window it may be in an article that is no longer the open one.
  const done = await edit(() => editPassage(article, passageIn(article, id) ?? known, to, nowStamp().now));
  if (done) announce(codingInWords({ ...before, ...to }) ?? 'Coding taken off.');
}
