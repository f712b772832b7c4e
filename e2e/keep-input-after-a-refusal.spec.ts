import { credentialDialogs } from './credentials.ts';
import { expect, failedRequest, keyOf, masked, pathOf, test, type Locator } from './test.ts';

const app = 'C# SDK Playground';
const mask = masked(keyOf(app));

interface Input {
  fill(dialog: Locator): Promise<void>;
  isKept(dialog: Locator): Promise<void>;
}

const editsApp = 'apigee.developerapps.manage';
const editsKey = 'apigee.appkeys.manage';

/** What is entered in each dialog, and the permission that its request needs, by the button that submits it. */
const cases: Record<string, [input: Input, permission: string]> = {
  'Add credential': [checked('checkbox', /^orders/), editsApp],
  'Import key': [
    texts({ Key: 'imported_KEY-1', Secret: 'imported_SECRET-1' }),
    'apigee.appkeys.create',
  ],
  'Create new key': [checked('checkbox', /^Approve/), editsApp],
  Add: [checked('checkbox', /^identity/), editsKey],
  Remove: [checked('radio', 'orders'), editsKey],
  'Save scopes': [texts({ Scopes: 'read write' }), editsKey],
  'Revoke and replace': [checked('checkbox', /^Approve/), editsKey],
  'Delete key': [texts({ [`Type ${app} to confirm`]: app }), 'apigee.appkeys.delete'],
};

test('each dialog of credentials keeps its input when the server refuses it', async ({
  page,
  writes,
  expectedNoise,
}) => {
  expectedNoise.push(failedRequest);
  await page.goto(`${pathOf(app)}/edit?scenario=forbidden`);
  const dialog = page.getByRole('dialog');
  const dialogs = credentialDialogs(page, mask);
  for (const { submit, open } of dialogs)
    await test.step(submit, async () => {
      const [input, permission] = cases[submit] ?? [];
      if (!input || !permission) throw new Error(`nothing to enter for ${submit}`);
      await open();
      await input.fill(dialog);
      await dialog.getByRole('button', { name: submit, exact: true }).click();
      await expect(dialog.getByRole('alert')).toContainText('403');
      await expect(dialog.getByRole('alert')).toContainText(permission);
      await input.isKept(dialog);
      await dialog.getByRole('button', { name: 'Cancel' }).click();
      await expect(dialog).toHaveCount(0);
    });
  expect(writes).toHaveLength(dialogs.length);
});

function checked(role: 'checkbox' | 'radio', name: string | RegExp): Input {
  const choice = (dialog: Locator) => dialog.getByRole(role, { name });
  return {
    fill: (dialog) => choice(dialog).check(),
    isKept: (dialog) => expect(choice(dialog)).toBeChecked(),
  };
}

function texts(values: Record<string, string>): Input {
  const entries = Object.entries(values);
  const field = (dialog: Locator, label: string) => dialog.getByLabel(label, { exact: true });
  return {
    async fill(dialog) {
      for (const [label, text] of entries) await field(dialog, label).fill(text);
    },
    async isKept(dialog) {
      for (const [label, text] of entries) await expect(field(dialog, label)).toHaveValue(text);
    },
  };
}
