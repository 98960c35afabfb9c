/**
 * The closed tree of what an article can hold. Whoever draws or exports an article goes through these types and
 * no others, so nothing that is not listed here can reach a page. Offsets are UTF-16 code units in the canonical
 * text.
 */

/** A stretch [start, end) of the canonical text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A run of text; `text` is the canonical text from `start` to `end`. */
export interface TextRun extends Span {
  readonly type: 'text' | 'code';
  readonly text: string;
}

export interface Styled {
  readonly type: 'emphasis' | 'strong' | 'strike';
  readonly inlines: readonly Inline[];
}

export interface Link {
  readonly type: 'link';
  /** An http, https or mailto address; anything else in the source is read as plain text. */
  readonly url: string;
  readonly inlines: readonly Inline[];
}

export interface Image {
  readonly type: 'image';
  /** The name of a stored image, <sha256>.<png|jpg|gif|webp>, or null for one that did not come with the article. */
  readonly name: string | null;
  readonly alt: string;
}

/** A line break; one character, "\n". */
export interface Break extends Span {
  readonly type: 'break';
}

export type Inline = TextRun | Styled | Link | Image | Break;

export interface Paragraph extends Span {
  readonly type: 'paragraph';
  readonly inlines: readonly Inline[];
}

export interface Heading extends Span {
  readonly type: 'heading';
  readonly depth: 1 | 2 | 3 | 4 | 5 | 6;
  readonly inlines: readonly Inline[];
}

export interface ListItem extends Span {
  /** Of a task list; null elsewhere. */
  readonly checked: boolean | null;
  readonly blocks: readonly Block[];
}

export interface List extends Span {
  readonly type: 'list';
  /** The first number of an ordered list, null for a list with bullets. */
  readonly first: number | null;
  readonly items: readonly ListItem[];
}

export interface Quote extends Span {
  readonly type: 'quote';
  readonly blocks: readonly Block[];
}

export interface CodeBlock extends Span {
  readonly type: 'codeBlock';
  readonly run: TextRun;
}

export interface Cell extends Span {
  readonly align: 'left' | 'center' | 'right' | null;
  readonly inlines: readonly Inline[];
}

/** The first row is the header. */
export interface Table extends Span {
  readonly type: 'table';
  readonly rows: readonly (readonly Cell[])[];
}

export interface Rule extends Span {
  readonly type: 'rule';
}

export type Block = Paragraph | Heading | List | Quote | CodeBlock | Table | Rule;

export interface ArticleDocument {
  readonly blocks: readonly Block[];
  /** The canonical text: every run of the tree in order, blocks apart. */
  readonly text: string;
}
