import { expect, test } from 'vitest';
import { developersQuery, groupsQuery } from '../../api/owners.ts';
import type { Owner, OwnerRecord } from '../../api/schemas.ts';
import { connect } from '../../connection/for-tests.ts';
import { cacheForEachTest } from '../../query-client.for-tests.ts';
import { ownerNamed } from './owners.ts';

const client = cacheForEachTest();

function record(kind: Owner['kind'], id: string, label: string): OwnerRecord {
  return { kind, id, label, fullName: '', status: 'active' };
}

const groups = [
  record('appgroup', 'acme-eu', 'Acme'),
  record('appgroup', 'acme-us', 'Acme'),
  record('appgroup', 'ACME', 'Acme'),
  record('appgroup', 'globex', 'Globex Partners'),
];
const developers = [record('developer', 'id-1', 'noor@acme.example')];

/** The owner that a typed text names, among the listed ones. */
function named(kind: Owner['kind'], typed: string, organization = 'keywarden-demo') {
  connect();
  client.setQueryData(groupsQuery(organization).queryKey, {
    rows: groups,
    skipped: 0,
    isComplete: true,
  });
  client.setQueryData(developersQuery(organization).queryKey, {
    rows: developers,
    skipped: 0,
    isComplete: true,
  });
  return ownerNamed(client, organization, kind, typed);
}

test.each([
  ['its exact name', 'ACME', 'ACME'],
  ['its exact name, although others have it as display name', 'acme-us', 'acme-us'],
  ['its name in another case', ' Globex', 'globex'],
  ['its display name', 'globex partners', 'globex'],
  ['a name that is not listed', 'Initech', 'Initech'],
])('an AppGroup by %s', (_title, typed, id) => {
  expect(named('appgroup', typed)).toEqual({ kind: 'appgroup', id, email: '' });
});

test('no owner for a display name that several have, but their names', () => {
  expect(named('appgroup', 'Acme')).toEqual(['acme-eu', 'acme-us', 'ACME']);
});

test.each([
  ['keywarden-demo', 'a listed one as listed', 'Noor@Acme.example', 'id-1', 'noor@acme.example'],
  ['keywarden-demo', 'another in lower case', 'Kim@Acme.example', '', 'kim@acme.example'],
  ['keywarden-edge', 'another as typed', 'Kim@Acme.example', '', 'Kim@Acme.example'],
])('a developer on %s: %s', (organization, _title, typed, id, email) => {
  expect(named('developer', typed, organization)).toEqual({ kind: 'developer', id, email });
});
