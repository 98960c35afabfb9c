import { Menu, type MenuItemConstructorOptions } from 'electron';
import { COMMAND_IDS, COMMANDS, type Command, type CommandId } from '../core/commands.ts';

type Item = MenuItemConstructorOptions;

const ROLES: Readonly<Record<Command['menu'], readonly Item[]>> = {
  File: [{ type: 'separator' }, { role: process.platform === 'darwin' ? 'close' : 'quit' }],
  Edit: [{ type: 'separator' }, { role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }],
  View: [{ type: 'separator' }, { role: 'togglefullscreen' }, { role: 'toggleDevTools', visible: false }],
  Go: [],
  Help: [],
};

/** Puts up the menu, made from the list of commands. */
export function setMenu(run: (command: CommandId) => void): void {
  const menus = (Object.keys(ROLES) as Command['menu'][]).map((label): Item => {
    const commands = COMMAND_IDS.filter((id) => COMMANDS[id].menu === label).map((id): Item => {
      const { label: words, keys } = COMMANDS[id];
      return { id, label: words, click: () => run(id), ...(keys === null ? {} : { accelerator: keys }) };
    });
    return { label, submenu: [...commands, ...ROLES[label]] };
  });
  const application: Item[] = process.platform === 'darwin' ? [{ role: 'appMenu' }] : [];
  Menu.setApplicationMenu(Menu.buildFromTemplate([...application, ...menus]));
}
