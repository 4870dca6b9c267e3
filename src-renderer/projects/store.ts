import type { Counts, Environment, Project } from '../../src-preload/contract.ts';
import { resettable } from '../ui/reset.ts';

type ProjectsState = { projects: Project[]; environments: Environment[]; counts: Counts | null };

const empty: ProjectsState = { projects: [], environments: [], counts: null };

export const useProjects = resettable(empty);
