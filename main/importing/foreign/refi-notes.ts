/** The notes of a REFI-QDA project: memos of their own that codes, sources and selections point to. */
import { PlainError } from '../../../core/result.ts';
import { childOf, childrenOf, guidIn, type XmlElement } from './refi-xml.ts';

/** The same note may stand in many places; so many characters of notes all together are no person's work. */
const MOST_GIVEN = 20_000_000;

export class Notes {
  readonly #notes: ReadonlyMap<string, XmlElement>;
  /** By the guid of what they are on. */
  readonly #linked = new Map<string, XmlElement[]>();
  readonly #texts = new Map<XmlElement, string>();
  #given = 0;

  /**
   * How many of the project's links are between things, not between a note and what it is on: NVivo ties its
   * annotations to their selections by links.
   */
  readonly otherLinks: number;

  /** @param textOf the plain text of a note, wherever the project has it; empty for one that it has not */
  constructor(
    project: XmlElement,
    readonly textOf: (note: XmlElement) => string,
  ) {
    const notes = childrenOf(childOf(project, 'Notes'), 'Note');
    this.#notes = new Map(notes.map((note) => [guidIn(note, 'guid'), note]));
    const links = childrenOf(childOf(project, 'Links'), 'Link');
    this.otherLinks = links.filter((link) => !this.#takeIn(link)).length;
  }

  /** How many notes are on nothing that was asked about, so far. */
  get unused(): number {
    return this.#notes.size - this.#texts.size;
  }

  /**
   * The plain texts of the notes on an element.
   * @throws PlainError when the same notes are repeated beyond all measure
   */
  on(element: XmlElement): readonly string[] {
    const referred = childrenOf(element, 'NoteRef').flatMap((reference) => {
      const note = this.#notes.get(guidIn(reference, 'targetGUID'));
      return note === undefined ? [] : [note];
    });
    const linked = this.#linked.get(guidIn(element, 'guid')) ?? [];
    return [...new Set([...referred, ...linked])]
      .map((note) => this.#give(note))
      .filter((text) => text !== '');
  }

  #takeIn(link: XmlElement): boolean {
    const note = this.#notes.get(guidIn(link, 'originGUID'));
    const on = guidIn(link, 'targetGUID');
    if (note === undefined || on === '') return false;
    const there = this.#linked.get(on);
    if (there === undefined) this.#linked.set(on, [note]);
    else there.push(note);
    return true;
  }

  #give(note: XmlElement): string {
    const text = this.#texts.get(note) ?? this.#read(note);
    this.#given += text.length + 1;
    if (this.#given > MOST_GIVEN)
      throw new PlainError('The notes in the project are repeated beyond all measure. Nothing was imported.');
    return text;
  }

  #read(note: XmlElement): string {
    const whole = this.textOf(note);
    this.#given += whole.length;
    const text = titled(note, whole.trim());
    this.#texts.set(note, text);
    return text;
  }
}

/** A note's text under its title, where the title says more than the text does. */
function titled(note: XmlElement, text: string): string {
  const title = note.attributes.get('name')?.trim() ?? '';
  return text === '' || text.startsWith(title) ? text : `${title}\n\n${text}`;
}
