import type { VNode } from 'preact';
import { knownIssues } from '../../core/issues/hierarchy.ts';
import type { Article } from '../../core/model.ts';
import { Chip } from '../parts/Chip.tsx';
import { Icon } from '../parts/Icon.tsx';
import { removeArticleIssue } from '../state/article-marks.ts';
import { codebook } from '../state/library.ts';

/** The issues that an article bears on as a whole. */
export function ArticleIssues({ article }: { readonly article: Article }): VNode | null {
  const issues = knownIssues(codebook.value, article.issues);
  if (issues.length === 0) return null;
  return (
    <div class="chips article-issues" role="group" aria-label="Issues of the article">
      {issues.map((issue) => (
        <Chip key={issue.id} issue={issue}>
          <button
            class="chip-remove"
            aria-label={`Take ${issue.name} off the article`}
            title="Take it off the article"
            onClick={() => void removeArticleIssue(article.id, issue)}
          >
            <Icon name="close" size={11} />
          </button>
        </Chip>
      ))}
    </div>
  );
}
