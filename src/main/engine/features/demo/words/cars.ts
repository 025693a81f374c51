/** An engine with the family that gives the first group of its parts' numbers. */
export interface EngineWords {
  name: string;
  code: string;
  kw: number;
  ccm: number;
  fuel: 'petrol' | 'diesel' | 'lpg';
  /** Index into `enginePrefixes`. */
  family: number;
}

export interface CarWords {
  make: string;
  model: string;
  /** First three letters of the VIN. */
  maker: string;
  from: number;
  to: number;
  /** Index into `chassisPrefixes`. */
  platform: number;
  /** How many of them drive around. */
  weight: number;
  engines: readonly EngineWords[];
}

/** First groups of VW-group numbers of body and chassis; null stands for parts of free brands, for other makes. */
export const chassisPrefixes = [
  ...['5Q0', '1K0', '3C0', '6R0', '8K0', '5E0', '6Q0', '4F0', '7H0', '1J0'],
  ...[null, null],
  ...['3Q0', '8V0', '8E0', '4G0', '7L6', '5N0', '2K5'],
] as const;
/** First groups of VW-group numbers of the engine. */
export const enginePrefixes = [
  ...['04L', '03L', '03G', '06K', '06J', '04E', '038', '059'],
  ...[null, null],
  ...['06H', '06A', '03F', '04C', '036'],
] as const;

type EngineRow = readonly [string, string, number, number, EngineWords['fuel'], number];
type CarRow = readonly [string, string, string, number, number, number, number, readonly number[]];

const engineRows: readonly EngineRow[] = [
  ['1.6 TDI', 'CLHA', 77, 1598, 'diesel', 0],
  ['2.0 TDI', 'CFFB', 103, 1968, 'diesel', 1],
  ['2.0 TDI', 'DFGA', 110, 1968, 'diesel', 0],
  ['1.9 TDI', 'BKC', 77, 1896, 'diesel', 6],
  ['1.9 TDI', 'AVF', 96, 1896, 'diesel', 6],
  ['2.0 TDI', 'BMM', 103, 1968, 'diesel', 2],
  ['1.4 TSI', 'CZCA', 92, 1395, 'petrol', 5],
  ['1.8 TSI', 'CJSA', 132, 1798, 'petrol', 3],
  ['2.0 TFSI', 'CDNC', 155, 1984, 'petrol', 4],
  ['1.2 TSI', 'CJZC', 66, 1197, 'petrol', 5],
  ['3.0 TDI', 'CRCA', 180, 2967, 'diesel', 7],
  ['2.0 d', 'N47D20', 120, 1995, 'diesel', 8],
  ['1.9 CDTI', 'Z19DTH', 110, 1910, 'diesel', 8],
  ['1.6 16V', 'Z16XEP', 77, 1598, 'petrol', 9],
  ['1.5 dCi', 'K9K', 66, 1461, 'diesel', 8],
  ['1.6 LPG', 'K4M', 77, 1598, 'lpg', 9],
];

/** Make, model, VIN beginning, years, platform, weight, engines by their place in the list above. */
const carRows: readonly CarRow[] = [
  ['Volkswagen', 'Golf VII', 'WVW', 2013, 2019, 0, 9, [0, 2, 6, 9]],
  ['Volkswagen', 'Golf VI', 'WVW', 2009, 2012, 1, 7, [0, 1, 6]],
  ['Volkswagen', 'Golf V', 'WVW', 2004, 2008, 1, 7, [3, 5]],
  ['Volkswagen', 'Golf IV', 'WVW', 1998, 2004, 9, 4, [3, 4]],
  ['Volkswagen', 'Passat B6', 'WVW', 2005, 2010, 2, 7, [3, 5, 1]],
  ['Volkswagen', 'Passat B8', 'WVW', 2015, 2022, 0, 5, [2, 7]],
  ['Volkswagen', 'Polo V', 'WVW', 2010, 2017, 3, 4, [0, 9]],
  ['Volkswagen', 'Tiguan II', 'WVG', 2016, 2023, 0, 4, [2, 6]],
  ['Volkswagen', 'Touran I', 'WVG', 2004, 2014, 1, 3, [3, 0]],
  ['Volkswagen', 'Caddy III', 'WV2', 2005, 2015, 1, 4, [3, 0]],
  ['Volkswagen', 'Transporter T5', 'WV2', 2005, 2015, 8, 3, [4, 1]],
  ['Audi', 'A3 8V', 'WAU', 2013, 2020, 0, 4, [0, 2, 7]],
  ['Audi', 'A4 B8', 'WAU', 2008, 2015, 4, 6, [1, 8]],
  ['Audi', 'A6 C6', 'WAU', 2005, 2011, 7, 4, [5, 10]],
  ['Audi', 'Q5 8R', 'WAU', 2009, 2017, 4, 3, [1, 8, 10]],
  ['Škoda', 'Octavia III', 'TMB', 2013, 2020, 5, 8, [0, 2, 6]],
  ['Škoda', 'Octavia II', 'TMB', 2005, 2013, 1, 6, [3, 0]],
  ['Škoda', 'Fabia II', 'TMB', 2007, 2014, 6, 5, [9, 0]],
  ['Škoda', 'Superb II', 'TMB', 2009, 2015, 2, 4, [1, 7]],
  ['Seat', 'Leon III', 'VSS', 2013, 2020, 0, 3, [0, 6]],
  ['Seat', 'Ibiza IV', 'VSS', 2008, 2017, 3, 3, [9, 0]],
  ['BMW', '3 E90', 'WBA', 2006, 2012, 10, 4, [11]],
  ['Opel', 'Astra H', 'W0L', 2004, 2010, 11, 4, [12, 13]],
  ['Renault', 'Megane III', 'VF1', 2009, 2016, 10, 3, [14, 15]],
  ['Dacia', 'Duster I', 'UU1', 2010, 2017, 11, 3, [14, 15]],
];

const engines = engineRows.map(
  ([name, code, kw, ccm, fuel, family]): EngineWords => ({ name, code, kw, ccm, fuel, family }),
);

export const cars: readonly CarWords[] = carRows.map(
  ([make, model, maker, from, to, platform, weight, at]) => ({
    ...{ make, model, maker, from, to, platform, weight },
    engines: at.flatMap((index) => engines[index] ?? []),
  }),
);

/** What a modification is called by besides its engine. */
export const variants = ['', ' DSG', ' комби', ' 4x4', ' DSG комби', ' 4x4 DSG'] as const;
