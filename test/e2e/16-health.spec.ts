import { violationsInBothThemes } from './kit/axe.ts';
import * as story from './kit/story.ts';
import { expect, test } from './kit/test.ts';

test('a person sees what is wrong with the secrets, the worst first, and goes to one of them', async ({
  app,
  window,
}) => {
  await story.unlock(window);
  await story.addSecret(window, { name: 'TEST_PASSWORD', value: 'changeme' });
  await window.getByRole('button', { name: 'Health', exact: true }).click();
  await expect(window.getByRole('heading', { level: 1, name: 'Health' })).toBeVisible();

  const lines = window.getByRole('list', { name: 'What wants attention, the worst first' }).getByRole('listitem');
  await expect(lines.filter({ hasText: 'OLD_SMTP_PASSWORD' })).toContainText('Expired 3 days ago');
  await expect(lines.filter({ hasText: 'TEST_PASSWORD' })).toContainText('A placeholder or an example, not a value');
  await expect(window.getByText(/values looked at\. \d+ want attention, 2 of them now\./)).toBeVisible();
  await expect(window.getByRole('img', { name: /^Age of values\. 0 to 4 weeks: \d+/ })).toBeVisible();
  await expect(story.part(window, 'Weak or reused')).toContainText(/[1-9]/);
  expect(await window.content()).not.toContain('changeme');
  expect(await violationsInBothThemes(app, window)).toEqual([]);

  await lines.filter({ hasText: 'TEST_PASSWORD' }).getByRole('button', { name: 'Show TEST_PASSWORD' }).click();
  await expect(story.titled(window, 'TEST_PASSWORD')).toBeVisible();
});
