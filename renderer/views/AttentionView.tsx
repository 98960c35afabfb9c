import type { VNode } from 'preact';
import { problems } from '../state/library.ts';
import { call } from '../bridge.ts';

/** What was found wrong with stored files, in words. */
export function AttentionView(): VNode {
  return (
    <main class="attention-view scroller" aria-label="Needs attention">
      <header class="list-head">
        <h1>Needs attention</h1>
        <span class="grow" />
        <button class="btn" onClick={() => void call('library.show', {})}>
          Show the library folder
        </button>
      </header>
      <ul class="problems">
        {problems.value.map(({ file, what }) => (
          <li key={`${file} ${what}`}>
            <b>{file}</b>
            <p>{what}</p>
          </li>
        ))}
      </ul>
    </main>
  );
}
