import { appsByOwner } from './seed/apps-by-owner.ts';
import { bothPlatforms, hostProduction, serverState } from './servers/static-host.ts';
import {
  changeStatus,
  confirmRevoke,
  controlOf,
  noteOf,
  notesOn,
  statusAfter,
  type Switch,
} from './statuses.ts';
import { expect, pathOf, test, type Page } from './test.ts';

// The test compares the state of the server, so the mock runs in Node and not in the page.
for (const { kind, organization, app, switches } of appsByOwner)
  test(`Undo restores the complete state of the server, in ${kind}`, async ({
    afterwards,
    page,
    writes,
  }) => {
    test.slow();
    const host = await hostProduction({ config: bothPlatforms });
    afterwards(host.close);
    const before = serverState();
    await page.goto(`${host.url}${pathOf(app, organization)}/edit`);
    for (const each of switches) {
      await change(page, each);
      expect(serverState()).not.toEqual(before);
      // A double click must send one request.
      await noteOf(page, each.label).getByRole('button', { name: /^Undo/ }).dblclick();
      if (each.back === 'Revoke') await confirmRevoke(page);
      await expect(controlOf(page, each)).toHaveText(each.before);
      expect(serverState()).toEqual(before);
      expect(writes.splice(0).map(asLine)).toEqual(thereAndBack(each));

      await change(page, each);
      expect(serverState()).not.toEqual(before);
      await page.getByRole('navigation').getByRole('link', { name: 'Activity' }).click();
      const rows = page.getByRole('table', { name: 'Activity' }).getByRole('row');
      await rows
        .nth(1)
        .getByRole('button', { name: /^Undo: / })
        .dblclick();
      if (each.back === 'Revoke') await confirmRevoke(page);
      await expect(rows.nth(1)).toContainText(`${statusAfter[each.back]}, verified`);
      expect(serverState()).toEqual(before);
      expect(writes.splice(0).map(asLine)).toEqual(thereAndBack(each));
      await page.goBack();
      await expect(controlOf(page, each)).toHaveText(each.before);
    }
  });

test('a pending status can’t be restored, and the note says so', async ({ page, writes }) => {
  await page.goto(`${pathOf('Merchant Onboarding')}/edit`);
  for (const [product, option] of [
    ['payments-v2', 'Approve'],
    ['identity', 'Revoke'],
  ] as const) {
    const status = page.getByRole('combobox', { name: `Status of ${product}` });
    await expect(status).toHaveText('Pending');
    await changeStatus(page, status, option);
    const note = noteOf(page, product);
    await expect(note).toContainText(`${statusAfter[option]}, verified`);
    await expect(note).toContainText('can’t be undone: Apigee can’t set a status back to Pending');
    await expect(note.getByRole('button')).toHaveCount(0);
  }
  expect(writes).toHaveLength(2);
});

test('an unknown status is shown as received, and can be changed but not restored', async ({
  page,
  writes,
}) => {
  await page.goto(`${pathOf('Drone Dispatch')}/edit`);
  const status = page.getByRole('combobox', { name: /^Status of key / });
  const key = page.getByRole('group', { name: /^Key / });
  await expect(status).toHaveText('suspended');
  await expect(key).toContainText('Blocked: unknown key status “suspended”');
  await changeStatus(page, status, 'Approve');
  await expect(key.getByRole('strong')).toHaveText('Usable');
  await expect(notesOn(page)).toContainText(
    'can’t be undone: Apigee can’t set a status back to suspended',
  );
  await expect(notesOn(page).getByRole('button')).toHaveCount(0);
  expect(writes).toHaveLength(1);
});

async function change(page: Page, each: Switch): Promise<void> {
  const status = controlOf(page, each);
  await expect(status).toHaveText(each.before);
  await changeStatus(page, status, each.change);
}

function asLine({ method, target }: { method: string; target: string }): string {
  return `${method} ${target}`;
}

// The host serves the API below `/apigee`.
function thereAndBack({ method, path, change: there, back }: Switch): string[] {
  return [there, back].map((option) => `${method} /apigee${path}?action=${option.toLowerCase()}`);
}
