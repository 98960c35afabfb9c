/** What is marked in the sources of a REFI-QDA project, as highlights. */
import type { ForeignHighlight } from '../../../core/importing.ts';
import { counted } from '../../../core/words.ts';
import { leftOf, type Codes } from './refi-codebook.ts';
import type { Notes } from './refi-notes.ts';
import type { SourceText } from './refi-text.ts';
import { childOf, childrenOf, guidIn, type XmlElement } from './refi-xml.ts';
import { keyOf, namesOf, noteOf, timeOf } from './values.ts';

/** How much of the text around a highlight goes with it, in UTF-16 code units. */
const CONTEXT = 32;
/** So many coders are named. */
const MOST_NAMED = 12;

/** A highlight in the making: all that is marked on one stretch of a text. */
interface Draft {
  /** In code points of the source; null for a mark on the whole of it. */
  readonly stretch: readonly [start: number, end: number] | null;
  readonly issues: Set<string>;
  readonly notes: Set<string>;
  created: string | null;
  /** How many marks it is made of. */
  marks: number;
}

/** Reads the marks of a project, source after source, and counts what cannot come over. */
export class Marks {
  readonly #coders = new Set<string>();
  #misplaced = 0;
  #codeless = 0;

  constructor(
    readonly codes: Codes,
    readonly notes: Notes,
  ) {}

  /**
   * The marks in a source, in the order of the text. What is marked on the same stretch, by whomever, is one highlight;
   * a mark on the whole source has no quote.
   * @param identity tells the text from all others, the same at each export
   */
  of(sources: readonly XmlElement[], text: SourceText, identity: string): readonly ForeignHighlight[] {
    const drafts = new Map<string, Draft>();
    for (const source of sources) {
      this.#take(drafts, source, null);
      for (const selection of childrenOf(source, 'PlainTextSelection')) {
        this.#take(drafts, selection, [
          offsetIn(selection, 'startPosition'),
          offsetIn(selection, 'endPosition'),
        ]);
      }
    }
    return [...drafts.values()].flatMap((draft) => this.#highlight(draft, text, identity)).sort(inOrder);
  }

  /** What could not come over of the marks so far, a sentence each. */
  left(project: XmlElement): readonly string[] {
    const users = childrenOf(childOf(project, 'Users'), 'User').filter((user) =>
      this.#coders.has(guidIn(user, 'guid')),
    );
    const names = namesOf(users.map((user) => user.attributes.get('name') ?? '')).slice(0, MOST_NAMED);
    const who = names.length === 0 ? '' : ` (${names.join(', ')})`;
    return [
      ...(this.#coders.size > 1
        ? [
            `${counted(this.#coders.size, 'coder')}${who} marked the texts; who marked what does not come over, and what several marked alike is one passage.`,
          ]
        : []),
      ...leftOf([
        [
          this.#misplaced,
          'marked place stays behind: it is outside of its text, or has no words',
          'marked places stay behind: they are outside of their texts, or have no words',
        ],
        [
          this.#codeless,
          'coding stays behind: the project does not hold its code',
          'codings stay behind: the project does not hold their codes',
        ],
      ]),
    ];
  }

  #take(drafts: Map<string, Draft>, marked: XmlElement, stretch: Draft['stretch']): void {
    const key = stretch?.join(' ') ?? '';
    const draft = drafts.get(key) ?? {
      stretch,
      issues: new Set(),
      notes: new Set(),
      created: null,
      marks: 0,
    };
    const codings = childrenOf(marked, 'Coding');
    for (const coding of codings) this.#code(draft, coding, marked);
    for (const text of [marked, ...codings].flatMap((each) => this.#textsOn(each))) draft.notes.add(text);
    // A source as such is no mark.
    if (stretch === null && draft.issues.size + draft.notes.size === 0) return;
    const times = stretch === null ? [] : [createdIn(marked), ...codings.map(createdIn)];
    draft.marks += 1;
    draft.created = [draft.created, ...times].filter((time) => time !== null).sort()[0] ?? null;
    drafts.set(key, draft);
  }

  #code(draft: Draft, coding: XmlElement, marked: XmlElement): void {
    const coder = guidIn(coding, 'creatingUser') || guidIn(marked, 'creatingUser');
    if (coder !== '') this.#coders.add(coder);
    for (const reference of childrenOf(coding, 'CodeRef')) {
      const name = this.codes.names.get(guidIn(reference, 'targetGUID'));
      if (name === undefined) this.#codeless += 1;
      else draft.issues.add(name);
    }
  }

  #textsOn(element: XmlElement): readonly string[] {
    const texts = [childOf(element, 'Description')?.text ?? '', ...this.notes.on(element)];
    return texts.map((text) => text.trim()).filter((text) => text !== '');
  }

  #highlight(draft: Draft, { text, placeOf }: SourceText, identity: string): readonly ForeignHighlight[] {
    const { stretch, issues, notes, created, marks } = draft;
    const position = stretch === null ? null : placeOf(...stretch);
    if (stretch !== null && position === null) {
      this.#misplaced += marks;
      return [];
    }
    const { start, end } = position ?? { start: 0, end: 0 };
    return [
      {
        // Many tools give a selection another guid at each export.
        key: keyOf('refi', identity, ...(stretch ?? [])),
        quote: text.slice(start, end),
        prefix: text.slice(Math.max(0, start - CONTEXT), start),
        suffix: position === null ? '' : text.slice(end, end + CONTEXT),
        position,
        note: [...notes].map(noteOf).join('\n\n'),
        issues: [...issues],
        created,
      },
    ];
  }
}

const createdIn = ({ attributes }: XmlElement): string | null => timeOf(attributes.get('creationDateTime'));

/** NaN for what is no offset. */
function offsetIn(element: XmlElement, attribute: string): number {
  const value = element.attributes.get(attribute)?.trim() ?? '';
  return /^\d{1,15}$/.test(value) ? Number(value) : Number.NaN;
}

const inOrder = (a: ForeignHighlight, b: ForeignHighlight): number =>
  (a.position?.start ?? -1) - (b.position?.start ?? -1) || (a.position?.end ?? -1) - (b.position?.end ?? -1);
