/**
 * The truth table for effective access: what one key opens, and which error the gateway returns
 * when it opens nothing. Every expected value is a literal; no row computes one. The rows were
 * written from docs/apigee-api.md, "Effective access", not from the code that they test.
 *
 * Columns, in order:
 *
 *   app       status of the app (switch 3)
 *   key       status of the key (switch 2)
 *   product   status of the one product looked at (switch 1); `none` is a key without products
 *   kind      kind of owner: developer, company or appgroup
 *   owner     status of the owner
 *   expiry    when the key expires: `never`, `past` (a day before NOW), `future` (a day after),
 *             or `NOW-1`, `NOW`, `NOW+1`, in milliseconds
 *   usable    yes or no
 *   headline  the reason that leads, `level:cause`; `-` when usable
 *   fault     the error code the gateway gives; `-` when usable
 *   reasons   every reason in order; `-` when usable
 *
 * A status that is the empty string is written `''`. Blank lines and lines that start with `#` are
 * skipped, as is the line of column names.
 *
 * The rules, by section of docs/apigee-api.md:
 *
 * - "Effective access": all reasons are kept, in this order: key revoked or pending, app revoked or
 *   pending, owner inactive, key expired, product revoked or pending. It is also the gateway's order,
 *   except for expiry, whose place there is UNVERIFIED. So the fault of an expired key with a bad
 *   product is expected, not proven.
 * - "Times and expiry": a key is expired at NOW itself (`expiresAt <= now`). `null` never expires.
 * - "Effective access": a key without products grants no access. That is the last reason, yet its fault
 *   is always `oauth.v2.InvalidApiKey`: the gateway does not find such a key at all.
 * - "Effective access": an unknown status is no access, in the place of its level, and so is an
 *   empty status of an owner. The gateway agrees: it asks for ACTIVE.
 * - "Statuses": comparison ignores case.
 * - "Runtime faults": a revoked or pending product is invisible, so the fault is
 *   `InvalidApiKeyForGivenResource`. Pending and unknown get the fault of their level, because every
 *   check asks for APPROVED (or ACTIVE) and nothing else. `AppGroupStatusNotActive` has its prefix
 *   `keymanagement.service.` by analogy.
 */

const levels = ['key', 'app', 'owner', 'product'] as const;
const causes = ['revoked', 'pending', 'inactive', 'expired', 'unknown', 'missing'] as const;
const ownerKinds = ['developer', 'appgroup', 'company'] as const;

/** A row: the statuses, and the verdict that they give. */
export interface Case {
  app: string;
  key: string;
  /** `null`: the key has no products. */
  product: string | null;
  owner: { kind: (typeof ownerKinds)[number]; status: string };
  /** Milliseconds; `null`: never. */
  expiresAt: number | null;
  usable: boolean;
  /** `null`: usable. */
  headline: { level: (typeof levels)[number]; cause: (typeof causes)[number] } | null;
  /** Each as `level:cause`, in order. */
  reasons: string[];
  fault: string | null;
}

/** The moment every row is judged at: 2026-01-15T12:00:00Z. */
export const testNow = 1_768_478_400_000;

