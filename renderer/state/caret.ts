/** The reading caret: on or off. Where it stands is the window's own selection, so that nothing can disagree. */
import { signal } from '@preact/signals';

export const caretIsOn = signal(false);
