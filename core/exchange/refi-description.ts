/**
 * What REFI-QDA has no place for, in the description of a code: the definition, and below it paragraphs that begin
 * with what they are. In a codebook file a code can have no note of its own: notes are kept in projects.
 */
import type { ForeignIssue } from '../importing.ts';
import { UNDERLINES, type Codebook, type Issue, type Underline } from '../model.ts';
import { aliasesOf, listIn, momentIn, oneIn, oneLine } from './words.ts';

const LABELS = ['Also called', 'Key terms', 'Underline', 'Created', 'Closed', 'Memo'] as const;
type Label = (typeof LABELS)[number];

/** A line of the definition that begins like one of ours gets one more blank before it. */
const LIKE_OURS = new RegExp(`^(?= *(?:${LABELS.join('|')}):)`, 'gm');
const MADE_UNLIKE = new RegExp(`^ (?= *(?:${LABELS.join('|')}):)`, 'gm');
const OURS = new RegExp(`^(${LABELS.join('|')}): ?`);

/** Of the issues whose description names none. */
const USUAL: Underline = 'solid';

/** The description of an issue: "Who steers.\n\nAlso called: helmsmen". */
export function describedAs(codebook: Codebook, issue: Issue): string {
  const definition = issue.definition.replace(/\r\n?/g, '\n').trim();
  const words: Readonly<Record<Label, string>> = {
    'Also called': aliasesOf(codebook, issue).map(oneLine).join('; '),
    'Key terms': issue.keyTerms.map(oneLine).join('; '),
    Underline: issue.underline === USUAL ? '' : issue.underline,
    Created: issue.created,
    Closed: issue.closed ?? '',
    Memo: issue.memo.replace(/\r\n?/g, '\n').trim(),
  };
  return [
    definition.replace(LIKE_OURS, ' '),
    ...LABELS.flatMap((label) => (words[label] === '' ? [] : [`${label}: ${words[label]}`])),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** Whether a line that begins with a label goes on as ours do: others belong to the definition. */
function isOurs(label: string, words: string): boolean {
  if (label === 'Created') return momentIn(words) !== null;
  return label !== 'Underline' || oneIn(UNDERLINES, words) !== null;
}

/** What such a description says. The memo is the last, and goes on to the end. */
export function saidIn(
  description: string,
): Pick<ForeignIssue, 'definition' | 'memo' | 'aliases' | 'keyTerms' | 'underline' | 'created' | 'closed'> {
  const definition: string[] = [];
  const words = new Map<string, string>();
  const lines = description.split('\n');
  for (const [index, line] of lines.entries()) {
    const label = OURS.exec(line)?.[1];
    if (label === 'Memo') {
      words.set(label, lines.slice(index).join('\n').replace(OURS, ''));
      break;
    }
    const said = line.replace(OURS, '');
    if (label === undefined || !isOurs(label, said)) definition.push(line);
    else words.set(label, said);
  }
  const aliases = listIn(words.get('Also called') ?? '');
  const keyTerms = listIn(words.get('Key terms') ?? '');
  const created = momentIn(words.get('Created') ?? '');
  const closed = momentIn(words.get('Closed') ?? '');
  const memo = (words.get('Memo') ?? '').trim();
  return {
    definition: definition.join('\n').replace(MADE_UNLIKE, '').trim(),
    ...(aliases.length === 0 ? {} : { aliases }),
    ...(keyTerms.length === 0 ? {} : { keyTerms }),
    underline: oneIn(UNDERLINES, words.get('Underline') ?? '') ?? USUAL,
    ...(created === null ? {} : { created }),
    ...(closed === null ? {} : { closed }),
    ...(memo === '' ? {} : { memo }),
  };
}
