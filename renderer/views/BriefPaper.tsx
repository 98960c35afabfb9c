import type { VNode } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { Brief, BriefAppendix, BriefSection, Quotation } from '../../core/brief/model.ts';
import { paragraphsOf } from '../../core/brief/parts.ts';
import { subtitleOf, WITHOUT_ISSUE } from '../../core/brief/spelled.ts';
import { meet, segmentsOf } from '../../core/spans.ts';
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
  const marked = segmentsOf(highlights, text.text.length).filter(({ spans }) => spans.length > 0);
  for (const { node, start, end } of [...drawn.runs]) {
    const inside = marked.filter((segment) => meet(segment, { start, end })).reverse();
    for (const segment of inside) {
      const range = rangeOf(
        { ...drawn, runs: [{ node, start, end }] },
        { start: Math.max(start, segment.start), end: Math.min(end, segment.end) },
      );
      const issue = segment.spans.flatMap(({ issues }) => issues)[0];
      const mark = document.createElement('mark');
      if (issue !== undefined) {
        mark.style.setProperty('--c', `var(--issue-${issue.color})`);
        mark.dataset['underline'] = issue.underline;
      }
      range?.surroundContents(mark);
    }
  }
  return drawn.root;
}
