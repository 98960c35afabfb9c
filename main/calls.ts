import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { clipboard, dialog, shell } from 'electron';
import type { BriefFormat } from '../core/brief/model.ts';
import { CODEBOOK_ENDINGS, CODEBOOK_NAMES } from '../core/exchange/codebook.ts';
import type { ImportBatch } from '../core/importing.ts';
import { PlainError } from '../core/result.ts';
import { readClipboard } from './clipboard.ts';
import { exportCodebook } from './exporting/codebook.ts';
import { briefOf, exportBrief } from './exporting/export.ts';
import { printPdf } from './exporting/pdf.ts';
import { writeOut } from './exporting/write-out.ts';
import { FILE_TYPES } from './importing/file-types.ts';
import { originalAsText } from './importing/original.ts';
import { makeBackup } from './library/auto-backup.ts';
import type { Extractor } from './importing/extractor.ts';
import type { Importer } from './library/importer.ts';
import type { Handlers } from './ipc.ts';
import type { Library } from './library/library.ts';
import type { Searcher } from './searching/searcher.ts';
import { repairLibrary } from './library/repair.ts';
import { codebookHistory, historyOf, redo, takeBack, takeBackInCodebook, undo } from './library/undo.ts';
import { untaggedPassages } from './library/untagged.ts';
import { unplacedPassages, updateFromFile } from './library/updating.ts';
import { ifExists } from './store/io-errors.ts';
import { openOutside, type AppWindow } from './window.ts';

const FORMAT_NAMES: Readonly<Record<BriefFormat, string>> = {
  pdf: 'PDF',
  html: 'Web page',
  md: 'Markdown',
  csv: 'Table (CSV)',
};

const IMPORTABLE = [...FILE_TYPES, { name: 'All files', extensions: ['*'] }];

/**
 * What is opened is soon marked, and a passage is held against its text: that is read when the window has drawn it, not at the
 * first press of a key. In milliseconds.
 */
const SOON = 500;

/** Rows that the window gets before it is shown. */
const FIRST_ROWS = 300;

export interface Parts {
  readonly searcher: Searcher;
  readonly library: Library;
  readonly extractor: Extractor;
  readonly importer: Importer;
  readonly window: AppWindow;
}

