import { useState } from 'react';
import type { AppsPage } from '../api/apps.ts';
import {
  continueLoading,
  loadAllApps,
  stopLoading,
  type Inventory,
} from '../inventory/inventory.ts';
import { m } from '../paraglide/messages.js';
import { Button } from '../ui/button.tsx';

interface Props {
  organization: string;
  first: AppsPage;
  inventory: Inventory | null;
}

/** Loads the apps after the first page; see `LoadAppsButton`. */
export function LoadButton({ organization, first, inventory }: Props) {
  const [error, setError] = useState<unknown>();
  return (
    <LoadAppsButton
      inventory={inventory}
      label={error ? m.try_again() : m.load_all_apps()}
      onLoad={() => void loadAllApps(organization, first).catch(setError)}
    />
  );
}

interface LoadAppsProps {
  inventory: Inventory | null;
  /** while nothing is loaded */
  label: string;
  onLoad(): void;
}

/** Loads the apps that are not loaded yet, stops or continues that; nothing once all are loaded. */
export function LoadAppsButton({ inventory, label, onLoad }: LoadAppsProps) {
  switch (inventory?.state) {
    case 'whole':
    case 'short':
      return null;
    case 'loading':
      return <Button onClick={stopLoading}>{m.stop()}</Button>;
    case 'stopped':
    case 'failed':
      return <Button onClick={continueLoading}>{m.loading_continue()}</Button>;
    case undefined:
      return <Button onClick={onLoad}>{label}</Button>;
  }
}
