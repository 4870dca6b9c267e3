/** One clipboard of the system. Linux has two; the first of a list is the one that Ctrl+V reads. */
export type Board = {
  /** Answers whether clipboard histories were asked to leave the text out. */
  write(text: string): Promise<boolean>;
  read(): Promise<string>;
  clear(): Promise<void> | void;
};

/** What became of a text that was to be taken off: it had gone before, is gone now, is still there, or who knows. */
type Outcome = 'not-there' | 'cleared' | 'kept' | 'unreadable';

async function clearBoard(board: Board, isMeant: (text: string) => boolean): Promise<Outcome> {
  try {
    if (!isMeant(await board.read())) return 'not-there';
    await board.clear();
    return isMeant(await board.read()) ? 'kept' : 'cleared';
  } catch {
    return 'unreadable';
  }
}

/** Clears those boards that hold what is meant, reads them again, and says the worst that came of it. */
export async function clearBoards(boards: readonly Board[], isMeant: (text: string) => boolean): Promise<Outcome> {
  const outcomes = await Promise.all(boards.map((board) => clearBoard(board, isMeant)));
  const worstFirst: Outcome[] = ['kept', 'unreadable', 'cleared'];
  return worstFirst.find((outcome) => outcomes.includes(outcome)) ?? 'not-there';
}
