/** A made library whose passages say who says what, with an issue that has a part. */
import { STANCES, type Passage } from '../../core/model.ts';
import { editPassage } from '../../core/passages.ts';
import { Library } from '../../main/library/library.ts';
import { makePlanned, type LibrarySize } from '../bench/library.ts';
import { Chance } from '../bench/random.ts';

const SPEAKERS = ['Japan', 'North Korea', 'Families of the missing', 'United States', 'China', 'Red Cross'];
const NOW = '2026-01-05T10:00:00.000Z';

/** Writes a library into a folder that is not there yet: the passages of its first `coded` articles are coded. */
export async function makeCoded(
  folder: string,
  { articles, passages, coded }: LibrarySize & { readonly coded: number },
): Promise<void> {
  const chance = new Chance(11);
  const each = passages / articles;
  const plans = Array.from({ length: articles }, () => ({ passages: Math.round(each) }));
  makePlanned(folder, plans, chance);
  const library = await Library.open(folder, { writer: 'the tests' });
  const [first, second] = library.codebook.issues;
  if (first === undefined || second === undefined) throw new Error('The library has no issues.');
  await library.apply({
    type: 'issue.edit',
    issue: first.id,
    from: { definition: first.definition, memo: first.memo },
    to: {
      definition: 'People taken across the water: admissions, returns, and what is made conditional on them.',
      memo: 'Counts differ by **source**; see the notes.',
    },
  });
  await library.apply({
    type: 'issue.move',
    issue: second.id,
    from: { parent: null, index: 1 },
    to: { parent: first.id, index: 1 },
  });
  const rows = (await library.allRows()).slice(0, coded);
  for (const { id } of rows) {
    const { article } = await library.article(id);
    for (const passage of article.passages)
      if (chance.next() < 0.8) await library.apply(editPassage(id, passage, codingBy(chance), NOW));
  }
  await library.close();
}

const codingBy = (chance: Chance): Pick<Passage, 'speaker' | 'stance' | 'certainty' | 'eventDate'> => ({
  // The first are named more often than the last.
  speaker: SPEAKERS[Math.floor(chance.next() ** 2 * SPEAKERS.length)] ?? null,
  stance: chance.next() < 0.9 ? chance.oneOf(STANCES) : null,
  certainty: null,
  eventDate: chance.next() < 0.4 ? `200${chance.below(10)}-0${1 + chance.below(9)}-11` : null,
});
