import type { ComponentChildren, VNode } from 'preact';
import type { Issue } from '../../core/model.ts';

/** The style that hands an issue's colour down as `--c`. */
export const colored = (issue: Pick<Issue, 'color'>): { '--c': string } => ({
  '--c': `var(--issue-${issue.color})`,
});

/** An issue's colour and underline, the two cues by which its passages are known. */
export function Swatch({
  issue,
  large = false,
}: {
  readonly issue: Pick<Issue, 'color' | 'underline'>;
  readonly large?: boolean;
}): VNode {
  return (
    <span
      class={large ? 'swatch large' : 'swatch'}
      data-underline={issue.underline}
      style={colored(issue)}
      aria-hidden="true"
    />
  );
}

/** An issue on a passage. */
export function Chip({
  issue,
  children,
}: {
  readonly issue: Issue;
  readonly children?: ComponentChildren;
}): VNode {
  return (
    <span class="chip" style={colored(issue)}>
      <i data-underline={issue.underline} />
      {issue.name}
      {children}
    </span>
  );
}
