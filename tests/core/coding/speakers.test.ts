import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { speakersIn } from '../../../core/coding/speakers.ts';

/** Written for this project: a sentence, and who speaks in it. */
const GOLDEN: readonly (readonly [string, string | null])[] = [
  ['Foreign Minister Nobutaka Machimura told reporters that Tokyo would wait.', 'Nobutaka Machimura'],
  ['Machimura said the talks with North Korea would resume.', 'Machimura'],
  ['“We will not go back,” said Machimura on Monday.', 'Machimura'],
  ['"We will not go back," said Foreign Minister Machimura.', 'Machimura'],
  ['According to the Foreign Ministry, the talks begin on Monday.', 'Foreign Ministry'],
  ['The talks begin on Monday, according to Chinese officials.', 'Chinese officials'],
  ['Pyongyang says it needs a light-water reactor first.', 'Pyongyang'],
  ['The ministry would not say when the talks resume.', 'ministry'],
  ['Machimura’s spokesman denied the report.', 'Machimura'],
  ['A spokesman for the Foreign Ministry said the talks had stalled.', 'Foreign Ministry'],
  [
    'Kim Gye Gwan, the North’s chief negotiator, told reporters in Beijing that the deal was dead.',
    'Kim Gye Gwan',
  ],
  ['South Korean Foreign Minister Ban Ki-moon urged the North to return.', 'Ban Ki-moon'],
  ['U.S. Secretary of State Condoleezza Rice said Washington had no plan to attack.', 'Condoleezza Rice'],
  ['On Monday, Japan demanded the return of the abductees.', 'Japan'],
  ['In March, Pyongyang announced that it had the weapons.', 'Pyongyang'],
  ['However, the United States rejected the offer.', 'United States'],
  ['Officials in Seoul said the aid would continue.', 'Officials'],
  ['A senior official said the aid would continue.', 'senior official'],
  [
    'The International Atomic Energy Agency reported that the seals were broken.',
    'International Atomic Energy Agency',
  ],
  ['Washington insists that Pyongyang must first give up its program.', 'Washington'],
  ['“The door is open,” Christopher Hill, the chief U.S. negotiator, said.', 'Christopher Hill'],
  ['Mr. Abe later said that Tokyo could not accept the remains.', 'Abe'],
  ['The government of Japan has pledged food aid.', 'Japan'],
  ['Sakie Yokota, whose daughter was taken in 1977, said she would go on waiting.', 'Sakie Yokota'],
  ['China, which hosts the talks, proposed a recess.', 'China'],
  ['Abe: We will press the North on this.', 'Abe'],
  ['President Roh Moo-hyun’s government said it would send rice.', 'Roh Moo-hyun'],
  [
    'Japanese Finance Ministry officials said Thursday that the trade had shrunk.',
    'Japanese Finance Ministry',
  ],
  ['North Korea has accused Japan of breaking its word.', 'North Korea'],
  ['Beijing on Tuesday urged both sides to show restraint.', 'Beijing'],
  ['The families’ association called on the government to impose sanctions.', 'families’ association'],
  ['Russian envoy Alexander Alexeyev said North Korea should return.', 'Alexander Alexeyev'],
  ['The demands were rejected by Seoul.', 'Seoul'],
  ['Pyongyang refused to discuss the abductions.', 'Pyongyang'],
  // Nobody is made to speak.
  ['“It was our mistake,” he said.', null],
  ['Tests showed that the bones were not hers.', null],
  ['It is reported that the plant is cold.', null],
  ['On Wednesday in May, the two sides met.', null],
];

describe('the speaker of a sentence', () => {
  test.each(GOLDEN)('%s', (sentence, speaker) => {
    const [first] = speakersIn(sentence, [], 'en');
    if (speaker === null) expect(first?.why).not.toBe('attributed');
    else expect(first).toMatchObject({ name: speaker, why: 'attributed' });
    if (first !== undefined) expect(sentence.slice(first.span.start, first.span.end)).toBe(first.name);
  });

  test('is followed by the other names, without days, months and words that only begin a sentence', () => {
    const names = speakersIn(
      'On Monday, Machimura told Ban Ki-moon in Seoul that March was too early.',
      [],
      'en',
    );
    expect(names.map(({ name, why }) => [name, why])).toEqual([
      ['Machimura', 'attributed'],
      ['Ban Ki-moon', 'named'],
      ['Seoul', 'named'],
    ]);
  });
});

describe('names used before', () => {
  const first = (sentence: string, known: readonly string[], language = 'en') =>
    speakersIn(sentence, known, language)[0];

  test('stand for a person by the last name', () => {
    expect(first('Machimura said the talks would resume.', ['Nobutaka Machimura'])).toEqual({
      name: 'Nobutaka Machimura',
      why: 'attributed',
      span: { start: 0, end: 9 },
    });
  });

  test('win over other names and over common words, but not over a proper name that speaks', () => {
    expect(first('The talks in Beijing bore on North Korea.', ['North Korea'])).toMatchObject({
      name: 'North Korea',
      why: 'known',
    });
    expect(first('Officials said North Korea should return.', ['North Korea'])?.name).toBe('North Korea');
    expect(first('Alexeyev said North Korea should return.', ['North Korea'])?.name).toBe('Alexeyev');
  });

  test('are whole words', () => {
    expect(first('The chinaware was broken.', ['china'])).toBeUndefined();
  });

  test('are found in writing without capitals', () => {
    expect(first('町村外相は会談を再開すると述べた。', ['町村外相'], 'ja')).toMatchObject({
      name: '町村外相',
      why: 'known',
    });
  });
});

describe('other languages', () => {
  test.each([
    [
      'de',
      'Außenminister Frank-Walter Steinmeier sagte am Montag, die Gespräche gingen weiter.',
      'Frank-Walter Steinmeier',
    ],
    ['fr', 'Selon Philippe Douste-Blazy, la réunion aura lieu.', 'Philippe Douste-Blazy'],
    ['es', 'El ministro Moratinos dijo que habrá reunión.', 'Moratinos'],
  ])('%s: %s', (language, sentence, name) => {
    expect(speakersIn(sentence, [], language)[0]).toMatchObject({ name, why: 'attributed' });
  });
});

test('spans lie in the sentence and names come once, whatever the words', () => {
  const word = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 6 }),
    fc.constantFrom(
      'Tokyo',
      'Ban Ki-moon',
      'said',
      'according to',
      '“',
      '”',
      ',',
      'the ministry',
      "'s",
      'Mr.',
      'North Korea',
      'was rejected by',
    ),
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 14 }), fc.constantFrom('en', 'de', 'ja'), (words, language) => {
      const sentence = words.join(' ');
      const speakers = speakersIn(sentence, ['Tokyo', 'Kim'], language);
      expect(new Set(speakers.map(({ name }) => name)).size).toBe(speakers.length);
      for (const { name, span } of speakers) {
        expect(name.trim()).not.toBe('');
        expect(span.start).toBeGreaterThanOrEqual(0);
        expect(span.end).toBeGreaterThan(span.start);
        expect(span.end).toBeLessThanOrEqual(sentence.length);
      }
    }),
  );
});
