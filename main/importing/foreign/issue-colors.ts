/** The colours of other tools, as the nearest of Briefmark's. */
import { ISSUE_COLORS_ON_PAPER } from '../../../core/issue-colors.ts';
import { ISSUE_COLORS, type IssueColor } from '../../../core/model.ts';

/** Below this saturation, from 0 to 1, a colour is called gray rather than by its hue; slate has 0.22. */
const GRAY = 0.25;

/**
 * The issue colour whose hue is nearest; gray ones are slate. Null for what is no colour.
 * @param value "#rgb", "#rrggbb", or "#aarrggbb" as some tools have it
 */
export function nearestIssueColor(value: string | undefined): IssueColor | null {
  const hex = /^#?(?:[\da-f]{2})?([\da-f]{6})$/i.exec(value?.trim() ?? '')?.[1] ?? doubled(value);
  if (hex === null) return null;
  const { hue, saturation } = hueOf(hex);
  if (saturation < GRAY) return 'slate';
  return HUES.reduce((best, each) => (apart(each.hue, hue) < apart(best.hue, hue) ? each : best)).color;
}

function doubled(value: string | undefined): string | null {
  const short = /^#([\da-f]{3})$/i.exec(value?.trim() ?? '')?.[1];
  return short?.replace(/./g, '$&$&') ?? null;
}

/** Hue in degrees, and saturation from 0 to 1, of "rrggbb" (HSV). */
function hueOf(hex: string): { readonly hue: number; readonly saturation: number } {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  const most = Math.max(red, green, blue);
  const range = most - Math.min(red, green, blue);
  if (range === 0) return { hue: 0, saturation: 0 };
  const sixth =
    most === red
      ? (green - blue) / range
      : most === green
        ? (blue - red) / range + 2
        : (red - green) / range + 4;
  return { hue: (sixth * 60 + 360) % 360, saturation: range / most };
}

/** How far two hues are apart on their circle, in degrees. */
const apart = (a: number, b: number): number => Math.min(Math.abs(a - b), 360 - Math.abs(a - b));

const HUES = ISSUE_COLORS.filter((color) => color !== 'slate').map((color) => ({
  color,
  hue: hueOf(ISSUE_COLORS_ON_PAPER[color].slice(1)).hue,
}));
