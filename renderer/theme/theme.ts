/** The theme in use, and the reading settings as CSS variables. */
import { computed, effect, signal } from '@preact/signals';
import { settings } from '../state/library.ts';
import { printing } from '../state/printing.ts';
import { PALETTES, type ShownTheme } from './palette.ts';

const systemIsDark = matchMedia('(prefers-color-scheme: dark)');
const systemWantsContrast = matchMedia('(prefers-contrast: more)');
const systemTheme = signal<ShownTheme>(readSystem());

export const theme = computed<ShownTheme>(() =>
  // Paper is white.
  printing.value ? 'light' : settings.value.theme === 'system' ? systemTheme.value : settings.value.theme,
);
export const palette = computed(() => PALETTES[theme.value]);

function readSystem(): ShownTheme {
  if (systemWantsContrast.matches) return 'contrast';
  return systemIsDark.matches ? 'dark' : 'light';
}

/** Keeps the page in step with the settings from now on. */
export function followTheme(): void {
  for (const query of [systemIsDark, systemWantsContrast])
    query.addEventListener('change', () => (systemTheme.value = readSystem()));
  effect(() => {
    const { style, dataset } = document.documentElement;
    dataset['theme'] = theme.value;
    for (const [name, value] of Object.entries(palette.value)) style.setProperty(`--issue-${name}`, value);
  });
  effect(() => {
    const { style, dataset } = document.documentElement;
    const { size, measure, leading, face } = settings.value;
    dataset['face'] = face;
    style.setProperty('--read-size', `${size}px`);
    style.setProperty('--read-measure', String(measure));
    style.setProperty('--read-leading', String(leading));
  });
}
