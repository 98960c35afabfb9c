/** What a site puts around its articles, told by the words of a line. */

/** How surely a line is no part of an article: 0 not at all, 1 perhaps, 2 beyond doubt. */
export type Suspicion = 0 | 1 | 2;

/** Longer lines say something. */
const LONGEST = 200;

const DOMAIN =
  /(?<![@\w./-])(?:www\.)?((?:[A-Z0-9][\w-]*\.)+(?:com|org|net|gov|edu|int|info|news|eu|co\.uk|ac\.uk|gov\.uk|de|fr|ch|at|jp|kr|ru|cn|in|au|ca|nl|se|no|it|es|tv|io))(?![\w-]|\.\w)/i;

const PERHAPS: readonly RegExp[] = [
  /\b(?:make|send|give) (?:a|your) (?:[\w-]+ ){0,2}donation\b/i,
  /\bdonate (?:now|today|here)\b/i,
  /^(?:please )?subscribe\b.{0,60}$/i,
  /^(?:sign|join) up (?:for|to)\b.{0,80}$/i,
  /^join (?:the|our) .{1,60}\b(?:mailing list|newsletter)\b.{0,20}$/i,
  /^(?:sign|log) in(?: (?:or|\||\/) .{1,20})?$/i,
  /^follow us\b.{0,60}$/i,
  /^(?:click here|tap here) (?:to|for)\b.{0,80}$/i,
  /^share(?: (?:this|the))?(?: (?:article|story|page|post))?(?: (?:on|via)\b.{0,40})?:?$/i,
  /^(?:print|e-?mail|save|tweet|share)(?: this)?(?: (?:article|story|page|post))?$/i,
  /^(?:related|more|recommended|popular) (?:articles|stories|links|news|topics)\b.{0,20}$/i,
  /^most (?:read|popular|viewed|shared)$/i,
  /^(?:terms (?:of (?:use|service)|and conditions)|privacy(?: policy| notice)?|cookies?(?: policy)?|contact us|about us|imprint|impressum|site ?map)$/i,
  /^(?:home|menu|search|comments?(?: \(\d+\))?|\d+ comments?|next article|previous article)$/i,
];

const BEYOND_DOUBT: readonly RegExp[] = [
  /^skip to (?:the )?(?:main )?(?:content|navigation)$/i,
  /^advertisement$/i,
  /^(?:back to top|return to top|top of page)$/i,
  /^(?:©|\(c\)|copyright\b).{0,120}\b(?:19|20)\d{2}\b.{0,160}$/i,
  /\ball rights reserved\b/i,
  /\b(?:enable|requires?|turn on) java ?script\b/i,
  /\b(?:we|this site|this website) uses? cookies\b/i,
];

/** Weighs one line of a text as part of a site rather than of an article. */
export function suspicionOf(line: string): Suspicion {
  if (line.length > LONGEST) return 0;
  if (BEYOND_DOUBT.some((form) => form.test(line)) || menuOf(line).length >= 4) return 2;
  if (!PERHAPS.some((form) => form.test(line))) return 0;
  return DOMAIN.test(line) ? 2 : 1;
}

/** The entries of a line of links, "Home > World > Asia", or none where it is no such line. */
export function menuOf(line: string): readonly string[] {
  if (!/[|>»›•·]/.test(line)) return [];
  const entries = line.split(/\s*[|>»›•·]\s*/).filter((entry) => entry !== '');
  const short = entries.length >= 3 && entries.every((entry) => entry.length <= 24 && !/[.!?]$/.test(entry));
  return short ? entries : [];
}

/** The section that a line of links leads to: the last step of "Home > World > Asia". */
export function sectionOfMenu(line: string): string | null {
  return /^home\s*[>»›]/i.test(line) ? (menuOf(line).at(-1) ?? null) : null;
}

/** The site or publisher that a line of furniture names: by its address, or as the owner of the copyright. */
export function sourceIn(line: string): string | null {
  const owner =
    /^(?:©|\(c\)|copyright)[\s©(c)]*(?:19|20)\d{2}(?:\s*[-–]\s*\d{2,4})?,?\s+(?:by )?([^.,;|©]{2,40}?)(?=[.,;|]|\s+all rights|$)/i.exec(
      line,
    )?.[1];
  const site = DOMAIN.exec(line)?.[1];
  return (
    site ??
    (owner !== undefined && /^\p{Lu}/u.test(owner) && !/all rights/i.test(owner) ? owner.trim() : null)
  );
}

/** A line that is nothing but a site's address: "GlobalNews.org". */
export const isSiteName = (line: string): boolean => DOMAIN.exec(line)?.[0] === line.trim();
