/** Every command of the app, declared once: the menu, the command palette and the keyboard read from here. */

export interface Command {
  readonly label: string;
  /** As Electron writes accelerators; null where there is none. */
  readonly keys: string | null;
  readonly menu: 'File' | 'Edit' | 'View' | 'Go' | 'Help';
}

export const COMMANDS = {
  'import.files': { label: 'Import files…', keys: 'CmdOrCtrl+O', menu: 'File' },
  'import.folder': { label: 'Import a folder…', keys: 'CmdOrCtrl+Shift+O', menu: 'File' },
  'import.clipboard': { label: 'Import from the clipboard', keys: 'CmdOrCtrl+Shift+V', menu: 'File' },
  'import.address': { label: 'Save a page from the web…', keys: 'CmdOrCtrl+Shift+L', menu: 'File' },
  'import.sample': { label: 'Import the sample library', keys: null, menu: 'File' },
  'brief.open': { label: 'Export a brief…', keys: 'CmdOrCtrl+E', menu: 'File' },
  'codebook.export': { label: 'Export the codebook…', keys: null, menu: 'File' },
  'article.print': { label: 'Print the article…', keys: 'CmdOrCtrl+P', menu: 'File' },
  'article.update': { label: 'Update the article from a file…', keys: null, menu: 'File' },
  'backups.open': { label: 'Backups…', keys: null, menu: 'File' },
  'library.repair': { label: 'Check and repair the library', keys: null, menu: 'File' },
  'library.show': { label: 'Show the library folder', keys: null, menu: 'File' },
  'edit.undo': { label: 'Undo', keys: 'CmdOrCtrl+Z', menu: 'Edit' },
  'edit.redo': { label: 'Redo', keys: 'CmdOrCtrl+Shift+Z', menu: 'Edit' },
  'article.find': { label: 'Find in the article…', keys: 'CmdOrCtrl+F', menu: 'Edit' },
  'article.edit': { label: 'Edit the article’s details…', keys: null, menu: 'Edit' },
  'article.tag': { label: 'Tag the article as a whole…', keys: null, menu: 'Edit' },
  'article.star': { label: 'Star the article, or take the star off', keys: null, menu: 'Edit' },
  'article.archive': { label: 'Archive the article, or take it out', keys: null, menu: 'Edit' },
  'passage.code': { label: 'Code the passage: speaker, stance, certainty, date', keys: null, menu: 'Edit' },
  'article.history': { label: 'History of the article…', keys: 'CmdOrCtrl+Shift+H', menu: 'Edit' },
  'article.remove': { label: 'Move the article to the trash', keys: null, menu: 'Edit' },
  'issue.add': { label: 'New issue…', keys: 'CmdOrCtrl+Shift+N', menu: 'Edit' },
  'codebook.history': { label: 'History of the codebook…', keys: null, menu: 'Edit' },
  'view.larger': { label: 'Larger text', keys: 'CmdOrCtrl+Plus', menu: 'View' },
  'view.smaller': { label: 'Smaller text', keys: 'CmdOrCtrl+-', menu: 'View' },
  'view.settings': { label: 'Reading settings…', keys: 'CmdOrCtrl+,', menu: 'View' },
  'view.caret': { label: 'Reading caret', keys: 'F7', menu: 'View' },
  'article.passages': { label: 'Passages of the article…', keys: 'CmdOrCtrl+Shift+P', menu: 'View' },
  'article.versions': { label: 'Versions of the text', keys: null, menu: 'View' },
  'article.original': { label: 'Show the original', keys: null, menu: 'View' },
  'go.palette': { label: 'Search or go to…', keys: 'CmdOrCtrl+K', menu: 'Go' },
  'go.search': { label: 'Search everything', keys: 'CmdOrCtrl+Shift+F', menu: 'Go' },
  'go.library': { label: 'All articles', keys: 'CmdOrCtrl+L', menu: 'Go' },
  'go.starred': { label: 'Starred articles', keys: null, menu: 'Go' },
  'go.archived': { label: 'Archived articles', keys: null, menu: 'Go' },
  'go.attention': { label: 'What needs attention, and untagged passages', keys: null, menu: 'Go' },
  'go.trash': { label: 'Trash', keys: null, menu: 'Go' },
  'go.back': { label: 'Back', keys: 'Alt+Left', menu: 'Go' },
  'help.keys': { label: 'Keyboard', keys: 'F1', menu: 'Help' },
} as const satisfies Record<string, Command>;

export type CommandId = keyof typeof COMMANDS;
export const COMMAND_IDS = Object.keys(COMMANDS) as readonly CommandId[];
