import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { ParseError } from '../../core/parse.ts';
import { typedDetails } from '../../core/parsers.ts';
import type { Review, Reviewed } from '../../core/review.ts';
import { counted } from '../../core/words.ts';
import { DetailFields, textsOf, valuesOf, wrongInWords } from '../parts/DetailFields.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Icon } from '../parts/Icon.tsx';
import { closeDialog } from '../state/dialogs.ts';
import { keepAllAsFound, keepReviewed, reviewing, skipReviewed } from '../state/importing.ts';

/** Looks over, one after another, what an import found. */
export function ReviewDialog(): VNode | null {
  const [review, ...others] = reviewing.value?.reviews ?? [];
  if (review === undefined) return null;
  return <ReviewOf key={review.token} review={review} others={others.length} />;
}

interface Props {
  readonly review: Review;
  /** How many wait after it. */
  readonly others: number;
}

function ReviewOf({ review, others }: Props): VNode {
  const { blocks, details, path, images } = review;
  const [typed, setTyped] = useState(() => textsOf(details));
  const [wanted, setWanted] = useState<ReadonlySet<number>>(() => asFound(review));
  const [wrong, setWrong] = useState('');
  const told = async (keeping: Promise<string | null>) => setWrong((await keeping) ?? '');
  const save = () => {
    try {
      const decided: Reviewed = {
        token: review.token,
        details: typedDetails(details)(valuesOf(typed), ''),
        blocks: isSame(wanted, asFound(review)) ? null : [...wanted].toSorted((a, b) => a - b),
      };
      void told(keepReviewed(decided));
    } catch (error) {
      if (!(error instanceof ParseError)) throw error;
      setWrong(wrongInWords(error));
    }
  };
  const toggle = (index: number) => {
    const next = new Set(wanted);
    if (!next.delete(index)) next.add(index);
    setWanted(next);
  };
  const dropped = blocks.filter(({ kept }) => !kept).length;
  return (
    <Dialog
      title={others === 0 ? 'Look over and save' : `Look over and save (${others} more)`}
      onClose={closeDialog}
      wide
    >
      <form
        class="review"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <div class="review-details">
          <p class="quiet">
            {path.split(/[\\/]/).at(-1)}
            {images > 0 && `, ${counted(images, 'picture')}`}
          </p>
          <DetailFields typed={typed} onType={setTyped} />
        </div>
        {blocks.length > 0 && (
          <div class="review-text">
            <p class="quiet">
              {dropped === 0
                ? 'Nothing was left out. A click on a line leaves it out.'
                : `${counted(dropped, 'line')} left out. A click takes one in, or leaves one out.`}
            </p>
            <Lines review={review} wanted={wanted} onToggle={toggle} />
          </div>
        )}
        {wrong !== '' && (
          <p class="wrong" role="alert">
            {wrong}
          </p>
        )}
        <div class="dialog-actions">
          <button type="button" class="btn" onClick={skipReviewed}>
            Do not save
          </button>
          <span class="grow" />
          {others > 0 && (
            <button type="button" class="btn" onClick={() => void told(keepAllAsFound())}>
              Save all as found
            </button>
          )}
          <button type="submit" class="btn primary">
            Save
          </button>
        </div>
      </form>
    </Dialog>
  );
}

interface LinesProps {
  readonly review: Review;
  readonly wanted: ReadonlySet<number>;
  readonly onToggle: (index: number) => void;
}

/** The text line by line, what was dropped struck through at its place. */
function Lines({ review, wanted, onToggle }: LinesProps): VNode {
  return (
    <ol class="review-lines" tabIndex={-1}>
      {review.blocks.map(({ text }, index) => (
        <li key={index}>
          <button
            type="button"
            role="switch"
            aria-checked={wanted.has(index)}
            class={wanted.has(index) ? 'kept' : 'left-out'}
            title={wanted.has(index) ? 'Leave out' : 'Take in'}
            onClick={() => onToggle(index)}
          >
            <Icon name={wanted.has(index) ? 'check' : 'plus'} size={13} />
            <span>{text === '' ? '(a picture)' : text}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}

const asFound = ({ blocks }: Review): ReadonlySet<number> =>
  new Set(blocks.flatMap(({ kept }, index) => (kept ? [index] : [])));

const isSame = (a: ReadonlySet<number>, b: ReadonlySet<number>): boolean =>
  a.size === b.size && [...a].every((each) => b.has(each));
