import { m } from '../paraglide/messages.js';

/** What the demo's scenarios are called; one without a name goes by its id. */
export const scenarioNames: Partial<Record<string, () => string>> = {
  none: m.scenario_none,
  slow: m.scenario_slow,
  'slow-writes': m.scenario_slow_writes,
  unauthorized: m.scenario_unauthorized,
  'unauthorized-writes': m.scenario_unauthorized_writes,
  forbidden: m.scenario_forbidden,
  'forbidden-reads': m.scenario_forbidden_reads,
  gone: m.scenario_gone,
  'rate-limited': m.scenario_rate_limited,
  'rate-limited-reads': m.scenario_rate_limited_reads,
  'server-error': m.scenario_server_error,
  'server-error-reads': m.scenario_server_error_reads,
  'html-error': m.scenario_html_error,
  'html-error-reads': m.scenario_html_error_reads,
  'connection-lost': m.scenario_connection_lost,
  'connection-lost-reads': m.scenario_connection_lost_reads,
  empty: m.scenario_empty,
  'no-reply': m.scenario_no_reply,
  'no-reply-reads': m.scenario_no_reply_reads,
  ignored: m.scenario_ignored,
  'reply-lost': m.scenario_reply_lost,
  'fails-after-applying': m.scenario_fails_after_applying,
  'hides-revoked': m.scenario_hides_revoked,
};
