import * as story from './kit/story.ts';
import { expect, test } from './kit/test.ts';

test('of a list of thousands only what is in sight is drawn, and all of it is reached and searched', async ({
  window,
}) => {
  await story.unlock(window);
  await window.evaluate(async () => {
    const { exchange } = globalThis.window.coffer;
    const text = Array.from({ length: 2_000 }, (_, n) => `LONG_${String(n).padStart(4, '0')}=marker-${n}`).join('\n');
    const read = await exchange.readEnvFile({ fileName: '.env', bytes: new TextEncoder().encode(text) });
    if (!read.ok) throw new Error(read.error.code);
    const { id, lines } = read.value;
    const destination = { project: null, environment: null };
    const entries = lines.map((_, index) => ({ index }));
    const done = await exchange.importEnv({ preview: id, destination, entries, comments: false });
    if (!done.ok) throw new Error(done.error.code);
  });
  const options = story.list(window).getByRole('option');
  await expect(story.part(window, 'All secrets')).toContainText('2,008');
  await expect(options.first()).toHaveAttribute('aria-setsize', '2008');
  const drawn = async () => {
    expect(await options.count()).toBeGreaterThan(5);
    expect(await options.count()).toBeLessThan(60);
  };
  await drawn();

  await test.step('the last one by a key, one in the middle by the wheel, one by its name', async () => {
    await story.list(window).focus();
    await window.keyboard.press('End');
    await expect(story.titled(window, 'WEBHOOK_STRIPE')).toBeVisible();
    await expect(story.list(window).getByRole('option', { selected: true })).toHaveAttribute('aria-posinset', '2008');
    await drawn();
    await story.list(window).hover();
    await window.mouse.wheel(0, -50_000);
    await expect(story.row(window, 'WEBHOOK_STRIPE')).toHaveCount(0);
    await expect(story.row(window, 'LONG_').first()).toBeVisible();
    await drawn();
    await window.keyboard.type('long_1234');
    await expect(options).toHaveText([/LONG_1234/]);
  });
});
