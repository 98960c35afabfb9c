/** What a site puts between the paragraphs of an article, told by words that leave no doubt. */

/** Longer lines say something. */
const LONGEST = 200;

/** Lines that no article has, each as a whole, whatever the case of its letters. */
const ALONE: readonly RegExp[] = [
  /^\W*advertisements?\W*$/i,
  /^\W*(?:story|article|text) continues (?:below|after)(?: (?:the |this )?(?:ad|advert|advertisement))?\W*$/i,
  /^\W*(?:scroll|continue reading) (?:down )?(?:below )?(?:for more|to continue|after the advert(?:isement)?)\W*$/i,
  /^(?:share|e-?mail|print|tweet|save) this(?: (?:article|story|page|post))?:?$/i,
  /^(?:share|e-?mail|print|tweet|save) (?:the )?(?:article|story|page|post):?$/i,
  /^share (?:this )?(?:on|via) (?:facebook|twitter|x|whatsapp|linkedin|e-?mail)$/i,
  /^printer[- ]friendly (?:version|page)$/i,
  /^skip to (?:the )?(?:main )?(?:content|navigation)$/i,
  /^(?:back to top|return to top)$/i,
  /^[\s*—–-]*(?:anzeige|werbung|publicité|publicidad|pubblicità|publicidade|advertentie|реклама|広告|광고)[\s*—–-]*$/i,
];

/** "Read also" in the languages of many papers, as it stands before or above other articles. */
const READ_ALSO =
  'lesen sie (?:auch|mehr|hierzu|dazu)|mehr zum thema|(?:à )?lire aussi|à lire également|le(?:er|a) también|te puede interesar|leggi anche|leia (?:também|mais)|lees ook|читайте также|читать также|смотрите также|по теме|関連記事|あわせて読みたい|相关阅读|相關閱讀|관련 기사';

/** What asks for a subscription, for consent or for money. */
const BANNERS: readonly RegExp[] = [
  /^(?:please )?(?:sign|join) up (?:now |today |here )?(?:for|to) (?:our|the) .{0,60}\b(?:newsletter|mailing list|briefing|alerts?)\b[^.]{0,40}[.!]?$/i,
  /^(?:please )?join (?:the .{1,60}|our (?:[\w-]+ ){0,2})\b(?:mailing list|newsletter)\b[.!]?$/i,
  /^(?:please )?subscribe (?:now |today )?to (?:our|the) .{0,60}\b(?:newsletter|mailing list)\b[^.]{0,40}[.!]?$/i,
  /^(?:this article is|the rest of this article is) (?:only )?(?:for|reserved for|available to) (?:our )?(?:subscribers|members)(?: only)?[.!]?$/i,
  /^(?:subscribe|register|sign in|log in)(?: now)? to (?:continue|keep) reading\b.{0,60}$/i,
  /^to (?:continue|keep) reading,? .{0,60}\b(?:subscribe|register|sign in|log in)\b.{0,40}$/i,
  /^already a (?:subscriber|member)\?.{0,40}$/i,
  /^(?:we|this site|this website) uses? cookies\b.{0,160}\b(?:experience|accept|agree|consent|settings|policy)\b.{0,40}$/i,
  /^by continuing to (?:use|browse) (?:this|our) (?:site|website)\b.{0,120}$/i,
  /^make a (?:[\w-]+ ){0,2}donation\b.{0,80}!?$/i,
  /^(?:please )?support (?:us|our (?:[\w-]+ ){0,2}\w+)[.!:,–—-]+\s*(?:please )?(?:donate|give|subscribe|become a (?:member|subscriber|supporter))\b.{0,40}$/i,
  /^(?:please )?(?:donate|support (?:us|our \w+)) (?:now|today|from as little as\b.{0,40})[.!]?$/i,
];

