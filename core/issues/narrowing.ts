/** Filters of an issue's page upon each other: each more lets through what the one before lets through and it does, too. */
import { agrees } from '../agreeing.ts';
import type { Condition, IssueFilter } from './bearing.ts';

/** All that a filter asks, each thing by itself, in the order in which it was asked. */
export function conditionsOf(filter: IssueFilter): readonly Condition[] {
  const { also = [], ...own } = filter;
  return [own, ...also].flatMap((each) =>
    (Object.keys(each) as (keyof Condition)[]).map((name): Condition => ({ [name]: each[name] })),
  );
}

/** The passages of a filter that pass another one, too. What is asked twice is asked once. */
export const narrowed = (filter: IssueFilter, more: IssueFilter): IssueFilter =>
  conditionsOf(more).reduce(withCondition, filter);

/** A filter that asks one thing less. */
export const widened = (filter: IssueFilter, condition: Condition): IssueFilter =>
  conditionsOf(filter)
    .filter((each) => !isSame(each, condition))
    .reduce(withCondition, {});

function withCondition(filter: IssueFilter, condition: Condition): IssueFilter {
  if (conditionsOf(filter).some((each) => isSame(each, condition))) return filter;
  const isTaken = Object.keys(condition).some((name) => Object.hasOwn(filter, name));
  return isTaken ? { ...filter, also: [...(filter.also ?? []), condition] } : { ...filter, ...condition };
}

/** @param condition of one field */
const isSame = (a: Condition, condition: Condition): boolean => agrees(a, condition);
