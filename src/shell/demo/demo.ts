/** The controls of the demo's mock; only a demo build has them. */
export interface Demo {
  scenarios: readonly string[];
  scenario(): string;
  choose(id: string): void;
  reset(): void;
}
