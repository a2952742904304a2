import AppLayout from '@cloudscape-design/components/app-layout';
import BreadcrumbGroup from '@cloudscape-design/components/breadcrumb-group';
import Flashbar from '@cloudscape-design/components/flashbar';
import { I18nProvider } from '@cloudscape-design/components/i18n';
import messages from '@cloudscape-design/components/i18n/messages/all.en';
import SideNavigation, { type SideNavigationProps } from '@cloudscape-design/components/side-navigation';
import { applyMode, Mode } from '@cloudscape-design/global-styles';
import { useCallback, useEffect, useMemo, useReducer, useState, type ReactNode } from 'react';
import { visible } from '../widgets/text.ts';
import { Guard } from '../widgets/trouble.tsx';
import { pageOf, PAGES } from './pages.tsx';
import { isDark, PreferencesContext, storedPreferences, storePreferences, type Preferences } from './preferences.ts';
import { NoticesContext, type Notice } from '../api/act.ts';
import { TopSearch } from './TopSearch.tsx';
import { linkTo, useRoute } from './routes.ts';

const LINKS: SideNavigationProps.Item[] = PAGES.filter((page) => page.listed).map((page) => ({ type: 'link', text: page.title, href: linkTo(page.id) }));

export function App() {
  const [preferences, setPreferences] = useState(storedPreferences);
  const change = useCallback((changes: Partial<Preferences>) => {
    setPreferences((before) => {
      const after = { ...before, ...changes };
      storePreferences(after);
      return after;
    });
  }, []);
  const [, systemChanged] = useReducer((before: number) => before + 1, 0);
  useEffect(() => {
    const system = matchMedia('(prefers-color-scheme: dark)');
    system.addEventListener('change', systemChanged);
    return () => system.removeEventListener('change', systemChanged);
  }, []);
  const dark = isDark(preferences);
  useEffect(() => applyMode(dark ? Mode.Dark : Mode.Light), [dark]);
  const context = useMemo(() => ({ preferences, change }), [preferences, change]);
  return (
    <PreferencesContext.Provider value={context}>
      <I18nProvider locale="en" messages={[messages]}>
        <Shell dark={dark} change={change} />
      </I18nProvider>
    </PreferencesContext.Provider>
  );
}

function Shell({ dark, change }: { dark: boolean; change: (changes: Partial<Preferences>) => void }) {
  const route = useRoute();
  const page = pageOf(route.page);
  const [open, setOpen] = useState(innerWidth > 1100);
  const title = page.named ? page.named(route.argument) : page.title;
  useEffect(() => {
    document.title = `${title} · Baton`;
  }, [title]);
  const [notices, setNotices] = useState<Notice[]>([]);
  const untell = useCallback((id: number) => setNotices((before) => before.filter((notice) => notice.id !== id)), []);
  const tell = useCallback((notice: Omit<Notice, 'id'>) => {
    const id = Date.now() + Math.random();
    setNotices((before) => [...before.slice(-3), { ...notice, id }]);
    if (notice.type === 'success') {
      setTimeout(() => untell(id), 8000);
    }
    return id;
  }, [untell]);
  // What was told belongs to the page that it was told on.
  useEffect(() => setNotices([]), [route.page]);
  const told = useMemo(() => ({ tell, untell }), [tell, untell]);
  const content: ReactNode = <Guard key={location.hash.split('?')[0]} name="This page">{page.show(route)}</Guard>;
  return (
    <NoticesContext.Provider value={told}>
      <a className="skip" href="#main" onClick={(event) => (event.preventDefault(), document.querySelector<HTMLElement>('main, [role=main]')?.focus())}>To the content</a>
      <header id="top">
        <a className="home" href={linkTo('dashboard')}><img src="icon.svg" alt="" />Baton</a>
        <TopSearch />
        <span className="grow" />
        <button type="button" onClick={() => change({ mode: dark ? 'light' : 'dark' })} aria-label={dark ? 'Switch to light' : 'Switch to dark'}>{dark ? 'Light' : 'Dark'}</button>
      </header>
      <AppLayout
        headerSelector="#top"
        toolsHide
        navigationWidth={220}
        navigationOpen={open}
        onNavigationChange={({ detail }) => setOpen(detail.open)}
        navigation={<SideNavigation activeHref={linkTo(page.parent ?? page.id)} items={LINKS} />}
        breadcrumbs={page.parent && <BreadcrumbGroup items={[{ text: pageOf(page.parent).title, href: linkTo(page.parent) }, { text: title, href: '' }]} />}
        contentType={page.wide ? 'table' : 'default'}
        maxContentWidth={Number.MAX_VALUE}
        notifications={
          <Flashbar
            items={notices.map((notice) => ({
              id: String(notice.id),
              type: notice.type,
              header: visible(notice.header),
              content: <>{visible(notice.text ?? '')}{notice.link && <> <a href={notice.link.href}>{notice.link.text}</a></>}</>,
              dismissible: true,
              dismissLabel: 'Close',
              onDismiss: () => untell(notice.id),
            }))}
          />
        }
        content={content}
        ariaLabels={{ navigation: 'Pages', navigationClose: 'Close the list of pages', navigationToggle: 'Open the list of pages' }}
      />
    </NoticesContext.Provider>
  );
}
