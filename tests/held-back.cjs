/**
 * Loaded into the app before its own code when a test drives it: the app is not ready until the driver has attached. The driver
 * hears nothing of a first page that opens just as it attaches, and would wait for that page for ever.
 */
const { app } = require('electron');

const whenReady = app.whenReady();
const attached = new Promise((resolve) => {
  // Playwright calls this once it has attached.
  globalThis.__playwright_run = resolve;
});
app.whenReady = () => attached.then(() => whenReady);
