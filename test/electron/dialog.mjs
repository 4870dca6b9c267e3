import { execFile } from 'node:child_process';
import { createInterface } from 'node:readline/promises';
import { guard } from './guard.mjs';

// Specs replace these calls. A person at `npm start` is asked by the desktop's own dialog where there is a helper for
// it, else in the terminal; with neither the dialog is cancelled and says so.

/** @param {string} tool @param {string[]} args @returns {Promise<{ missing: boolean, text: string | undefined }>} */
const run = (tool, args) =>
  new Promise((resolve) => {
    execFile(tool, args, (error, out) => {
      const missing = /** @type {any} */ (error)?.code === 'ENOENT';
      resolve({ missing, text: error ? undefined : out.trimEnd() });
    });
  });

const hasDisplay = () =>
  process.env.COFFER_HEADLESS !== '1' && Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

/** @param {string} question @returns {Promise<string | undefined>} */
async function askTerminal(question) {
  if (!process.stdin.isTTY) {
    console.error(`stand-in: a dialog asks "${question}" and nobody can answer; it is cancelled`);
    return undefined;
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = (await terminal.question(`${question} (empty cancels) `)).trim();
  terminal.close();
  return answer || undefined;
}

/** @param {any} options @param {string[]} args */
async function askPath(options, args) {
  const question = options.title ?? options.message ?? 'File';
  if (hasDisplay()) {
    const preset = options.defaultPath ? [`--filename=${options.defaultPath}`] : [];
    const zenity = await run('zenity', ['--file-selection', `--title=${question}`, ...preset, ...args]);
    if (!zenity.missing) return zenity.text;
  }
  return askTerminal(`${question}${options.defaultPath ? ` [such as ${options.defaultPath}]` : ''}:`);
}

/** Electron takes the window as an optional first argument. @param {any[]} args */
const optionsOf = (args) => args.at(-1) ?? {};

export const dialog = guard('dialog', {
  async showOpenDialog(...args) {
    const options = optionsOf(args);
    const path = await askPath(options, options.properties?.includes('openDirectory') ? ['--directory'] : []);
    return path ? { canceled: false, filePaths: [path] } : { canceled: true, filePaths: [] };
  },
  async showSaveDialog(...args) {
    const path = await askPath(optionsOf(args), ['--save', '--confirm-overwrite']);
    return path ? { canceled: false, filePath: path } : { canceled: true, filePath: '' };
  },
  async showMessageBox(...args) {
    const { message = '', buttons = ['OK'], cancelId = 0, detail } = optionsOf(args);
    const choices = buttons.map((label, index) => `${index + 1} ${label}`).join(', ');
    const answer = await askTerminal(`${message}${detail ? ` ${detail}` : ''} — ${choices}:`);
    const response = Number(answer) - 1;
    return { response: buttons[response] === undefined ? cancelId : response, checkboxChecked: false };
  },
  showErrorBox(title, content) {
    console.error(`${title}\n${content}`);
  },
});
