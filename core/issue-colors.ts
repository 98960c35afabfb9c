/** The issue colours on light paper: what the light theme draws and every exported brief prints. */
import type { IssueColor } from './model.ts';

/** Each at least 4.5 to 1 against white. */
export const ISSUE_COLORS_ON_PAPER: Readonly<Record<IssueColor, string>> = {
  red: '#b5483a',
  ochre: '#8a6a12',
  blue: '#23639c',
  green: '#4d7a37',
  violet: '#7a4a95',
  teal: '#1c7272',
  rose: '#a8456f',
  slate: '#56616e',
};
