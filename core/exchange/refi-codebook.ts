/** The codebook in the REFI-QDA exchange format (.qdc), which the other programs of qualitative analysis read. */
import { escapeUTF8 } from 'entities';
import { ISSUE_COLORS_ON_PAPER } from '../issue-colors.ts';
import { issueTree } from '../issues/hierarchy.ts';
import type { Codebook, Issue } from '../model.ts';
import { describedAs } from './refi-description.ts';

/** What a codebook of ours says it is from; what its descriptions hold besides definitions is read back then. */
export const REFI_ORIGIN = 'Briefmark';

/**
 * The codebook as the XML of a .qdc file, to be stored as UTF-8: each issue a code within that of what it is a part of.
 * The same codebook gives the same file, guids included. Programs reject a codebook without any code, so one without
 * any issue is better not written.
 */
export function refiCodebook(codebook: Codebook): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="${REFI_ORIGIN}">`,
    '<Codes>',
    ...codesOf(codebook),
    '</Codes>',
    '</CodeBook>',
    '',
  ].join('\n');
}

function codesOf(codebook: Codebook): readonly string[] {
  const lines: string[] = [];
  const tree = issueTree(codebook);
  let open = 0;
  const closeTo = (depth: number) => {
    for (; open > depth; open -= 1) lines.push('</Code>');
  };
  for (const [index, { issue, depth }] of tree.entries()) {
    closeTo(depth);
    const hasParts = (tree[index + 1]?.depth ?? 0) > depth;
    lines.push(codeOf(codebook, issue, hasParts));
    if (hasParts) open = depth + 1;
  }
  closeTo(0);
  return lines;
}

/** @param open whether the codes of its parts follow, and then its end */
function codeOf(codebook: Codebook, issue: Issue, open: boolean): string {
  const { id, name, color } = issue;
  const start = `<Code guid="${refiGuid(id)}" name="${inXml(name.replace(/\s+/g, ' '))}" isCodable="true" color="${ISSUE_COLORS_ON_PAPER[color]}"`;
  const description = inXml(describedAs(codebook, issue));
  const within = description === '' ? '' : `<Description>${description}</Description>`;
  if (open) return `${start}>${within}`;
  return within === '' ? `${start}/>` : `${start}>${within}</Code>`;
}

/** Words as XML 1.0 can hold them: escaped, and without the characters that it does not allow. */
const inXml = (words: string): string =>
  escapeUTF8(words.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\t\n\u0080-\u009f]|\p{Cs}|[\uFFFE\uFFFF]/gu, ''));

const GUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

/**
 * The guid of something of ours in REFI-QDA: its id where that is one, else one made from it (RFC 9562, version 8), the
 * same each time.
 */
export function refiGuid(id: string): string {
  const own = id.toLowerCase();
  if (GUID.test(own)) return own;
  const hex = [1, 2, 3, 4].map((seed) => hashOf(`${seed} ${id}`).toString(16).padStart(8, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}

const OFFSET_BASIS = 0x811c9dc5;
const PRIME = 0x01000193;

/** FNV-1a over UTF-16 code units, 32 bits: no secret hangs on it. */
function hashOf(text: string): number {
  let hash = OFFSET_BASIS;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), PRIME) >>> 0;
  return hash;
}
