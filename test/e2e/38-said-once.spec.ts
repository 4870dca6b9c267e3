import type { Page } from '@playwright/test';
import * as story from './kit/story.ts';
import { expect, test } from './kit/test.ts';

/** From now on keeps each text that a screen reader is given by itself; gives what it was given so far. */
async function listenIn(window: Page): Promise<() => Promise<string[]>> {
  const heard = await window.evaluateHandle(() => {
    const said: string[] = [];
    const live = '[aria-live], [role="status"], [role="alert"], [role="log"]';
    const regionsOf = ({ target, addedNodes }: MutationRecord) => {
      const around = (target instanceof Element ? target : target.parentElement)?.closest(live) ?? null;
      const inside = [...addedNodes].flatMap((node) =>
        node instanceof Element ? [node, ...node.querySelectorAll('*')].filter((one) => one.matches(live)) : [],
      );
      return around === null ? inside : [around, ...inside];
    };
    new MutationObserver((changes) => {
      for (const region of new Set(changes.flatMap(regionsOf))) {
        const text = region.textContent?.trim() ?? '';
        if (text !== '' && region.getAttribute('aria-live') !== 'off') said.push(text);
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
    return said;
  });
  return () => heard.jsonValue();
}

test('what a person does is said once to those who can’t see it', async ({ window }) => {
  await story.unlock(window);
  await expect(story.statusBar(window)).toContainText('Intact');
  await story.select(window, 'GITHUB_TOKEN');
  const heard = await listenIn(window);
  const said: (string | RegExp)[] = [];
  /** That, and nothing else besides what was said before: also not late, which the next one would find. */
  const expectSaid = async (...texts: (string | RegExp)[]) => {
    said.push(...texts);
    await expect
      .poll(heard)
      .toEqual(said.map((text) => (typeof text === 'string' ? text : expect.stringMatching(text))));
  };

  await story.copySelected(window, 'GITHUB_TOKEN');
  await expectSaid('GITHUB_TOKEN copied, clears in 30 seconds.');

  await story.list(window).focus();
  await window.keyboard.press('Space');
  await expectSaid('The value is shown. It hides itself in 30 seconds.');
  await window.keyboard.press('Space');
  await expect(story.revealed(window, 'GITHUB_TOKEN')).toHaveCount(0);

  await window.keyboard.press('Delete');
  await expectSaid(/GITHUB_TOKEN.*trash.*Undo/);
  await window.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Undo' }).click();
  await expectSaid('GITHUB_TOKEN is back.');

  await story.addSecret(window, { name: 'NEW_ONE', value: 'marker-new' });
  await expectSaid('NEW_ONE is saved.');

  await window.keyboard.press('Control+f');
  await window.keyboard.type('g');
  await expectSaid(/of 9/);
});
