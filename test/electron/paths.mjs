/**
 * webUtils.getPathForFile answers at once, and only Chromium's side knows the path. The preload's world stops at its
 * own `debugger` statement; here the stopped frame's File is looked up, its variable set, and it goes on.
 * @param {any} page
 */
export function answerPaths(page) {
  page.on('Debugger.paused', async ({ callFrames }) => {
    const [top] = callFrames;
    try {
      if (top?.functionName === 'pathOf') {
        const callFrameId = top.callFrameId;
        const { result } = await page.send('Debugger.evaluateOnCallFrame', { callFrameId, expression: 'standInFile' });
        const { path } = await page.send('DOM.getFileInfo', { objectId: result.objectId });
        await page.send('Debugger.evaluateOnCallFrame', {
          callFrameId,
          expression: `standInPath = ${JSON.stringify(path)}`,
        });
      }
    } catch {
      // A File made by script has no path: Electron answers ''.
    }
    page.tell('Debugger.resume');
  });
  page.tell('Debugger.enable');
}
