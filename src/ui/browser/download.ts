/** Downloads a text as a file, without a server. `type` is its media type. */
export function download(name: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Some browsers read the URL only after the click.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** A time for file names, in UTC, to the second. `ms` since the epoch. */
export function fileTime(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19).replaceAll(':', '')}Z`;
}
