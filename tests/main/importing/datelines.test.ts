import { describe, expect, test } from 'vitest';
import { datelineOf, withoutDateline } from '../../../main/importing/datelines.ts';

const REST = 'Two days of talks ended with no agreement on the matters between them, officials said.';

describe('a dateline', () => {
  test.each([
    ['TOKYO, Nov. 5 (Xinhua) --', '2005-11-05', 'Xinhua'],
    ['SEOUL (Reuters) -', null, 'Reuters'],
    ['BEIJING, 5 November 2004 (Agency) –', '2004-11-05', 'Agency'],
    ['Paris, 12 March 2004 (AFP) -', '2004-03-12', 'AFP'],
    ['Paris (AFP) –', null, 'AFP'],
    ['Tokyo, Nov. 4 -', '2005-11-04', null],
    ['Tokyo, Nov. 4 (Jiji Press)--', '2005-11-04', 'Jiji Press'],
    ['New York, Monday, Nov 7, 2005 —', '2005-11-07', null],
    ['St. Petersburg, Russia, 3 May 2005 (Interfax) -', '2005-05-03', 'Interfax'],
  ])('%s', (words, published, agency) => {
    expect(datelineOf(`${words} ${REST}`, 'en', '2005')).toEqual({ published, agency });
    expect(withoutDateline(`${words} ${REST}`, 'en')).toBe(REST);
  });

  test('in another language', () => {
    expect(datelineOf(`Paris, 12 mars 2004 (AFP) - ${REST}`, 'fr', null)).toEqual({
      published: '2004-03-12',
      agency: 'AFP',
    });
  });

  test.each([
    'In May 2004 - nobody knows why - the quay was closed.',
    'On Monday, 5 May 2004 — a holiday — the quay was closed.',
    'Updated, Nov. 4 - the quay is open.',
    'The quay, closed since 5 May 2004 - is open.',
    'Owls (birds) - seldom asked.',
    'Nobody, Nov. 4: the quay.',
    'Mara Lind (Harbour Board) - she spoke first.',
  ])('%s: is none', (words) => {
    expect(datelineOf(words, 'en', '2005')).toBeNull();
    expect(withoutDateline(words, 'en')).toBe(words);
  });
});
