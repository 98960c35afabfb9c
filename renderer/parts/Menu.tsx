import type { VNode } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

export interface MenuItem {
  readonly label: string;
  /** The keys that do the same, in words. */
  readonly keys?: string;
  readonly run: () => void;
  readonly disabled?: boolean;
}

/** In pixels of the window. */
export interface MenuPlace {
  readonly x: number;
  readonly y: number;
}

interface Props {
  readonly label: string;
  /** In groups, with a line between two. */
  readonly groups: readonly (readonly MenuItem[])[];
  readonly at: MenuPlace;
  /** Called when it is gone, before what was chosen is done. */
  readonly onClose: () => void;
}

const MARGIN = 8;

/** A menu at a point; Escape, Tab and a click beside it close it. */
export function Menu({ label, groups, at, onClose }: Props): VNode {
  const menu = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  close.current = onClose;
  useLayoutEffect(() => {
    const element = menu.current;
    if (element === null) return;
    element.showPopover();
    const { offsetWidth, offsetHeight } = element;
    element.style.left = `${Math.max(MARGIN, Math.min(at.x, innerWidth - offsetWidth - MARGIN))}px`;
    element.style.top = `${Math.max(MARGIN, Math.min(at.y, innerHeight - offsetHeight - MARGIN))}px`;
    itemsOf(element)[0]?.focus();
  }, [at]);
  useEffect(() => {
    // A popover that closes itself would do so when the mouse button that opened it is let go.
    const beside = (event: Event) => {
      if (!(event.target instanceof Node && menu.current?.contains(event.target) === true)) close.current();
    };
    const events = ['pointerdown', 'blur', 'resize', 'wheel'] as const;
    for (const event of events) addEventListener(event, beside, { capture: true });
    return () => {
      for (const event of events) removeEventListener(event, beside, { capture: true });
    };
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    const items = menu.current === null ? [] : itemsOf(menu.current);
    const index = items.findIndex((item) => item === document.activeElement);
    const to = { ArrowDown: index + 1, ArrowUp: index - 1 + items.length, Home: 0, End: -1 }[event.key];
    if (to !== undefined) items.at(to % items.length)?.focus();
    else if (event.key === 'Tab' || event.key === 'Escape') onClose();
    else return;
    event.preventDefault();
  };
  return (
    <div ref={menu} popover="manual" class="menu" role="menu" aria-label={label} onKeyDown={onKeyDown}>
      {groups
        .filter((items) => items.length > 0)
        .map((items, index) => (
          <div key={index} role="group" class="menu-group">
            {items.map((item) => (
              <button
                key={item.label}
                role="menuitem"
                tabIndex={-1}
                disabled={item.disabled}
                onClick={() => {
                  onClose();
                  item.run();
                }}
                onMouseEnter={(event) => event.currentTarget.focus()}
              >
                <span>{item.label}</span>
                {item.keys !== undefined && <kbd>{item.keys}</kbd>}
              </button>
            ))}
          </div>
        ))}
    </div>
  );
}

const itemsOf = (menu: HTMLElement): readonly HTMLElement[] => [
  ...menu.querySelectorAll<HTMLElement>('[role="menuitem"]:not(:disabled)'),
];
