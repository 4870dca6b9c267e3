import type { Id, SecretDetail } from '../../src-preload/contract.ts';
import { resettable } from '../ui/reset.ts';

/** What the right side shows; `kept` where the editor goes on with what was not saved. Never a value. */
export type Pane =
  | { kind: 'detail' }
  | { kind: 'new'; name: string; kept: boolean }
  | { kind: 'edit'; focus: EditorFocus; kept: boolean };
/** Where the editor begins; with `value` the present one is about to be replaced. */
export type EditorFocus = 'name' | 'expiry' | 'value';

type DetailState = {
  selected: Id | null;
  detail: SecretDetail | null;
  /** Why the selected one can't be shown. */
  problem: { code: string; message: string } | null;
  pane: Pane;
  /** The editor holds something that is not saved. */
  unsaved: boolean;
  /** Someone wants to leave the editor while it holds something. */
  askingToLeave: boolean;
  /** Which of list and detail a narrow window shows. */
  narrowShows: 'list' | 'detail';
};

const empty: DetailState = {
  selected: null,
  detail: null,
  problem: null,
  pane: { kind: 'detail' },
  unsaved: false,
  askingToLeave: false,
  narrowShows: 'list',
};

export const useDetail = resettable(empty);
