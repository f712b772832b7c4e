import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { createIcon } from './create-icon.ts';

const Icon = createIcon({ node: [['path', { d: 'M5 12h14', key: 'line' }]] });

test('an icon has its size, its class and its shapes, and is hidden from screen readers', () => {
  const svg = renderToStaticMarkup(createElement(Icon, { size: 14, className: 'chevron' }));
  expect(svg).toContain('<path d="M5 12h14">');
  for (const attribute of ['width="14"', 'height="14"', 'class="chevron"', 'aria-hidden="true"'])
    expect(svg).toContain(attribute);
});

test('an icon with a name is not hidden', () => {
  const svg = renderToStaticMarkup(createElement(Icon, { role: 'img', 'aria-label': 'to' }));
  expect(svg).toContain('aria-label="to"');
  expect(svg).not.toContain('aria-hidden="true"');
});
