/** What newsletters put around their words: how to read them elsewhere, and how to receive no more of them. */
import { webAddress } from './reading.ts';

const LEAVE =
  /(?<!\p{L})(?:unsubscribe|opt[ -]out|abbestellen|abmelden|d[ée]sabonner|d[ée]sinscrire|darse de baja|cancelar (?:la |a )?(?:suscripci[óo]n|subscrição)|disiscriv\p{L}+|annulla l['’]iscrizione|uitschrijven|afmelden|avregistrera|afmeld|отписаться|配信停止|退订|取消訂閱)(?!\p{L})/iu;
const ELSEWHERE =
  /(?<!\p{L})(?:(?:view|read|open|see|display)\b.{0,40}\b(?:in|on)\b.{0,12}\b(?:browser|web|online)|view online|web version|im browser (?:ansehen|[öo]ffnen|anzeigen|lesen)|online-?version|webversion|version en ligne|dans (?:votre|le) navigateur|en (?:el|tu|su) navegador|nel (?:tuo )?browser|in (?:je|uw|de) browser|открыть в браузере)(?!\p{L})/iu;

const BLOCK = 'p, li, td, th, tr, div, table, footer, center';
/** Longer blocks say more than that, in characters. */
const LONGEST_LEAVE = 400;
const LONGEST_ELSEWHERE = 160;
/** So near to the beginning or the end of a message such a block stands, in characters; or in a quarter of it. */
const NEAR = 600;

/**
 * Takes out of a message the short blocks at its ends that lead to it on the web or away from the newsletter.
 * @returns the address on the web, where it is a plain one
 */
export function dropMailFurniture(body: Element): string | null {
  const text = body.textContent;
  let url: string | null = null;
  for (const link of linksAtEnds(body)) {
    const words = link.textContent;
    if (words.length > LONGEST_ELSEWHERE || !text.includes(words)) continue;
    const block = link.closest(BLOCK);
    if (ELSEWHERE.test(wordsAround(block ?? link)) && text.indexOf(words) < Math.max(NEAR, text.length / 4)) {
      url ??= plainAddress(link.getAttribute('href') ?? '');
      drop(block, body, LONGEST_ELSEWHERE);
    } else if (
      LEAVE.test(wordsAround(block ?? link)) &&
      text.length - text.lastIndexOf(words) < Math.max(NEAR, text.length / 4)
    )
      drop(block, body, LONGEST_LEAVE);
  }
  return url;
}

/** So many links at either end are looked at. */
const MOST_LINKS = 30;

function linksAtEnds(body: Element): readonly Element[] {
  const links = [...body.querySelectorAll('a[href]')];
  return links.length <= MOST_LINKS * 2
    ? links
    : [...links.slice(0, MOST_LINKS), ...links.slice(-MOST_LINKS)];
}

const wordsAround = ({ textContent }: Element): string =>
  textContent.slice(0, LONGEST_LEAVE + 1).replace(/\s+/g, ' ');

function drop(block: Element | null, body: Element, longest: number): void {
  const words = block?.textContent.trim() ?? '';
  if (block === null || block === body || words.length > longest || words === body.textContent.trim()) return;
  block.remove();
}

/** Paragraphs of a plain text that are such blocks: one with an address in it, at either end. */
export function plainFurniture(text: string): { readonly text: string; readonly url: string | null } {
  const paragraphs = text.split(/\n[ \t]*\n/);
  const [first = ''] = paragraphs;
  const last = paragraphs.at(-1) ?? '';
  const isLast = paragraphs.length > 1 && last.length <= LONGEST_LEAVE && LEAVE.test(last) && WEB.test(last);
  const isFirst =
    paragraphs.length > 1 &&
    first.length <= LONGEST_LEAVE &&
    ELSEWHERE.test(first) &&
    /^[^\n]*:?\s*<?https?:\S+\s*$/.test(first.trim());
  const url = isFirst ? plainAddress(WEB.exec(first)?.[0] ?? '') : null;
  return { text: paragraphs.slice(isFirst ? 1 : 0, isLast ? -1 : undefined).join('\n\n'), url };
}

const WEB = /https?:\/\/[^\s<>]+/;

/** An address of the web that leads there itself, not through a counter of who followed it. */
function plainAddress(address: string): string | null {
  const url = webAddress(address.replace(/[>).,]+$/, ''));
  if (url === null || url.length > 200) return null;
  const isCounted =
    /[\w%-]{45,}|\/\/(?:[\w-]+\.)*(?:clicks?|track\w*|links?|trk|lnk|email|mailing|url\d*)\./i.test(url);
  return isCounted ? null : url;
}
