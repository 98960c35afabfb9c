import type { VNode } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Passage } from '../../core/model.ts';
import { Swatches } from '../parts/Swatches.tsx';
import { focusedPassage, hoveredPassage } from '../state/article.ts';
import { choice, type Choice } from './use-pointer.ts';

/** The passages at a place where several overlap, to choose one from. */
export const PassageChooser = (): VNode | null =>
  choice.value === null ? null : (
    <Chooser key={`${choice.value.x} ${choice.value.y}`} choice={choice.value} />
  );

function close(): void {
  choice.value = null;
  // What it took the focus from: the next key is meant for the text.
  document.querySelector<HTMLElement>('.article-view')?.focus({ preventScroll: true });
  hoveredPassage.value = null;
}

function take({ id }: Passage): void {
  close();
  focusedPassage.value = id;
}

function Chooser({ choice: { passages, x, y } }: { readonly choice: Choice }): VNode {
  const [active, setActive] = useState(0);
  const [top, setTop] = useState(y + 14);
  const frame = useRef<HTMLDivElement>(null);
  // At once: the next key is meant for it.
  useLayoutEffect(() => frame.current?.focus(), []);
  useEffect(() => {
    hoveredPassage.value = passages[active]?.id ?? null;
  }, [active]);
  useLayoutEffect(() => {
    const height = frame.current?.offsetHeight ?? 0;
    if (y + 14 + height > innerHeight - 8) setTop(Math.max(8, y - 14 - height));
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    const numbered = /^[1-9]$/.test(event.key) ? passages[Number(event.key) - 1] : undefined;
    const current = numbered ?? passages[active];
    if (event.key === 'ArrowDown') setActive((active + 1) % passages.length);
    else if (event.key === 'ArrowUp') setActive((active + passages.length - 1) % passages.length);
    else if (event.key === 'Escape' || event.key === 'Tab') close();
    else if ((event.key === 'Enter' || numbered !== undefined) && current !== undefined) take(current);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <div class="backdrop" onMouseDown={close} />
      <div
        ref={frame}
        class="picker chooser"
        role="listbox"
        aria-label="Passages here"
        aria-activedescendant={`here-${active}`}
        tabIndex={0}
        style={{ left: `${Math.max(8, Math.min(x - 24, innerWidth - 332))}px`, top: `${top}px` }}
        onKeyDown={onKeyDown}
      >
        {passages.map((passage, index) => (
          <div
            key={passage.id}
            id={`here-${index}`}
            role="option"
            aria-selected={index === active}
            class={index === active ? 'choice on' : 'choice'}
            onMouseEnter={() => setActive(index)}
            onClick={() => take(passage)}
          >
            <Swatches passage={passage} />
            <span class="name">{passage.quote}</span>
            {index < 9 && <kbd>{index + 1}</kbd>}
          </div>
        ))}
      </div>
    </>
  );
}
