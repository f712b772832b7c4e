import {
  amber,
  amberDark,
  green,
  greenDark,
  indigo,
  indigoDark,
  red,
  redDark,
  slate,
  slateDark,
} from '@radix-ui/colors';
import type { Plugin } from 'vite';

/** The Radix scales in use, each step as one `light-dark()` custom property, in `virtual:palette.css`. */
export function palette(): Plugin {
  const scales: [light: Record<string, string>, dark: Record<string, string>][] = [
    [slate, slateDark],
    [indigo, indigoDark],
    [red, redDark],
    [green, greenDark],
    [amber, amberDark],
  ];
  const steps = scales.flatMap(([light, dark]) =>
    Object.entries(light).map(
      ([step, color]) =>
        `--${step.replace(/(\d+)$/u, '-$1')}: light-dark(${color}, ${dark[step] ?? color});`,
    ),
  );
  return {
    name: 'keywarden:palette',
    resolveId: (id) => (id === 'virtual:palette.css' ? '\0palette.css' : undefined),
    load: (id) =>
      id === '\0palette.css' ? `@layer tokens { :root { ${steps.join(' ')} } }` : undefined,
  };
}
