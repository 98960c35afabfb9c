import { Library } from '../../../main/library/library.ts';
import { addArticle, addPassage } from '../library/fill.ts';

async function write(): Promise<void> {
  const library = await Library.open(process.argv[2] ?? '', { writer: 'the writer', patience: () => 5000 });
  const [row] = library.rows();
  const id = row?.id ?? (await addArticle(library)).id;
  for (;;) {
    const passage = await addPassage(library, id, 'Ships wait in line');
    process.stdout.write(`${passage.id}\n`);
  }
}

void write();
