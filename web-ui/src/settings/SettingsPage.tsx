import { useQuery } from '@tanstack/react-query';
import { useClock } from '../api/clock';
import { forgetToken } from '../api/credentials';
import { meQuery } from '../api/queries';
import { Button } from '../design/Button';
import { Facts } from '../design/Facts';
import { Grid, Stack } from '../design/Layout';
import { PageHeader } from '../design/PageHeader';
import { Panel } from '../design/Panel';
import { Segmented } from '../design/Segmented';
import { browserZone, fullTime } from '../format/time';
import { type Language, language, setLanguage, t } from '../messages';
import { setTheme, type Theme, useTheme } from '../shell/theme';
import { useRole } from '../shell/useRole';
import { ApiKeysPanel } from './ApiKeysPanel';

const themes: { value: Theme; label: string; icon: 'screen' | 'sun' | 'moon' }[] = [
  { value: 'system', label: t.shell.themes.system, icon: 'screen' },
  { value: 'light', label: t.shell.themes.light, icon: 'sun' },
  { value: 'dark', label: t.shell.themes.dark, icon: 'moon' },
];

/** Each in its own words, so that everybody finds theirs. */
const languages: { value: Language; label: string }[] = [
  { value: 'en', label: 'English' },
  { value: 'de', label: 'Deutsch' },
];

export default function SettingsPage() {
  const { data: me } = useQuery(meQuery);
  const { chosen } = useTheme();
  const { now, speed } = useClock();
  const administrator = useRole('administrator');
  return (
    <>
      <PageHeader title={t.settings.title} />
      <Stack>
        <Grid>
          <Panel
            title={t.settings.account}
            actions={
              <Button icon="out" onClick={forgetToken}>
                {t.shell.signOut}
              </Button>
            }
          >
            <Facts
              facts={[
                { label: t.signIn.username, value: me?.name },
                {
                  label: t.settings.roles,
                  value: me?.roles.map((role) => t.settings.roleNames[role]).join(', '),
                },
              ]}
            />
          </Panel>
          <Panel title={t.settings.appearance} note={t.settings.appearanceHint}>
            <Stack>
              <Segmented label={t.shell.theme} value={chosen} options={themes} onChange={setTheme} />
              <Segmented
                label={t.settings.language}
                value={language}
                options={languages}
                onChange={setLanguage}
              />
            </Stack>
          </Panel>
          <Panel title={t.settings.time}>
            <Facts
              facts={[
                { label: t.settings.serverTime, value: fullTime(now, browserZone) },
                { label: t.settings.clockSpeed, value: t.shell.speed(speed) },
              ]}
            />
          </Panel>
        </Grid>
        {administrator && <ApiKeysPanel />}
      </Stack>
    </>
  );
}
