/** What becomes of one letter and its marks when a text is folded for search. */

/** Signs that are drawn as nothing: soft hyphens, joiners, direction marks, variation selectors. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;

/** Marks that are laid over letters of any script. */
const OVERLAID = '\\u0300-\\u036f\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff\\ufe20-\\ufe2f';
/** Vowel points and signs of recitation that Hebrew, Arabic and Syriac do without. */
const POINTS =
  '\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4\\u05c5\\u05c7\\u0610-\\u061a\\u064b-\\u065f\\u0670\\u06d6-\\u06dc' +
  '\\u06df-\\u06e4\\u06e7\\u06e8\\u06ea-\\u06ed\\u0711\\u0730-\\u074a\\u0898-\\u089f\\u08ca-\\u08e1\\u08e3-\\u08ff';

/** Vowel signs, tone marks and dakuten of the scripts of Asia are none of these: they make another word. */
const DECORATION = new RegExp(`[${OVERLAID}${POINTS}]`, 'u');
const MARK = /\p{M}/u;
const CYRILLIC = /\p{Script=Cyrillic}/u;
const DIGIT = /\p{Nd}/u;

/** Cyrillic letters whose marks are left out in everyday writing: е for ё, and stress marks. */
const CYRILLIC_DECORATED = new Set(['ё', 'ѐ', 'ѝ']);

/** Letters that Unicode does not take apart, but that are written with plain ones where a keyboard lacks them. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ŧ: 't',
  ı: 'i',
  ȷ: 'j',
  ĸ: 'k',
  ŋ: 'n',
  ƒ: 'f',
  ς: 'σ',
  // Alef with wasla, the two that end in yeh, and the letters of Persian keyboards.
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
  ـ: '',
  '‘': "'",
  '’': "'",
  '‚': "'",
  '‛': "'",
  '′': "'",
  '‹': "'",
  '›': "'",
  '׳': "'",
  ʼ: "'",
  ʻ: "'",
  ʽ: "'",
  ʹ: "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '‟': '"',
  '«': '"',
  '»': '"',
  '″': '"',
  '״': '"',
  '‐': '-',
  '‒': '-',
  '–': '-',
  '—': '-',
  '―': '-',
  '−': '-',
};

/**
 * One letter with all that belongs to it, in the form that stands for all its spellings: NFKC, lower case, without marks
 * that are decoration, digits of all scripts as 0 to 9. May be empty, or several letters.
 */
export function foldCluster(cluster: string): string {
  const wide = cluster.replace('´', "'").replace(INVISIBLE, '').normalize('NFKC').replace(INVISIBLE, '');
  let base = '';
  let plain = '';
  for (const sign of wide.toLowerCase().normalize('NFKD')) {
    if (!MARK.test(sign)) {
      base = sign;
      plain += LETTERS[sign] ?? (sign > '\u007f' && DIGIT.test(sign) ? digitOf(sign) : sign);
    } else if (!isDecoration(base, sign)) {
      base = (base + sign).normalize('NFC');
      plain += sign;
    }
  }
  return plain.normalize('NFC');
}

/** Whether a mark leaves its letter the same letter. */
function isDecoration(base: string, mark: string): boolean {
  if (!DECORATION.test(mark)) return false;
  // Hamza is a letter of its own on waw and yeh; on alef it is left out as often as not.
  if (mark === '\u0654') return base !== 'و' && base !== 'ي';
  if (!CYRILLIC.test(base)) return true;
  const letter = `${base}${mark}`.normalize('NFC');
  return letter.length > 1 || CYRILLIC_DECORATED.has(letter);
}

/** The digits of a script stand in a row from zero to nine. */
function digitOf(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let before = 0;
  while (DIGIT.test(String.fromCodePoint(code - before - 1))) before += 1;
  return String(before % 10);
}
