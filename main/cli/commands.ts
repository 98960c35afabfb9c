import type { Job } from './context.ts';
import { brief } from './brief.ts';
import { check } from './check.ts';
import { archive, list, remove, restore, show, star, unarchive, unstar } from './articles.ts';
import { backups } from './backups.ts';
import { history, redo, takeBack, undo } from './history.ts';
import { importFiles, saveAddress } from './import.ts';
import { issues } from './issues.ts';
import { mark } from './mark.ts';
import { search } from './search.ts';
import { update } from './update.ts';

/** Every command by its name. */
export const COMMANDS: Readonly<Record<string, Job | undefined>> = {
  import: importFiles,
  save: saveAddress,
  list,
  show,
  remove,
  restore,
  star,
  unstar,
  archive,
  unarchive,
  history,
  'take-back': takeBack,
  undo,
  redo,
  mark,
  search,
  update,
  issues,
  brief,
  check,
  backups,
};

export const USAGE = `Usage: npm run --silent briefmark -- [--library DIR] COMMAND [--json]

  import PATH…                 import files, or what lies in folders
  save ADDRESS [--private]     save a page from the web; --private for one on this computer or its own network
  list [--trash]               all articles, or those in the trash
  show ARTICLE                 an article with its canonical text and its passages
  remove ARTICLE               move an article to the trash
  restore ARTICLE              take an article out of the trash
  star, unstar ARTICLE         put a star on an article; take it off
  archive, unarchive ARTICLE   put an article away as done with; take it out again
  history (ARTICLE | --codebook)
                               who changed what when, with a number for each change
  take-back (ARTICLE | --codebook) NUMBER
                               take back that one change, leaving those after it
  undo, redo                   take back the last change of the library; do it again
  mark ARTICLE (--quote TEXT [--prefix TEXT] [--suffix TEXT] | --start N --end N)
       [--issue NAME]… [--note TEXT] [--speaker NAME] [--event-date DATE]
       [--stance asserts|denies|demands|proposes|promises|reports] [--certainty certain|probable|possible]
                               mark a passage; offsets in UTF-16 code units of the canonical text
  search QUERY [--order relevance|date] [--limit N]
                               articles, passages, notes and issues; words, "phrases", OR, -not, word*, and filters:
                               issue: source: speaker: stance: before: after: has:note in:title lang: is:unread
  update ARTICLE FILE          give an article the newer text in a file, its passages carried over
  issues                       all issues
  issues add NAME [--definition TEXT]
  issues rename NAME NEW-NAME
  issues show NAME             all that is known of an issue
  issues merge NAME INTO       let an issue become one with another
  issues move NAME (--into OTHER | --top)
                               make an issue a part of another, or of none
  issues export --format qdc|csv|markdown --out FILE
                               write the codebook; import reads it back
  brief [--issue NAME]… [--article ARTICLE]… --format md|html|csv|pdf --out FILE
        [--title TEXT] [--sentences] [--full-text] [--leave-out-mismatches]
                               write a brief, every quotation checked
  check [--repair]             read every file of the library and say what is wrong, after mending what can be
  backups                      all backups, newest first; one is made every hour while there are changes
  backups make
  backups restore NAME         put a backup in the place of the present state, which is kept as a backup

ARTICLE is an id, a unique beginning of one, or a unique part of a title.
The library is --library, else BRIEFMARK_LIBRARY, else the one in your data directory.
`;
