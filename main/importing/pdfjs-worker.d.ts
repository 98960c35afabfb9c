/** pdf.js brings no types for this half of it, which makes itself known to the other when it is loaded. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs' {
  export const WorkerMessageHandler: unknown;
}
