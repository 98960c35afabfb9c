/** Scripts of the bench that run inside a page: bundled as the app is, and called by name. */
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Page } from 'playwright';
import { emptyApp, launch, type Stage } from './app.ts';

type Functions = Readonly<Record<string, (...given: never[]) => unknown>>;

/** Calls a function of a script in its page; what goes in and comes out is copied. */
export type Call<Script extends Functions> = <Name extends keyof Script & string>(
  name: Name,
  ...given: Parameters<Script[Name]>
) => Promise<Awaited<ReturnType<Script[Name]>>>;

/** Puts a script of this folder into a page. Its exports can then be called. */
export async function putScript<Script extends Functions>(page: Page, file: string): Promise<Call<Script>> {
  return await (
    await scriptOf<Script>(file)
  )(page);
}

/** Makes a script of this folder ready to be put into a page, for where that must not take time. */
export async function scriptOf<Script extends Functions>(
  file: string,
): Promise<(page: Page) => Promise<Call<Script>>> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, file)],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'script',
    // A page evaluates it in strict mode, in which a declaration does not outlive the evaluation.
    footer: { js: `globalThis[${JSON.stringify(file)}] = script;` },
    target: 'chrome130',
    minify: true,
  });
  const words = `${outputFiles[0]?.text ?? ''}; undefined`;
  return async (page) => {
    await page.evaluate(words);
    return (name, ...given) =>
      page.evaluate(callInPage, { script: file, called: name, values: given }) as Promise<never>;
  };
}

interface Called {
  readonly script: string;
  readonly called: string;
  readonly values: readonly unknown[];
}

/** Runs in the page. */
function callInPage({ script, called, values }: Called): unknown {
  const scripts = globalThis as unknown as Record<string, Record<string, (...given: unknown[]) => unknown>>;
  return scripts[script]?.[called]?.(...values);
}

/** Works with a script in the page of an empty window. */
export async function withScript<Script extends Functions, T>(
  stage: Stage,
  file: string,
  work: (call: Call<Script>) => Promise<T>,
): Promise<T> {
  const { app, page } = await launch(stage, [emptyApp(stage.scratch)]);
  try {
    return await work(await putScript<Script>(page, file));
  } finally {
    await app.close();
  }
}
