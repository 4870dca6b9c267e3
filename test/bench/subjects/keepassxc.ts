import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import fs from 'node:fs';
import { sample, scattered } from '../data.ts';
import type { Operation, Subject } from '../subject.ts';
import { kdbxFile, kdbxPassword, kdbxweb } from './kdbxweb.ts';

const PROMPT = 'bench> ';

/** KeePassXC's command line in its interactive mode, on the file that kdbxweb makes; unlocking without its start. */
export const keepassxc: Subject = {
  fill: kdbxweb.fill,

  async open(folder, count) {
    const file = kdbxFile(folder);
    let shell = await Shell.start(file);
    await shell.unlock();
    const restart = async () => {
      await shell.end();
      shell = await Shell.start(file);
    };
    const listing = await shell.answer('ls');
    return {
      listed: listing.split('\n').filter((line) => line.includes('_SECRET_KEY_')).length,
      operations: [
        { name: 'unlock', runs: 10, before: restart, run: () => shell.unlock() },
        ...commands((command) => shell.answer(command), count),
      ],
      close: () => shell.end(),
      resident: () => shell.resident(),
    };
  },
};

function commands(answer: (command: string) => Promise<string>, count: number): Operation[] {
  const names = Array.from({ length: count }, (_, index) => sample(index).name);
  const place = scattered(count);
  const made: string[] = [];
  let turn = count;
  const pick = () => names[place()] ?? '';
  const create = () => {
    const { name, description } = sample(turn++);
    made.push(name);
    return answer(`add -g -L 40 --notes "${description}" ${name}`);
  };
  const haveOne = () => made.length === 0 && create();
  return [
    { name: 'get', runs: 100, run: () => answer(`show -s -a Password ${pick()}`) },
    { name: 'search', runs: 10, run: () => answer('search stripe') },
    { name: 'create', runs: 10, run: create },
    { name: 'update', runs: 10, run: () => answer(`edit -g -L 40 ${pick()}`) },
    { name: 'delete', runs: 10, before: haveOne, run: () => answer(`rm ${made.pop()}`) },
  ];
}

class Shell {
  readonly #child: ChildProcessWithoutNullStreams;
  #text = '';
  #heard: () => void = () => {};
  #fail: (error: Error) => void = () => {};

  constructor(file: string) {
    this.#child = spawn('keepassxc-cli', ['open', file]);
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream.on('data', (data) => {
        this.#text += data;
        this.#heard();
      });
    }
    this.#child.on('exit', (code) => this.#fail(new Error(`keepassxc-cli ended (${code})`)));
  }

  /** Started as far as the question for the password. */
  static async start(file: string): Promise<Shell> {
    const shell = new Shell(file);
    await shell.#until(': ');
    return shell;
  }

  unlock(): Promise<string> {
    return this.answer(kdbxPassword);
  }

  /** What it writes until it asks for the next command. */
  async answer(line: string): Promise<string> {
    this.#text = '';
    this.#child.stdin.write(`${line}\n`);
    const text = await this.#until(PROMPT);
    if (/could not|error|invalid/i.test(text)) throw new Error(`keepassxc-cli answers to ${line}: ${text}`);
    return text;
  }

  /** Linux tells it; elsewhere NaN. */
  resident(): number {
    const status = `/proc/${this.#child.pid}/status`;
    const [, kilobytes] = (fs.existsSync(status) && /VmRSS:\s+(\d+)/.exec(fs.readFileSync(status, 'utf8'))) || [];
    return Number(kilobytes) * 1_024;
  }

  end(): Promise<void> {
    return new Promise((resolve) => {
      this.#fail = () => resolve();
      this.#child.stdin.end('quit\n');
    });
  }

  #until(end: string): Promise<string> {
    return new Promise((resolve, reject) => {
      this.#fail = reject;
      this.#heard = () => {
        if (this.#text.endsWith(end)) resolve(this.#text);
      };
      this.#heard();
    });
  }
}
