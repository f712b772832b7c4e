import { createElement, type SVGProps } from 'react';

interface IconData {
  node: [tag: string, attributes: Record<string, string>][];
}

interface Props extends SVGProps<SVGSVGElement> {
  size?: number;
}

/**
 * Replaces lucide-react's own function that creates icon components (vite.config.ts): that one merges class names, contexts
 * and widths each time an icon renders, and weighs 1 kB. Our icons have a size, and a class at most.
 */
export function createIcon({ node }: IconData) {
  const shapes = node.map(([tag, attributes]) => createElement(tag, attributes));
  return ({ size = 24, ...props }: Props) =>
    createElement(
      'svg',
      {
        width: size,
        height: size,
        viewBox: '0 0 24 24',
        fill: 'none',
        stroke: 'currentColor',
        strokeWidth: 2,
        strokeLinecap: 'round',
        strokeLinejoin: 'round',
        'aria-hidden': !props['aria-label'] || undefined,
        ...props,
      },
      shapes,
    );
}

// oxlint-disable-next-line import/no-default-export -- what it replaces is a default export
export { createIcon as default };
