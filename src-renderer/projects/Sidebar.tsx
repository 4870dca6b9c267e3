import { Archive, HeartPulse, Plus, RefreshCcwDot, ScrollText, SlidersHorizontal, Table2, Tag } from 'lucide-react';
import { type CSSProperties, useState } from 'react';
import type { Environment, Project } from '../../src-preload/contract.ts';
import { locale } from '../../src-texts/language.ts';
import { texts } from '../../src-texts/texts.ts';
import { openMatrix } from '../matrix/actions.ts';
import { PageEntry } from '../pages/PageEntry.tsx';
import { ReminderEntry } from '../reminders/ReminderEntry.tsx';
import { useList } from '../secrets/list-store.ts';
import { Dot } from '../ui/Dot.tsx';
import { openDialog } from '../ui/dialogs.ts';
import { IconButton } from '../ui/IconButton.tsx';
import styles from './Sidebar.module.css';
import { moveFocus, SidebarEntry, SmartEntry } from './SidebarEntry.tsx';
import { SidebarSection } from './SidebarSection.tsx';
import { useProjects } from './store.ts';
import { smartViews } from './views.ts';

const t = texts.projects.sidebar;

/** So many tags are shown before the rest is asked for. */
const fewTags = 8;

export function Sidebar() {
  return (
    <nav id="pane-sidebar" className={styles.sidebar} aria-label={t.label} onKeyDown={moveFocus}>
      <div className={styles.scroll}>
        <ul>
          {smartViews.top.map((smart) => (
            <SmartEntry key={smart.kind} smart={smart} />
          ))}
        </ul>
        <Projects />
        <SidebarSection name="attention" title={t.attention}>
          {smartViews.attention.map((smart) => (
            <SmartEntry key={smart.kind} smart={smart} />
          ))}
        </SidebarSection>
        <Environments />
        <Tags />
      </div>
      <ul className={styles.pinned} aria-label={t.vault}>
        <ReminderEntry />
        <PageEntry page="health" name={t.health} icon={HeartPulse} />
        <PageEntry page="matrix" name={t.matrix} icon={Table2} open={() => openMatrix()} />
        <PageEntry page="activity" name={t.activity} icon={ScrollText} />
        <PageEntry page="sync" name={t.connections} icon={RefreshCcwDot} />
        <PageEntry page="backups" name={t.backups} icon={Archive} />
        {smartViews.vault.map((smart) => (
          <SmartEntry key={smart.kind} smart={smart} />
        ))}
      </ul>
    </nav>
  );
}

function initialOf(name: string): string {
  return [...name][0]?.toLocaleUpperCase() ?? '';
}

function Projects() {
  const { projects } = useProjects();
  const [archivedToo, setArchivedToo] = useState(false);
  const archived = projects.filter((project) => project.archivedAt !== null);
  return (
    <SidebarSection
      name="projects"
      title={t.projects}
      actions={
        <>
          <IconButton icon={SlidersHorizontal} label={t.manage} size="small" onClick={() => openDialog('places')} />
          <IconButton icon={Plus} label={t.newProject} size="small" onClick={() => openDialog('new-project')} />
        </>
      }
      after={
        projects.length === 0 ? (
          <p className={styles.none}>{t.noProject}</p>
        ) : archived.length > 0 ? (
          <button type="button" className={styles.more} onClick={() => setArchivedToo(!archivedToo)}>
            {archivedToo ? t.hideArchived : t.showArchived(archived.length)}
          </button>
        ) : null
      }
    >
      {projects.map((project) => (
        <ProjectEntry key={project.id} project={project} archivedToo={archivedToo} />
      ))}
    </SidebarSection>
  );
}

function ProjectEntry({ project, archivedToo }: { project: Project; archivedToo: boolean }) {
  const { id, name, hue, archivedAt } = project;
  const count = useProjects(({ counts }) => counts?.byProject[id] ?? 0);
  const shown = useList(({ view }) => view.kind === 'project' && view.project === id);
  if (archivedAt !== null && !archivedToo && !shown) return null;
  return (
    <SidebarEntry view={{ kind: 'project', project: id }} name={name} count={count}>
      <span className={styles.dot}>
        <Dot hue={hue} />
        <span className={styles.initial} aria-hidden>
          {initialOf(name)}
        </span>
      </span>
    </SidebarEntry>
  );
}

function Environments() {
  const { environments, counts } = useProjects();
  const shown = environments.filter(
    ({ slug, archivedAt }) => archivedAt === null || (counts?.byEnvironment[slug] ?? 0) > 0,
  );
  if (shown.length === 0) return null;
  return (
    <SidebarSection name="environments" title={t.environments}>
      {shown.map((environment) => (
        <EnvironmentEntry
          key={environment.id}
          environment={environment}
          count={counts?.byEnvironment[environment.slug] ?? 0}
        />
      ))}
    </SidebarSection>
  );
}

function EnvironmentEntry({ environment, count }: { environment: Environment; count: number }) {
  const { slug, name, hue } = environment;
  const colour: CSSProperties = { background: `var(--${hue})` };
  return (
    <SidebarEntry view={{ kind: 'environment', environment: slug }} name={name} count={count}>
      <span className={styles.dot}>
        <span className={styles.round} style={colour} aria-hidden />
        <span className={styles.initial} aria-hidden>
          {initialOf(name)}
        </span>
      </span>
    </SidebarEntry>
  );
}

function Tags() {
  const byTag = useProjects(({ counts }) => counts?.byTag);
  const [every, setEvery] = useState(false);
  const tags = Object.entries(byTag ?? {}).toSorted((a, b) => b[1] - a[1] || a[0].localeCompare(b[0], locale));
  if (tags.length === 0) return null;
  const shown = every ? tags : tags.slice(0, fewTags);
  return (
    <SidebarSection
      name="tags"
      title={t.tags}
      wordsOnly
      after={
        tags.length > fewTags ? (
          <button type="button" className={styles.more} onClick={() => setEvery(!every)}>
            {every ? t.fewerTags : t.allTags(tags.length)}
          </button>
        ) : null
      }
    >
      {shown.map(([tag, count]) => (
        <SidebarEntry key={tag} view={{ kind: 'tag', tag }} name={tag} count={count}>
          <Tag size={16} strokeWidth={1.75} aria-hidden />
        </SidebarEntry>
      ))}
    </SidebarSection>
  );
}
