import { m } from '../paraglide/messages.js';
import type { NamedApp } from '../operations/app/texts/key-text.ts';
import { subjectOf } from '../operations/app/texts/subject.ts';
import type { Level } from '../operations/app/switches.ts';

const labels = { app: m.app_status, key: m.status_of_key, product: m.status_of_product };
const changeLabels = {
  app: m.change_app_status,
  key: m.change_status_of_key,
  product: m.change_status_of_product,
};

/** *Status of orders* */
export function statusLabel(app: NamedApp, level: Level): string {
  return subjectOf(app, level, labels);
}

/** *Change status of orders* */
export function changeStatusLabel(app: NamedApp, level: Level): string {
  return subjectOf(app, level, changeLabels);
}