/** app{approved,revoked} × key{approved,revoked} × owner{active,inactive} × expiry × product: 96. */
const crossTable = `
app       | key         | product    | kind      | owner     | expiry | usable | headline        | fault                                                 | reasons

# app approved, key approved, owner active
approved  | approved    | approved   | developer | active    | never  | yes    | -               | -                                                     | -
approved  | approved    | revoked    | developer | active    | never  | no     | product:revoked | oauth.v2.InvalidApiKeyForGivenResource                | product:revoked
approved  | approved    | pending    | developer | active    | never  | no     | product:pending | oauth.v2.InvalidApiKeyForGivenResource                | product:pending
approved  | approved    | none       | developer | active    | never  | no     | product:missing | oauth.v2.InvalidApiKey                                | product:missing
approved  | approved    | approved   | developer | active    | future | yes    | -               | -                                                     | -
approved  | approved    | revoked    | developer | active    | future | no     | product:revoked | oauth.v2.InvalidApiKeyForGivenResource                | product:revoked
approved  | approved    | pending    | developer | active    | future | no     | product:pending | oauth.v2.InvalidApiKeyForGivenResource                | product:pending
approved  | approved    | none       | developer | active    | future | no     | product:missing | oauth.v2.InvalidApiKey                                | product:missing
approved  | approved    | approved   | developer | active    | past   | no     | key:expired     | keymanagement.service.consumer_key_expired            | key:expired
approved  | approved    | revoked    | developer | active    | past   | no     | key:expired     | keymanagement.service.consumer_key_expired            | key:expired product:revoked
approved  | approved    | pending    | developer | active    | past   | no     | key:expired     | keymanagement.service.consumer_key_expired            | key:expired product:pending
approved  | approved    | none       | developer | active    | past   | no     | key:expired     | oauth.v2.InvalidApiKey                                | key:expired product:missing

# app approved, key approved, owner inactive
approved  | approved    | approved   | developer | inactive  | never  | no     | owner:inactive  | keymanagement.service.DeveloperStatusNotActive        | owner:inactive
approved  | approved    | revoked    | developer | inactive  | never  | no     | owner:inactive  | keymanagement.service.DeveloperStatusNotActive        | owner:inactive product:revoked
approved  | approved    | pending    | developer | inactive  | never  | no     | owner:inactive  | keymanagement.service.DeveloperStatusNotActive        | owner:inactive product:pending
approved  | approved    | none       | developer | inactive  | never  | no     | owner:inactive  | oauth.v2.InvalidApiKey                                | owner:inactive product:missing
approved  | approved    | approved   | developer | inactive  | future | no     | owner:inactive  | keymanagement.service.DeveloperStatusNotActive        | owner:inactive
approved  | approved    | revoked    | developer | inactive  | future | no     | owner:inactive  | keymanagement.service.DeveloperStatusNotActive        | owner:inactive product:revoked
approved  | approved    | pending    | developer | inactive  | future | no     | owner:inactive  | keymanagement.service.DeveloperStatusNotActive        | owner:inactive product:pending
approved  | approved    | none       | developer | inactive  | future | no     | owner:inactive  | oauth.v2.InvalidApiKey                                | owner:inactive product:missing
approved  | approved    | approved   | developer | inactive  | past   | no     | owner:inactive  | keymanagement.service.DeveloperStatusNotActive        | owner:inactive key:expired
approved  | approved    | revoked    | developer | inactive  | past   | no     | owner:inactive  | keymanagement.service.DeveloperStatusNotActive        | owner:inactive key:expired product:revoked
approved  | approved    | pending    | developer | inactive  | past   | no     | owner:inactive  | keymanagement.service.DeveloperStatusNotActive        | owner:inactive key:expired product:pending
approved  | approved    | none       | developer | inactive  | past   | no     | owner:inactive  | oauth.v2.InvalidApiKey                                | owner:inactive key:expired product:missing

# app approved, key revoked, owner active
approved  | revoked     | approved   | developer | active    | never  | no     | key:revoked     | oauth.v2.ApiKeyNotApproved                            | key:revoked
approved  | revoked     | revoked    | developer | active    | never  | no     | key:revoked     | oauth.v2.ApiKeyNotApproved                            | key:revoked product:revoked
approved  | revoked     | pending    | developer | active    | never  | no     | key:revoked     | oauth.v2.ApiKeyNotApproved                            | key:revoked product:pending
approved  | revoked     | none       | developer | active    | never  | no     | key:revoked     | oauth.v2.InvalidApiKey                                | key:revoked product:missing
approved  | revoked     | approved   | developer | active    | future | no     | key:revoked     | oauth.v2.ApiKeyNotApproved                            | key:revoked
approved  | revoked     | revoked    | developer | active    | future | no     | key:revoked     | oauth.v2.ApiKeyNotApproved                            | key:revoked product:revoked
approved  | revoked     | pending    | developer | active    | future | no     | key:revoked     | oauth.v2.ApiKeyNotApproved                            | key:revoked product:pending
approved  | revoked     | none       | developer | active    | future | no     | key:revoked     | oauth.v2.InvalidApiKey                                | key:revoked product:missing
approved  | revoked     | approved   | developer | active    | past   | no     | key:revoked     | oauth.v2.ApiKeyNotApproved                            | key:revoked key:expired
approved  | revoked     | revoked    | developer | active    | past   | no     | key:revoked     | oauth.v2.ApiKeyNotApproved                            | key:revoked key:expired product:revoked
approved  | revoked     | pending    | developer | active    | past   | no     | key:revoked     | oauth.v2.ApiKeyNotApproved                            | key:revoked key:expired product:pending
approved  | revoked     | none       | developer | active    | past   | no     | key:revoked     | oauth.v2.InvalidApiKey                                | key:revoked key:expired product:missing

# app approved, key revoked, owner inactive
approved  | revoked     | approved   | developer | inactive  | never  | no     | key:revoked     | oauth.v2.ApiKeyNotApproved                            | key:revoked owner:inactive
approved  | revoked     | revoked    | developer | inactive  | never  | no     | key:revoked     | oauth.v2.ApiKeyNotApproved                            | key:revoked owner:inactive product:revoked
approved  | revoked     | pending    | developer | inactive  | never  | no     | key:revoked     | oauth.v2.ApiKeyNotApproved                            | key:revoked owner:inactive product:pending
approved  | revoked     | none       | developer | inactive  | never  | no     | key:revoked     | oauth.v2.InvalidApiKey                                | key:revoked owner:inactive product:missing
approved  | revoked     | approved   | developer | inactive  | future | no     | key:revoked     | oauth.v2.ApiKeyNotApproved                            | key:revoked owner:inactive
approved  | revoked     | revoked    | developer | inactive  | future | no     | key:revoked     | oauth.v2.ApiKeyNotApproved                            | key:revoked owner:inactive product:revoked
approved  | revoked     | pending    | developer | inactive  | future | no     | key:revoked     | oauth.v2.ApiKeyNotApproved                            | key:revoked owner:inactive product:pending
approved  | revoked     | none       | developer | inactive  | future | no     | key:revoked     | oauth.v2.InvalidApiKey                                | key:revoked owner:inactive product:missing
approved  | revoked     | approved   | developer | inactive  | past   | no     | key:revoked     | oauth.v2.ApiKeyNotApproved                            | key:revoked owner:inactive key:expired
approved  | revoked     | revoked    | developer | inactive  | past   | no     | key:revoked     | oauth.v2.ApiKeyNotApproved                            | key:revoked owner:inactive key:expired product:revoked
approved  | revoked     | pending    | developer | inactive  | past   | no     | key:revoked     | oauth.v2.ApiKeyNotApproved                            | key:revoked owner:inactive key:expired product:pending
approved  | revoked     | none       | developer | inactive  | past   | no     | key:revoked     | oauth.v2.InvalidApiKey                                | key:revoked owner:inactive key:expired product:missing

# app revoked, key approved, owner active
revoked   | approved    | approved   | developer | active    | never  | no     | app:revoked     | keymanagement.service.invalid_client-app_not_approved | app:revoked
revoked   | approved    | revoked    | developer | active    | never  | no     | app:revoked     | keymanagement.service.invalid_client-app_not_approved | app:revoked product:revoked
revoked   | approved    | pending    | developer | active    | never  | no     | app:revoked     | keymanagement.service.invalid_client-app_not_approved | app:revoked product:pending
revoked   | approved    | none       | developer | active    | never  | no     | app:revoked     | oauth.v2.InvalidApiKey                                | app:revoked product:missing
revoked   | approved    | approved   | developer | active    | future | no     | app:revoked     | keymanagement.service.invalid_client-app_not_approved | app:revoked
revoked   | approved    | revoked    | developer | active    | future | no     | app:revoked     | keymanagement.service.invalid_client-app_not_approved | app:revoked product:revoked
revoked   | approved    | pending    | developer | active    | future | no     | app:revoked     | keymanagement.service.invalid_client-app_not_approved | app:revoked product:pending
revoked   | approved    | none       | developer | active    | future | no     | app:revoked     | oauth.v2.InvalidApiKey                                | app:revoked product:missing
revoked   | approved    | approved   | developer | active    | past   | no     | app:revoked     | keymanagement.service.invalid_client-app_not_approved | app:revoked key:expired
revoked   | approved    | revoked    | developer | active    | past   | no     | app:revoked     | keymanagement.service.invalid_client-app_not_approved | app:revoked key:expired product:revoked
revoked   | approved    | pending    | developer | active    | past   | no     | app:revoked     | keymanagement.service.invalid_client-app_not_approved | app:revoked key:expired product:pending
revoked   | approved    | none       | developer | active    | past   | no     | app:revoked     | oauth.v2.InvalidApiKey                                | app:revoked key:expired product:missing

# app revoked, key approved, owner inactive
revoked   | approved    | approved   | developer | inactive  | never  | no     | app:revoked     | keymanagement.service.invalid_client-app_not_approved | app:revoked owner:inactive
revoked   | approved    | revoked    | developer | inactive  | never  | no     | app:revoked     | keymanagement.service.invalid_client-app_not_approved | app:revoked owner:inactive product:revoked
revoked   | approved    | pending    | developer | inactive  | never  | no     | app:revoked     | keymanagement.service.invalid_client-app_not_approved | app:revoked owner:inactive product:pending
revoked   | approved    | none       | developer | inactive  | never  | no     | app:revoked     | oauth.v2.InvalidApiKey                                | app:revoked owner:inactive product:missing
revoked   | approved    | approved   | developer | inactive  | future | no     | app:revoked     | keymanagement.service.invalid_client-app_not_approved | app:revoked owner:inactive
revoked   | approved    | revoked    | developer | inactive  | future | no     | app:revoked     | keymanagement.service.invalid_client-app_not_approved | app:revoked owner:inactive product:revoked
revoked   | approved    | pending    | developer | inactive  | future | no     | app:revoked     | keymanagement.service.invalid_client-app_not_approved | app:revoked owner:inactive product:pending
revoked   | approved    | none       | developer | inactive  | future | no     | app:revoked     | oauth.v2.InvalidApiKey                                | app:revoked owner:inactive product:missing
revoked   | approved    | approved   | developer | inactive  | past   | no     | app:revoked     | keymanagement.service.invalid_client-app_not_approved | app:revoked owner:inactive key:expired
revoked   | approved    | revoked    | developer | inactive  | past   | no     | app:revoked     | keymanagement.service.invalid_client-app_not_approved | app:revoked owner:inactive key:expired product:revoked
revoked   | approved    | pending    | developer | inactive  | past   | no     | app:revoked     | keymanagement.service.invalid_client-app_not_approved | app:revoked owner:inactive key:expired product:pending
revoked   | approved    | none       | developer | inactive  | past   | no     | app:revoked     | oauth.v2.InvalidApiKey                                | app:revoked owner:inactive key:expired product:missing

# app revoked, key revoked, owner active
revoked   | revoked     | approved   | developer | active    | never  | no     | key:revoked     | oauth.v2.ApiKeyNotApproved                            | key:revoked app:revoked
revoked   | revoked     | revoked    | developer | active    | never  | no     | key:revoked     | oauth.v2.ApiKeyNotApproved                            | key:revoked app:revoked product:revoked
revoked   | revoked     | pending    | developer | active    | never  | no     | key:revoked     | oauth.v2.ApiKeyNotApproved                            | key:revoked app:revoked product:pending
revoked   | revoked     | none       | developer | active    | never  | no     | key:revoked     | oauth.v2.InvalidApiKey                                | key:revoked app:revoked product:missing
revoked   | revoked     | approved   | developer | active    | future | no     | key:revoked     | oauth.v2.ApiKeyNotApproved                            | key:revoked app:revoked
revoked   | revoked     | revoked    | developer | active    | future | no     | key:revoked     | oauth.v2.ApiKeyNotApproved                            | key:revoked app:revoked product:revoked
revoked   | revoked     | pending    | developer | active    | future | no     | key:revoked     | oauth.v2.ApiKeyNotApproved                            | key:revoked app:revoked product:pending
revoked   | revoked     | none       | developer | active    | future | no     | key:revoked     | oauth.v2.InvalidApiKey                                | key:revoked app:revoked product:missing
revoked   | revoked     | approved   | developer | active    | past   | no     | key:revoked     | oauth.v2.ApiKeyNotApproved                            | key:revoked app:revoked key:expired
revoked   | revoked     | revoked    | developer | active    | past   | no     | key:revoked     | oauth.v2.ApiKeyNotApproved                            | key:revoked app:revoked key:expired product:revoked
revoked   | revoked     | pending    | developer | active    | past   | no     | key:revoked     | oauth.v2.ApiKeyNotApproved                            | key:revoked app:revoked key:expired product:pending
revoked   | revoked     | none       | developer | active    | past   | no     | key:revoked     | oauth.v2.InvalidApiKey                                | key:revoked app:revoked key:expired product:missing

# app revoked, key revoked, owner inactive
revoked   | revoked     | approved   | developer | inactive  | never  | no     | key:revoked     | oauth.v2.ApiKeyNotApproved                            | key:revoked app:revoked owner:inactive
revoked   | revoked     | revoked    | developer | inactive  | never  | no     | key:revoked     | oauth.v2.ApiKeyNotApproved                            | key:revoked app:revoked owner:inactive product:revoked
revoked   | revoked     | pending    | developer | inactive  | never  | no     | key:revoked     | oauth.v2.ApiKeyNotApproved                            | key:revoked app:revoked owner:inactive product:pending
revoked   | revoked     | none       | developer | inactive  | never  | no     | key:revoked     | oauth.v2.InvalidApiKey                                | key:revoked app:revoked owner:inactive product:missing
revoked   | revoked     | approved   | developer | inactive  | future | no     | key:revoked     | oauth.v2.ApiKeyNotApproved                            | key:revoked app:revoked owner:inactive
revoked   | revoked     | revoked    | developer | inactive  | future | no     | key:revoked     | oauth.v2.ApiKeyNotApproved                            | key:revoked app:revoked owner:inactive product:revoked
revoked   | revoked     | pending    | developer | inactive  | future | no     | key:revoked     | oauth.v2.ApiKeyNotApproved                            | key:revoked app:revoked owner:inactive product:pending
revoked   | revoked     | none       | developer | inactive  | future | no     | key:revoked     | oauth.v2.InvalidApiKey                                | key:revoked app:revoked owner:inactive product:missing
revoked   | revoked     | approved   | developer | inactive  | past   | no     | key:revoked     | oauth.v2.ApiKeyNotApproved                            | key:revoked app:revoked owner:inactive key:expired
revoked   | revoked     | revoked    | developer | inactive  | past   | no     | key:revoked     | oauth.v2.ApiKeyNotApproved                            | key:revoked app:revoked owner:inactive key:expired product:revoked
revoked   | revoked     | pending    | developer | inactive  | past   | no     | key:revoked     | oauth.v2.ApiKeyNotApproved                            | key:revoked app:revoked owner:inactive key:expired product:pending
revoked   | revoked     | none       | developer | inactive  | past   | no     | key:revoked     | oauth.v2.InvalidApiKey                                | key:revoked app:revoked owner:inactive key:expired product:missing
`;

