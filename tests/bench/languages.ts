/** Words of five languages, to make texts that weigh and break like news without being any. */
import type { Chance } from './random.ts';

export interface Language {
  readonly code: string;
  readonly sources: readonly string[];
  readonly words: readonly string[];
  /** What stands between two words, and at the end of a sentence. */
  readonly space: string;
  readonly stop: string;
}

const split = (words: string): readonly string[] => words.trim().split(/\s+/);

export const LANGUAGES: readonly Language[] = [
  {
    code: 'en',
    sources: ['The Harbour Ledger', 'Meridian', 'The Northern Courier'],
    words: split(
      'the of and to in a that for on with as by from ministry talks delegation harbour agreement officials envoy ' +
        'border shipment security reparations abductions meeting proposal statement region council sanctions ' +
        'fishery strait vessels inspectors families government answered returned agreed refused continued ' +
        'yesterday quietly again twelve former joint public long difficult',
    ),
    space: ' ',
    stop: '. ',
  },
  {
    code: 'ja',
    sources: ['港湾新報', '北方通信'],
    words: split(
      '政府は 協議で 代表団が 地域の 安全を 拉致の 問題に ついて 首相は 会談を 行い 合意を 目指すと 述べた 漁業 海峡を 船舶が 調査し 家族は 帰国を 求め 両国の 外務省 昨日 再び 賠償の 提案',
    ),
    space: '',
    stop: '。',
  },
  {
    code: 'ko',
    sources: ['항구일보', '북방통신'],
    words: split(
      '정부는 회담에서 대표단이 지역의 안보를 납치 문제에 대해 총리는 회의를 열고 합의를 목표로 한다고 말했다 어업 해협을 선박이 조사하고 가족은 귀국을 요구했다 양국의 외교부 어제 다시 배상의 제안',
    ),
    space: ' ',
    stop: '. ',
  },
  {
    code: 'ru',
    sources: ['Портовый вестник', 'Северный курьер'],
    words: split(
      'и в на что по с для от министерство переговоры делегация порт соглашение чиновники посланник граница груз ' +
        'безопасность репарации похищения встреча предложение заявление регион совет санкции пролив суда ' +
        'инспекторы семьи правительство ответило вернулось согласилось вчера снова двенадцать',
    ),
    space: ' ',
    stop: '. ',
  },
  {
    code: 'ar',
    sources: ['جريدة الميناء', 'بريد الشمال'],
    words: split(
      'في من على إلى أن عن مع الوزارة المحادثات الوفد الميناء الاتفاق المسؤولون المبعوث الحدود الشحنة الأمن ' +
        'التعويضات الاختطاف الاجتماع الاقتراح البيان المنطقة المجلس العقوبات المضيق السفن المفتشون العائلات ' +
        'الحكومة أجابت عادت وافقت أمس مرة أخرى',
    ),
    space: ' ',
    stop: '. ',
  },
];

/** A sentence of so many words. */
export function sentence({ words, space, stop }: Language, length: number, chance: Chance): string {
  const chosen = Array.from({ length }, () => chance.oneOf(words)).join(space);
  return `${chosen.charAt(0).toUpperCase()}${chosen.slice(1)}${stop}`;
}

/** A paragraph of three to six sentences. */
export const paragraph = (language: Language, chance: Chance): string =>
  Array.from({ length: 3 + chance.below(4) }, () => sentence(language, 8 + chance.below(14), chance))
    .join('')
    .trim();

/** Paragraphs in English of about so many characters altogether. */
export function prose(characters: number, chance: Chance): readonly string[] {
  const [english] = LANGUAGES;
  if (english === undefined) throw new Error('There are no languages.');
  const paragraphs: string[] = [];
  for (let length = 0; length < characters; length += (paragraphs.at(-1)?.length ?? 0) + 2)
    paragraphs.push(paragraph(english, chance));
  return paragraphs;
}
