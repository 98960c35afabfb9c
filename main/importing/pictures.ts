/** Which of the addresses that a page gives for one picture is its picture. */
import type { Placing } from './images.ts';
import { closestNamed } from './page-elements.ts';

interface Candidate {
  readonly address: string;
  /** In pixels where the page says so; 0 where it does not. */
  readonly size: number;
}

/** Where scripts look for the picture that they put in place of a blank one. */
const LATE = ['data-src', 'data-original', 'data-lazy-src', 'data-hi-res-src', 'data-full-src'];
const SETS = ['srcset', 'data-srcset', 'data-lazy-srcset', 'data-original-set'];
const MOST_CANDIDATES = 60;
/** A picture in so few characters only keeps the place of another. */
const LONGEST_BLANK = 300;
const PLACE_KEEPER =
  /(?:^|\/)(?:blank|spacer|placeholder|transparent|pixel|1x1)[\w-]{0,20}\.(?:gif|png)(?:[?#]|$)/i;
const DRAWING = /^data:image\/svg|\.svgz?(?:[?#]|$)/i;

/**
 * Leaves each picture of a page with one address: the largest that came along, else the largest of the web, else
 * the one that kept its place. A drawing (SVG) keeps its words alone.
 */
export function settlePictures(root: Element, images: Placing): void {
  for (const fallback of [...root.getElementsByTagName('noscript')]) unwrapFallback(fallback);
  for (const image of [...root.getElementsByTagName('img')]) {
    const picture = closestNamed(image, 'picture');
    // It gave way to its first image.
    if (picture !== null && picture.parentNode === null) continue;
    const address = bestOf(candidatesOf(image), images);
    for (const name of [...LATE, ...SETS, 'class', 'loading', 'sizes']) image.removeAttribute(name);
    image.setAttribute('src', address);
    picture?.replaceWith(image);
  }
}

/** The picture for readers without scripts is that of the blank one before it, or stands for itself. */
function unwrapFallback(fallback: Element): void {
  const inner = fallback.querySelector('img');
  if (inner === null || fallback.textContent.trim() !== '') return;
  const before = fallback.previousElementSibling;
  const blank = before?.localName === 'img' ? before : (before?.querySelector('img') ?? null);
  if (blank === null || !isBlank(blank.getAttribute('src') ?? '')) {
    fallback.replaceWith(inner);
    return;
  }
  const address = inner.getAttribute('src') ?? '';
  if (blank.getAttribute('data-src') === null) blank.setAttribute('data-src', address);
  if (blank.getAttribute('alt') === null) blank.setAttribute('alt', inner.getAttribute('alt') ?? '');
  if (blank.getAttribute('srcset') === null) blank.setAttribute('srcset', inner.getAttribute('srcset') ?? '');
  fallback.remove();
}

function candidatesOf(image: Element): readonly Candidate[] {
  const sources = closestNamed(image, 'picture')?.querySelectorAll('source') ?? [];
  const sets = [image, ...sources].flatMap((element) =>
    SETS.flatMap((name) => candidatesIn(element.getAttribute(name) ?? '')),
  );
  const early = image.getAttribute('src')?.trim() ?? '';
  const late = LATE.map((name) => image.getAttribute(name)?.trim() ?? '');
  // A picture that is put in later stands for one of the page's own files until then.
  const addresses = /^https?:/i.test(early) ? [early, ...late] : [...late, early];
  const own = addresses.filter((address) => address !== '').map((address) => ({ address, size: 0 }));
  return [...own, ...sets].slice(0, MOST_CANDIDATES);
}

/** Reads "one.jpg 320w, two.jpg 640w" or "one.jpg, two.jpg 2x" as the standard does. */
function candidatesIn(set: string): readonly Candidate[] {
  const found: Candidate[] = [];
  const words = set.split(/\s+/).filter((word) => word !== '' && word !== ',');
  for (let at = 0; at < words.length && found.length < MOST_CANDIDATES; at += 1) {
    const word = words[at] ?? '';
    const next = words[at + 1] ?? '';
    const size = word.endsWith(',') ? undefined : /^(\d{1,6}(?:\.\d{1,3})?)[wx],?$/.exec(next)?.[1];
    found.push({ address: word.replace(/,+$/, ''), size: Number(size ?? 1) });
    if (size !== undefined) at += 1;
  }
  return found;
}

function bestOf(candidates: readonly Candidate[], images: Placing): string {
  const bySize = [...candidates].sort((one, other) => other.size - one.size);
  const full = bySize.filter(({ address }) => !isBlank(address));
  const best = full.find(({ address }) => images.holds(address)) ?? full[0] ?? bySize[0];
  return best === undefined || DRAWING.test(best.address) ? '' : best.address;
}

const isBlank = (address: string): boolean =>
  address === '' ||
  DRAWING.test(address) ||
  PLACE_KEEPER.test(address) ||
  (/^data:/i.test(address) && address.length <= LONGEST_BLANK);
