import type { ComponentChildren, VNode } from 'preact';
import { useState } from 'preact/hooks';
import { call } from '../../bridge.ts';
import { tell, tellError } from '../../state/status.ts';
import { Icon } from '../Icon.tsx';

/** What a chart shows, as a table. */
export interface ChartTable {
  readonly caption: string;
  readonly head: readonly string[];
  /** The first cell of each names it. */
  readonly rows: readonly (readonly (string | number)[])[];
}

interface FrameProps {
  readonly title: string;
  /** What the chart can do, said while nothing of it is pointed at. */
  readonly hint: string;
  readonly table: ChartTable;
  /** Buttons that change what the chart shows. */
  readonly tools?: ComponentChildren;
  /** Without its buttons and its hint, for a chart beside something else. */
  readonly small?: boolean;
  readonly children: ComponentChildren;
}

/**
 * A chart with its name, and the table behind it: for screen readers always, for everybody at a button. What is pointed
 * at, or has the focus, says in words what it is: the text of its `data-said`.
 */
export function ChartFrame({ title, hint, table, tools, small = false, children }: FrameProps): VNode {
  const [said, setSaid] = useState<string | null>(null);
  const [asTable, setAsTable] = useState(false);
  const listen = ({ target }: Event) => {
    const element = target instanceof Element ? target.closest<SVGElement>('[data-said]') : null;
    setSaid(element?.dataset['said'] ?? null);
  };
  return (
    <figure class={small ? 'chart small' : 'chart'} aria-label={title}>
      <figcaption>
        <h2>{title}</h2>
        {tools}
        <span class="grow" />
        {!small && (
          <span class="chart-buttons">
            <button class="btn small ghost" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
              {asTable ? 'Show as chart' : 'Show as table'}
            </button>
            <button class="btn small ghost" onClick={() => void copy(table)}>
              <Icon name="copy" size={13} /> Copy table
            </button>
          </span>
        )}
      </figcaption>
      {!asTable && (
        <>
          <p class="chart-said">{said ?? hint}</p>
          <div onPointerOver={listen} onPointerLeave={() => setSaid(null)} onFocusIn={listen}>
            {children}
          </div>
        </>
      )}
      <div class={asTable ? 'chart-table scroller' : 'visually-hidden'}>
        <DataTable table={table} />
      </div>
    </figure>
  );
}

function DataTable({ table: { caption, head, rows } }: { readonly table: ChartTable }): VNode {
  return (
    <table>
      <caption>{caption}</caption>
      <thead>
        <tr>
          {head.map((name, at) => (
            <th key={at} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, ...cells], at) => (
          <tr key={at}>
            <th scope="row">{name}</th>
            {cells.map((cell, column) => (
              <td key={column}>{typeof cell === 'number' ? cell.toLocaleString('en-GB') : cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A table as spreadsheets take it: a tab between cells, a line for each row. */
export const asTsv = ({ head, rows }: ChartTable): string =>
  [head, ...rows]
    .map((cells) => cells.map((cell) => String(cell).replace(/[\t\r\n]+/g, ' ')).join('\t'))
    .join('\n');

async function copy(table: ChartTable): Promise<void> {
  const result = await call('clipboard.write', { text: asTsv(table) });
  if (result.ok) tell('The table is copied.');
  else tellError(result.error);
}
