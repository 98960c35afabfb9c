import type { VNode } from 'preact';
import { Icon } from '../parts/Icon.tsx';
import { chooseAndImport, importSample } from '../state/importing.ts';

/** What an empty library shows: the three steps, and a way to try them. */
export function FirstStart(): VNode {
  return (
    <main class="first-start scroller" aria-label="First steps">
      <div class="first-page">
        <h1>A quiet place to read, and to keep what you found</h1>
        <p class="lead">
          Bring in news and briefings, mark what matters, and write it up with every quotation checked against
          its source. Everything stays on this device.
        </p>
        <ol class="steps">
          <li>
            <h2>Import</h2>
            <p>
              Saved web pages, PDF, Word, EPUB, mail, plain text and Markdown pages: one file, many, or a
              folder. Drop them here, or paste.
            </p>
          </li>
          <li>
            <h2>Mark</h2>
            <p>
              Select a passage. Press <kbd>1</kbd>–<kbd>9</kbd> to tag it with an issue, <kbd>N</kbd> to write
              a note, <kbd>H</kbd> to highlight.
            </p>
          </li>
          <li>
            <h2>Export</h2>
            <p>A brief by issue, with your notes and numbered sources: PDF, web page, Markdown or a table.</p>
          </li>
        </ol>
        <div class="first-actions">
          <button class="btn primary" onClick={() => void chooseAndImport('files')}>
            <Icon name="import" /> Import files…
          </button>
          <button class="btn" onClick={() => void chooseAndImport('folder')}>
            Import a folder…
          </button>
          <button class="btn" onClick={() => void importSample()}>
            Try the sample library
          </button>
        </div>
        <p class="quiet">
          The sample is three short articles with a few passages marked. Take them away whenever you like.
        </p>
      </div>
    </main>
  );
}
