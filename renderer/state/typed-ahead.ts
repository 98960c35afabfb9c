/** What is typed for a note whose field is not there yet, as its passage is still being saved: none of it is lost. */

let isComing = false;
let text = '';
let isEnded = false;

/** From now on what is typed is meant for the note that is being opened. */
export function expectNote(): void {
  if (!isComing) [isComing, text, isEnded] = [true, '', false];
}

/** There will be no note after all. */
export function expectNoNote(): void {
  isComing = false;
}

/** Keeps a key for the note that is being opened; whether one is, and the key means something to it. */
export function keepForNote({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  if (!isComing || ctrlKey || metaKey || altKey) return false;
  if (key === 'Escape') isEnded = true;
  else if (key === 'Backspace') text = text.replace(/.$/su, '');
  else if (key === 'Enter') text += '\n';
  else if (/^.$/su.test(key)) text += key;
  else return false;
  return true;
}

/** What was typed until now, for the field that is there now; and whether the note was ended with Escape already. */
export function takeTyped(): { readonly text: string; readonly isEnded: boolean } {
  const taken = isComing ? { text, isEnded } : { text: '', isEnded: false };
  isComing = false;
  return taken;
}
