import {
  CalendarClock,
  CalendarOff,
  CalendarX2,
  Clock,
  Grid3x3,
  Layers,
  type LucideIcon,
  OctagonX,
  RefreshCw,
  ShieldAlert,
  Star,
  Trash2,
} from 'lucide-react';
import type { Counts, Environment, Project, View } from '../../src-preload/contract.ts';
import { texts } from '../../src-texts/texts.ts';

const t = texts.projects;

export type SmartKind = Exclude<View['kind'], 'project' | 'environment' | 'tag'>;

export type SmartView = {
  kind: SmartKind;
  /** What the left pane and the head of the list call it. */
  name: string;
  icon: LucideIcon;
  /** `null` as long as it is not known. */
  count: (counts: Counts) => number | null;
  tone?: 'red' | 'amber';
  /** Stands there with nothing in it too; the others fold away. */
  always?: true;
};

const all: SmartView = { kind: 'all', name: t.views.all, icon: Layers, count: (counts) => counts.all, always: true };
const trash: SmartView = {
  kind: 'trash',
  name: t.views.trash,
  icon: Trash2,
  count: (counts) => counts.trash,
  always: true,
};

/** The lists that fill themselves, in the order and the groups of the left pane. */
export const smartViews = {
  top: [
    all,
    { kind: 'favourites', name: t.views.favourites, icon: Star, count: (counts) => counts.favourites },
    { kind: 'recent', name: t.views.recent, icon: Clock, count: (counts) => counts.recent },
  ],
  attention: [
    {
      kind: 'expired',
      name: t.views.expired,
      icon: CalendarX2,
      count: (counts) => counts.expired,
      tone: 'red',
      always: true,
    },
    {
      kind: 'expiring',
      name: t.views.expiring,
      icon: CalendarClock,
      count: (counts) => counts.expiring,
      tone: 'amber',
      always: true,
    },
    {
      kind: 'rotation',
      name: t.views.rotation,
      icon: RefreshCw,
      count: (counts) => counts.rotation,
      tone: 'amber',
    },
    {
      kind: 'weak',
      name: t.views.weak,
      icon: ShieldAlert,
      count: (counts) => counts.weak,
      tone: 'amber',
      always: true,
    },
    { kind: 'missing', name: t.views.missing, icon: Grid3x3, count: (counts) => counts.missing },
    { kind: 'revoked', name: t.views.revoked, icon: OctagonX, count: (counts) => counts.revoked },
    { kind: 'no-expiry', name: t.views['no-expiry'], icon: CalendarOff, count: (counts) => counts.noExpiry },
  ],
  vault: [trash],
} as const satisfies Record<string, readonly SmartView[]>;

export const everySmartView: readonly SmartView[] = Object.values(smartViews).flat();

export function sameView(a: View, b: View): boolean {
  if (a.kind === 'project' && b.kind === 'project') return a.project === b.project;
  if (a.kind === 'environment' && b.kind === 'environment') return a.environment === b.environment;
  if (a.kind === 'tag' && b.kind === 'tag') return a.tag === b.tag;
  return a.kind === b.kind;
}

type Places = { projects: readonly Project[]; environments: readonly Environment[] };

/** What a part of the vault is called. */
export function viewName(view: View, { projects, environments }: Places): string {
  if (view.kind === 'project') return projects.find(({ id }) => id === view.project)?.name ?? t.unknownProject;
  if (view.kind === 'environment') {
    return environments.find(({ slug }) => slug === view.environment)?.name ?? view.environment;
  }
  if (view.kind === 'tag') return view.tag;
  return everySmartView.find(({ kind }) => kind === view.kind)?.name ?? t.unknownView;
}
