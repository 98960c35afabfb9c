import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { pathOf } from '../bridge.ts';
import { importClipboard, importPaths } from '../state/importing.ts';

const takesTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea') !== null;

const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

/** Files dropped anywhere are imported, and so is what is pasted outside of a field. */
export function DropTarget(): VNode | null {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const drag = (event: DragEvent) => {
      event.preventDefault();
      setOver(carriesFiles(event));
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      void importFiles(event.dataTransfer);
    };
    const paste = (event: ClipboardEvent) => {
      if (takesTyping(event.target)) return;
      event.preventDefault();
      if ((event.clipboardData?.files.length ?? 0) > 0) void importFiles(event.clipboardData);
      else void importClipboard();
    };
    document.addEventListener('dragover', drag);
    document.addEventListener('dragleave', leave);
    document.addEventListener('drop', drop);
    document.addEventListener('paste', paste);
    return () => {
      document.removeEventListener('dragover', drag);
      document.removeEventListener('dragleave', leave);
      document.removeEventListener('drop', drop);
      document.removeEventListener('paste', paste);
    };
  }, []);
  return over ? <div class="drop">Drop to import</div> : null;
}

async function importFiles(data: DataTransfer | null): Promise<void> {
  const paths = [...(data?.files ?? [])].map(pathOf).filter((path) => path !== '');
  if (paths.length > 0) await importPaths(paths);
}
