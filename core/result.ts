/** What a call that may fail for a reason worth telling gives back: a value, or words for the person. */
export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: string };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });

/** @param error a sentence that says what happened and, where known, what to do. */
export const fail = (error: string): Result<never> => ({ ok: false, error });

/** An error whose message is written for the person and may be shown as it is. */
export class PlainError extends Error {
  override name = 'PlainError';
}

/** A change that the library does not take as it stands, now or later. */
export class RefusedError extends PlainError {
  override name = 'RefusedError';
}

/** What the words of a change begin with that is meant to be kept and is not on disk. */
export const NOT_SAVED = 'Not saved';

/** The words of anything thrown. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
