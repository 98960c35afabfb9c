/** Bookmarks as browsers and many services export them: the bookmark file of Netscape, which is HTML. */
import type { Extracted } from '../../../core/importing.ts';
import { linksIn, type ListedLink } from './html-lists.ts';
import { keyOf, noteOf, timeOf } from './values.ts';
import { detailsOf, highlightOf, savedPages, type SavedPage } from './works.ts';

export const isBookmarks = (text: string): boolean =>
  /^\s*<!doctype\s+netscape-bookmark-file-1/i.test(text.slice(0, 200));

/** Reads the bookmarks of all folders; the description of one is a note on its page. */
export const readBookmarks = (text: string): Extracted => savedPages('Bookmarks', linksIn(text).map(pageOf));

function pageOf(link: ListedLink): SavedPage {
  const { address, title, description, depth } = link;
  const created = timeOf(link.attribute('add_date'));
  const note = noteOf(description);
  const details = detailsOf(title, { url: address });
  const highlight = highlightOf({ key: keyOf('bookmark', address), note, created });
  return {
    details,
    highlights: note === '' || details.url === null ? [] : [highlight],
    record: { address, title, description, tags: link.attribute('tags'), added: link.attribute('add_date') },
    marks: { issues: link.attribute('tags').split(',') },
    folder: depth > 1,
    state: link.attribute('toread') === '1',
  };
}
