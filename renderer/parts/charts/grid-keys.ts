/** The keys of a chart whose parts are buttons: one of them is reached by Tab, arrow keys lead to the others. */

/** Where a part stands among the others: `data-x` and `data-y` on it. */
interface Place {
  readonly x: number;
  readonly y: number;
}

const placeOf = (part: SVGElement): Place => ({ x: Number(part.dataset['x']), y: Number(part.dataset['y']) });

/** Moves the focus, or presses what has it. @returns whether the key meant something */
function press(chart: SVGSVGElement, key: string): boolean {
  const part = partWithFocus(chart);
  if (part === null) return false;
  if (key === 'Enter' || key === ' ') {
    part.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    return true;
  }
  const next = nextPart([...chart.querySelectorAll<SVGElement>('[data-x]')], placeOf(part), key);
  if (next === undefined) return false;
  takeFocus(chart, next);
  return true;
}

function partWithFocus(chart: SVGSVGElement): SVGElement | null {
  const at = document.activeElement;
  return at instanceof SVGElement && chart.contains(at) && at.dataset['x'] !== undefined ? at : null;
}

/** The nearest that way: in its own row or column where there is one, else the nearest of the next. */
function nextPart(parts: readonly SVGElement[], { x, y }: Place, key: string): SVGElement | undefined {
  const nearest = (
    is: (place: Place) => boolean,
    distance: (place: Place) => number,
  ): SVGElement | undefined => {
    let best: SVGElement | undefined;
    for (const part of parts) {
      const place = placeOf(part);
      if (is(place) && (best === undefined || distance(place) < distance(placeOf(best)))) best = part;
    }
    return best;
  };
  const across = (place: Place) => Math.abs(place.x - x) * 10_000 + Math.abs(place.y - y);
  const along = (place: Place) => Math.abs(place.y - y) * 10_000 + Math.abs(place.x - x);
  switch (key) {
    case 'ArrowRight':
      return nearest((place) => place.x > x, across);
    case 'ArrowLeft':
      return nearest((place) => place.x < x, across);
    case 'ArrowUp':
      return nearest((place) => place.y < y && place.x === x, along);
    case 'ArrowDown':
      return nearest((place) => place.y > y && place.x === x, along);
    case 'Home':
      return nearest(
        (place) => place.y === y,
        ({ x: each }) => each,
      );
    case 'End':
      return nearest(
        (place) => place.y === y,
        ({ x: each }) => -each,
      );
    default:
      return undefined;
  }
}

/** Focuses a part, which Tab leads to from now on. */
function takeFocus(chart: SVGSVGElement, part: SVGElement): void {
  for (const each of chart.querySelectorAll('[data-x][tabindex="0"]')) each.setAttribute('tabindex', '-1');
  part.setAttribute('tabindex', '0');
  part.focus();
}

/** For `onKeyDown` of the chart. */
export function onGridKey(event: KeyboardEvent & { readonly currentTarget: EventTarget | null }): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.currentTarget instanceof SVGSVGElement && press(event.currentTarget, event.key)) {
    event.preventDefault();
    event.stopPropagation();
  }
}