/** What stands above a list of other articles. */
const LIST_LABEL =
  /^(?:most (?:read|popular|viewed|shared|e-?mailed|commented)(?: (?:stories|articles|news|in [\w ]{2,30}))?|related (?:articles?|stories|story|content|coverage|links|news|topics|posts)|recommended(?: (?:for you|articles|stories|reading))?|(?:you (?:may|might) also (?:like|be interested in)|also on [\w.' ]{2,40}|more (?:from|on|in) [\w.' ]{2,40}|more (?:stories|news|articles|headlines)|read (?:next|more|also)|also read|related|trending(?: now)?|top stories|editors?['’]s? (?:picks|choice)|don['’]t miss|elsewhere on [\w.' ]{2,40}))\s*:?$/i;

/** Labels that head nothing else, even where links cannot be told from words. */
const SURE_LIST_LABEL =
  /^(?:most (?:read|popular|viewed|shared|e-?mailed)(?: (?:stories|articles|news))?|related (?:articles|stories|coverage|links)|recommended (?:for you|articles|stories)|you (?:may|might) also like|also on [\w.' ]{2,40}|read (?:next|more|also))\s*:?$/i;

/** The same in other languages, where a colon or what follows has to say so as well. */
const FOREIGN_LABEL = new RegExp(`^(?:${READ_ALSO})\\s*[:：]?$`, 'i');
/** Labels that say by a colon, or by their letters, that a list follows. */
const MARKED_LABEL = /^(?:[Rr]elated|RELATED|[Ss]ee also|SEE ALSO|[Mm]ore on this)\s*:$|^RELATED$/;

/** Words before a link to another article. */
const PROMPT =
  /^(?:read(?: more| also| next)?|also read|see also|related(?: (?:story|stories|article|articles|coverage))?|more(?: on this)?|watch|listen|in pictures)\s*[:|>»–-]*$/i;
const SURE_PROMPT =
  /^(?:read more|also read|read also|read next|related (?:story|stories|articles?|coverage)):\s\S.{2,150}$/i;

const FOREIGN_PROMPT = new RegExp(`^(?:${READ_ALSO})\\s*[:：|>»–-]*$`, 'i');
const SURE_FOREIGN_PROMPT = new RegExp(`^(?:${READ_ALSO})\\s*[:：]\\s*\\S.{2,150}$`, 'i');

const SHARING =
  /\b(?:share|tweet|print|e-?mail|save|facebook|twitter|whatsapp|linkedin|reddit|pinterest|telegram|copy link|comments?)\b/gi;

/** All of them in one: every line of a page is held against it. */
const NO_PART = new RegExp([...ALONE, ...BANNERS].map(({ source }) => `(?:${source})`).join('|'), 'i');

/** Whether a line is no part of any article. */
export const isInterruption = (line: string): boolean => line.length <= LONGEST && NO_PART.test(line);

/** Whether a line stands above links to other articles, provided that links are what follows. */
export const isListLabel = (line: string): boolean =>
  line.length <= 80 && (LIST_LABEL.test(line) || FOREIGN_LABEL.test(line));

/** The same where only words can be seen. */
export const isSureListLabel = (line: string): boolean =>
  line.length <= 80 && [SURE_LIST_LABEL, FOREIGN_LABEL, MARKED_LABEL].some((form) => form.test(line));

/** Whether the words beside a link say that it leads to another article. */
export const isPrompt = (words: string): boolean =>
  words.length <= 40 && (PROMPT.test(words) || FOREIGN_PROMPT.test(words));

/** A line that names another article: "Read more: Owls return to the tower". A sentence is none. */
export const isSurePrompt = (line: string): boolean =>
  (SURE_PROMPT.test(line) || SURE_FOREIGN_PROMPT.test(line)) && !/[.:;]$/.test(line);

/** How many ways of passing an article on the words name; 0 where they say anything else. */
export function sharesIn(words: string): number {
  if (words.length > LONGEST || words.search(SHARING) === -1) return 0;
  const rest = words.replace(SHARING, ' ').replace(/\b(?:this|on|via|to|by|\d+)\b|[^\p{L}\p{N}]/giu, '');
  return rest === '' ? (words.match(SHARING)?.length ?? 0) : 0;
}

/** A line that is nothing but the word over buttons for sharing. A heading of that word may be one of a text. */
export const isShareLabel = (line: string): boolean => /^share:?$/i.test(line);

/** A line that could be the headline of another article. */
export const isHeadline = (line: string): boolean => line.length <= 110 && !/[.!?…:;,]["”’)]*$/.test(line);
