import type { VNode } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { stretchesOf, stretchesWithin, type Lined } from '../../core/brief/highlights.ts';
import type { Brief, BriefAppendix, BriefSection, Quotation } from '../../core/brief/model.ts';
import { paragraphsOf } from '../../core/brief/parts.ts';
import { subtitleOf, WITHOUT_ISSUE } from '../../core/brief/spelled.ts';
import { drawDocument } from '../article/draw.ts';
import { rangeOf } from '../article/points.ts';
import { colored } from '../parts/Chip.tsx';
import { Markdown } from '../parts/Markdown.tsx';
import { PALETTES } from '../theme/palette.ts';

/** Paper is white under any lamp, and the colours on it are those that will be printed. */
const ON_PAPER = Object.fromEntries(
  Object.entries(PALETTES.light).map(([name, value]) => [`--issue-${name}`, value]),
);

/** The brief on its page, as it will be printed. */
export function BriefPaper({ brief }: { readonly brief: Brief }): VNode {
  return (
    <article class="paper" style={ON_PAPER}>
      <h1>{brief.title}</h1>
      <p class="sub">{subtitleOf(brief)}</p>
      {brief.sections.length === 0 && (
        <p class="empty">Select words in an article, tag them, and they appear here.</p>
      )}
      {brief.sections.map((section) => (
        <Section key={section.issue?.id ?? 'none'} section={section} brief={brief} />
      ))}
      {brief.include.sources && brief.sources.length > 0 && <Sources brief={brief} />}
      {brief.appendix.map((appendix) => (
        <Appendix key={appendix.source} appendix={appendix} />
      ))}
    </article>
  );
}

function Section({
  section: { issue, quotations },
  brief,
}: {
  readonly section: BriefSection;
  readonly brief: Brief;
}): VNode {
  return (
    <section style={issue === null ? {} : colored(issue)}>
      <h2>{issue?.name ?? WITHOUT_ISSUE}</h2>
      {issue !== null && issue.definition !== '' && <p class="definition">{issue.definition}</p>}
      {quotations.map((quotation) => (
        <Quoted
          key={quotation.passage}
          quotation={quotation}
          wrong={brief.mismatches.some(({ passage }) => passage === quotation.passage)}
        />
      ))}
    </section>
  );
}

function Quoted({ quotation, wrong }: { readonly quotation: Quotation; readonly wrong: boolean }): VNode {
  return (
    <>
      <blockquote class={wrong ? 'wrong' : undefined}>
        {paragraphsOf(quotation).map((lines, index, all) => (
          <p key={index}>
            {lines.map((line, at) => (
              <span key={at} class="line">
                {line.map(({ text, quoted }, part) => (
                  <span key={part} class={quoted ? undefined : 'around'}>
                    {text}
                  </span>
                ))}
                {at < lines.length - 1 && <br />}
              </span>
            ))}
            {index === all.length - 1 && (
              <sup>
                {' '}
                {quotation.source}
                {quotation.page !== null && `, ${quotation.page}`}
              </sup>
            )}
          </p>
        ))}
      </blockquote>
      {quotation.note !== '' && (
        <div class="paper-note">
          <Markdown text={quotation.note} />
        </div>
      )}
    </>
  );
}

function Sources({ brief }: { readonly brief: Brief }): VNode {
  return (
    <section class="paper-sources">
      <h2>Sources</h2>
      <ol>
        {brief.sources.map((source) => (
          <li key={source.article}>{source.citation}</li>
        ))}
      </ol>
    </section>
  );
}

/** An article's full text, its passages wrapped in marks: the page is fixed, so its nodes may be split. */
function Appendix({ appendix }: { readonly appendix: BriefAppendix }): VNode {
  const frame = useRef<HTMLDivElement>(null);
  const root = useMemo(() => markedRoot(appendix), [appendix]);
  useEffect(() => frame.current?.replaceChildren(root), [root]);
  return (
    <section class="paper-article">
      <h2>
        {appendix.source}. {appendix.title}
      </h2>
      <div ref={frame} />
    </section>
  );
}

function markedRoot({ document: text, highlights }: BriefAppendix): HTMLElement {
  const drawn = drawDocument(text);
  const stretches = stretchesOf(highlights, text.text.length);
  for (const run of [...drawn.runs]) {
    // From the last: what is marked splits the node that stands before it.
    for (const stretch of stretchesWithin(stretches, run).toReversed()) {
      const range = rangeOf({ ...drawn, runs: [run] }, stretch);
      if (range !== null) markLines(range, stretch.lines);
    }
  }
  return drawn.root;
}

/** A mark for each line, those further below around the others. */
function markLines(range: Range, lines: readonly Lined[]): void {
  for (const { issue, lane } of lines.toSorted((a, b) => a.lane - b.lane)) {
    const mark = document.createElement('mark');
    mark.style.setProperty('--lane', String(lane));
    if (issue !== null) {
      mark.style.setProperty('--c', `var(--issue-${issue.color})`);
      mark.dataset['underline'] = issue.underline;
    }
    range.surroundContents(mark);
    range.selectNode(mark);
  }
}
