/** The endings of files that can be read, for the system's dialogs. What a file is, its content says; see sniff.ts. */

interface FileType {
  readonly name: string;
  readonly extensions: string[];
}

const TYPES: readonly FileType[] = [
  { name: 'Saved web pages', extensions: ['html', 'htm', 'xhtml', 'mhtml', 'mht', 'webarchive'] },
  { name: 'Text and Markdown', extensions: ['txt', 'text', 'md', 'markdown'] },
  { name: 'Documents', extensions: ['pdf', 'docx', 'epub'] },
  { name: 'Messages and feeds', extensions: ['eml', 'rss', 'atom', 'xml'] },
  {
    name: 'Other tools’ exports',
    extensions: ['json', 'jsonld', 'csv', 'zip', 'qdc', 'qdpx', 'sqlite3', 'sqlite', 'db'],
  },
];

/** All of them together first. */
export const FILE_TYPES: readonly FileType[] = [
  { name: 'All that Briefmark reads', extensions: TYPES.flatMap(({ extensions }) => extensions) },
  ...TYPES,
];
