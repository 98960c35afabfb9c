import type { VNode } from 'preact';
import { FACES, THEMES, type Face, type Theme } from '../../core/model.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { closeDialog } from '../state/dialogs.ts';
import { settings } from '../state/library.ts';
import { set } from '../state/library-edits.ts';

const THEME_NAMES: Readonly<Record<Theme, string>> = {
  system: 'System',
  light: 'Light',
  sepia: 'Sepia',
  dark: 'Dark',
  contrast: 'Contrast',
};
const FACE_NAMES: Readonly<Record<Face, string>> = { serif: 'Serif', sans: 'Sans' };

/** How the person likes to read. Every choice shows at once, and is kept. */
export function SettingsDialog(): VNode {
  const { theme, face, size, measure, leading, person, review } = settings.value;
  return (
    <Dialog title="Reading settings" onClose={closeDialog}>
      <Choice
        label="Theme"
        options={THEMES}
        names={THEME_NAMES}
        value={theme}
        onChoose={(next) => void set({ theme: next })}
      />
      <Choice
        label="Typeface"
        options={FACES}
        names={FACE_NAMES}
        value={face}
        onChoose={(next) => void set({ face: next })}
      />
      <Range
        label="Size"
        unit="px"
        min={14}
        max={28}
        step={0.5}
        value={size}
        onChange={(next) => void set({ size: next })}
      />
      <Range
        label="Line length"
        unit="characters"
        min={45}
        max={90}
        step={1}
        value={measure}
        onChange={(next) => void set({ measure: next })}
      />
      <Range
        label="Line height"
        unit=""
        min={1.3}
        max={2}
        step={0.02}
        value={leading}
        onChange={(next) => void set({ leading: next })}
      />
      <label class="form-row">
        <span>Your name</span>
        <input
          class="field"
          value={person ?? ''}
          placeholder="For the history of articles; may stay empty"
          onChange={(event) => void set({ person: event.currentTarget.value.trim() || null })}
        />
      </label>
      <label class="check">
        <input
          type="checkbox"
          checked={review}
          onChange={(event) => void set({ review: event.currentTarget.checked })}
        />{' '}
        Look over articles before they are saved, where a few are imported
      </label>
      <div class="dialog-actions">
        <span class="grow" />
        <button class="btn primary" onClick={closeDialog}>
          Done
        </button>
      </div>
    </Dialog>
  );
}

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly options: readonly T[];
  readonly names: Readonly<Record<T, string>>;
  readonly value: T;
  readonly onChoose: (next: T) => void;
}

function Choice<T extends string>({ label, options, names, value, onChoose }: ChoiceProps<T>): VNode {
  return (
    <div class="form-row" role="radiogroup" aria-label={label}>
      <span>{label}</span>
      <div class="segments">
        {options.map((option) => (
          <button
            key={option}
            role="radio"
            aria-checked={option === value}
            class={option === value ? 'on' : ''}
            onClick={() => onChoose(option)}
          >
            {names[option]}
          </button>
        ))}
      </div>
    </div>
  );
}

interface RangeProps {
  readonly label: string;
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly value: number;
  readonly onChange: (next: number) => void;
}

function Range({ label, unit, min, max, step, value, onChange }: RangeProps): VNode {
  return (
    <label class="form-row">
      <span>{label}</span>
      <input
        type="range"
        min={min}
        max={max}
        step={step}
        value={value}
        onChange={(event) => onChange(Number(event.currentTarget.value))}
      />
      <output>
        {value} {unit}
      </output>
    </label>
  );
}
