import { clipboard } from 'electron';

/** What was copied, as plain words and as HTML; empty where the clipboard has no such flavour. */
export async function readClipboard(): Promise<{ readonly text: string; readonly html: string }> {
  return { text: await clipboard.readText(), html: await readHtml() };
}

/** The clipboard of older Electrons, such as the fallback runtime. */
interface OlderClipboard {
  readHTML(): string;
}

const isOlder = (of: object): of is OlderClipboard => 'readHTML' in of;

async function readHtml(): Promise<string> {
  if (isOlder(clipboard)) return clipboard.readHTML();
  for (const item of await clipboard.read())
    if (item.types.includes('text/html')) return (await item.getType<'text/html'>('text/html')).text();
  return '';
}
