import type { Product } from '../api/schemas.ts';
import { m } from '../paraglide/messages.js';

/** Whether new keys get a product at once, in a word; another value as Apigee sent it, empty = not set. */
export function approvalWord({ approvalType }: Pick<Product, 'approvalType'>): string {
  const known = approvalType.toLowerCase();
  if (known === 'auto') return m.product_approval_auto();
  return known === 'manual' ? m.product_approval_manual() : approvalType;
}

/** What the approval type means for a new key; empty = not known. */
export function approvalHint({ approvalType }: Pick<Product, 'approvalType'>): string {
  const known = approvalType.toLowerCase();
  if (known === 'auto') return m.product_approval_auto_hint();
  return known === 'manual' ? m.product_approval_manual_hint() : '';
}

/** The visibility of a product in developer portals, its attribute `access`; empty = not set. */
export function visibilityWord({ attributes }: Pick<Product, 'attributes'>): string {
  const access = attributes.find(({ name }) => name === 'access')?.value ?? '';
  const known = access.toLowerCase();
  if (known === 'public') return m.product_visibility_public();
  if (known === 'private') return m.product_visibility_private();
  return known === 'internal' ? m.product_visibility_internal() : access;
}
