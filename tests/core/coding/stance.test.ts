import { describe, expect, test } from 'vitest';
import { certaintyIn } from '../../../core/coding/certainty.ts';
import { stanceIn } from '../../../core/coding/stance.ts';

type Case = readonly [sentence: string, told: string | null, why?: string];

const cases = (list: readonly Case[]) => list.map(([sentence, told, why]) => ({ sentence, told, why }));

/** Written for this project: a sentence, its stance, and the words that say so. */
const STANCES: readonly Case[] = [
  ['Pyongyang denied that agents had taken her.', 'denies', 'denied'],
  ['The United States rejected the offer.', 'denies', 'rejected'],
  ['Seoul dismissed the claim as groundless.', 'denies', 'dismissed'],
  ['Tokyo said it rejected the offer.', 'denies', 'rejected'],
  ['On Monday, Japan demanded the return of the abductees.', 'demands', 'demanded'],
  ['Beijing urged both sides to show restraint.', 'demands', 'urged'],
  ['The families called on the government to act.', 'demands', 'called on'],
  ['Washington insisted that Pyongyang must give up its program.', 'demands', 'must'],
  ['China proposed a recess.', 'proposes', 'proposed'],
  ['Seoul offered two million kilowatts of power.', 'proposes', 'offered'],
  ['The envoy suggested a freeze.', 'proposes', 'suggested'],
  ['Kim promised to look into the cases.', 'promises', 'promised'],
  ['The government has pledged food aid.', 'promises', 'pledged'],
  ['He vowed never to return.', 'promises', 'vowed'],
  ['Machimura said the talks would resume.', 'asserts', 'said'],
  ['The North claims that she is dead.', 'asserts', 'claims'],
  ['Japan said North Korea had rejected the offer.', 'asserts', 'said'],
  ['The agency reported that the seals were broken.', 'reports', 'reported'],
  ['According to officials, the plant is cold.', 'reports', 'According to'],
  ['“We deny everything,” Kim said.', 'asserts', 'said'],
  ['Japan did not deny the report.', null],
  ['The North neither confirmed nor denied the test.', null],
  ['Tokyo declined to say who would go.', null],
  ['Neither side would say what was offered.', null],
  ['Japan did not deny the report but demanded proof.', 'demands', 'demanded'],
  ['The demands and the proposed plan lay on the table.', null],
  ['The talks lasted for three days.', null],
];

describe('the stance of a sentence', () => {
  test.each(cases(STANCES))('$sentence', ({ sentence, told, why }) => {
    const found = stanceIn(sentence);
    expect(found?.stance ?? null).toBe(told);
    if (found === null) return;
    expect(found.why).toBe(why);
    expect(sentence.slice(found.span.start, found.span.end)).toBe(why);
  });
});

const CERTAINTIES: readonly Case[] = [
  ['The plant may restart.', 'possible', 'may'],
  ['The plant might restart soon.', 'possible', 'might'],
  ['They could launch within days.', 'possible', 'could'],
  ['He was reportedly seen in Pyongyang.', 'possible', 'reportedly'],
  ['The alleged agent was not found.', 'possible', 'alleged'],
  ['It is not certain that she lives.', 'possible', 'not certain'],
  ['Seoul is likely to send rice.', 'probable', 'likely'],
  ['It will probably fail.', 'probable', 'probably'],
  ['The test was almost certainly real.', 'probable', 'almost certainly'],
  ['She is believed to be alive.', 'probable', 'is believed to'],
  ['It will probably fail, and may end the talks.', 'possible', 'may'],
  ['Tests confirmed the origin.', 'certain', 'confirmed'],
  ['The North will certainly object.', 'certain', 'certainly'],
  ['The ship could not enter the port.', null],
  ['The two sides met in May.', null],
  ['Military might alone is no answer.', null],
  ['The North neither confirmed nor denied it.', null],
  ['The talks resume on Monday.', null],
];

describe('the certainty of a sentence', () => {
  test.each(cases(CERTAINTIES))('$sentence', ({ sentence, told, why }) => {
    const found = certaintyIn(sentence);
    expect(found?.certainty ?? null).toBe(told);
    if (found !== null) expect(sentence.slice(found.span.start, found.span.end)).toBe(why);
  });
});
