/** What one workshop holds (quality §1). A larger size is another row; what it adds has a module of its own. */
export interface DemoSize {
  clients: number;
  assets: number;
  orders: number;
  /** Of the orders: still in the workshop today, in every phase. */
  openOrders: number;
  parts: number;
  stockedParts: number;
  modifications: number;
  norms: number;
  /** Days of history that end today; null: from the opening on the first working day of the year of the euro. */
  historyDays: number | null;
}

export const demoSizes = {
  /** A workshop to run inside a test. */
  tiny: {
    ...{ clients: 14, assets: 18, orders: 30, openOrders: 10 },
    ...{ parts: 90, stockedParts: 60, modifications: 12, norms: 30, historyDays: 30 },
  },
  /** Behind the wizard's „Демо работилница“: made in some seconds. */
  tour: {
    ...{ clients: 40, assets: 52, orders: 60, openOrders: 18 },
    ...{ parts: 140, stockedParts: 100, modifications: 40, norms: 120, historyDays: 45 },
  },
  small: {
    ...{ clients: 300, assets: 400, orders: 1000, openOrders: 28 },
    ...{ parts: 800, stockedParts: 300, modifications: 300, norms: 2000, historyDays: null },
  },
} as const satisfies Record<string, DemoSize>;

export type DemoSizeName = keyof typeof demoSizes;
export const demoSizeNames = Object.keys(demoSizes) as DemoSizeName[];
