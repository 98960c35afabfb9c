import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { documentOf } from '../../../core/document/document.ts';
import { sentencesAround, sentencesOf } from '../../../core/document/sentences.ts';
import { words } from './arbitraries.ts';

const cut = (text: string, language: string | null = null) =>
  sentencesOf(text, language).map(({ start, end }) => text.slice(start, end).trim());

describe('sentences', () => {
  test.each([
    ['titles', ['Mr. Ito met Dr. Sato.', 'They talked.']],
    ['months', ['It ends on Jan. 5 at noon.', 'Then it begins.']],
    ['initials', ['Junichiro K. Koizumi spoke.', 'He left.']],
    ['countries', ['The U.S. Senate voted.', 'It passed.']],
    ['numbers', ['See No. 5 and pp. 3 to 9.', 'Then go.']],
    ['questions', ['Who knows?', 'Nobody!', 'Well.']],
    ['decimals', ['It rose 3.5 percent.', 'It fell.']],
    ['Japanese', ['会談は終わった。', '次は来週。']],
  ])('are found among %s', (_, expected) => {
    expect(cut(expected.join(' '))).toEqual(expected);
  });

  test.each([
    ['de', ['Der Vertrag wurde am 3. November 2004 in Berlin unterzeichnet.', 'Er gilt.']],
    ['de', ['Der 2. Weltkrieg begann 1939.', 'Es waren 12.', 'Danach kamen mehr.']],
    ['de', ['Es kamen z. B. Herr Sato und u. a. Frau Dr. Ito.', 'Sie zahlten 3 Mio. Euro.', 'Nr. 5 fehlte.']],
    [
      'de',
      [
        'Es war ein Angriff dieser Art.',
        'Die Zahl stieg auf 3 Mio.',
        'Die Polizei kam.',
        'Nr. 5 fehlte im Mai.',
        '30 Leute kamen.',
      ],
    ],
    ['en', ['It began at 5 p.m.', 'NATO said so.']],
    ['es', ['El Sr. Pérez y la Sra. Gómez viajaron a EE. UU.', 'El ministro no viajó.']],
    ['es', ['Los EE. UU. Mantienen tropas.']],
    ['fr', ['MM. Durand et Petit sont venus av. J.-C.', 'Le roi aussi.']],
    ['en', ['Polls will open at 7 a.m. Sunday.', 'They close at 7 p.m. Tuesday.']],
    ['en', ['It opened at 7 a.m. GMT.', 'He came at 8 p.m.', 'Voters waited.']],
    ['en', ['He flew to the U.S.', 'The U.S. Senate voted.', 'J. K. Rowling wrote.']],
  ])('go on after abbreviations and ordinals (%s)', (language, expected) => {
    expect(cut(expected.join(' '), language)).toEqual(expected);
  });

  test('are found whatever the language is called', () => {
    expect(cut('One. Two.', 'no such language')).toEqual(['One.', 'Two.']);
  });

  test('have no gaps and cut no surrogate pair', () => {
    const long = fc.integer({ min: 0, max: 3 }).map((odd) => 'x'.repeat(odd) + '👩'.repeat(6000));
    fc.assert(
      fc.property(fc.oneof(words, long), (text) => {
        let at = 0;
        for (const { start, end } of sentencesOf(text)) {
          expect(start).toBe(at);
          expect(end).toBeGreaterThan(start);
          expect(text.slice(start, end)).not.toMatch(/\p{Surrogate}/u);
          at = end;
        }
        expect(at).toBe(text.length);
      }),
    );
  });

  test('take no more than moderate time in a very long paragraph', () => {
    const text = 'Mr. Ito said no. '.repeat(60_000);
    const from = performance.now();
    expect(sentencesOf(text)).toHaveLength(60_000);
    expect(performance.now() - from).toBeLessThan(8000);
  });
});

describe('the sentences around a stretch', () => {
  const around = (markdown: string, over: string) => {
    const document = documentOf(markdown);
    const start = document.text.indexOf(over);
    const span = sentencesAround(document, { start, end: start + over.length });
    return document.text.slice(span.start, span.end);
  };

  test.each([
    ['a sentence', 'One is. Two are. Three are.', 'are. T', 'Two are. Three are.'],
    ['a paragraph', 'One is\n\nTwo are', 'wo', 'Two are'],
    ['two paragraphs', 'So. One is\n\nTwo are. More.', 'is\n\nTwo', 'One is\n\nTwo are.'],
    ['a heading', '# The end\n\nOf it.', 'end', 'The end'],
    ['a list', '- one item\n- two items', 'item\ntwo', 'one item\ntwo items'],
    ['a quote in a list', '- > A thing. Another.', 'thing', 'A thing.'],
    ['a cell', '| a b | c |\n|---|---|\n| d e | f |', 'd', 'd e'],
    ['a block of code', '```\nx = 1. Y = 2.\n```', 'Y', 'Y'],
  ])('stay within %s', (_, markdown, over, expected) => {
    expect(around(markdown, over)).toBe(expected);
  });

  test('hold the stretch, whatever the text is', () => {
    fc.assert(
      fc.property(words, fc.nat(), fc.nat(), (markdown, from, length) => {
        const document = documentOf(markdown);
        if (document.text === '') return;
        const start = from % document.text.length;
        const end = Math.min(document.text.length, start + 1 + (length % 30));
        const span = sentencesAround(document, { start, end });
        expect(span.start).toBeLessThanOrEqual(start);
        expect(span.end).toBeGreaterThanOrEqual(end);
      }),
    );
  });
});
