import type { VNode } from 'preact';
import { onGridKey } from './grid-keys.ts';

export interface MatrixRow {
  readonly key: string;
  readonly label: string;
  /** How deep it is among the rows, from 0. */
  readonly depth: number;
  /** Shown beside the name; null for none. */
  readonly total: number | null;
  readonly cells: readonly number[];
  /** Hands down the colour of its cells, where that is its own. */
  readonly style?: { readonly '--c': string };
  readonly onOpen?: () => void;
}

interface MatrixProps {
  readonly label: string;
  readonly columns: readonly string[];
  readonly rows: readonly MatrixRow[];
  /** In CSS pixels. */
  readonly labelWidth: number;
  readonly cellWidth: number;
  /** The number of the darkest cells; that of the largest where it is left out. */
  readonly most?: number;
  /** "33 passages: Japan demands" */
  readonly said: (row: number, column: number) => string;
  readonly onOpen: (row: number, column: number) => void;
}

const CELL = 30;
const GAP = 2;
/** The width of a letter of a label, about. */
const LETTER = 6.4;
/** Labels at an angle are no longer than this. */
const LONGEST = 20;

/**
 * Numbers in rows and columns, those of more the darker; every cell with its number, none left out. The names of the rows
 * stay where they are while wide matrices are scrolled.
 */
export function MatrixChart(props: MatrixProps): VNode {
  const { columns, rows, labelWidth } = props;
  const flat = columns.every((name) => name.length * LETTER <= props.cellWidth - 4);
  const head = flat ? 26 : 16 + Math.min(LONGEST, Math.max(...columns.map(({ length }) => length))) * 4.8;
  const height = head + rows.length * CELL;
  return (
    <div class="matrix">
      <svg class="matrix-names" width={labelWidth} height={height} aria-hidden="true">
        {rows.map((row, at) => (
          <RowName key={row.key} row={row} y={head + at * CELL} width={labelWidth} />
        ))}
      </svg>
      <div class="matrix-cells scroller">
        <Cells {...props} flat={flat} head={head} height={height} />
      </div>
    </div>
  );
}

function RowName({
  row: { label, depth, total, onOpen },
  y,
  width,
}: {
  readonly row: MatrixRow;
  readonly y: number;
  readonly width: number;
}): VNode {
  const indent = depth * 14;
  const room = Math.floor((width - indent - 52) / LETTER);
  return (
    <g
      transform={`translate(0 ${y + CELL / 2 - 1})`}
      class={onOpen === undefined ? '' : 'opens'}
      onClick={onOpen}
    >
      <title>{label}</title>
      <text x={indent} dominant-baseline="central">
        {shortened(label, room)}
      </text>
      {total !== null && (
        <text class="total" x={width - 10} text-anchor="end" dominant-baseline="central">
          {total.toLocaleString('en-GB')}
        </text>
      )}
    </g>
  );
}

const shortened = (text: string, letters: number): string =>
  text.length <= letters ? text : `${text.slice(0, Math.max(1, letters - 1)).trimEnd()}…`;

type CellsProps = MatrixProps & { readonly flat: boolean; readonly head: number; readonly height: number };

function Cells(props: CellsProps): VNode {
  const { label, columns, rows, cellWidth, flat, head, height, said, onOpen } = props;
  const most = Math.max(1, props.most ?? Math.max(...rows.flatMap(({ cells }) => cells)));
  // Room for the last of the slanting names.
  const width = columns.length * cellWidth + (flat ? 0 : head * 0.8);
  return (
    <svg width={width} height={height} role="group" aria-label={label} onKeyDown={onGridKey}>
      {columns.map((name, column) => (
        <ColumnName
          key={column}
          name={name}
          flat={flat}
          x={column * cellWidth + cellWidth / 2}
          y={head - 9}
        />
      ))}
      {rows.map((row, y) => (
        <g key={row.key} style={row.style}>
          {row.cells.map((count, x) => (
            <Cell
              key={x}
              x={x}
              y={y}
              count={count}
              share={Math.min(1, count / most)}
              said={said(y, x)}
              left={x * cellWidth}
              top={head + y * CELL}
              width={cellWidth - GAP}
              onOpen={() => onOpen(y, x)}
            />
          ))}
        </g>
      ))}
    </svg>
  );
}

interface ColumnNameProps {
  readonly name: string;
  readonly flat: boolean;
  readonly x: number;
  readonly y: number;
}

function ColumnName({ name, flat, x, y }: ColumnNameProps): VNode {
  return (
    <text
      class="column-name"
      text-anchor={flat ? 'middle' : 'start'}
      transform={flat ? `translate(${x} ${y})` : `translate(${x} ${y}) rotate(-42)`}
    >
      <title>{name}</title>
      {flat ? name : shortened(name, LONGEST)}
    </text>
  );
}

interface CellProps {
  readonly x: number;
  readonly y: number;
  readonly count: number;
  /** Of the largest, from 0 to 1. */
  readonly share: number;
  readonly said: string;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly onOpen: () => void;
}

/** Light enough at its darkest that the number can be read on it, in every theme. */
const shade = (share: number): number => (share === 0 ? 0 : 0.08 + 0.4 * Math.sqrt(share));

function Cell({ x, y, count, share, said, left, top, width, onOpen }: CellProps): VNode {
  return (
    <g
      class={count === 0 ? 'cell none' : 'cell'}
      role="button"
      tabindex={x === 0 && y === 0 ? 0 : -1}
      aria-label={said}
      aria-disabled={count === 0}
      data-x={x}
      data-y={y}
      data-said={said}
      onClick={count === 0 ? undefined : onOpen}
    >
      <rect x={left} y={top} width={width} height={CELL - GAP} rx="2" fill-opacity={shade(share)} />
      <text x={left + width / 2} y={top + CELL / 2 - 1} text-anchor="middle" dominant-baseline="central">
        {count.toLocaleString('en-GB')}
      </text>
    </g>
  );
}
