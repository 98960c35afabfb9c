/** Codebooks of REFI-QDA: a file of their own (.qdc), and the part of a project that is one. */
import { REFI_ORIGIN } from '../../../core/exchange/refi-codebook.ts';
import { saidIn } from '../../../core/exchange/refi-description.ts';
import type { ForeignIssue } from '../../../core/importing.ts';
import { PlainError } from '../../../core/result.ts';
import { counted } from '../../../core/words.ts';
import { cleaned } from '../decode.ts';
import { tidy, type Reader } from '../reading.ts';
import { nearestIssueColor } from './issue-colors.ts';
import { childOf, childrenOf, guidIn, readXml, type XmlElement } from './refi-xml.ts';
import { issuesOnly } from './works.ts';

export interface Codes {
  readonly issues: readonly ForeignIssue[];
  /** What each code is called as an issue, by its guid. */
  readonly names: ReadonlyMap<string, string>;
  /** What of the codebook could not come over, a sentence each. */
  readonly left: readonly string[];
}

/** The plain texts of the notes on an element, besides its description. */
export type NotesOn = (element: XmlElement) => readonly string[];

const MOST_CODES = 20_000;
/** Longer names are cut, in UTF-16 code units; of the names of the codes above, all together get as much. */
const LONGEST_NAME = 200;

/** Reads a codebook in the REFI-QDA exchange format as issues. */
export const readQdc: Reader = (bytes) => {
  const root = readXml(bytes);
  const codeBook = root.name === 'CodeBook' ? root : childOf(root, 'CodeBook');
  if (codeBook === undefined)
    throw new PlainError(
      `This XML is no REFI-QDA codebook: what it holds is called “${root.name.slice(0, 40)}”.`,
    );
  const { issues, left } = codesOf(codeBook);
  if (issues.length === 0) throw new PlainError('The codebook holds no codes.');
  return issuesOnly(issues, left);
};

/**
 * The codes of a codebook, in its order, each a part of the one that it lies under. It goes by its own name where no
 * other code has it, else by the names of all above it too: "Work / Hours". Of codes that only group others, those
 * that have some are kept.
 * @throws PlainError for more codes than a codebook can have
 */
export function codesOf(codeBook: XmlElement | undefined, notesOn: NotesOn = () => []): Codes {
  const all = codesUnder(childOf(codeBook, 'Codes'), null, []);
  const named = all.filter(({ name }) => name !== '');
  const kept = named.filter(hasCodable);
  const times = timesOf(kept.map(({ name }) => folded(name)));
  const issueName = ({ name, path }: Code): string => ((times.get(folded(name)) ?? 0) <= 1 ? name : path);
  const isOurs = codeBook?.attributes.get('origin') === REFI_ORIGIN;
  const issues = new Map<string, ForeignIssue>();
  for (const code of kept) {
    const name = issueName(code);
    const parent = code.above === null ? null : issueName(code.above);
    if (!issues.has(folded(name))) issues.set(folded(name), issueOf(code, { name, parent, notesOn, isOurs }));
  }
  return {
    issues: [...issues.values()],
    names: new Map(named.filter(hasGuid).map((code) => [guidIn(code.element, 'guid'), issueName(code)])),
    left: leftOf([
      [all.length - named.length, 'code has no name and stays behind', 'codes have no name and stay behind'],
      [
        named.length - kept.length,
        'code that would only group others has none and stays behind',
        'codes that would only group others have none and stay behind',
      ],
      [
        kept.length - issues.size,
        'code has the name of another and became one issue with it',
        'codes have the names of others and became one issue with them',
      ],
      [
        childrenOf(childOf(codeBook, 'Sets'), 'Set').length,
        'group of codes has no place in Briefmark',
        'groups of codes have no place in Briefmark',
      ],
    ]),
  };
}

/** A sentence for each count that is not 0. */
export const leftOf = (
  counts: readonly (readonly [count: number, one: string, many: string])[],
): readonly string[] =>
  counts.filter(([count]) => count > 0).map(([count, one, many]) => `${counted(count, one, many)}.`);

interface Code {
  readonly element: XmlElement;
  readonly name: string;
  /** With the names of those above it. */
  readonly path: string;
  /** The nearest code above it that has a name. */
  readonly above: Code | null;
}

function codesUnder(parent: XmlElement | undefined, above: Code | null, found: Code[]): readonly Code[] {
  for (const element of childrenOf(parent, 'Code')) {
    if (found.length >= MOST_CODES)
      throw new PlainError(
        `There are more than ${counted(MOST_CODES, 'code')} in it, more than any codebook has.`,
      );
    const name = shortened(tidy(cleaned(element.attributes.get('name') ?? '')) ?? '');
    const path = above === null ? name : `${shortened(above.path)} / ${name}`;
    const code = { element, name, path, above };
    found.push(code);
    codesUnder(element, name === '' ? above : code, found);
  }
  return found;
}

const shortened = (name: string): string =>
  name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1).replace(/\p{Cs}$/u, '')}…` : name;

const isCodable = (element: XmlElement): boolean =>
  !/^(?:false|0)$/i.test(element.attributes.get('isCodable')?.trim() ?? '');

/** Whether it, or a code under it, can have passages. */
const hasCodable = ({ element }: Code): boolean => anyCodable(element);
const anyCodable = (element: XmlElement): boolean =>
  isCodable(element) || childrenOf(element, 'Code').some(anyCodable);

const hasGuid = ({ element }: Code): boolean => guidIn(element, 'guid') !== '';

const folded = (name: string): string => name.toLocaleLowerCase();

function timesOf(names: readonly string[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const name of names) times.set(name, (times.get(name) ?? 0) + 1);
  return times;
}

type Said = Pick<ForeignIssue, 'definition' | 'memo' | 'aliases' | 'keyTerms' | 'closed'>;

interface Naming {
  readonly name: string;
  readonly parent: string | null;
  readonly notesOn: NotesOn;
  /** Whether Briefmark wrote it. */
  readonly isOurs: boolean;
}

function issueOf({ element }: Code, { name, parent, notesOn, isOurs }: Naming): ForeignIssue {
  const described = cleaned(childOf(element, 'Description')?.text ?? '');
  const said: Said = isOurs ? saidIn(described) : { definition: described.trim() };
  const memo = [said.memo ?? '', ...notesOn(element)]
    .map((text) => cleaned(text).trim())
    .filter((text) => text !== '')
    .join('\n\n');
  return {
    name,
    color: nearestIssueColor(element.attributes.get('color')),
    ...said,
    ...(memo === '' ? {} : { memo }),
    ...(parent === null || folded(parent) === folded(name) ? {} : { parent }),
  };
}
