import type { VNode } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { longMoment } from '../../core/dates.ts';
import type { Span } from '../../core/document/tree.ts';
import type { Article, PassageId } from '../../core/model.ts';
import { counted, minutesToRead } from '../../core/words.ts';
import { Icon } from '../parts/Icon.tsx';
import { followLink } from '../parts/Markdown.tsx';
import { focusedPassage, hoveredPassage, open, passages, type OpenArticle } from '../state/article.ts';
import { ask } from '../state/dialogs.ts';
import { codebook, rowOf } from '../state/library.ts';
import { moveToTrash } from '../state/library-edits.ts';
import { printing } from '../state/printing.ts';
import { go, route } from '../state/route.ts';
import { compareVersion } from '../state/updating.ts';
import { palette, theme } from '../theme/theme.ts';
import { drawDocument, type DrawnArticle } from './draw.ts';
import { ArticleIssues } from './ArticleIssues.tsx';
import { ArticleTools } from './ArticleTools.tsx';
import { Caret } from './Caret.tsx';
import { FindBar } from './FindBar.tsx';
import {
  clearHighlights,
  colorHighlights,
  paintHighlights,
  paintStandingOut,
  type StandingOut,
} from './highlights.ts';
import { useArticleKeys } from './keys.ts';
import { MarginNotes } from './MarginNotes.tsx';
import { SelectionBar } from './SelectionBar.tsx';
import { PassageChooser } from './PassageChooser.tsx';
import { PassageEnds } from './PassageEnds.tsx';
import { PrintedNotes } from './PrintedNotes.tsx';
import { UnplacedNotes } from './UnplacedNotes.tsx';
import { takeInHand, usePointer } from './use-pointer.ts';
import { scrollToOffset, useReading } from './use-reading.ts';
import { useSelection } from './use-selection.ts';
import { useGradualLayout } from './use-gradual-layout.ts';
import { useNear, useSeen, useView } from './use-view.ts';

const EVERYWHERE = { start: 0, end: Infinity };

/** The wash of a highlight without an issue. */
const PLAIN_WASH = { light: '#ece4c6', sepia: '#dccb9a', dark: '#4a4530', contrast: '#57511f' } as const;

/** An article in its reading column, its notes in the margin. */
export function ArticleView({
  id,
  passage,
}: {
  readonly id: string;
  readonly passage: PassageId | null;
}): VNode | null {
  const current = open.value;
  return current?.article.id === id ? <Shown key={id} current={current} passage={passage} /> : null;
}

function Shown({
  current,
  passage,
}: {
  readonly current: OpenArticle;
  readonly passage: PassageId | null;
}): VNode {
  const { article, document: text } = current;
  const drawn = useMemo(() => drawDocument(text), [text]);
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const view = useView(scroller);
  const seen = useSeen(drawn);
  useGradualLayout(drawn, seen);
  const near = useNear(view, scroller, drawn, seen);
  useHighlights(drawn, near);
  useSelection(drawn);
  usePointer(scroller, drawn);
  useArticleKeys(scroller, drawn);
  useStartingPlace(scroller, drawn, article, passage);
  useReading(scroller, drawn, article);
  return (
    <main class="article-view scroller" ref={setScroller} tabIndex={-1} aria-label={article.title}>
      <div class="article-page">
        <article class="read" lang={article.language ?? undefined}>
          <Head article={article} />
          <UnplacedNotes />
          {article.markdown === '' ? <NoText article={article} /> : <Body drawn={drawn} />}
          <PrintedNotes />
          <p class="end-mark" aria-hidden="true" />
        </article>
        {seen ? <MarginNotes drawn={drawn} view={view} /> : <aside class="notes" aria-label="Notes" />}
        <PassageEnds drawn={drawn} />
        <Caret drawn={drawn} scroller={scroller} language={article.language} />
        <SelectionBar drawn={drawn} />
        <PassageChooser />
      </div>
      <FindBar drawn={drawn} scroller={scroller} near={near} />
    </main>
  );
}

