import type { Evidence } from './evidence.ts';

/** The evidence as Markdown, for a ticket. */
export function evidenceMarkdown(evidence: Evidence): string {
  const { startedAt, writtenAt, consoleVersion, accounts, pasted, searched, notFound } = evidence;
  const { keysInUrls, found, requests } = evidence;
  const signedIn = Object.entries(accounts).map(
    ([connection, account]) => `- ${cell(connection)}: ${cell(account ?? 'account not known')}`,
  );
  const sections = [
    '# Leaked API keys',
    [
      `- Text taken: ${startedAt}`,
      `- Evidence written: ${writtenAt}`,
      `- Keywarden ${consoleVersion}`,
      ...signedIn,
    ].join('\n'),
    '## What was pasted',
    [
      `- ${pasted.bytes} bytes`,
      `- ${pasted.possibleKeys} possible keys${pasted.hasMorePossibleKeys ? '; the text has more, which were not looked up' : ''}`,
      `- ${pasted.maskedKeys} masked keys`,
      `- ${notFound.count} of the possible keys were not found`,
    ].join('\n'),
    list('Fingerprints', pasted.fingerprints),
    list('Fingerprints that were not found', notFound.fingerprints),
    '## Where it was looked for',
    table(
      ['Organization', 'Connection', 'Result', 'Apps compared', 'Keys looked up', 'Since'],
      searched.map((place) => [
        place.organization ?? '–',
        place.connection,
        'error' in place && place.error
          ? `${place.result}: ${Object.values(place.error).filter(Boolean).join(' ')}`
          : place.result,
        'appsCompared' in place ? `${place.appsCompared}` : '–',
        'keysLookedUp' in place ? `${place.keysLookedUp}` : '–',
        ('since' in place && place.since) || '–',
      ]),
    ),
    'Keys in the query of a URL, to look them up; servers and proxies may have logged them:',
    table(
      ['Request', 'Keys'],
      keysInUrls.map(({ request, keys }) => [request, `${keys}`]),
    ),
    '## What was found',
    table(
      [
        'Organization',
        'App',
        'Owner',
        'Key',
        'Fingerprint',
        'Found by',
        'Before',
        'After',
        'Change',
      ],
      found.map(({ organization, app, key, foundBy, before, after, changes }) => [
        organization,
        app.name,
        app.owner.email ?? app.owner.id,
        key.masked,
        key.fingerprint ?? '–',
        foundBy.join(', '),
        stateText(before),
        stateText(after),
        changes
          .map(
            ({ level, product, action, ending }) =>
              `${[level, product, action].filter(Boolean).join(' ')}: ${ending}`,
          )
          .join(', ') || 'none',
      ]),
    ),
    '## What was sent',
    table(
      ['Sent (UTC)', 'Organization', 'Request', 'HTTP status', 'Request ID', 'Duration'],
      requests.map(({ sentAt, organization, method, path, httpStatus, requestId, durationMs }) => [
        sentAt ?? '–',
        organization,
        `${method} ${path}`,
        httpStatus === null ? 'no response' : `${httpStatus}`,
        requestId ?? '–',
        `${durationMs} ms`,
      ]),
    ),
  ];
  return `${sections.join('\n\n')}\n`;
}

function stateText({ key, app, owner }: Evidence['found'][number]['after']): string {
  return [`key ${key ?? 'missing'}`, `app ${app}`, ...(owner ? [`owner ${owner}`] : [])].join(', ');
}

function list(title: string, fingerprints: readonly (string | null)[]): string {
  const known = fingerprints.filter((fingerprint) => fingerprint !== null);
  if (known.length === 0) return `${title}: none`;
  return `${title}:\n\n${known.map((fingerprint) => `- ${fingerprint}`).join('\n')}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return 'None.';
  const lines = [head, head.map(() => '---'), ...rows.map((row) => row.map(cell))];
  return lines.map((row) => `| ${row.join(' | ')} |`).join('\n');
}

// Names are chosen by others: they must not end a cell or become markup.
function cell(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]<>|#!]/gu, String.raw`\$&`).replaceAll(/\s+/gu, ' ');
}
