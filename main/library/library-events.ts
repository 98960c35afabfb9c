import type { ArticleId, ArticleRow, Codebook, Problem } from '../../core/model.ts';

/** What a library tells whoever has it open. */
export interface LibraryEvents {
  rows: (rows: readonly ArticleRow[]) => void;
  gone: (ids: readonly ArticleId[]) => void;
  codebook: (codebook: Codebook) => void;
  problems: (problems: readonly Problem[]) => void;
  /** Everything may be different: a backup was put back. */
  replaced: () => void;
}

export const TO_NO_ONE: LibraryEvents = {
  rows: () => undefined,
  gone: () => undefined,
  codebook: () => undefined,
  problems: () => undefined,
  replaced: () => undefined,
};
