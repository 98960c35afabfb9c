/** What each command does in the window. */
import type { CommandId } from '../../core/commands.ts';
import { call } from '../bridge.ts';
import { open } from './article.ts';
import { archiveAndLeave, tagArticle, toggleStar } from './article-marks.ts';
import { caretIsOn } from './caret.ts';
import { startCoding } from './coding.ts';
import { ask } from './dialogs.ts';
import { startFinding } from './finding.ts';
import { chooseAndImport, importClipboard, importSample } from './importing.ts';
import { settings } from './library.ts';
import { moveToTrash, set } from './library-edits.ts';
import { go, goBack, route } from './route.ts';
import { tell } from './status.ts';
import { printArticle } from './printing.ts';
import { showVersions, updateFromFile } from './updating.ts';
import { redoLast, undoLast } from './undoing.ts';

/** The commands that need an open article, or an issue's page, say so when there is none. */
function articleInView(): string | null {
  const shown = route.value;
  return shown.view === 'article' || shown.view === 'versions' ? shown.id : null;
}

/** Those of a text that can be marked: a version beside another one is for comparing. */
function withText(act: () => void): void {
  if (route.value.view === 'article') act();
  else tell('Open an article first.');
}

function withArticle(act: (id: string) => void): void {
  const id = articleInView();
  if (id === null) tell('Open an article first.');
  else act(id);
}

const inField = (): boolean =>
  document.activeElement instanceof HTMLElement && document.activeElement.matches('input, textarea');

/** Text being typed has an undo of its own. */
function undoOr(redo: boolean, ours: () => void): void {
  if (inField()) void call('field.undo', { redo });
  else ours();
}

const RUN: Readonly<Record<CommandId, () => void>> = {
  'import.files': () => void chooseAndImport('files'),
  'import.folder': () => void chooseAndImport('folder'),
  'import.clipboard': () => void importClipboard(),
  'import.address': () => ask({ kind: 'address' }),
  'import.sample': () => void importSample(),
  'brief.open': openBrief,
  'codebook.export': () => ask({ kind: 'codebook' }),
  'article.print': () => withText(() => void printArticle()),
  'article.update': () => withArticle((id) => void updateFromFile(id)),
  'backups.open': () => ask({ kind: 'backups' }),
  'library.repair': () => go({ view: 'attention', repair: true }),
  'library.show': () => void call('library.show', {}),
  'edit.undo': () => undoOr(false, undoLast),
  'edit.redo': () => undoOr(true, redoLast),
  'article.find': () => withText(() => startFinding()),
  'article.edit': () => withArticle(() => ask({ kind: 'details' })),
  'article.tag': () => withArticle((id) => tagArticle(id)),
  'article.star': () => withArticle((id) => void toggleStar(id)),
  'article.archive': () => withArticle((id) => void archiveAndLeave(id)),
  'passage.code': () => withText(() => void startCoding()),
  'article.history': () => withArticle((id) => ask({ kind: 'history', id })),
  'article.remove': () =>
    withArticle((id) => void moveToTrash(id).then((done) => done && go({ view: 'library', shelf: 'all' }))),
  'codebook.history': () => ask({ kind: 'history', id: null }),
  'issue.add': () => ask({ kind: 'issue', issue: null }),
  'view.larger': () => resize(1),
  'view.smaller': () => resize(-1),
  'view.settings': () => ask({ kind: 'settings' }),
  'view.caret': () => withText(() => (caretIsOn.value = !caretIsOn.value)),
  'article.passages': () => withArticle(() => ask({ kind: 'passages' })),
  'article.versions': () => withArticle(showVersions),
  'article.original': () => withArticle((id) => ask({ kind: 'original', id })),
  'go.palette': () => ask({ kind: 'palette' }),
  'go.search': () => go({ view: 'search', query: '' }),
  'go.library': () => go({ view: 'library', shelf: 'all' }),
  'go.starred': () => go({ view: 'library', shelf: 'starred' }),
  'go.archived': () => go({ view: 'library', shelf: 'archived' }),
  'go.attention': () => go({ view: 'attention', repair: false }),
  'go.trash': () => go({ view: 'library', shelf: 'trash' }),
  'go.back': goBack,
  'help.keys': () => ask({ kind: 'keys' }),
};

export function runCommand(command: CommandId): void {
  RUN[command]();
}

/** A brief of what is in view: the article, the issue, or everything. */
function openBrief(): void {
  const shown = route.value;
  if (shown.view === 'article' && open.value?.article.id === shown.id)
    go({ view: 'brief', articles: [shown.id], issues: null });
  else if (shown.view === 'issue') go({ view: 'brief', articles: null, issues: [shown.id] });
  else if (shown.view !== 'brief') go({ view: 'brief', articles: null, issues: null });
}

function resize(by: number): void {
  void set(() => ({ size: Math.max(14, Math.min(28, settings.value.size + by)) }));
}
