/** Projects of REFI-QDA (.qdpx), as QualCoder, NVivo, ATLAS.ti, MAXQDA and others exchange them. */
import type { Extracted, ExtractedArticle } from '../../../core/importing.ts';
import { PlainError } from '../../../core/result.ts';
import { counted } from '../../../core/words.ts';
import { sha256Of } from '../../store/blobs.ts';
import { Archive } from '../archive.ts';
import { cleaned } from '../decode.ts';
import { guessLanguage } from '../language.ts';
import { NO_DETAILS, tidy, type Reader } from '../reading.ts';
import { codesOf, leftOf, type Codes } from './refi-codebook.ts';
import { Marks } from './refi-marks.ts';
import { Notes } from './refi-notes.ts';
import { ProjectFiles, type FoundText, type Lack } from './refi-sources.ts';
import { sourceTextOf } from './refi-text.ts';
import { childOf, childrenOf, readXml, type XmlElement } from './refi-xml.ts';

/** Whether an archive is a REFI-QDA project. */
export const isQdpx = (archive: Archive): boolean => qdeIn(archive) !== undefined;

/** The project's XML: that which lies in the fewest folders. */
const qdeIn = ({ names }: Archive): string | undefined =>
  names
    .filter((name) => /\.qde$/i.test(name))
    .sort((a, b) => a.split('/').length - b.split('/').length)
    .at(0);

/** Reads a project: an article for each of its texts, with what is marked in it, and its codes as issues. */
export const readQdpx: Reader = (bytes) => {
  const archive = new Archive(bytes);
  const qde = qdeIn(archive);
  if (qde === undefined) throw new PlainError('The archive holds no REFI-QDA project.');
  const xml = archive.bytes(qde);
  if (xml === null)
    throw new PlainError('The project is damaged. Export it again from the program that it was made with.');
  const project = readXml(xml);
  if (project.name !== 'Project')
    throw new PlainError(
      `“${qde}” is no REFI-QDA project: what it holds is called “${project.name.slice(0, 40)}”.`,
    );
  return extracted(project, new ProjectFiles(archive, qde));
};

function extracted(project: XmlElement, files: ProjectFiles): Extracted {
  const notes = new Notes(project, (note) => noteIn(files.textOf(note), note));
  const codes = codesOf(childOf(project, 'CodeBook'), (code) => notes.on(code));
  const marks = new Marks(codes, notes);
  const sources = childOf(project, 'Sources')?.children ?? [];
  const texts = textsOf(
    sources.filter(({ name }) => name === 'TextSource'),
    files,
  );
  const lineEndIsOne = /atlas/i.test(project.attributes.get('origin') ?? '');
  const articles = texts.found.map((text) => articleOf(text, marks, lineEndIsOne));
  const left = [
    ...texts.left,
    ...marks.left(project),
    ...codes.left,
    ...otherThings(project, sources, notes),
  ];
  refuseNothing(articles, codes, left);
  return { articles, issues: codes.issues, left };
}

const noteIn = (found: FoundText, note: XmlElement): string =>
  'raw' in found ? found.raw : (childOf(note, 'Description')?.text ?? '');

function refuseNothing(
  articles: readonly ExtractedArticle[],
  { issues }: Codes,
  left: readonly string[],
): void {
  if (articles.length > 0 || issues.length > 0) return;
  throw new PlainError(['The project holds no texts and no codes that can come over.', ...left].join(' '));
}

/** A text, and the sources that are made from it: as a rule one. */
interface TextWithSources {
  readonly raw: string;
  readonly sources: XmlElement[];
}

interface Texts {
  readonly found: readonly TextWithSources[];
  /** A sentence for each reason why some are not there. */
  readonly left: readonly string[];
}

function textsOf(sources: readonly XmlElement[], files: ProjectFiles): Texts {
  const byFile = new Map<string, TextWithSources>();
  const lacking = new Map<Lack, XmlElement[]>([
    ['missing', []],
    ['outside', []],
    ['formatted', []],
  ]);
  const guessed = new Set<XmlElement>();
  for (const [index, source] of sources.entries()) {
    const found = files.textOf(source);
    if ('lack' in found) {
      lacking.get(found.lack)?.push(source);
      continue;
    }
    const key = found.file ?? `${index}`;
    const there = byFile.get(key);
    if (there === undefined) byFile.set(key, { raw: found.raw, sources: [source] });
    else there.sources.push(source);
    if (!found.unicode) guessed.add(source);
  }
  return {
    found: [...byFile.values()],
    left: [
      ...[...lacking].flatMap(([lack, which]) => (which.length === 0 ? [] : [`${lackOf(lack, which)}.`])),
      ...(guessed.size === 0
        ? []
        : [
            `${namesOf([...guessed])}: the text is not in Unicode, as it has to be, so marks in it may have slipped.`,
          ]),
    ],
  };
}

