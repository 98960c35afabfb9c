/** The colours of issues in each theme: each meets 4.5:1 on that theme's paper, as text does. */
import { ISSUE_COLORS_ON_PAPER } from '../../core/issue-colors.ts';
import type { IssueColor, Theme } from '../../core/model.ts';

export type ShownTheme = Exclude<Theme, 'system'>;
type Palette = Readonly<Record<IssueColor, string>>;

const DARK: Palette = {
  red: '#e88a7c',
  ochre: '#d3b152',
  blue: '#7db4e6',
  green: '#94c07c',
  violet: '#c59ade',
  teal: '#6cc2c0',
  rose: '#e592b2',
  slate: '#a9b6c4',
};

const CONTRAST: Palette = {
  red: '#ff9f92',
  ochre: '#ffd75e',
  blue: '#8fcaff',
  green: '#a9e38b',
  violet: '#dfb3ff',
  teal: '#79e6e3',
  rose: '#ffaacb',
  slate: '#d0dbe6',
};

const SEPIA: Palette = {
  red: '#9c3a2d',
  ochre: '#71560a',
  blue: '#1b5285',
  green: '#3e642b',
  violet: '#693c82',
  teal: '#125f5f',
  rose: '#8f355b',
  slate: '#47515c',
};

export const PALETTES: Readonly<Record<ShownTheme, Palette>> = {
  light: ISSUE_COLORS_ON_PAPER,
  sepia: SEPIA,
  dark: DARK,
  contrast: CONTRAST,
};
