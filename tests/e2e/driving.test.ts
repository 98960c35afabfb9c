import { expect } from 'playwright/test';
import { test } from './app.ts';

/** Enough that one lost in five would show. */
const QUESTIONS = 60;

test('what the driver asks of the app is answered, however busy its memory is', async ({ desk }) => {
  const { app } = await desk.open();
  await app.evaluate(() => {
    const kept: object[][] = [];
    setInterval(() => {
      for (const until = Date.now() + 5; Date.now() < until;)
        kept.push(Array.from({ length: 20_000 }, (_, number) => ({ number })));
      kept.splice(0, kept.length - 10);
    }, 1);
  });
  for (let number = 0; number < QUESTIONS; number++)
    expect(await app.evaluate((_, told) => told, number)).toBe(number);
  await expect(
    app.evaluate(() => {
      throw new Error('The app says no');
    }),
  ).rejects.toThrow('The app says no');
});
