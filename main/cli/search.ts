import { PlainError } from '../../core/result.ts';
import { SEARCH_ORDERS, type FoundHit } from '../../core/searching.ts';
import { counted } from '../../core/words.ts';
import { Catalog } from '../searching/catalog.ts';
import { reading, say, type Context, type Job } from './context.ts';

/** Hits told of where no other number is asked for. */
const FEW = 20;

export const search: Job = async (context) => {
  const query = context.words.join(' ');
  if (query.trim() === '') throw new PlainError('Say what to search for: search QUERY.');
  const order = orderOf(context);
  const count = countOf(context);
  await reading(context, async (library) => {
    const catalog = new Catalog(library.layout);
    catalog.codebook = library.codebook;
    catalog.refresh(catalog.stale(await library.allRows()));
    const reply = catalog.search({ query, order, kinds: null, from: 0, count, typing: false });
    const { total, hits, problems } = reply;
    say(context, { total, hits: hits.map(forJson), problems }, () =>
      [
        ...problems.map((problem) => `${problem}\n`),
        ...hits.map(lineOf),
        total === 0
          ? 'Nothing was found.\n'
          : `${counted(total, 'hit')}${total > hits.length ? `, ${hits.length} shown` : ''}\n`,
      ].join(''),
    );
  });
  return 0;
};

function orderOf({ options }: Context) {
  const order = SEARCH_ORDERS.find((each) => each === (options.order ?? 'relevance'));
  if (order === undefined) throw new PlainError(`Say the order: --order ${SEARCH_ORDERS.join('|')}.`);
  return order;
}

function countOf({ options }: Context): number {
  const count = Number(options.limit ?? FEW);
  if (!Number.isInteger(count) || count < 1)
    throw new PlainError('Say how many hits to tell of as a whole number: --limit 50.');
  return count;
}

const forJson = ({ kind, article, passage, issue, title, snippet, span }: FoundHit) => ({
  kind,
  article,
  ...(passage === null ? {} : { passage }),
  ...(issue === null ? {} : { issue }),
  title: title.text,
  snippet: snippet.text,
  ...(span === null ? {} : { start: span.start, end: span.end }),
});

const lineOf = ({ kind, title, snippet }: FoundHit): string =>
  `${kind.padEnd(8)} ${title.text}\n${snippet.text === '' ? '' : `         ${snippet.text.replace(/\s+/g, ' ')}\n`}`;
