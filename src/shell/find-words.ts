import type { KeyScan } from '../access/keys-in-text.ts';
import type { Found, Searched } from '../catalog/find-key.ts';
import { clock, number } from '../messages/format.ts';
import { m } from '../paraglide/messages.js';

/** What came of the search in one organization. “None” is said only when all of it was searched for all words. */
export function titleOf(organization: string, { hits, searched }: Found, scan: KeyScan): string {
  if (hits.length > 0) return m.find_several({ count: hits.length });
  const isSure = searched.isWhole && scan.isComplete;
  return isSure ? m.find_none_whole({ organization }) : m.find_none();
}

/** How much was searched, in words. */
export function scopeOf(searched: Searched, scan?: KeyScan): string {
  const { read, about, isWhole, since, asked, refusedWith } = searched;
  const sentences = asked > 0 ? [m.find_scope_asked({ count: asked })] : [];
  if (refusedWith === 0) sentences.push(m.find_scope_ignored());
  else if (refusedWith) sentences.push(m.find_scope_refused({ status: refusedWith }));
  const counted = number(read);
  if (isWhole) sentences.push(m.find_scope_whole({ count: read, time: clock(since) }));
  else if (about !== undefined)
    sentences.push(m.find_scope_part({ read: counted, about: number(about) }));
  else if (read > 0) sentences.push(m.find_scope_open({ read: counted }));
  if (scan?.isComplete === false)
    sentences.push(m.find_scope_cut({ count: number(scan.words.length) }));
  return sentences.join(' ');
}