/** What the cross leaves out. */
const furtherRows = `
app       | key         | product    | kind      | owner     | expiry | usable | headline        | fault                                                 | reasons

# The key or the app is pending: same place as revoked, own cause
approved  | pending     | approved   | developer | active    | never  | no     | key:pending     | oauth.v2.ApiKeyNotApproved                            | key:pending
pending   | approved    | approved   | developer | active    | never  | no     | app:pending     | keymanagement.service.invalid_client-app_not_approved | app:pending
pending   | pending     | approved   | developer | active    | future | no     | key:pending     | oauth.v2.ApiKeyNotApproved                            | key:pending app:pending
revoked   | pending     | approved   | developer | active    | never  | no     | key:pending     | oauth.v2.ApiKeyNotApproved                            | key:pending app:revoked
pending   | revoked     | approved   | developer | active    | never  | no     | key:revoked     | oauth.v2.ApiKeyNotApproved                            | key:revoked app:pending
pending   | approved    | approved   | developer | inactive  | never  | no     | app:pending     | keymanagement.service.invalid_client-app_not_approved | app:pending owner:inactive
pending   | approved    | revoked    | developer | active    | past   | no     | app:pending     | keymanagement.service.invalid_client-app_not_approved | app:pending key:expired product:revoked
approved  | pending     | pending    | developer | active    | past   | no     | key:pending     | oauth.v2.ApiKeyNotApproved                            | key:pending key:expired product:pending
approved  | pending     | revoked    | developer | inactive  | never  | no     | key:pending     | oauth.v2.ApiKeyNotApproved                            | key:pending owner:inactive product:revoked
pending   | pending     | pending    | developer | inactive  | past   | no     | key:pending     | oauth.v2.ApiKeyNotApproved                            | key:pending app:pending owner:inactive key:expired product:pending

# A status nobody knows: no access, at the level it stands on
approved  | suspended   | approved   | developer | active    | never  | no     | key:unknown     | oauth.v2.ApiKeyNotApproved                            | key:unknown
approved  | ''          | approved   | developer | active    | never  | no     | key:unknown     | oauth.v2.ApiKeyNotApproved                            | key:unknown
approved  | on-hold     | approved   | developer | active    | never  | no     | key:unknown     | oauth.v2.ApiKeyNotApproved                            | key:unknown
suspended | approved    | approved   | developer | active    | never  | no     | app:unknown     | keymanagement.service.invalid_client-app_not_approved | app:unknown
''        | approved    | approved   | developer | active    | never  | no     | app:unknown     | keymanagement.service.invalid_client-app_not_approved | app:unknown
on-hold   | approved    | approved   | developer | active    | never  | no     | app:unknown     | keymanagement.service.invalid_client-app_not_approved | app:unknown
approved  | approved    | approved   | developer | suspended | never  | no     | owner:unknown   | keymanagement.service.DeveloperStatusNotActive        | owner:unknown
approved  | approved    | approved   | developer | ''        | never  | no     | owner:unknown   | keymanagement.service.DeveloperStatusNotActive        | owner:unknown
approved  | approved    | approved   | developer | on-hold   | never  | no     | owner:unknown   | keymanagement.service.DeveloperStatusNotActive        | owner:unknown
approved  | approved    | suspended  | developer | active    | never  | no     | product:unknown | oauth.v2.InvalidApiKeyForGivenResource                | product:unknown
approved  | approved    | ''         | developer | active    | never  | no     | product:unknown | oauth.v2.InvalidApiKeyForGivenResource                | product:unknown
approved  | approved    | on-hold    | developer | active    | never  | no     | product:unknown | oauth.v2.InvalidApiKeyForGivenResource                | product:unknown

# An unknown status together with other reasons: it keeps its level's place
revoked   | suspended   | approved   | developer | active    | never  | no     | key:unknown     | oauth.v2.ApiKeyNotApproved                            | key:unknown app:revoked
suspended | revoked     | approved   | developer | active    | never  | no     | key:revoked     | oauth.v2.ApiKeyNotApproved                            | key:revoked app:unknown
''        | approved    | pending    | developer | inactive  | never  | no     | app:unknown     | keymanagement.service.invalid_client-app_not_approved | app:unknown owner:inactive product:pending
approved  | approved    | approved   | developer | on-hold   | past   | no     | owner:unknown   | keymanagement.service.DeveloperStatusNotActive        | owner:unknown key:expired
approved  | approved    | suspended  | developer | active    | past   | no     | key:expired     | keymanagement.service.consumer_key_expired            | key:expired product:unknown
approved  | approved    | on-hold    | developer | inactive  | future | no     | owner:inactive  | keymanagement.service.DeveloperStatusNotActive        | owner:inactive product:unknown
approved  | suspended   | revoked    | developer | active    | past   | no     | key:unknown     | oauth.v2.ApiKeyNotApproved                            | key:unknown key:expired product:revoked
suspended | on-hold     | ''         | developer | suspended | past   | no     | key:unknown     | oauth.v2.ApiKeyNotApproved                            | key:unknown app:unknown owner:unknown key:expired product:unknown

# Unknown words that look like known ones: another level's word, a verb, a longer word, a built-in name
approved  | active      | approved   | developer | active    | never  | no     | key:unknown     | oauth.v2.ApiKeyNotApproved                            | key:unknown
active    | approved    | approved   | developer | active    | never  | no     | app:unknown     | keymanagement.service.invalid_client-app_not_approved | app:unknown
approved  | approved    | approved   | developer | approved  | never  | no     | owner:unknown   | keymanagement.service.DeveloperStatusNotActive        | owner:unknown
approved  | approved    | active     | developer | active    | never  | no     | product:unknown | oauth.v2.InvalidApiKeyForGivenResource                | product:unknown
approved  | approve     | approved   | developer | active    | never  | no     | key:unknown     | oauth.v2.ApiKeyNotApproved                            | key:unknown
approved  | approved    | unapproved | developer | active    | never  | no     | product:unknown | oauth.v2.InvalidApiKeyForGivenResource                | product:unknown
approved  | constructor | approved   | developer | active    | never  | no     | key:unknown     | oauth.v2.ApiKeyNotApproved                            | key:unknown
approved  | approved    | __proto__  | developer | active    | never  | no     | product:unknown | oauth.v2.InvalidApiKeyForGivenResource                | product:unknown

# Upper and mixed case
APPROVED  | APPROVED    | APPROVED   | developer | ACTIVE    | never  | yes    | -               | -                                                     | -
Approved  | aPPROVED    | ApProVed   | developer | Active    | future | yes    | -               | -                                                     | -
APPROVED  | Revoked     | APPROVED   | developer | ACTIVE    | never  | no     | key:revoked     | oauth.v2.ApiKeyNotApproved                            | key:revoked
APPROVED  | PENDING     | APPROVED   | developer | ACTIVE    | never  | no     | key:pending     | oauth.v2.ApiKeyNotApproved                            | key:pending
rEvOkEd   | APPROVED    | APPROVED   | developer | ACTIVE    | never  | no     | app:revoked     | keymanagement.service.invalid_client-app_not_approved | app:revoked
Pending   | Approved    | Approved   | developer | Active    | never  | no     | app:pending     | keymanagement.service.invalid_client-app_not_approved | app:pending
APPROVED  | APPROVED    | APPROVED   | developer | INACTIVE  | never  | no     | owner:inactive  | keymanagement.service.DeveloperStatusNotActive        | owner:inactive
APPROVED  | APPROVED    | REVOKED    | developer | ACTIVE    | never  | no     | product:revoked | oauth.v2.InvalidApiKeyForGivenResource                | product:revoked
APPROVED  | APPROVED    | Pending    | developer | ACTIVE    | never  | no     | product:pending | oauth.v2.InvalidApiKeyForGivenResource                | product:pending
APPROVED  | APPROVED    | SUSPENDED  | developer | ACTIVE    | never  | no     | product:unknown | oauth.v2.InvalidApiKeyForGivenResource                | product:unknown
APPROVED  | APPROVED    | APPROVED   | developer | ACTIVE    | past   | no     | key:expired     | keymanagement.service.consumer_key_expired            | key:expired
Revoked   | REVOKED     | Revoked    | developer | InActive  | past   | no     | key:revoked     | oauth.v2.ApiKeyNotApproved                            | key:revoked app:revoked owner:inactive key:expired product:revoked

# The edge of expiry: expired at NOW and before, not a millisecond after
approved  | approved    | approved   | developer | active    | NOW    | no     | key:expired     | keymanagement.service.consumer_key_expired            | key:expired
approved  | approved    | approved   | developer | active    | NOW-1  | no     | key:expired     | keymanagement.service.consumer_key_expired            | key:expired
approved  | approved    | approved   | developer | active    | NOW+1  | yes    | -               | -                                                     | -
approved  | approved    | pending    | developer | active    | NOW    | no     | key:expired     | keymanagement.service.consumer_key_expired            | key:expired product:pending
approved  | approved    | pending    | developer | active    | NOW+1  | no     | product:pending | oauth.v2.InvalidApiKeyForGivenResource                | product:pending
approved  | approved    | approved   | developer | inactive  | NOW    | no     | owner:inactive  | keymanagement.service.DeveloperStatusNotActive        | owner:inactive key:expired
revoked   | approved    | approved   | developer | active    | NOW-1  | no     | app:revoked     | keymanagement.service.invalid_client-app_not_approved | app:revoked key:expired
approved  | revoked     | approved   | developer | active    | NOW+1  | no     | key:revoked     | oauth.v2.ApiKeyNotApproved                            | key:revoked

# Companies and AppGroups: the owner's kind changes the fault, nothing else
approved  | approved    | approved   | company   | active    | never  | yes    | -               | -                                                     | -
approved  | approved    | approved   | appgroup  | active    | never  | yes    | -               | -                                                     | -
approved  | approved    | approved   | company   | inactive  | never  | no     | owner:inactive  | keymanagement.service.CompanyStatusNotActive          | owner:inactive
approved  | approved    | approved   | appgroup  | inactive  | never  | no     | owner:inactive  | keymanagement.service.AppGroupStatusNotActive         | owner:inactive
approved  | approved    | approved   | company   | INACTIVE  | future | no     | owner:inactive  | keymanagement.service.CompanyStatusNotActive          | owner:inactive
approved  | approved    | approved   | appgroup  | Inactive  | future | no     | owner:inactive  | keymanagement.service.AppGroupStatusNotActive         | owner:inactive
approved  | approved    | approved   | company   | suspended | never  | no     | owner:unknown   | keymanagement.service.CompanyStatusNotActive          | owner:unknown
approved  | approved    | approved   | appgroup  | on-hold   | never  | no     | owner:unknown   | keymanagement.service.AppGroupStatusNotActive         | owner:unknown
approved  | approved    | revoked    | company   | inactive  | past   | no     | owner:inactive  | keymanagement.service.CompanyStatusNotActive          | owner:inactive key:expired product:revoked
approved  | approved    | pending    | appgroup  | inactive  | past   | no     | owner:inactive  | keymanagement.service.AppGroupStatusNotActive         | owner:inactive key:expired product:pending
revoked   | approved    | approved   | company   | inactive  | never  | no     | app:revoked     | keymanagement.service.invalid_client-app_not_approved | app:revoked owner:inactive
approved  | revoked     | approved   | appgroup  | inactive  | never  | no     | key:revoked     | oauth.v2.ApiKeyNotApproved                            | key:revoked owner:inactive
approved  | approved    | approved   | appgroup  | active    | past   | no     | key:expired     | keymanagement.service.consumer_key_expired            | key:expired
approved  | approved    | revoked    | company   | active    | never  | no     | product:revoked | oauth.v2.InvalidApiKeyForGivenResource                | product:revoked

# A key without products: the missing product comes last, the fault is always InvalidApiKey
approved  | pending     | none       | developer | active    | never  | no     | key:pending     | oauth.v2.InvalidApiKey                                | key:pending product:missing
pending   | approved    | none       | developer | active    | never  | no     | app:pending     | oauth.v2.InvalidApiKey                                | app:pending product:missing
approved  | suspended   | none       | developer | active    | never  | no     | key:unknown     | oauth.v2.InvalidApiKey                                | key:unknown product:missing
''        | approved    | none       | developer | active    | never  | no     | app:unknown     | oauth.v2.InvalidApiKey                                | app:unknown product:missing
approved  | approved    | none       | developer | on-hold   | never  | no     | owner:unknown   | oauth.v2.InvalidApiKey                                | owner:unknown product:missing
approved  | approved    | none       | company   | inactive  | never  | no     | owner:inactive  | oauth.v2.InvalidApiKey                                | owner:inactive product:missing
approved  | approved    | none       | appgroup  | inactive  | past   | no     | owner:inactive  | oauth.v2.InvalidApiKey                                | owner:inactive key:expired product:missing
approved  | approved    | none       | company   | active    | never  | no     | product:missing | oauth.v2.InvalidApiKey                                | product:missing
approved  | approved    | none       | developer | active    | NOW    | no     | key:expired     | oauth.v2.InvalidApiKey                                | key:expired product:missing
approved  | approved    | none       | developer | active    | NOW+1  | no     | product:missing | oauth.v2.InvalidApiKey                                | product:missing
APPROVED  | APPROVED    | none       | developer | ACTIVE    | never  | no     | product:missing | oauth.v2.InvalidApiKey                                | product:missing
pending   | pending     | none       | appgroup  | inactive  | past   | no     | key:pending     | oauth.v2.InvalidApiKey                                | key:pending app:pending owner:inactive key:expired product:missing
`;

