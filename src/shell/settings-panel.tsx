import { useState } from 'react';
import { hasShortcuts, openShortcutList, setShortcuts } from '../find/shortcuts.ts';
import { chooseLanguage, languageNames, useLanguage } from '../messages/locale.ts';
import { m } from '../paraglide/messages.js';
import { locales } from '../paraglide/runtime.js';
import { Button } from '../ui/button.tsx';
import { Checkbox } from '../ui/checkbox.tsx';
import { MenuSelect } from '../ui/choices/menu-select.tsx';
import styles from './settings-panel.module.css';
import { chooseTheme, themeInUse, themes, type Theme } from './theme.ts';

/** Language, theme and shortcuts. All take effect at once and are stored in this browser. */
export function SettingsPanel({ close }: { close(): void }) {
  const language = useLanguage();
  const [theme, setTheme] = useState(themeInUse);
  const [shortcuts, setShortcutsShown] = useState(hasShortcuts);
  const themeNames: Record<Theme, string> = {
    system: m.theme_system(),
    light: m.theme_light(),
    dark: m.theme_dark(),
  };
  return (
    <div className={styles.settings}>
      <MenuSelect
        labelled
        label={m.language()}
        value={language}
        options={languages(language).map((value) => ({
          value,
          label: languageNames[value] ?? value,
        }))}
        onChange={chooseLanguage}
      />
      <MenuSelect
        labelled
        label={m.theme()}
        value={theme}
        options={themes.map((value) => ({ value, label: themeNames[value] }))}
        onChange={(chosen) => {
          chooseTheme(chosen);
          setTheme(chosen);
        }}
      />
      <label className={styles.switch}>
        <Checkbox
          className={styles.checkbox}
          label={m.single_key_shortcuts()}
          checked={shortcuts}
          onChange={(checked) => {
            setShortcuts(checked);
            setShortcutsShown(checked);
          }}
        />
        {m.single_key_shortcuts()} <kbd>/</kbd> <kbd>?</kbd>
      </label>
      <Button
        onClick={() => {
          close();
          openShortcutList();
        }}
      >
        {m.shortcuts()}
      </Button>
    </div>
  );
}

// The pseudo language is for development; elsewhere it is listed only if the address chose it.
function languages(current: (typeof locales)[number]) {
  return locales.filter(
    (value) => import.meta.env.DEV || value in languageNames || value === current,
  );
}
