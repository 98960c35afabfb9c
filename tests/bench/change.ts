/** One durable change, beside the least that any durable write of the same bytes takes. */
import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { editPassage } from '../../core/passages.ts';
import { Library } from '../../main/library/library.ts';
import { inTurns, timed, type Figure, type Timed } from './measure.ts';

const ROUNDS = 300;

/** What the limit is measured against: write, flush, rename, flush the folder. */
async function bareWrite(folder: string, content: Uint8Array): Promise<void> {
  const path = join(folder, 'bare.json');
  const file = await open(`${path}.tmp`, 'w');
  await file.writeFile(content);
  await file.sync();
  await file.close();
  await rename(`${path}.tmp`, path);
  const handle = await open(folder, 'r');
  await handle.sync();
  await handle.close();
}

/** Changes the note of an article's first passage, each time to another. */
function changesOf(library: Library): { change: Timed; file: string } {
  const { id } = library.rows().find(({ passages }) => passages > 0) ?? { id: '' };
  let count = 0;
  const change = async () => {
    const { article } = await library.article(id);
    const [passage] = article.passages;
    if (passage === undefined) throw new Error('The article has no passage.');
    count += 1;
    const edit = editPassage(
      id,
      passage,
      { note: `note ${String(count).padStart(6, '0')}` },
      passage.modified,
    );
    return timed(() => library.apply(edit));
  };
  return { change, file: library.layout.article(id) };
}

/** @param small a library of ten articles @param large one of ten thousand */
export async function benchChange(small: string, large: string, scratch: string): Promise<readonly Figure[]> {
  const [few, many] = [
    await Library.open(small, { writer: 'the bench' }),
    await Library.open(large, { writer: 'the bench' }),
  ];
  const [ofFew, ofMany] = [changesOf(few), changesOf(many)];
  const content = await readFile(ofFew.file);
  const { bare, inFew, inMany } = await inTurns(
    {
      bare: () => timed(() => bareWrite(scratch, content)),
      inFew: ofFew.change,
      inMany: ofMany.change,
    },
    ROUNDS,
  );
  await few.close();
  await many.close();
  const sizes = `${inFew.toFixed(2)} ms; bare write of ${Math.round(content.length / 1000)} kB ${bare.toFixed(2)} ms`;
  return [
    {
      what: 'One durable change, beside a bare durable write',
      value: inFew / bare,
      most: 1.5,
      unit: '×',
      from: sizes,
    },
    {
      what: 'One durable change with 10,000 articles, beside one with 10',
      value: inMany / inFew,
      most: 1.1,
      unit: '×',
      from: `${inMany.toFixed(2)} ms and ${inFew.toFixed(2)} ms`,
    },
  ];
}
