import { describe, expect, test } from 'vitest';
import { headerOf, timeIn } from '../../../../main/importing/foreign/kindle-headers.ts';
import { article, highlights, readExport, readFixture, recordsOf, titles } from './export-reading.ts';

const entry = (place: string, text: string, kind = 'Highlight', title = 'Harbours (Jane Doe)'): string =>
  `${title}\n- Your ${kind} on page 1 | Location ${place} | Added on Sunday, March 4, 2012, 10:11 PM\n\n${text}\n==========\n`;

describe('clippings of a Kindle', () => {
  test('are one article for a book, in every language, with its author where it has one', async () => {
    const extracted = await readFixture('kindle.txt');
    expect(titles(extracted)).toEqual([
      'Harbours (of the World)',
      'Der Hafen',
      'Le port',
      'El puerto',
      'Il porto',
      'O porto',
      'De haven',
      '港',
      '港口',
      'Satama',
    ]);
    expect(extracted.articles.map(({ details }) => details.byline).slice(0, 3)).toEqual([
      'Doe, Jane',
      'Müller',
      null,
    ]);
  });

  test('are marked words with the notes on them', async () => {
    const extracted = await readFixture('kindle.txt');
    expect(highlights(extracted, 1)).toMatchObject([
      { quote: 'Die Schiffe warten', note: 'Wirklich?', created: '2015-03-14T10:11:12.000Z' },
    ]);
    expect(highlights(extracted, 3)).toMatchObject([{ quote: 'Los barcos esperan', note: 'Nota mía' }]);
    for (const index of [2, 4, 5, 6, 7, 8])
      expect(highlights(extracted, index)).toMatchObject([{ note: '' }]);
  });

  test('that were made again are there once, the longest of each, and keep their notes', async () => {
    const extracted = await readFixture('kindle.txt');
    expect(highlights(extracted)).toMatchObject([
      { quote: 'Ships wait in line for a pilot.', note: 'First thought, gone on with' },
      { quote: '', note: '1\\. A note alone' },
    ]);
    expect(recordsOf(article(extracted))).toHaveLength(2);
  });

  test('leave behind what is told', async () => {
    expect((await readFixture('kindle.txt')).left).toEqual([
      '3 bookmarks without words stay behind.',
      '1 highlight is without words in the file, because too much of the book was copied.',
      '2 entries were made again with more or fewer words: the longest of each is there.',
      '1 entry in a language that Briefmark does not know is taken for highlights.',
      '1 entry of the file could not be read.',
    ]);
  });

  test('that only touch stay apart, and so do two notes at one place', async () => {
    const extracted = await readExport(
      entry('10-12', 'One sentence.') +
        entry('12-13', 'Another.') +
        entry('12', 'On the first.', 'Note') +
        entry('12', 'More on it.', 'Note'),
    );
    expect(highlights(extracted)).toMatchObject([
      { quote: 'One sentence.', note: 'On the first.\n\nMore on it.' },
      { quote: 'Another.', note: '' },
    ]);
    expect(extracted.left).toEqual([]);
  });

  test('stay in the order of the book', async () => {
    const extracted = await readExport(entry('200-201', 'Later.') + entry('10-11', 'Earlier.'));
    expect(highlights(extracted).map(({ quote }) => quote)).toEqual(['Earlier.', 'Later.']);
  });

  test('keep their keys when more are added', async () => {
    const before = highlights(await readExport(entry('10-11', 'One.')));
    const after = highlights(
      await readExport(entry('5-6', 'New.') + entry('10-11', 'One.') + entry('11', 'Why?', 'Note')),
    );
    expect(after[1]?.key).toBe(before[0]?.key);
  });
});

describe('the header of a clipping', () => {
  test.each([
    ['- Your Highlight at location 1045-46 | Added on x', 'highlight', 1045, 1046],
    ['- Highlight on Page 5 | Loc. 72-73  | Added on x', 'highlight', 72, 73],
    ['- Mi nota Pos. 72 | Añadido el x', 'note', null, null],
    ['- Votre signet sur la page 12 | emplacement 170 | Ajouté le x', 'bookmark', 170, 170],
    ['- Il tuo segnalibro a pagina 9 | Aggiunto x', 'bookmark', 9, 9],
    ['- Seu marcador na posição 72 | Adicionado x', 'bookmark', 72, 72],
    ['- Je notitie op pagina 5 | locatie 72 | Toegevoegd op x', 'note', 72, 72],
    ['- 5ページ|位置No. 72のメモ |作成日: x', 'note', 72, 72],
    ['- 您在位置 #72-73 的筆記 | x', 'note', 72, 73],
    ['- 您在第 9 页的书签 | x', 'bookmark', 9, 9],
  ])('%s', (line, kind, first, last) => {
    const place = first === null ? null : { first, last };
    expect(headerOf(line)).toMatchObject({ kind, place });
  });

  test('is no line of prose', () => {
    expect(headerOf('Your Highlight on page 4')).toBeNull();
  });

  test.each([
    ['Added on Sunday, March 4, 2012, 12:05 AM', '2012-03-04T00:05:00.000Z'],
    ['Added on Sunday, 4 March 2012 22:11:12', '2012-03-04T22:11:12.000Z'],
    ['Ajouté le mardi 4 août 2015 10:11:12', '2015-08-04T10:11:12.000Z'],
    ['Hinzugefügt am Samstag, 14. März 2015', '2015-03-14T00:00:00.000Z'],
    ['Aggiunto martedì 3 dicembre 2013 9:01:02', '2013-12-03T09:01:02.000Z'],
    ['添加于 2015年3月14日星期六 下午12:11:12', '2015-03-14T12:11:12.000Z'],
    ['Added on 31 February 2012', null],
    ['Added on 3/4/2012', null],
    ['', null],
  ])('says when: %s', (words, created) => {
    expect(timeIn(words)).toBe(created);
  });
});
