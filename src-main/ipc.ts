import { type BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron';
import { channels } from '../src-preload/contract.ts';
import { type AnswerNeeds, createAnswer, eventPayload, type Send, type Sender } from './answer.ts';

/** The windows of our own that are there: the main one, and quick access. */
type Windows = () => readonly BrowserWindow[];

function senderOf(event: IpcMainInvokeEvent, windows: readonly BrowserWindow[]): Sender {
  const frame = event.senderFrame;
  const own = windows.find((window) => !window.isDestroyed() && window.webContents === event.sender);
  if (frame === null || own === undefined) return { frame, isOurMainFrame: false };
  return { frame, isOurMainFrame: frame === own.webContents.mainFrame };
}

/** Opens the one channel by which our windows may call; nothing else in the app listens to `ipcMain`. */
export function answerCalls(needs: AnswerNeeds & { windows: Windows }): void {
  const answer = createAnswer(needs);
  ipcMain.handle(channels.call, (event, ...args: unknown[]) => answer(senderOf(event, needs.windows()), args));
}

/** Sends events to every window of ours. */
export function eventSender(windows: Windows): Send {
  return (name, payload) => {
    const cut = eventPayload(name, payload);
    for (const target of windows()) {
      if (target.isDestroyed() || target.webContents.isDestroyed()) continue;
      target.webContents.send(channels.event, name, cut);
    }
  };
}
