import { Languages, SunMoon } from 'lucide-react';
import { useState } from 'react';
import { chooseLanguage, languageNames, useLanguage } from '../messages/locale.ts';
import { m } from '../paraglide/messages.js';
import { locales } from '../paraglide/runtime.js';
import { MenuSelect } from '../ui/menu-select.tsx';
import styles from './preferences.module.css';
import { chooseTheme, themeInUse, themes, type Theme } from './theme.ts';

/** Language and theme. Both take effect at once and are stored in this browser. */
export function Preferences() {
  const language = useLanguage();
  const [theme, setTheme] = useState(themeInUse);
  const themeNames: Record<Theme, string> = {
    system: m.theme_system(),
    light: m.theme_light(),
    dark: m.theme_dark(),
  };
  return (
    <span className={styles.preferences}>
      <MenuSelect
        label={m.language()}
        value={language}
        icon={<Languages size={16} aria-hidden />}
        options={locales.map((value) => ({ value, label: languageNames[value] ?? value }))}
        onChange={chooseLanguage}
      />
      <MenuSelect
        label={m.theme()}
        value={theme}
        icon={<SunMoon size={16} aria-hidden />}
        options={themes.map((value) => ({ value, label: themeNames[value] }))}
        onChange={(chosen) => {
          chooseTheme(chosen);
          setTheme(chosen);
        }}
      />
    </span>
  );
}
