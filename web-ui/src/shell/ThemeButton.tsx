import { Button } from '../design/Button';
import { t } from '../messages';
import { toggleTheme, useTheme } from './theme';

export function ThemeButton() {
  const { resolved } = useTheme();
  return (
    <Button look="quiet" icon={resolved === 'dark' ? 'sun' : 'moon'} iconOnly onClick={toggleTheme}>
      {t.shortcuts.theme}
    </Button>
  );
}
