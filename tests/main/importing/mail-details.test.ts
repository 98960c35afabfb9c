import { describe, expect, test } from 'vitest';
import { FROM, only } from './messages.ts';
import { PROSE } from './reading.ts';

const details = async (...headers: readonly string[]) => (await only([...headers, '', PROSE])).details;

describe('headers', () => {
  test('give title, author and the day where the sender was', async () => {
    expect(await details(...FROM)).toEqual({
      title: 'The ferry',
      byline: 'Ann Lee',
      source: null,
      section: null,
      published: '2005-11-05',
      publishedTime: '23:10-08:00',
      language: 'en',
      url: null,
    });
  });

  test.each([
    ['=?utf-8?B?0KPRgtGA0L4=?=\r\n =?utf-8?Q?_=D0=B2_=D0=BF=D0=BE=D1=80=D1=82=D1=83?=', 'Утро в порту'],
    ['=?iso-2022-jp?B?GyRCPnBKcxsoQg==?=', '情報'],
    ['Caf\xe9 au lait', 'Café au lait'],
    ['Caf\xc3\xa9 au lait', 'Café au lait'],
    ['Re: AW: Fwd: The ferry', 'The ferry'],
    ['RE[2]: The ferry', 'The ferry'],
    ['[Update] Re: ferry: what now', '[Update] Re: ferry: what now'],
    ['Ref: 12', 'Ref: 12'],
    ['Re:', 'Re:'],
    ['\xe5\x9b\x9e\xe5\xa4\x8d\xef\xbc\x9a\xe6\xb8\xa1\xe8\x88\xb9', '渡船'],
  ])('subject %j is %j', async (subject, title) => {
    expect((await details(`Subject: ${subject}`, 'From: a@b.example')).title).toBe(title);
  });

  test('of a list: its tag goes, its name is the source', async () => {
    const list = [
      'From: "Lee, Ann" <ann@example.org>',
      'List-Id: The harbour discussion <quay-l.lists.example.org>',
    ];
    expect(await details('Subject: Re: [quay-l] [draft] The ferry', ...list)).toMatchObject({
      title: '[draft] The ferry',
      byline: 'Lee, Ann',
      source: 'The harbour discussion',
    });
  });

  test.each([
    ['The Harbour Ledger <news@example.org>', null, 'The Harbour Ledger'],
    ['Ann Lee from Notes on Ports <ann@example.org>', 'Ann Lee', 'Notes on Ports'],
    ['Ann Lee <ann@example.org>', 'Ann Lee', null],
    ['news@example.org', 'news@example.org', null],
  ])('of a newsletter from %s', async (from, byline, source) => {
    const headers = [
      `From: ${from}`,
      'List-Unsubscribe: <https://example.org/u>',
      'List-Id: <3f2a9c88d1e04b7f.example.org>',
    ];
    expect(await details(...headers)).toMatchObject({ byline, source });
  });

  test.each([
    ['5 Nov 2005 00:10:00 +0900', '2005-11-05'],
    ['Sat, 05 Nov 05 00:10 GMT', '2005-11-05'],
    ['Sat,  5 Nov 2005 00:10:00 +0000 (UTC)', '2005-11-05'],
    ['2005-11-05T23:10:00-08:00', '2005-11-05'],
    ['soon', null],
  ])('date %j', async (date, published) => {
    expect((await details(`Date: ${date}`, 'Subject: x')).published).toBe(published);
  });
});
