import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { documentOf } from '../../../core/document/document.ts';
import type {
  Extracted,
  ExtractedArticle,
  ForeignHighlight,
  ImportedImage,
} from '../../../core/importing.ts';
import { PlainError } from '../../../core/result.ts';
import { Extractor } from '../../../main/importing/extractor.ts';
import { HOSTILE, type Hostile } from '../../hostile.ts';
import { WORKER } from './reading.ts';

/** All of them take minutes: `HOSTILE=all npx vitest run --project=main hostile`. Every run has those that are small. */
const ALL = process.env['HOSTILE'] === 'all';
/** How long one input may take, in milliseconds: as long as the app gives it, where they are large. */
const PATIENCE = ALL ? 60_000 : 10_000;

/** A picture that lies above the folder of the inputs, where none of them may reach. */
const SECRET = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

/** What the worker says where a reader broke instead of refusing. */
const BROKEN = /^(?:The file could not be read:|Reading the file|The file is too much)/;

const SIGNATURES: Readonly<Record<string, RegExp>> = {
  png: /^\x89PNG\r\n\x1a\n/,
  jpg: /^\xff\xd8\xff/,
  gif: /^GIF8[79]a/,
  webp: /^RIFF.{4}WEBP/s,
};

let home = '';
let inbox = '';
let extractor: Extractor;

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'briefmark-hostile-'));
  inbox = join(home, 'inbox');
  mkdirSync(inbox);
  writeFileSync(join(home, 'secret.png'), SECRET);
  // Some systems let only administrators make links.
  if (process.platform !== 'win32') symlinkSync(join(home, 'secret.png'), join(inbox, 'link.png'));
  const worker = join(home, 'worker.cjs');
  await build({
    entryPoints: [WORKER],
    outfile: worker,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['canvas'],
    logLevel: 'error',
  });
  extractor = new Extractor(worker, PATIENCE, 1);
});

afterAll(async () => {
  await extractor.close();
  rmSync(home, { recursive: true, force: true });
});

/** What becomes of an input in the worker: what it holds, or the words in which it is refused. */
async function outcomeOf({ name, bytes }: Pick<Hostile, 'name' | 'bytes'>): Promise<Extracted | string> {
  try {
    return await extractor.extract({ bytes: bytes(), name, folder: inbox });
  } catch (error) {
    if (error instanceof PlainError) return error.message;
    throw error;
  }
}

/** What is wrong with an outcome; nothing is right. */
function faultsIn(outcome: Extracted | string): readonly string[] {
  if (typeof outcome === 'string') return BROKEN.test(outcome) ? [outcome] : faultsInWords(outcome);
  const { articles, issues, left } = outcome;
  return [
    ...articles.flatMap(faultsInArticle),
    ...issues.flatMap(({ name, definition }) => [...faultsInText(name), ...faultsInText(definition)]),
    ...left.flatMap(faultsInWords),
  ];
}

