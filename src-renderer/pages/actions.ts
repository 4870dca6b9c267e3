import { discard } from '../exchange/actions.ts';
import { mayLeaveEditor } from '../secrets/detail-actions.ts';
import { useDetail } from '../secrets/detail-store.ts';
import { type PageName, usePage } from './store.ts';

/** Opens a page in the place of list and detail, unless the person stays in the editor. */
export async function openPage(page: PageName): Promise<boolean> {
  if (!(await mayLeaveEditor())) return false;
  discard();
  useDetail.setState({ pane: { kind: 'detail' }, unsaved: false });
  usePage.setState({ page });
  return true;
}
