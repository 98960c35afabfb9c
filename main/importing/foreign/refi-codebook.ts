/** Codebooks of REFI-QDA: a file of their own (.qdc), and the part of a project that is one. */
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
 * The codes of a codebook, in its order. One that lies under others goes by its own name where no other code has it,
 * else by the names of all above it too: "Work / Hours".
 * @throws PlainError for more codes than a codebook can have
 */
export function codesOf(codeBook: XmlElement | undefined, notesOn: NotesOn = () => []): Codes {
  const all = codesUnder(childOf(codeBook, 'Codes'), '', []);
  const named = all.filter(({ name }) => name !== '');
  const codable = named.filter(isCodable);
  const times = timesOf(codable.map(({ name }) => folded(name)));
  const issueName = ({ name, path }: Code): string => (times.get(folded(name)) === 1 ? name : path);
  const issues = new Map<string, ForeignIssue>();
  for (const code of codable) {
    const key = folded(issueName(code));
    if (!issues.has(key)) issues.set(key, issueOf(code, issueName(code), notesOn));
  }
  return {
    issues: [...issues.values()],
    names: new Map(named.filter(hasGuid).map((code) => [guidIn(code.element, 'guid'), issueName(code)])),
    left: leftOf([
      [all.length - named.length, 'code has no name and stays behind', 'codes have no name and stay behind'],
      [
        named.length - codable.length,
        'code that only groups others stays behind',
        'codes that only group others stay behind',
      ],
      [
        codable.length - issues.size,
        'code has the name of another and became one issue with it',
        'codes have the names of others and became one issue with them',
      ],
      [
        codable.filter(({ above }) => above > 0).length,
        'code lies under another; issues have no levels, so it stands beside it',
        'codes lie under others; issues have no levels, so they stand beside them',
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
  /** How many codes lie above it. */
  readonly above: number;
}

function codesUnder(parent: XmlElement | undefined, path: string, found: Code[], above = 0): readonly Code[] {
  for (const element of childrenOf(parent, 'Code')) {
    if (found.length >= MOST_CODES)
      throw new PlainError(
        `There are more than ${counted(MOST_CODES, 'code')} in it, more than any codebook has.`,
      );
    const name = shortened(tidy(cleaned(element.attributes.get('name') ?? '')) ?? '');
    const code = { element, name, path: path === '' ? name : `${path} / ${name}`, above };
    found.push(code);
    codesUnder(element, name === '' ? path : shortened(code.path), found, above + 1);
  }
  return found;
}

const shortened = (name: string): string =>
  name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1).replace(/\p{Cs}$/u, '')}…` : name;

const isCodable = ({ element }: Code): boolean =>
  !/^(?:false|0)$/i.test(element.attributes.get('isCodable')?.trim() ?? '');

const hasGuid = ({ element }: Code): boolean => guidIn(element, 'guid') !== '';

const folded = (name: string): string => name.toLocaleLowerCase();

function timesOf(names: readonly string[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const name of names) times.set(name, (times.get(name) ?? 0) + 1);
  return times;
}

function issueOf({ element }: Code, name: string, notesOn: NotesOn): ForeignIssue {
  const texts = [childOf(element, 'Description')?.text ?? '', ...notesOn(element)];
  return {
    name,
    definition: texts
      .map((text) => cleaned(text).trim())
      .filter((text) => text !== '')
      .join('\n\n'),
    color: nearestIssueColor(element.attributes.get('color')),
  };
}
