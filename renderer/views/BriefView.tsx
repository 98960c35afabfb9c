import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { BriefFormat, BriefOptions, Quotation } from '../../core/brief/model.ts';
import { WITHOUT_ISSUE } from '../../core/brief/spelled.ts';
import { shortDate } from '../../core/dates.ts';
import type { ArticleId, Issue } from '../../core/model.ts';
import { counted } from '../../core/words.ts';
import { colored, Swatch } from '../parts/Chip.tsx';
import { Icon } from '../parts/Icon.tsx';
import {
  brief,
  copyBrief,
  exportBrief,
  format,
  include,
  leaveOut,
  scope,
  setTitle,
  title,
  toggleIssue,
} from '../state/brief.ts';
import { codebook, issueCounts, rowOf } from '../state/library.ts';
import { go, goBack } from '../state/route.ts';
import { BriefPaper } from './BriefPaper.tsx';

const FORMATS: readonly (readonly [BriefFormat, string])[] = [
  ['pdf', 'PDF'],
  ['html', 'HTML'],
  ['md', 'Markdown'],
  ['csv', 'CSV'],
];

const OPTIONS: readonly (readonly [keyof BriefOptions, string])[] = [
  ['notes', 'Notes'],
  ['sentences', 'Surrounding sentence'],
  ['sources', 'Source list'],
  ['fullText', 'Full text with highlights'],
];

/** A brief as it will be written: what is in it, how it looks, and what can be chosen. */
export function BriefView(): VNode {
  const current = brief.value;
  const blocked =
    current === null || current.passages === 0 || (current.mismatches.length > 0 && !leaveOut.value);
  return (
    <main class="brief-view" aria-label="Brief">
      <header class="brief-head">
        <button class="btn ghost" onClick={goBack} aria-label="Back">
          <Icon name="back" />
        </button>
        <input
          class="brief-title"
          aria-label="Title of the brief"
          value={title.value}
          onInput={(event) => setTitle(event.currentTarget.value)}
        />
        <span class="quiet">
          {current === null
            ? 'Composing…'
            : `${counted(current.passages, 'passage')} from ${counted(new Set(current.sources.map(({ article }) => article)).size, 'article')}`}
        </span>
        <span class="grow" />
        <button
          class="btn ghost"
          disabled={current === null || current.mismatches.length > 0}
          onClick={() => void copyBrief()}
        >
          <Icon name="copy" size={15} /> Copy
        </button>
        <ExportButton blocked={blocked} />
      </header>
      <Contents />
      <div class="brief-desk scroller" role="region" aria-label="The brief" tabIndex={0}>
        {current !== null && <BriefPaper brief={current} />}
      </div>
      <Options />
    </main>
  );
}

function ExportButton({ blocked }: { readonly blocked: boolean }): VNode {
  const [writing, setWriting] = useState(false);
  const start = async () => {
    setWriting(true);
    await exportBrief();
    setWriting(false);
  };
  return (
    <button class="btn primary" disabled={blocked || writing} onClick={() => void start()}>
      {writing ? 'Writing…' : 'Export…'}
    </button>
  );
}

function Contents(): VNode {
  return (
    <aside class="brief-contents scroller" aria-label="Passages in the brief">
      {brief.value?.sections.map(({ issue, quotations }) => (
        <section key={issue?.id ?? 'none'} class="brief-section" style={issue === null ? {} : colored(issue)}>
          <h2>
            {issue !== null && <Swatch issue={issue} />}
            {issue?.name ?? WITHOUT_ISSUE}
          </h2>
          {quotations.map((quotation) => (
            <Item key={quotation.passage} quotation={quotation} />
          ))}
        </section>
      ))}
      {brief.value?.sections.length === 0 && <p class="side-hint">Nothing is marked here yet.</p>}
    </aside>
  );
}

