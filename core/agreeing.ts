/** Whether each field that a change expects is as it expects it; the fields `ignored` may be anything. */
export function agrees<T extends object>(
  current: T,
  expected: Partial<T>,
  ignored: readonly (keyof T)[] = [],
): boolean {
  return (Object.keys(expected) as (keyof T)[]).every(
    (key) => ignored.includes(key) || same(current[key], expected[key]),
  );
}

/** Whether two values as documents hold them are the same, however deep. */
function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, index) => same(item, b[index]));
  if (!isRecord(a) || !isRecord(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => same(a[key], b[key]));
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