/** What the app does for each call of the window. */
export function handlersOf({ library, searcher, extractor, importer, window }: Parts): Handlers {
  return {
    'library.get': () => ({
      folder: library.layout.folder,
      rows: library.rows().slice(0, FIRST_ROWS),
      codebook: library.codebook,
      settings: library.settings,
      problems: library.problems,
    }),
    'library.rows': () => library.allRows(),
    'library.show': async () => {
      await shell.openPath(library.layout.folder);
      return null;
    },
    'article.get': async ({ id }) => {
      const open = await library.article(id);
      setTimeout(() => open.document, SOON);
      return open.article;
    },
    'change.apply': async ({ change, group }) => {
      await library.apply(change, { kind: 'edit', of: null, group });
      return null;
    },
    'change.undo': () => undo(library),
    'change.redo': () => redo(library),
    'article.update': async ({ id }) => {
      const path = await chooseText(window);
      return path === null ? null : updateFromFile(library, extractor, id, path);
    },
    'passages.unplaced': () => unplacedPassages(library),
    'passages.untagged': ({ articles }) => untaggedPassages(library, articles),
    'speakers.list': async () => {
      const { speakers } = await searcher.ask('values', null);
      return speakers.map(({ value, count }) => ({ name: value, passages: count }));
    },
    'article.history': ({ id }) => historyOf(library, id),
    'history.takeBack': ({ id, number }) => takeBack(library, id, number),
    'codebook.history': () => codebookHistory(library),
    'codebook.takeBack': ({ number }) => takeBackInCodebook(library, number),
    'backups.list': () => library.backups.list(),
    'backups.make': () => makeBackup(library.backups),
    'backups.restore': ({ name }) => library.restore(name),
    'problem.dismiss': async ({ problem }) => {
      await library.dismiss(problem);
      return null;
    },
    'library.repair': () => repairLibrary(library),
    'issue.page': (asked) => searcher.ask('page', asked),
    'issue.charts': (asked) => searcher.ask('charts', asked),
    'issue.timeline': (asked) => searcher.ask('timeline', asked),
    'issue.matrix': (asked) => searcher.ask('matrix', asked),
    'issue.suggestions': ({ issue }) => searcher.ask('suggestions', issue),
    'search.query': ({ request }) => searcher.ask('search', request),
    'search.totals': ({ queries }) => searcher.ask('totals', queries),
    'search.values': () => searcher.ask('values', null),
    'import.choose': ({ what }) => chooseAndImport(window, importer, what),
    'import.paths': ({ paths }) => importer.pathsForReview(paths),
    'import.asFound': ({ paths }) => importer.paths(paths),
    'import.keep': ({ token, reviewed }) => importer.keep(token, reviewed),
    'import.skip': ({ token }) => {
      importer.skip(token);
      return null;
    },
    'import.clipboard': async () => importer.pasted(await readClipboard()),
    'import.address': ({ address, allowPrivate }) => importer.address(address, { allowPrivate }),
    'import.sample': () => importer.sample(),
    'import.cancel': () => {
      importer.cancel();
      return null;
    },
    'brief.compose': ({ request }) => briefOf(library, request),
    'brief.export': async ({ request, format, leaveOutMismatches }) => {
      const brief = await briefOf(library, request);
      const path = await askWhere(window, `${fileName(brief.title)}.${format}`, FORMAT_NAMES[format]);
      if (path !== null) await exportBrief(library, brief, { format, path, leaveOutMismatches }, printPdf);
      return path;
    },
    'codebook.export': async ({ format }) => {
      const path = await askWhere(window, `Codebook.${CODEBOOK_ENDINGS[format]}`, CODEBOOK_NAMES[format]);
      if (path !== null) await exportCodebook(library.codebook, format, path);
      return path;
    },
    'original.text': async ({ id }) => {
      const { name, bytes } = await originalOf(library, id);
      return { name, ...originalAsText(bytes) };
    },
    'original.save': async ({ id }) => {
      const { name, bytes } = await originalOf(library, id);
      const path = await askWhere(window, extname(name) === '' ? `${fileName(name)}.txt` : name, 'Original');
      if (path !== null) await writeOut(path, bytes, 'The copy');
      return path;
    },
    'window.print': async () => {
      await window.print();
      return null;
    },
    'link.open': async ({ url }) => {
      await askAndOpen(window, url);
      return null;
    },
    'field.undo': ({ redo }) => {
      if (redo) window.browser.webContents.redo();
      else window.browser.webContents.undo();
      return null;
    },
    'clipboard.write': async ({ text }) => {
      await clipboard.writeText(text);
      return null;
    },
    'window.ready': () => {
      window.ready();
      return null;
    },
    'window.close': () => {
      window.close();
      return null;
    },
    'window.stay': () => {
      window.stay();
      return null;
    },
  };
}

async function chooseAndImport(
  window: AppWindow,
  importer: Importer,
  what: 'files' | 'folder',
): Promise<ImportBatch | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window.browser, {
    title: what === 'files' ? 'Import files' : 'Import a folder',
    buttonLabel: 'Import',
    properties: what === 'files' ? ['openFile', 'multiSelections'] : ['openDirectory', 'multiSelections'],
    filters: what === 'files' ? IMPORTABLE : [],
  });
  if (canceled) return null;
  // Who takes in a whole folder does not look over each file.
  if (what === 'folder') return { outcomes: await importer.paths(filePaths), reviews: [] };
  return importer.pathsForReview(filePaths);
}

async function chooseText(window: AppWindow): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window.browser, {
    title: 'Update from a file',
    buttonLabel: 'Update',
    properties: ['openFile'],
    filters: IMPORTABLE,
  });
  return canceled ? null : (filePaths[0] ?? null);
}

async function askWhere(window: AppWindow, name: string, type: string): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(window.browser, {
    defaultPath: name,
    filters: [{ name: type, extensions: [extname(name).slice(1)] }],
  });
  return canceled || filePath === '' ? null : filePath;
}

async function originalOf(library: Library, id: string): Promise<{ name: string; bytes: Uint8Array }> {
  const { article } = await library.article(id);
  const bytes = await ifExists(readFile(library.layout.original(article.original.sha256)));
  if (bytes === null) throw new PlainError('The original is no longer in the library’s folder.');
  return { name: basename(article.original.name), bytes };
}

async function askAndOpen(window: AppWindow, url: string): Promise<void> {
  const { response } = await dialog.showMessageBox(window.browser, {
    type: 'question',
    message: 'Open this address in your browser?',
    detail: url,
    buttons: ['Open', 'Cancel'],
    defaultId: 0,
    cancelId: 1,
  });
  if (response === 0) await openOutside(url);
}

/** A title as a file's name, without what some system refuses there. */
const fileName = (title: string): string =>
  title
    .replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 80) || 'Brief';
