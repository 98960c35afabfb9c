import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { folded, foldText } from '../../../core/search/fold.ts';
import { tokensOf, wordsOf } from '../../../core/search/tokens.ts';

const ANY = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom(
      ...[
        'a',
        'E',
        'e\u0301',
        '\u0301',
        'ß',
        'İ',
        'ﬁ',
        '\u00ad',
        '\u200d',
        'ｶ',
        'ﾞ',
        '한',
        '\u1112',
        '\u1161',
        '\u11ab',
      ],
      ...[
        'ё',
        'й',
        'и',
        '\u0306',
        'أ',
        '\u064e',
        'क',
        '\u093c',
        'ำ',
        '’',
        ' ',
        '😀',
        '\ud83d',
        '½',
        '٣',
        '𝟗',
        '中',
        '`',
        '´',
      ],
    ),
  }),
);

describe('one spelling stands for all', () => {
  test.each([
    [
      'Latin',
      'Crème Brûlée, Ångström, Łódź, Smørrebrød, Þór, Œuvre',
      'creme brulee, angstrom, lodz, smorrebrod, thor, oeuvre',
    ],
    ['Latin, decomposed', 'cafe\u0301', 'cafe'],
    ['German', 'Straße STRASSE GROẞ Müller', 'strasse strasse gross muller'],
    ['Vietnamese', 'Việt Nam, Đường Điện Biên Phủ, ơ ư', 'viet nam, duong dien bien phu, o u'],
    ['Turkish', 'İstanbul Iğdır ısı', 'istanbul igdir isi'],
    ['Greek', 'ΑΘΉΝΑ Οδυσσεύς ϊΐ', 'αθηνα οδυσσευσ ιι'],
    ['Cyrillic', 'Ёлка йод ї ў за́мок', 'елка йод ї ў замок'],
    ['Arabic', 'مُحَمَّد العـــربية أحمد إلى آن', 'محمد العربية احمد الي ان'],
    ['Persian', 'یک می\u200cخواهم ۱۲۳', 'يك ميخواهم 123'],
    ['Hebrew', 'שָׁלוֹם צה״ל', 'שלום צה"ל'],
    ['Hindi', 'हिन्दी', 'हिन्दी'],
    ['Japanese', 'がか ｶﾞｷﾞ ﾊﾟ ＡＢＣ', 'がか ガギ パ abc'],
    ['Chinese', '中国，１２３', '中国,123'],
    ['Korean', '\u1112\u1161\u11ab국', '한국'],
    ['Thai', 'ก่อน', 'ก่อน'],
    ['quotation marks', 'O’Neill “x” «y» 5′', 'o\'neill "x" "y" 5\''],
    ['what cannot be seen', 'co\u00adop\u200ber\u2060ate\ufeff', 'cooperate'],
    ['forms', 'ﬁ ① ㎏ ½ ²', 'fi 1 kg 1⁄2 2'],
  ])('%s', (_, text, plain) => {
    expect(folded(text)).toBe(plain);
  });

  test.each([
    ['が', 'か'],
    ['パ', 'ハ'],
    ['й', 'и'],
    ['ї', 'і'],
    ['कि', 'क'],
    ['กา', 'ก'],
    ['ؤ', 'و'],
  ])('%s is not %s', (one, other) => {
    expect(folded(one)).not.toBe(folded(other));
  });
});

test('what is folded stays as it is', () => {
  fc.assert(
    fc.property(ANY, (text) => {
      expect(folded(folded(text))).toBe(folded(text));
    }),
    { numRuns: 2000 },
  );
});

test('capitals, NFC and NFD fold alike', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(folded(text.normalize('NFD'))).toBe(folded(text.normalize('NFC')));
    }),
  );
});

test('every stretch of the folded text leads back to one that folds to it', () => {
  fc.assert(
    fc.property(ANY, (text) => {
      const { text: plain, unfold } = foldText(text);
      expect(plain).toBe(folded(text));
      let last = 0;
      for (let at = 0; at < plain.length; at += 1) {
        const { start, end } = unfold({ start: at, end: at + 1 });
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeLessThanOrEqual(text.length);
        expect(folded(text.slice(start, end))).toContain(plain.charAt(at));
        last = start;
      }
    }),
    { numRuns: 2000 },
  );
});

describe('words', () => {
  test.each([
    ['co-operate', ['co', 'operate']],
    ['1,234.5', ['1', '234', '5']],
    ['U.S. troops', ['u', 's', 'troops']],
    ['Korea’s', ['korea', 's']],
    ['東京大学', ['東', '京', '大', '学']],
    ['AI技術2024年', ['ai', '技', '術', '2024', '年']],
    ['コーヒー', ['コ', 'ー', 'ヒ', 'ー']],
    ['한국은', ['한', '국', '은']],
    ['กา', ['ก', 'า']],
    ['𠮷野', ['𠮷', '野']],
    ['हिन्दी में', ['हिन्दी', 'में']],
    ['😀 — …', []],
  ])('%s', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  test('each stands in the text where it says', () => {
    const text = 'Ein Cafe\u0301 in der Stra\u00adße, ｶﾞ';
    expect(tokensOf(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'Ein',
      'Cafe\u0301',
      'in',
      'der',
      'Stra\u00adße',
      'ｶﾞ',
    ]);
  });
});
