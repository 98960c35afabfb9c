import { momentOf } from '../../core/dates.ts';
import { PlainError } from '../../core/result.ts';
import { counted } from '../../core/words.ts';
import { makeBackup } from '../library/auto-backup.ts';
import { reading, say, table, writing, type Context, type Job } from './context.ts';

export const backups: Job = (context) => {
  const [what, name, ...more] = context.words;
  if (what === undefined) return list(context);
  if (what === 'make' && name === undefined) return make(context);
  if (what === 'restore' && name !== undefined && more.length === 0) return restore(context, name);
  throw new PlainError('Say “backups”, “backups make” or “backups restore NAME”.');
};

const list = (context: Context): Promise<number> =>
  reading(context, async (library) => {
    const all = await library.backups.list();
    say(context, all, () =>
      table(
        all.map(({ name, at, articles, kept }) => [
          name,
          momentOf(at),
          counted(articles, 'article'),
          kept ? 'made by hand or before a restore' : '',
        ]),
      ),
    );
    return 0;
  });

const make = (context: Context): Promise<number> =>
  writing(context, async (library) => {
    const [newest] = await makeBackup(library.backups);
    say(context, newest, () => `Backup ${newest?.name ?? ''} made.\n`);
    return 0;
  });

const restore = (context: Context, name: string): Promise<number> =>
  writing(context, async (library) => {
    const kept = await library.restore(name);
    say(
      context,
      { restored: name, kept },
      () =>
        `The library is as it was in ${name}. To go back to what it was just now: backups restore ${kept}\n`,
    );
    return 0;
  });
