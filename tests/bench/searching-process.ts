/** Measures one kind of search index in a process of its own: `briefmark` or `minisearch`, over a library. */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { setTimeout as rest } from 'node:timers/promises';
import MiniSearch from 'minisearch';
import { FORMATS } from '../../core/migrations.ts';
import { canonicalText } from '../../core/document/document.ts';
import { Catalog } from '../../main/searching/catalog.ts';
import { articleIdIn, Layout } from '../../main/store/layout.ts';
import { documentIn } from '../../main/store/stored-document.ts';

/** Times in milliseconds, memory in megabytes. */
export interface Searched {
  readonly build: number;
  readonly ready: number;
  readonly memory: number;
  /** The same once suggestions were asked for, whose words are counted then; MiniSearch has none. */
  readonly suggesting: number;
  /** Of each query, complete and ranked. */
  readonly times: readonly number[];
}

const QUERIES = [
  't',
  'th',
  'the',
  'fishery',
  'fishery strait',
  'reparations abductions meeting',
  'sec',
  'security council',
  'ministry talks delegation harbour',
  'quietly again twelve',
  'соглашение',
  'пролив суда',
  'vessels ins',
];
const ROUNDS = 8;
const MB = 1_000_000;

const [which, folder = ''] = process.argv.slice(2);
const layout = new Layout(folder);
const ids = [...new Set(readdirSync(layout.articles).flatMap((name) => articleIdIn(name) ?? []))];
const articleOf = (id: string) => documentIn(readFileSync(layout.article(id)), FORMATS.article);

/** What is held beyond the garbage, in megabytes. */
async function held(): Promise<number> {
  for (let round = 0; round < 3; round += 1) {
    globalThis.gc?.();
    await rest(50);
  }
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / MB;
}

function timesOf(ask: (query: string) => unknown): readonly number[] {
  for (const query of QUERIES) ask(query);
  return Array.from({ length: ROUNDS }, () => QUERIES)
    .flat()
    .map((query) => {
      const start = performance.now();
      ask(query);
      return performance.now() - start;
    });
}

async function briefmark(): Promise<Searched> {
  const revisions = ids.map((id) => ({ id, revision: articleOf(id).revision }));
  rmSync(layout.search, { force: true });
  let start = performance.now();
  const built = new Catalog(layout);
  built.refresh(built.stale(revisions));
  const build = performance.now() - start;
  await built.save();
  const before = await held();
  start = performance.now();
  const catalog = new Catalog(layout);
  catalog.stale(revisions);
  const ready = performance.now() - start;
  catalog.codebook = documentIn(readFileSync(layout.codebook), FORMATS.codebook);
  // The app does so once it is ready, for the pages of issues.
  while (catalog.rehearse() || catalog.prepare(ids.length));
  const memory = (await held()) - before;
  const common = { order: 'relevance', kinds: null, from: 0, count: 12, typing: true } as const;
  const times = timesOf((query) => catalog.search({ ...common, query }));
  const [issue] = catalog.codebook.issues;
  if (issue !== undefined) await catalog.answer({ name: 'suggestions', asked: issue.id });
  const suggesting = (await held()) - before;
  return { build, ready, memory, suggesting, times };
}

async function minisearch(): Promise<Searched> {
  const options = { fields: ['title', 'text'], idField: 'id' };
  const documents = ids.flatMap((id) => {
    const { title, markdown, passages } = articleOf(id);
    return [
      { id, title, text: canonicalText(markdown) },
      ...passages.flatMap((passage) => [
        { id: `${passage.id} p`, title: '', text: passage.quote },
        ...(passage.note === '' ? [] : [{ id: `${passage.id} n`, title: '', text: passage.note }]),
      ]),
    ];
  });
  let start = performance.now();
  const built = new MiniSearch(options);
  built.addAll(documents);
  const build = performance.now() - start;
  const json = JSON.stringify(built);
  const before = await held();
  start = performance.now();
  const index = MiniSearch.loadJSON(json, options);
  const ready = performance.now() - start;
  const memory = (await held()) - before;
  return {
    build,
    ready,
    memory,
    suggesting: memory,
    times: timesOf((query) => index.search(query, { combineWith: 'AND', prefix: true })),
  };
}

process.send?.(await (which === 'minisearch' ? minisearch() : briefmark()));
process.disconnect();
