/** Whether what was taken for a page's article is that, judged by how the words of the page are spread. */
import { holds } from './page-elements.ts';
import { lettersIn } from './page-words.ts';

/** What leads to other pages. */
const MENUS = 'nav, [role="navigation"]';

/** A page whose words are mostly outside of what was taken for its article is a list. */
const LEAST_SHARE = 0.35;
/** So much of the page's own article, or of a page with nothing around its article, has to be there. */
const LEAST_OF_ARTICLE = 0.85;
/** So few letters are no article. */
const LEAST_LETTERS = 140;
/** A page with more is one of teasers, which are not measured one by one. */
const MOST_ARTICLES = 400;

/** How the words of a page are spread, in letters. */
export interface Measures {
  readonly all: number;
  /** In the paragraphs of the longest element that is marked up as an article; 0 where there is none. */
  readonly longest: number;
  /** Whether anything is marked up as standing around an article. */
  readonly around: boolean;
}

export function measure(body: Element): Measures {
  const articles = [...body.querySelectorAll('article, [itemprop="articleBody"]')].slice(0, MOST_ARTICLES);
  return {
    all: lettersIn(body),
    longest: articles.reduce((longest, article) => Math.max(longest, lettersOfProse(article)), 0),
    around: body.querySelector(`header, footer, aside, ${MENUS}`) !== null,
  };
}

/** Whether what was taken for the article of a page holds enough of it. */
export function standsOut(content: Element, { all, longest, around }: Measures): boolean {
  const letters = lettersIn(content);
  if (letters < LEAST_LETTERS || letters < longest * LEAST_OF_ARTICLE) return false;
  return letters >= all * (around || longest > 0 ? LEAST_SHARE * 0.5 : LEAST_OF_ARTICLE);
}

/** Takes the menus out of a page that has words beside them. */
export function dropMenus(body: Element): void {
  const menus = [...body.querySelectorAll(MENUS)];
  const inMenus = menus.reduce((sum, menu) => sum + lettersIn(menu), 0);
  if (lettersIn(body) > inMenus) for (const menu of menus) menu.remove();
}

/** A teaser that is marked up as an article has no several paragraphs. */
function lettersOfProse(article: Element): number {
  const paragraphs = [...article.getElementsByTagName('p')];
  if (paragraphs.length < 2) return 0;
  return paragraphs
    .filter((paragraph) => !holds(paragraph, 'a'))
    .reduce((sum, paragraph) => sum + lettersIn(paragraph), 0);
}
