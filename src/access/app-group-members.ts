import type { Attribute } from './attributes.ts';
import { isRecord, isText, textList } from './untyped-values.ts';

/** A member of an AppGroup. */
export interface Member {
  /** e-mail */
  developer: string;
  roles: string[];
}

/** The attribute of an AppGroup that holds its members as JSON (docs/apigee-api.md, "Owners"). */
const membersAttribute = '__apigee_reserved__developer_details';

/** The members of an AppGroup; `null` = the attribute has another form than the known one. */
export function membersOfAppGroup(attributes: readonly Attribute[]): Member[] | null {
  const found = attributes.find(({ name }) => name === membersAttribute);
  if (!found) return [];
  const list = parsed(found.value);
  if (!Array.isArray(list)) return null;
  const members = list.map(memberOf).filter((member) => member !== null);
  return members.length === list.length ? members : null;
}

/** The attributes of an AppGroup without the one that holds its members, if those can be shown. */
export function withoutMembers(attributes: readonly Attribute[]): Attribute[] {
  const isShown = membersOfAppGroup(attributes) !== null;
  return attributes.filter(({ name }) => !isShown || name !== membersAttribute);
}

function memberOf(value: unknown): Member | null {
  if (!isRecord(value) || !isText(value['developer'])) return null;
  return { developer: value['developer'], roles: textList(value['roles']).values };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