function Item({ quotation }: { readonly quotation: Quotation }): VNode {
  const source = brief.value?.sources.find(({ number }) => number === quotation.source);
  const published = source?.published ?? null;
  const facts = [
    source?.source ?? source?.title ?? '',
    ...(published === null ? [] : [shortDate(published)]),
  ].join(', ');
  return (
    <button
      class="brief-item"
      title="Open the article at this passage"
      onClick={() => go({ view: 'article', id: quotation.article, passage: quotation.passage })}
    >
      <span>{quotation.quote}</span>
      <small>
        {facts}.{quotation.note === '' ? '' : ' With note.'}
      </small>
    </button>
  );
}

function Options(): VNode {
  return (
    <aside class="brief-options scroller" aria-label="Options">
      <h3>Format</h3>
      <div class="segments" role="radiogroup" aria-label="Format">
        {FORMATS.map(([value, name]) => (
          <button
            key={value}
            role="radio"
            aria-checked={format.value === value}
            class={format.value === value ? 'on' : ''}
            onClick={() => (format.value = value)}
          >
            {name}
          </button>
        ))}
      </div>
      <h3>Include</h3>
      {OPTIONS.map(([key, name]) => (
        <label key={key} class="check">
          <input
            type="checkbox"
            checked={include.value[key]}
            onChange={() => (include.value = { ...include.value, [key]: !include.value[key] })}
          />
          {name}
        </label>
      ))}
      {scope.value.articles !== null && <ScopeCheck articles={scope.value.articles} />}
      {codebook.value.issues.length > 0 && <h3>Issues</h3>}
      {codebook.value.issues.map((issue) => (
        <IssueCheck key={issue.id} issue={issue} />
      ))}
      <h3>Check</h3>
      <CheckResult />
    </aside>
  );
}

/** The articles that the brief is of; letting go of them widens it to all. */
function ScopeCheck({ articles }: { readonly articles: readonly ArticleId[] }): VNode {
  const [only] = articles;
  const name =
    articles.length === 1 && only !== undefined ? rowOf(only)?.title : counted(articles.length, 'article');
  return (
    <>
      <h3>Articles</h3>
      <label class="check">
        <input type="checkbox" checked onChange={() => (scope.value = { ...scope.value, articles: null })} />
        <span class="label">Only “{name}”</span>
      </label>
    </>
  );
}

function IssueCheck({ issue }: { readonly issue: Issue }): VNode {
  const chosen = scope.value.issues === null || scope.value.issues.includes(issue.id);
  return (
    <label class="check">
      <input type="checkbox" checked={chosen} onChange={() => chooseIssue(issue)} />
      <Swatch issue={issue} />
      <span class="label">{issue.name}</span>
      <span class="n">{issueCounts.value.get(issue.id) ?? 0}</span>
    </label>
  );
}

/** From "all issues", taking one out leaves the others; passages without an issue then stay out. */
function chooseIssue(issue: Issue): void {
  if (scope.value.issues === null)
    scope.value = {
      ...scope.value,
      issues: codebook.value.issues.map(({ id }) => id).filter((id) => id !== issue.id),
    };
  else toggleIssue(issue.id);
}

function CheckResult(): VNode | null {
  const current = brief.value;
  if (current === null || current.passages === 0) return <p class="side-hint">Nothing to check yet.</p>;
  if (current.mismatches.length === 0)
    return (
      <div class="verdict good" role="status">
        {current.passages === 1
          ? 'The quotation matches its stored source word for word.'
          : `All ${current.passages} quotations match their stored sources word for word.`}
      </div>
    );
  return (
    <div class="verdict bad" role="alert">
      <p>{counted(current.mismatches.length, 'quotation')} not as in the stored source:</p>
      {current.mismatches.map((mismatch) => (
        <button
          key={mismatch.passage}
          class="mismatch"
          onClick={() => go({ view: 'article', id: mismatch.article, passage: mismatch.passage })}
        >
          “{mismatch.quote}”{' '}
          <small>The source says: {mismatch.stored === '' ? 'nothing there' : `“${mismatch.stored}”`}</small>
        </button>
      ))}
      <label class="check">
        <input type="checkbox" checked={leaveOut.value} onChange={() => (leaveOut.value = !leaveOut.value)} />
        Export without them
      </label>
    </div>
  );
}
