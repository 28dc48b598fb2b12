import { useQuery } from '@tanstack/react-query';
import { useClock } from '../api/clock';
import { meQuery } from '../api/queries';
import { Facts } from '../design/Facts';
import { Grid, Stack } from '../design/Layout';
import { PageHeader } from '../design/PageHeader';
import { Panel } from '../design/Panel';
import { Segmented } from '../design/Segmented';
import { browserZone, fullTime } from '../format/time';
import { type Language, language, setLanguage, t } from '../messages';
import { setTheme, type Theme, useTheme } from '../shell/theme';
import { useRole } from '../shell/useRole';
import { AccountPanel } from './AccountPanel';
import { ApiKeysPanel } from './ApiKeysPanel';
import { OwnLoginsPanel } from './OwnLoginsPanel';
import { PasskeysPanel } from './PasskeysPanel';
import { RetentionPanel } from './RetentionPanel';

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
          <AccountPanel />
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
        {me?.login !== undefined && <PasskeysPanel />}
        {me?.login !== undefined && <OwnLoginsPanel />}
        {administrator && <ApiKeysPanel />}
        {administrator && <RetentionPanel />}
      </Stack>
    </>
  );
}
