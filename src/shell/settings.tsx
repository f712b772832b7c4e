import SettingsIcon from 'lucide-react/icons/settings';
import { LazyBoundary, lazyPart } from '../errors/lazy-boundary.tsx';
import { m } from '../paraglide/messages.js';
import { Popover } from '../ui/popover.tsx';

const SettingsPanel = lazyPart(async () => (await import('./settings-panel.tsx')).SettingsPanel);

/** Opens language, theme and shortcuts. */
export function Settings() {
  return (
    <Popover
      label={m.settings()}
      kind="quiet"
      icon={<SettingsIcon size={16} aria-hidden />}
      aria-label={m.settings()}
      title={m.settings()}
      onPointerEnter={SettingsPanel.preload}
      onFocus={SettingsPanel.preload}
    >
      {(close) => (
        <LazyBoundary>
          <SettingsPanel close={close} />
        </LazyBoundary>
      )}
    </Popover>
  );
}
