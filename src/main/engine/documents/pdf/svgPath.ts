import type { jsPDF } from 'jspdf';

type Point = { x: number; y: number };
type Segment =
  | { op: 'move'; to: Point }
  | { op: 'line'; to: Point }
  | { op: 'curve'; c1: Point; c2: Point; to: Point }
  | { op: 'close' };

/** Where and how large a drawing stands on the page: units × scale + offset, mirrored about its own x = 0. */
export interface Placement {
  x: number;
  y: number;
  scale: number;
  mirrored?: boolean;
}

const parsed = new Map<string, Segment[]>();
const argumentCount: Record<string, number> = { m: 2, l: 2, h: 1, v: 1, c: 6, s: 4, a: 7, z: 0 };

/** Adds SVG path data (M L H V C S A Z, arcs of circles only) to the current path; the caller strokes or fills. */
export function tracePath(doc: jsPDF, data: string, at: Placement): void {
  const place = (p: Point): [number, number] => [
    at.x + (at.mirrored ? -p.x : p.x) * at.scale,
    at.y + p.y * at.scale,
  ];
  for (const segment of segmentsOf(data)) {
    if (segment.op === 'close') doc.close();
    else if (segment.op === 'move') doc.moveTo(...place(segment.to));
    else if (segment.op === 'line') doc.lineTo(...place(segment.to));
    else doc.curveTo(...place(segment.c1), ...place(segment.c2), ...place(segment.to));
  }
}

function segmentsOf(data: string): Segment[] {
  const known = parsed.get(data);
  if (known) return known;
  const segments = parsePath(data);
  parsed.set(data, segments);
  return segments;
}

function parsePath(data: string): Segment[] {
  const segments: Segment[] = [];
  let current: Point = { x: 0, y: 0 };
  let start = current;
  let mirror: Point | null = null;
  for (const [letter, args] of commandsOf(data)) {
    const relative = letter === letter.toLowerCase();
    const origin = relative ? current : { x: 0, y: 0 };
    const point = (i: number): Point => ({
      x: origin.x + numberAt(args, i),
      y: origin.y + numberAt(args, i + 1),
    });
    const lineTo = (to: Point) => segments.push({ op: 'line', to });
    let to = current;
    let nextMirror: Point | null = null;
    switch (letter.toLowerCase()) {
      case 'm':
        to = point(0);
        start = to;
        segments.push({ op: 'move', to });
        break;
      case 'l':
        to = point(0);
        lineTo(to);
        break;
      case 'h':
        to = { x: origin.x + numberAt(args, 0), y: current.y };
        lineTo(to);
        break;
      case 'v':
        to = { x: current.x, y: origin.y + numberAt(args, 0) };
        lineTo(to);
        break;
      case 'c':
      case 's': {
        const smooth = letter.toLowerCase() === 's';
        const c1 = smooth ? (mirror ?? current) : point(0);
        const c2 = point(smooth ? 0 : 2);
        to = point(smooth ? 2 : 4);
        segments.push({ op: 'curve', c1, c2, to });
        nextMirror = { x: 2 * to.x - c2.x, y: 2 * to.y - c2.y };
        break;
      }
      case 'a':
        to = point(5);
        segments.push(
          ...arcOf(current, to, numberAt(args, 0), numberAt(args, 3) === 1, numberAt(args, 4) === 1),
        );
        break;
      default:
        to = start;
        segments.push({ op: 'close' });
    }
    current = to;
    mirror = nextMirror;
  }
  return segments;
}

function* commandsOf(data: string): Generator<[string, number[]]> {
  for (const match of data.matchAll(/([a-z])([^a-z]*)/gi)) {
    const letter = match[1] ?? '';
    const count = argumentCount[letter.toLowerCase()];
    if (count === undefined) throw new Error(`Path command ${letter} is not supported`);
    const numbers = argumentsOf(letter, match[2] ?? '');
    if (count === 0) yield [letter, []];
    for (let i = 0; count > 0 && i < numbers.length; i += count) {
      // Further pairs after a move are lines (SVG 1.1 §8.3.2).
      const repeated = i > 0 && letter.toLowerCase() === 'm' ? (letter === 'm' ? 'l' : 'L') : letter;
      yield [repeated, numbers.slice(i, i + count)];
    }
  }
}

function argumentsOf(letter: string, text: string): number[] {
  // The two flags of an arc may be written without a space before the next number: „0 1 0-33“, „0 0033“.
  const pattern = /-?(?:\d*\.\d+|\d+\.?)(?:e-?\d+)?/g;
  if (letter.toLowerCase() !== 'a') return (text.match(pattern) ?? []).map(Number);
  const spaced = text.replace(
    /(-?[\d.]+[ ,]*-?[\d.]+[ ,]*-?[\d.]+)[ ,]+([01])[ ,]*([01])[ ,]*/g,
    '$1 $2 $3 ',
  );
  return (spaced.match(pattern) ?? []).map(Number);
}

function numberAt(args: readonly number[], index: number): number {
  const value = args[index];
  if (value === undefined) throw new Error('Path data ends too early');
  return value;
}

/** A circular arc as Bézier curves of at most a quarter turn. */
function arcOf(from: Point, to: Point, radius: number, large: boolean, sweep: boolean): Segment[] {
  const half = { x: (from.x - to.x) / 2, y: (from.y - to.y) / 2 };
  const chord = Math.hypot(half.x, half.y);
  const r = Math.max(radius, chord);
  const reach = Math.sqrt(Math.max(0, r * r - chord * chord)) / chord;
  const side = large === sweep ? -1 : 1;
  const centre = {
    x: (from.x + to.x) / 2 + side * reach * half.y,
    y: (from.y + to.y) / 2 - side * reach * half.x,
  };
  const begin = Math.atan2(from.y - centre.y, from.x - centre.x);
  let turn = Math.atan2(to.y - centre.y, to.x - centre.x) - begin;
  if (sweep && turn <= 0) turn += 2 * Math.PI;
  if (!sweep && turn >= 0) turn -= 2 * Math.PI;
  const steps = Math.ceil(Math.abs(turn) / (Math.PI / 2) - 1e-9);
  const step = turn / steps;
  const k = (4 / 3) * Math.tan(step / 4) * r;
  const on = (angle: number): Point => ({
    x: centre.x + r * Math.cos(angle),
    y: centre.y + r * Math.sin(angle),
  });
  return Array.from({ length: steps }, (_, i) => {
    const a = begin + i * step;
    const b = a + step;
    const p = on(a);
    const q = on(b);
    return {
      op: 'curve' as const,
      c1: { x: p.x - k * Math.sin(a), y: p.y + k * Math.cos(a) },
      c2: { x: q.x + k * Math.sin(b), y: q.y - k * Math.cos(b) },
      to: q,
    };
  });
}
