import { m } from '../paraglide/messages.js';

/** A link that opens a mail to the owner of an app: it names what is pending, and contains neither key nor secret. */
export function mailDraft(email: string, app: string, product: string | undefined): string {
  const subject = m.approvals_mail_subject({ app });
  const body =
    product === undefined
      ? m.approvals_mail_app({ app })
      : m.approvals_mail_product({ app, product });
  // Line breaks as RFC 6068 wants them.
  const text = encodeURIComponent(body.replaceAll('\n', '\r\n'));
  const address = encodeURIComponent(email).replace('%40', '@');
  return `mailto:${address}?subject=${encodeURIComponent(subject)}&body=${text}`;
}