const expiryTimes = new Map<string, number | null>([
  ['never', null],
  ['past', testNow - 86_400_000],
  ['NOW-1', testNow - 1],
  ['NOW', testNow],
  ['NOW+1', testNow + 1],
  ['future', testNow + 86_400_000],
]);

function oneOf<T extends string>(words: readonly T[], word: string | undefined, line: string): T {
  const found = words.find((known) => known === word);
  if (found === undefined) throw new Error(`truth table: "${word}" in: ${line}`);
  return found;
}

function readHeadline(cell: string, line: string): Case['headline'] {
  if (cell === '-') return null;
  const [level, cause] = cell.split(':');
  return { level: oneOf(levels, level, line), cause: oneOf(causes, cause, line) };
}

function readRow(line: string): Case {
  const cells = line.split('|').map((cell) => cell.trim());
  if (cells.length !== 10 || cells.includes('')) {
    throw new Error(`truth table: not ten filled columns: ${line}`);
  }
  const cell = (column: number): string => cells[column] ?? '';
  const status = (column: number): string => (cell(column) === "''" ? '' : cell(column));

  const expiresAt = expiryTimes.get(cell(5));
  if (expiresAt === undefined) throw new Error(`truth table: no such expiry: ${line}`);

  return {
    app: status(0),
    key: status(1),
    product: cell(2) === 'none' ? null : status(2),
    owner: { kind: oneOf(ownerKinds, cell(3), line), status: status(4) },
    expiresAt,
    usable: oneOf(['yes', 'no'], cell(6), line) === 'yes',
    headline: readHeadline(cell(7), line),
    fault: cell(8) === '-' ? null : cell(8),
    reasons: cell(9) === '-' ? [] : cell(9).split(' '),
  };
}

function readTable(text: string): Case[] {
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#') && !line.startsWith('app  '))
    .map(readRow);
}

/** All rows, written by hand and not by the code that they check. */
export const truthTable: readonly Case[] = [...readTable(crossTable), ...readTable(furtherRows)];
