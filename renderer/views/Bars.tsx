import type { VNode } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { counted } from '../../core/words.ts';
import { Icon } from '../parts/Icon.tsx';
import { knownIssues } from '../../core/issues/hierarchy.ts';
import { open } from '../state/article.ts';
import { ask } from '../state/dialogs.ts';
import { cancelImport, progress, reviewing } from '../state/importing.ts';
import { codebook, looking, rows, rowsAreAll, rowOf } from '../state/library.ts';
import { tryAgain } from '../state/retrying.ts';
import { canGoBack, goBack, route } from '../state/route.ts';
import { runCommand } from '../state/run-command.ts';
import { dismiss, message, saveState, type Message } from '../state/status.ts';

/** The bar on top: where to, and the three things one does most. */
export function TopBar(): VNode {
  return (
    <header class="bar">
      <div class="brand">Briefmark</div>
      <button
        class="btn ghost square"
        aria-label="Back"
        title="Back (Alt+Left)"
        disabled={!canGoBack.value}
        onClick={goBack}
      >
        <Icon name="back" />
      </button>
      <button class="find" onClick={() => ask({ kind: 'palette' })}>
        <Icon name="search" size={15} /> Search articles, passages and notes
        <span class="grow" />
        <kbd>{navigator.platform.startsWith('Mac') ? '⌘ K' : 'Ctrl K'}</kbd>
      </button>
      <span class="grow" />
      <button
        class="btn ghost square"
        aria-label="Reading settings"
        title="Reading settings"
        onClick={() => ask({ kind: 'settings' })}
      >
        <Icon name="text" size={18} />
      </button>
      <button class="btn ghost" onClick={() => runCommand('import.files')}>
        Import
      </button>
      <button class="btn primary" onClick={() => runCommand('brief.open')}>
        Export brief
      </button>
    </header>
  );
}

/** After how long a look through the articles is worth a word, in milliseconds. */
const LATE = 700;

const SAVED = {
  saved: 'Saved on this device',
  saving: 'Saving…',
  failed: 'Not saved yet, trying again',
} as const;

/** The bar at the foot: whether all is kept, and how far one is. */
export function StatusBar(): VNode {
  const state = saveState.value;
  return (
    <footer class="status">
      <span class={`save ${state}`} role="status">
        <span class="dot" />
        {SAVED[state]}
      </span>
      {state === 'failed' && (
        <button class="link" onClick={() => void tryAgain()}>
          Try now
        </button>
      )}
      {progress.value !== null && <Progress />}
      <Looking />
      <Waiting />
      <span class="grow" />
      <Counts />
      <span>Offline</span>
    </footer>
  );
}

/** Said only where it takes a while: the look at each start is over before it could be read. */
function Looking(): VNode | null {
  const { done = 0, total = 0 } = looking.value ?? {};
  const [late, setLate] = useState(false);
  const under = looking.value !== null;
  useEffect(() => {
    setLate(false);
    if (!under) return;
    const timer = setTimeout(() => setLate(true), LATE);
    return () => clearTimeout(timer);
  }, [under]);
  if (!late || !under) return null;
  return (
    <span class="import-progress">
      <progress value={done} max={total} aria-label="Looking through the articles" />
      Looking through the articles: {done.toLocaleString('en-GB')} of {counted(total, 'article')}
    </span>
  );
}

function Progress(): VNode {
  const { done = 0, total = 0, name = '' } = progress.value ?? {};
  return (
    <span class="import-progress">
      <progress value={done} max={total} aria-label="Import" />
      Importing {done} of {total}: {name}
      <button class="link" onClick={cancelImport}>
        Cancel
      </button>
    </span>
  );
}

/** What an import found and nobody has looked over yet: it is in no library. */
function Waiting(): VNode | null {
  const count = reviewing.value?.reviews.length ?? 0;
  if (count === 0) return null;
  return (
    <button class="link" onClick={() => ask({ kind: 'review' })}>
      {counted(count, 'article')} to look over and save
    </button>
  );
}

function Counts(): VNode {
  const shown = route.value;
  const row = shown.view === 'article' ? rowOf(shown.id) : undefined;
  const article = open.value?.article;
  if (row === undefined || article?.id !== row.id)
    return <span>{rowsAreAll.value ? counted(rows.value.length, 'article') : ''}</span>;
  const issues = knownIssues(
    codebook.value,
    article.passages.flatMap((passage) => passage.issues),
  ).length;
  return (
    <>
      <span>{Math.round(row.progress * 100)} % read</span>
      <span>{counted(article.passages.length, 'passage')}</span>
      <span>{counted(issues, 'issue')}</span>
    </>
  );
}

/** What the app has to say. */
export function MessageBar(): VNode | null {
  const current = message.value;
  if (current === null) return null;
  return <Shown message={current} />;
}

function Shown({ message: { text, tone, action } }: { readonly message: Message }): VNode {
  const bar = useRef<HTMLDivElement>(null);
  // In the top layer, or a dialog would cover what the message says of it.
  useLayoutEffect(() => {
    bar.current?.hidePopover();
    bar.current?.showPopover();
  });
  return (
    <div ref={bar} popover="manual" class={`message ${tone}`} role={tone === 'error' ? 'alert' : 'status'}>
      <span>{text}</span>
      {action !== null && (
        <button
          class="link"
          onClick={() => {
            dismiss();
            action.run();
          }}
        >
          {action.label}
        </button>
      )}
      <button class="square" aria-label="Dismiss" onClick={dismiss}>
        <Icon name="close" size={14} />
      </button>
    </div>
  );
}
