/** How many days of statistics are loaded: enough for the longest filter by use, and for the chart of one app. */
export const usageDays = { apps: 90, keys: 30 } as const;
