import { createElement, type SVGProps } from 'react';

interface IconData {
  node: [tag: string, attributes: Record<string, string>][];
}

interface Props extends SVGProps<SVGSVGElement> {
  size?: number;
}

/**
 * Replaces what lucide-react 1.75 makes a component of an icon with (vite.config.ts): it merges class names, contexts and
 * kinds of width anew for each icon drawn, and weighs 1 kB. Our icons have a size, and a class at most.
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
