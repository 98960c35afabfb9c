import type { ComponentChildren, VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Announcer } from './Announcer.tsx';

interface Props {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
  readonly wide?: boolean;
}

/** A modal dialog; Escape and a click beside it close it. */
export function Dialog({ title, onClose, children, wide = false }: Props): VNode {
  const dialog = useRef<HTMLDialogElement>(null);
  // At once: the next key is meant for it.
  useLayoutEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      class={wide ? 'dialog wide' : 'dialog'}
      aria-label={title}
      onClose={() => {
        // Told late: another dialog may have taken its place meanwhile.
        if (dialog.current !== null) onClose();
      }}
      onMouseDown={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      <div class="dialog-body">
        <h2>{title}</h2>
        {children}
      </div>
      {/* While it is open, nothing outside of it is heard. */}
      <Announcer />
    </dialog>
  );
}