/** A sentence for a person, not a program's message. */
const faultsInWords = (words: string): readonly string[] =>
  /^[A-Z“"\d].*[.?!]$/s.test(words) && words.length < 500
    ? faultsInText(words)
    : [`not a sentence: ${words.slice(0, 200)}`];

function faultsInArticle(article: ExtractedArticle): readonly string[] {
  const { details, markdown, images, highlights } = article;
  const { text, blocks } = documentOf(markdown);
  const told = Object.values(details).filter((value): value is string => value !== null);
  return [
    ...faultsInText(text),
    ...told.flatMap((words) => faultsInText(words)),
    ...(details.title.trim() === '' ? ['no title'] : []),
    ...(details.url === null || isOnTheWeb(details.url) ? [] : [`its address is ${details.url}`]),
    ...faultsInTree(blocks, new Set(images.map(({ name }) => name))),
    ...images.flatMap(faultsInImage),
    ...highlights.flatMap(faultsInHighlight),
  ];
}

/** Controls could steer a terminal; a lone half of a pair is no character and cannot be stored as it is. */
function faultsInText(text: string): readonly string[] {
  const control = /[^\P{Cc}\t\n]/u.exec(text);
  return [
    ...(control === null ? [] : [`a control character: ${JSON.stringify(around(text, control.index))}`]),
    ...(/\p{Cs}/u.test(text) ? ['half of a surrogate pair'] : []),
  ];
}

const around = (text: string, at: number): string => text.slice(Math.max(0, at - 20), at + 20);

const isOnTheWeb = (url: string): boolean =>
  URL.canParse(url) && /^https?:$/.test(new URL(url).protocol) && faultsInText(url).length === 0;

function faultsInTree(blocks: unknown, images: ReadonlySet<string>): readonly string[] {
  const faults: string[] = [];
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if ('url' in node && !isFollowed(String(node.url))) faults.push(`a link to ${String(node.url)}`);
    if ('type' in node && node.type === 'image' && 'name' in node && typeof node.name === 'string')
      if (!images.has(node.name)) faults.push(`an image that did not come: ${node.name}`);
    for (const child of Object.values(node)) walk(child);
  };
  walk(blocks);
  return faults;
}

const isFollowed = (url: string): boolean => /^(?:https?:\/\/|mailto:)/i.test(url);

function faultsInImage({ name, bytes }: ImportedImage): readonly string[] {
  const [hash = '', ending = ''] = name.split('.');
  const isNamedByHash = hash === createHash('sha256').update(bytes).digest('hex');
  const isOne = SIGNATURES[ending]?.test(Buffer.from(bytes.subarray(0, 16)).toString('latin1')) === true;
  const isSecret = SECRET.equals(bytes);
  return isNamedByHash && isOne && !isSecret ? [] : [`an image that is none, or not its own: ${name}`];
}

const faultsInHighlight = ({ quote, prefix, suffix, note, issues }: ForeignHighlight): readonly string[] => [
  ...[quote, prefix, suffix, note, ...issues].flatMap((words) => faultsInText(words)),
  ...faultsInTree(documentOf(note).blocks, new Set()),
];

describe('a hostile input ends in a good article or is refused in words', () => {
  for (const input of HOSTILE.filter(({ heavy }) => ALL || heavy !== true))
    (input.open === undefined ? test : test.skip)(
      input.open === undefined ? input.name : `${input.name} (${input.open})`,
      async () => expect(faultsIn(await outcomeOf(input))).toEqual([]),
      PATIENCE + 5000,
    );
});

describe('what looks for faults', () => {
  const article = (markdown: string, url: string | null = null): Extracted => ({
    articles: [
      {
        details: {
          title: 'T',
          byline: null,
          source: null,
          section: null,
          published: null,
          publishedTime: null,
          language: null,
          url,
        },
        markdown,
        type: 'markdown',
        images: [],
        pages: [],
        highlights: [],
        part: null,
      },
    ],
    issues: [],
    left: [],
  });
  const name = `${'0'.repeat(64)}.png`;

  test('sees each kind of them', () => {
    expect(faultsIn(article('Plain [words](https://plain.example/).'))).toEqual([]);
    expect(faultsIn(article('Words', 'javascript:x'))).toHaveLength(1);
    expect(faultsIn(article('Words\u0007'))).toHaveLength(1);
    expect(faultsIn(article('Words \ud800'))).toHaveLength(1);
    expect(faultsIn(article(`![x](image:${name})`))).toHaveLength(1);
    expect(faultsInImage({ name, bytes: Buffer.from('<script>') })).toHaveLength(1);
    expect(faultsInTree([{ type: 'link', url: 'javascript:x', inlines: [] }], new Set())).toHaveLength(1);
    expect(faultsIn('The file could not be read: x is undefined.')).toHaveLength(1);
    expect(faultsIn('unexpected token')).toHaveLength(1);
  });

  test('is given the inputs by names that differ', () => {
    const names = HOSTILE.map((input) => input.name.toLowerCase());
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThanOrEqual(150);
  });
});