function Head({ article }: { readonly article: Article }): VNode {
  const { title, section, byline, source, passages } = article;
  const words = rowOf(article.id)?.words ?? 0;
  const notes = passages.filter(({ note }) => note !== '').length;
  const origin = [byline, source].filter((part) => part !== null).join(', ');
  const facts = [
    `${minutesToRead(words)} min read`,
    ...(passages.length > 0 ? [counted(passages.length, 'passage')] : []),
    ...(notes > 0 ? [counted(notes, 'note')] : []),
  ];
  return (
    <header class="article-head">
      <div class="kick">
        {[section, longMoment(article)]
          .filter((part) => part !== null)
          .map((part) => (
            <span key={part}>{part}</span>
          ))}
        {article.removed === null && <ArticleTools article={article} />}
      </div>
      <h1 dir="auto">{title}</h1>
      <ArticleIssues article={article} />
      <div class="by">
        <span>{[...(origin === '' ? [] : [origin]), facts.join(', ')].join('. ')}.</span>
        <span class="grow" />
        {article.earlier.length > 0 && <VersionButton article={article} />}
        <button class="btn ghost small" onClick={() => ask({ kind: 'details' })}>
          <Icon name="pencil" size={14} /> Details
        </button>
        <button class="btn ghost small" onClick={() => ask({ kind: 'original', id: article.id })}>
          <Icon name="file" size={14} /> Original
        </button>
        {article.removed === null && (
          <button
            class="btn ghost small"
            aria-label="Move to the trash"
            title="Move to the trash"
            onClick={() => void trash(article.id)}
          >
            <Icon name="trash" size={14} />
          </button>
        )}
      </div>
    </header>
  );
}

function VersionButton({ article }: { readonly article: Article }): VNode {
  const { id, textVersion } = article;
  return (
    <button
      class="btn ghost small"
      title="The versions of this text, and what changed"
      onClick={() => compareVersion(id, textVersion)}
    >
      <Icon name="versions" size={14} /> Version {textVersion}
    </button>
  );
}

async function trash(id: string): Promise<void> {
  if (await moveToTrash(id)) go({ view: 'library', shelf: 'all' });
}

/** Of some articles only the address came, or what another tool marked in them. */
function NoText({ article: { url } }: { readonly article: Article }): VNode {
  return (
    <div class="body">
      <p class="empty">
        The text of this article is not here yet. Import it from a file, or save its page and import that:
        passages find their places then.
      </p>
      {url !== null && (
        <p class="empty">
          <a href={url} data-url={url} onClick={followLink}>
            {url}
          </a>
        </p>
      )}
    </div>
  );
}

function Body({ drawn }: { readonly drawn: DrawnArticle }): VNode {
  const frame = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => frame.current?.replaceChildren(drawn.root), [drawn]);
  return (
    <div
      class="body"
      ref={frame}
      onClick={(event) => {
        followLink(event);
        if (!event.defaultPrevented) takeInHand(drawn, event);
      }}
      onKeyDown={(event) => event.key === 'Enter' && followLink(event)}
    />
  );
}

function useHighlights(drawn: DrawnArticle, inView: Span): void {
  const near = printing.value ? EVERYWHERE : inView;
  const { issues } = codebook.value;
  useLayoutEffect(
    () => colorHighlights(palette.value, PLAIN_WASH[theme.value], issues),
    [palette.value, theme.value, issues],
  );
  // Before the frame in which the change is seen, not after it.
  useLayoutEffect(
    () => paintHighlights(drawn, passages.value, codebook.value, near),
    [drawn, passages.value, codebook.value, near],
  );
  useStandingOut(drawn, 'in-hand', focusedPassage.value);
  useStandingOut(drawn, 'hovered', hoveredPassage.value);
  // At once: the next article may have painted its own by the time that later effects end.
  useLayoutEffect(() => clearHighlights, []);
}

function useStandingOut(drawn: DrawnArticle, how: StandingOut, id: PassageId | null): void {
  useEffect(() => {
    const passage = passages.value.find((each) => each.id === id);
    paintStandingOut(drawn, how, passage, codebook.value);
  }, [drawn, passages.value, codebook.value, id]);
}

/** At the passage one came for, else where one left off. */
function useStartingPlace(
  scroller: HTMLElement | null,
  drawn: DrawnArticle,
  article: Article,
  passage: PassageId | null,
): void {
  useLayoutEffect(() => {
    if (scroller === null) return;
    const target = article.passages.find(
      (each) => each.id === passage && each.textVersion === article.textVersion,
    );
    const start = () => {
      const place = target ?? at;
      if (place === null) scrollToOffset(scroller, drawn, article.reading?.offset ?? 0);
      else scrollToOffset(scroller, drawn, place.start, scroller.clientHeight / 3);
    };
    const shown = route.value;
    const at = (shown.view === 'article' ? shown.at : null) ?? null;
    if (passage !== null) focusedPassage.value = passage;
    start();
    // Lines break anew when the fonts are there.
    void document.fonts.ready.then(start);
  }, [scroller, drawn, passage, route.value]);
}
