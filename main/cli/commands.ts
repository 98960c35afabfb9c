import type { Job } from './context.ts';
import { brief } from './brief.ts';
import { check } from './check.ts';
import { importFiles, list, remove, show } from './articles.ts';
import { issues } from './issues.ts';
import { mark } from './mark.ts';

/** Every command by its name. */
export const COMMANDS: Readonly<Record<string, Job | undefined>> = {
  import: importFiles,
  list,
  show,
  remove,
  mark,
  issues,
  brief,
  check,
};

export const USAGE = `Usage: npm run --silent briefmark -- [--library DIR] COMMAND [--json]

  import PATH…                 import files, or what lies in folders
  list                         all articles
  show ARTICLE                 an article with its canonical text and its passages
  remove ARTICLE               move an article to the trash
  mark ARTICLE (--quote TEXT [--prefix TEXT] [--suffix TEXT] | --start N --end N)
       [--issue NAME]… [--note TEXT]
                               mark a passage; offsets in UTF-16 code units of the canonical text
  issues                       all issues
  issues add NAME [--definition TEXT]
  issues rename NAME NEW-NAME
  brief [--issue NAME]… [--article ARTICLE]… --format md|html|csv|pdf --out FILE
        [--title TEXT] [--sentences] [--full-text] [--leave-out-mismatches]
                               write a brief, every quotation checked
  check                        read every file of the library and say what is wrong

ARTICLE is an id, a unique beginning of one, or a unique part of a title.
The library is --library, else BRIEFMARK_LIBRARY, else the one in your data directory.
`;
