import { gfm } from '@joplin/turndown-plugin-gfm';
import TurndownService from 'turndown';
import { markdownOfParagraph } from '../../core/document/escape.ts';
import type { Images } from './images.ts';
import { tidy, webAddress } from './reading.ts';

/**
 * Turns an element's content into Markdown: images placed by `images`, addresses made absolute against `base`,
 * links to anything but the web and mail left as their words.
 */
export function markdownOfHtml(content: Element, base: string | undefined, images: Images): string {
  const service = new TurndownService({
    headingStyle: 'atx',
    bulletListMarker: '-',
    codeBlockStyle: 'fenced',
    emDelimiter: '*',
    hr: '---',
  });
  service.use(gfm);
  service.addRule('image', {
    filter: 'img',
    replacement: (_, node) => imageMarkdown(node, base, images),
  });
  service.addRule('link', {
    filter: 'a',
    replacement: (words, node) => linkMarkdown(words, node, base),
  });
  service.addRule('caption', {
    filter: 'figcaption',
    replacement: (words) => `\n\n${words.trim()}\n\n`,
  });
  return service.turndown(content as HTMLElement);
}

function imageMarkdown(image: Element, base: string | undefined, images: Images): string {
  const source = image.getAttribute('src') ?? image.getAttribute('data-src') ?? '';
  const placed = images.place(source);
  const address = placed.startsWith('image:') ? placed : webAddress(source, base);
  // An invisible picture that counts visitors has no words and no size.
  const isCounter = image.getAttribute('width') === '1' || image.getAttribute('height') === '1';
  if (address === null || isCounter) return '';
  return `![${markdownOfParagraph(image.getAttribute('alt') ?? '')}](<${address.replace(/[<>\s]/g, encodeURIComponent)}>)`;
}

function linkMarkdown(words: string, link: Element, base: string | undefined): string {
  const target = link.getAttribute('href') ?? '';
  const address = /^mailto:\S+@\S+$/i.test(target)
    ? target
    : target.startsWith('#')
      ? null
      : webAddress(target, base);
  if (tidy(words) === null || address === null || /\n\s*\n/.test(words)) return words;
  return `[${words.trim()}](<${address.replace(/[<>\s]/g, encodeURIComponent)}>)`;
}
