/** Telling the language of an article from its letters and its commonest words. */

/** Enough text to tell, little enough to be quick. */
const SAMPLE = 20_000;
/** Fewer common words than this are chance. */
const LEAST = 6;

const SCRIPTS: readonly (readonly [script: RegExp, language: string])[] = [
  [/\p{Script=Hangul}/gu, 'ko'],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'ja'],
  [/\p{Script=Han}/gu, 'zh'],
  [/\p{Script=Greek}/gu, 'el'],
  [/\p{Script=Hebrew}/gu, 'he'],
  [/\p{Script=Thai}/gu, 'th'],
  [/\p{Script=Georgian}/gu, 'ka'],
  [/\p{Script=Armenian}/gu, 'hy'],
];

const COMMON: Readonly<Record<string, string>> = {
  en: 'the of and to in that is was for with on he as are by his at from have not this which',
  de: 'der die und das den nicht von zu mit ist auf dem ein eine für sich des im auch werden',
  fr: 'le la les et des du une est dans que qui pour pas sur au avec par plus ne sont',
  es: 'el la los las y del que en una por con para no su al es como más se lo',
  it: 'il la di che e del della un una per non con sono nel gli alla dei come si è',
  pt: 'o a os as do da que em um uma para não com no na por mais dos se é',
  nl: 'de het een van en in dat niet op te zijn voor met die aan ook er naar bij wordt',
  sv: 'och att det som en på är av för med den till inte om ett har de jag var från',
  pl: 'i w na z się nie do to że jest o jak przez od po za dla ale są oraz',
  ru: 'и в не на что с по как это из к у за от для но его о был также',
  uk: 'і в не на що з та як це до у за від для але його про був також є',
};
const COMMON_WORDS = Object.entries(COMMON).map(
  ([language, words]) => [language, new Set(words.split(' '))] as const,
);

/** The language of a text as a BCP 47 code, or null when it cannot be told. */
export function guessLanguage(text: string): string | null {
  const sample = text.slice(0, SAMPLE);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  if (letters < 20) return null;
  for (const [script, language] of SCRIPTS) {
    // Japanese and Korean are written with Chinese characters among their own.
    if ((sample.match(script)?.length ?? 0) > letters * (language === 'zh' ? 0.3 : 0.12)) return language;
  }
  return byCommonWords(sample);
}

function byCommonWords(sample: string): string | null {
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? [];
  const scores = COMMON_WORDS.map(
    ([language, common]) => [language, words.filter((word) => common.has(word)).length] as const,
  ).sort((a, b) => b[1] - a[1]);
  const [best, second] = scores;
  if (best === undefined || best[1] < LEAST || best[1] < words.length * 0.1) return null;
  return second !== undefined && second[1] * 1.5 > best[1] ? null : best[0];
}
