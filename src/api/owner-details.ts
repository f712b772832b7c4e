import { queryOptions } from '@tanstack/react-query';
import * as v from 'valibot';
import { membersOfAppGroup, withoutMembers, type Member } from '../access/app-group-members.ts';
import type { Attribute } from '../access/attributes.ts';
import { read } from './client.ts';
import { text, time } from './fields.ts';
import { ownerPath } from './owners.ts';
import {
  appGroupSchema,
  attributes,
  companySchema,
  developerSchema,
  type Owner,
  type OwnerRecord,
} from './schemas.ts';

/** A developer, AppGroup or company as its own page shows it. Texts are empty and times `undefined` if not sent. */
export interface OwnerDetails {
  record: OwnerRecord;
  /** as its apps name it, for paths and queries */
  owner: Owner;
  /** without the members of an AppGroup, which are in one of them */
  attributes: Attribute[];
  /** of an AppGroup; `null` = not sent in a known form */
  members: Member[] | null;
  userName: string;
  appGroupId: string;
  channelId: string;
  channelUri: string;
  /** ms */
  createdAt: number | undefined;
  lastModifiedAt: number | undefined;
}

/**
 * An owner with all its details (docs/apigee-api.md, "Owners").
 *
 * @param name e-mail or ID of a developer, name of an AppGroup or company
 */
export function ownerDetailsQuery(organization: string, kind: Owner['kind'], name: string) {
  return queryOptions({
    queryKey: ['organizations', organization, 'owner details', kind, name],
    queryFn: ({ signal }) => {
      const target = ownerPath(organization, { kind, id: name, email: '' });
      return read(organization, target, schemas[kind], { signal });
    },
    staleTime: 60_000,
  });
}

const detailFields = v.object({
  email: text,
  attributes,
  userName: text,
  appGroupId: text,
  channelId: text,
  channelUri: text,
  createdAt: time,
  lastModifiedAt: time,
});

function detailsSchema(record: v.GenericSchema<unknown, OwnerRecord>) {
  return v.pipe(
    v.unknown(),
    v.rawTransform(({ dataset, addIssue, NEVER }): OwnerDetails => {
      const [owner, details] = [
        v.safeParse(record, dataset.value),
        v.safeParse(detailFields, dataset.value),
      ];
      if (owner.success && details.success) return detailsOf(owner.output, details.output);
      for (const { message, path } of owner.issues ?? [])
        addIssue({ message, ...(path && { path }) });
      return NEVER;
    }),
  );
}

function detailsOf(
  record: OwnerRecord,
  { email, ...details }: v.InferOutput<typeof detailFields>,
): OwnerDetails {
  const { kind, id } = record;
  return {
    ...details,
    record,
    owner: { kind, id, email: kind === 'developer' ? email : '' },
    attributes: withoutMembers(details.attributes),
    members: kind === 'appgroup' ? membersOfAppGroup(details.attributes) : null,
  };
}

const schemas = {
  developer: detailsSchema(developerSchema),
  appgroup: detailsSchema(appGroupSchema),
  company: detailsSchema(companySchema),
};