const LACKS: Readonly<Record<Lack, string>> = {
  missing: 'the project does not hold the text, or it is damaged or larger than 50 MB',
  outside: 'the text lies outside of the project',
  formatted: 'the project holds the text with its formatting only; import that document as a file of its own',
};

const lackOf = (lack: Lack, sources: readonly XmlElement[]): string =>
  `${namesOf(sources)}: ${LACKS[lack]}${behind(sources)}`;

function behind(sources: readonly XmlElement[]): string {
  const marked = markedIn(sources);
  return marked === 0
    ? ''
    : `; ${counted(marked, 'marked place')} stay${marked === 1 ? 's' : ''} behind with it`;
}

const markedIn = (sources: readonly XmlElement[]): number =>
  sources.reduce(
    (sum, { children }) => sum + children.filter(({ name }) => name.endsWith('Selection')).length,
    0,
  );

/** So many are named one by one. */
const MOST_NAMED = 5;

function namesOf(sources: readonly XmlElement[]): string {
  const names = sources.slice(0, MOST_NAMED).map((source) => `“${titleOf(source).slice(0, 80)}”`);
  return names.join(', ') + (sources.length > MOST_NAMED ? ` and ${sources.length - MOST_NAMED} more` : '');
}

const titleOf = ({ attributes }: XmlElement): string => tidy(cleaned(attributes.get('name') ?? '')) ?? '';

function articleOf({ raw, sources }: TextWithSources, marks: Marks, lineEndIsOne: boolean): ExtractedArticle {
  const title = sources.map(titleOf).find((name) => name !== '') ?? '';
  const bytes = new TextEncoder().encode(raw);
  const text = sourceTextOf(raw, lineEndIsOne);
  return {
    details: { ...NO_DETAILS, title, language: guessLanguage(text.text) },
    markdown: text.markdown,
    type: 'list',
    images: [],
    pages: [],
    highlights: marks.of(sources, text, sha256Of(bytes)),
    part: { name: title === '' ? 'Text' : title, bytes },
  };
}

const OTHER_SOURCES: readonly (readonly [element: string, one: string, many: string])[] = [
  ['PDFSource', 'PDF', 'PDFs'],
  ['PictureSource', 'picture', 'pictures'],
  ['AudioSource', 'audio recording', 'audio recordings'],
  ['VideoSource', 'video', 'videos'],
];

/** What has no place in Briefmark, a sentence each. */
function otherThings(project: XmlElement, sources: readonly XmlElement[], notes: Notes): readonly string[] {
  const countIn = (list: string, name: string): number => childrenOf(childOf(project, list), name).length;
  const media = OTHER_SOURCES.flatMap(([element, one, many]) => {
    const those = sources.filter(({ name }) => name === element);
    const marked = markedIn(those);
    const verb = those.length === 1 ? 'stays' : 'stay';
    return those.length === 0
      ? []
      : [
          `${counted(those.length, one, many)} ${verb} behind${marked === 0 ? '' : `, with ${counted(marked, 'marked place')}`}.`,
        ];
  });
  const without = (count: number, one: string, many = `${one}s`) =>
    [count, `${one} has no place in Briefmark`, `${many} have no place in Briefmark`] as const;
  return [
    ...media,
    ...leftOf([
      without(countIn('Sets', 'Set'), 'group of codes or sources', 'groups of codes or sources'),
      without(countIn('Variables', 'Variable'), 'variable'),
      without(countIn('Cases', 'Case'), 'case'),
      without(notes.otherLinks, 'link between things', 'links between things'),
      without(countIn('Graphs', 'Graph'), 'graph'),
      without(
        notes.unused,
        'memo that stands on no text and no code',
        'memos that stand on no text and no code',
      ),
      without(childOf(project, 'Description')?.text.trim() ? 1 : 0, 'description of the project as a whole'),
    ]),
  ];
}
