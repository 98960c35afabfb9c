import { clipboard } from 'electron';

/** What was copied, as plain words and as HTML; empty where the clipboard has no such flavour. */
export async function readClipboard(): Promise<{ readonly text: string; readonly html: string }> {
  return { text: await clipboard.readText(), html: await readHtml() };
}

async function readHtml(): Promise<string> {
  // Older Electrons, such as the fallback runtime, have readHTML in the place of read.
  const older: { readonly readHTML?: () => string } = clipboard;
  if (older.readHTML !== undefined) return older.readHTML();
  for (const item of await clipboard.read())
    if (item.types.includes('text/html')) return (await item.getType<'text/html'>('text/html')).text();
  return '';
}
