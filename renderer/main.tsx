/** The window: what it shows, and what it follows. */
import './styles/index.css';
import { effect, untracked } from '@preact/signals';
import { render, type VNode } from 'preact';
import { documentOf } from '../core/document/document.ts';
import { ArticleView } from './article/ArticleView.tsx';
import { fetchCodingRules } from './article/coding-rules.ts';
import { IssuePicker } from './article/IssuePicker.tsx';
import { call, connect, on } from './bridge.ts';
import { Announcer } from './parts/Announcer.tsx';
import { forgetArticle, openArticle } from './state/article.ts';
import { asked } from './state/dialogs.ts';
import { followBrief } from './state/brief.ts';
import { followCandidates } from './state/candidates.ts';
import { settled } from './state/turns.ts';
import { followImports } from './state/importing.ts';
import { followLibrary, rowOf, showLibrary, showRows } from './state/library.ts';
import { followUnsaved } from './state/retrying.ts';
import { go, route } from './state/route.ts';
import { runCommand } from './state/run-command.ts';
import { followSearch } from './state/search.ts';
import { followSearchCounts } from './state/search-counts.ts';
import { saveState, tell, tellError } from './state/status.ts';
import { followTheme } from './theme/theme.ts';
import { AttentionView } from './views/AttentionView.tsx';
import { MessageBar, StatusBar, TopBar } from './views/Bars.tsx';
import { BriefView } from './views/BriefView.tsx';
import { Dialogs } from './views/Dialogs.tsx';
import { DropTarget } from './views/DropTarget.tsx';
import { IssueView } from './views/IssueView.tsx';
import { LibraryView } from './views/LibraryView.tsx';
import { SearchView } from './views/SearchView.tsx';
import { VersionsView } from './views/VersionsView.tsx';
import { Sidebar } from './views/Sidebar.tsx';

function App(): VNode {
  const shown = route.value;
  const brief = shown.view === 'brief';
  return (
    <div class={brief ? 'app whole' : 'app'}>
      {!brief && <TopBar />}
      {!brief && <Sidebar />}
      <Pane />
      <StatusBar />
      <MessageBar />
      <Dialogs />
      {asked.value === null && <IssuePicker />}
      <DropTarget />
      {asked.value === null && <Announcer />}
    </div>
  );
}

function Pane(): VNode {
  const shown = route.value;
  switch (shown.view) {
    case 'library':
      return <LibraryView shelf={shown.shelf} />;
    case 'article':
      return <ArticleView id={shown.id} passage={shown.passage} />;
    case 'versions':
      return <VersionsView id={shown.id} version={shown.version} against={shown.against} />;
    case 'issue':
      return <IssueView key={shown.id} id={shown.id} />;
    case 'brief':
      return <BriefView />;
    case 'search':
      return <SearchView shown={shown} />;
    case 'attention':
      return <AttentionView repair={shown.repair} />;
  }
}

/** Saves what is being typed, then lets the window go. */
async function close(): Promise<void> {
  document.dispatchEvent(new Event('save-drafts'));
  await settled();
  if (saveState.value !== 'failed') await call('window.close', {});
  else {
    await call('window.stay', {});
    const closeAnyway = { label: 'Close anyway', run: () => void call('window.close', {}) };
    tell('Your last change is not saved yet.', { tone: 'error', action: closeAnyway });
  }
}

/** Fetches what a first view needs; fetchRows is to follow. */
async function fetchLibrary(): Promise<void> {
  const library = await call('library.get', {});
  if (library.ok) showLibrary(library.value);
  else tellError(library.error);
}

async function fetchRows(): Promise<void> {
  const all = await call('library.rows', {});
  if (all.ok) showRows(all.value);
  else tellError(all.error);
}

/** A backup was put back: what is in the window may be gone or different. */
async function takeReplaced(): Promise<void> {
  document.dispatchEvent(new Event('save-drafts'));
  await settled();
  await fetchLibrary();
  await fetchRows();
  forgetArticle();
  const shown = route.value;
  if (shown.view !== 'article') return;
  if (rowOf(shown.id) === undefined) go({ view: 'library', shelf: 'all' });
  else await openArticle(shown.id, { anew: true });
}

async function start(): Promise<void> {
  connect();
  followLibrary();
  followImports();
  followSearch();
  on('command', runCommand);
  on('replaced', () => void takeReplaced());
  on('closing', () => void close());
  await fetchLibrary();
  followTheme();
  followBrief();
  followCandidates();
  followSearchCounts();
  followUnsaved();
  effect(() => {
    const shown = route.value;
    if (shown.view === 'article' || shown.view === 'versions') untracked(() => void openArticle(shown.id));
  });
  render(<App />, document.body);
  void call('window.ready', {});
  await fetchRows();
  requestIdleCallback(rehearse);
}

/** Of Markdown, in the two ways in which the browser keeps letters. */
const SAMPLE = ['# A\n\nB *c* [d](https://e.org) `f`\n\n> G\n\n- h\n\n|i|\n|-|\n|j|', '拉致 *問題*\n\n港'];

/** Patterns are made ready as they are first used: not for the first article or issue that is opened. */
function rehearse(): void {
  for (const markdown of [...SAMPLE, ...SAMPLE]) documentOf(markdown);
  void fetchCodingRules();
}

void start();
