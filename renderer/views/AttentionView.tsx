import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Finding, RepairReport } from '../../core/contract.ts';
import type { Problem } from '../../core/model.ts';
import { call } from '../bridge.ts';
import { forgetArticle } from '../state/article.ts';
import { attentionCount, problems } from '../state/library.ts';
import { tellError } from '../state/status.ts';
import { untaggedCount } from '../state/untagged.ts';
import { UnplacedList } from './UnplacedList.tsx';
import { UntaggedList } from './UntaggedList.tsx';

/** What was found wrong with stored files, in words, and what can be done about it. */
export function AttentionView({ repair }: { readonly repair: boolean }): VNode {
  const [report, setReport] = useState<RepairReport | null>(null);
  const [working, setWorking] = useState(false);
  const mend = async () => {
    setWorking(true);
    const result = await call('library.repair', {});
    setWorking(false);
    forgetArticle();
    if (result.ok) setReport(result.value);
    else tellError(result.error);
  };
  useEffect(() => {
    if (repair) void mend();
  }, [repair]);
  return (
    <main class="attention-view scroller" aria-label="Needs attention">
      <header class="list-head">
        <h1>Needs attention</h1>
        <span class="grow" />
        <button class="btn" disabled={working} onClick={() => void mend()}>
          {working ? 'Checking…' : 'Check and repair'}
        </button>
        <button class="btn" onClick={() => void call('library.show', {})}>
          Show the library folder
        </button>
      </header>
      {report !== null && <Report report={report} />}
      <UnplacedList />
      <Problems />
      <UntaggedList />
      {attentionCount.value === 0 && untaggedCount.value === 0 && report === null && !working && (
        <p class="empty">Nothing needs attention.</p>
      )}
    </main>
  );
}

function Problems(): VNode | null {
  if (problems.value.length === 0) return null;
  return (
    <section aria-label="Files">
      <h2 class="section-head">Files</h2>
      <ul class="problems">
        {problems.value.map((problem) => (
          <ProblemRow key={`${problem.file} ${problem.what}`} problem={problem} />
        ))}
      </ul>
    </section>
  );
}

function ProblemRow({ problem }: { readonly problem: Problem }): VNode {
  return (
    <li>
      <b>{problem.file}</b>
      <p>{problem.what}</p>
      <button class="btn small" onClick={() => void call('problem.dismiss', { problem })}>
        Dismiss
      </button>
    </li>
  );
}

function Report({ report: { mended, remaining } }: { readonly report: RepairReport }): VNode {
  return (
    <section class="report" role="status">
      {remaining.length === 0 && <p>Every file and every quotation is as it should be.</p>}
      {mended.length > 0 && <Findings title="Mended" findings={mended} />}
      {remaining.length > 0 && <Findings title="Could not be mended" findings={remaining} />}
    </section>
  );
}

function Findings({
  title,
  findings,
}: {
  readonly title: string;
  readonly findings: readonly Finding[];
}): VNode {
  return (
    <>
      <h2>{title}</h2>
      <ul class="problems">
        {findings.map(({ file, what }) => (
          <li key={`${file} ${what}`}>
            <b>{file}</b>
            <p>{what}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
