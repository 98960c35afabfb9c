import { BrowserWindow, session } from 'electron';
import { allowOnly } from '../protocol.ts';

let printed = 0;

/**
 * Prints a self-contained HTML page to PDF (A4, tagged, with an outline) in a window that is never shown, runs no
 * script and can reach nothing but the page itself.
 */
export async function printPdf(html: string): Promise<Uint8Array> {
  const own = session.fromPartition(`print-${(printed += 1)}`, { cache: false });
  own.protocol.handle(
    'app',
    () => new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } }),
  );
  allowOnly(own, ['app:', 'data:']);
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      session: own,
      javascript: false,
      sandbox: true,
      contextIsolation: true,
      spellcheck: false,
    },
  });
  try {
    await window.loadURL('app://brief/');
    return await window.webContents.printToPDF({
      pageSize: 'A4',
      preferCSSPageSize: true,
      printBackground: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
      // From Chromium 131 on the page numbers itself, by its style sheet.
      displayHeaderFooter: Number.parseInt(process.versions.chrome) < 131,
      headerTemplate: '<span></span>',
      footerTemplate:
        '<div style="width:100%;font:8px sans-serif;color:#70747c;text-align:center"><span class="pageNumber"></span> / <span class="totalPages"></span></div>',
    });
  } finally {
    window.destroy();
  }
}
