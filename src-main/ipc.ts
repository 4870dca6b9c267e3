import { type BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron';
import { channels } from '../src-preload/contract.ts';
import { type AnswerNeeds, createAnswer, eventPayload, type Send, type Sender } from './answer.ts';

function senderOf(event: IpcMainInvokeEvent, window: BrowserWindow | null): Sender {
  const frame = event.senderFrame;
  if (frame === null || window === null || window.isDestroyed()) return { frame: null, isOurMainFrame: false };
  const { webContents } = window;
  return { frame, isOurMainFrame: event.sender === webContents && frame === webContents.mainFrame };
}

/** Opens the one channel by which the window may call; nothing else in the app listens to `ipcMain`. */
export function answerCalls(needs: AnswerNeeds & { window: () => BrowserWindow | null }): void {
  const answer = createAnswer(needs);
  ipcMain.handle(channels.call, (event, ...args: unknown[]) => answer(senderOf(event, needs.window()), args));
}

/** Sends events to the window, where there is one. */
export function eventSender(window: () => BrowserWindow | null): Send {
  return (name, payload) => {
    const target = window();
    if (target === null || target.isDestroyed() || target.webContents.isDestroyed()) return;
    target.webContents.send(channels.event, name, eventPayload(name, payload));
  };
}
