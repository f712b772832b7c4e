/** What the console may do to the mock it runs on; only a demo build has one. */
export interface Demo {
  scenarios: readonly string[];
  scenario(): string;
  choose(id: string): void;
  reset(): void;
}
