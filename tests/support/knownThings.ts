import type BetterSqlite3 from 'better-sqlite3';

export type KnownKind = 'plate' | 'oldPlate' | 'vin' | 'serial' | 'phone' | 'order' | 'part' | 'name';

export interface KnownThing {
  kind: KnownKind;
  /** As it is written on the thing or spoken by the person. */
  text: string;
  /** Cards of which any is right. */
  right: ReadonlySet<string>;
  /** In the workshop now: comes first by the rule, also where another thing ends in the same digits. */
  open: boolean;
  owner: string | null;
}

interface Row {
  kind: KnownKind;
  text: string;
  card: string;
  owner: string | null;
  ownerId: number | null;
  open: number;
}

const isOpen = (column: string, id: string): string =>
  `EXISTS (SELECT 1 FROM service_order o WHERE o.${column} = ${id} AND o.phase NOT IN ('released', 'cancelled'))`;
const ofAsset = `'asset:' || a.id AS card, p.name AS owner, a.owner_id AS ownerId, ${isOpen('asset_id', 'a.id')} AS open
  FROM asset a LEFT JOIN party p ON p.id = a.owner_id`;

const sql = `
  SELECT 'plate' AS kind, a.plate AS text, ${ofAsset} WHERE a.plate IS NOT NULL
  UNION ALL SELECT 'oldPlate', ap.plate, ${ofAsset} JOIN asset_plate ap ON ap.asset_id = a.id WHERE ap.to_on IS NOT NULL
  UNION ALL SELECT 'vin', a.vin, ${ofAsset} WHERE a.vin IS NOT NULL
  UNION ALL SELECT 'serial', a.serial, ${ofAsset} WHERE a.serial IS NOT NULL
  UNION ALL SELECT 'phone', c.value, 'party:' || c.party_id, p.name, c.party_id, ${isOpen('client_id', 'c.party_id')}
    FROM party_contact c JOIN party p ON p.id = c.party_id WHERE c.kind = 'phone'
  UNION ALL SELECT 'order', o.number, 'order:' || o.id, NULL, NULL, o.phase NOT IN ('released', 'cancelled')
    FROM service_order o WHERE o.number IS NOT NULL
  UNION ALL SELECT 'part', number, 'part:' || id, NULL, NULL, 0 FROM part
  UNION ALL SELECT 'name', p.name, 'party:' || p.id, p.name, p.id, ${isOpen('client_id', 'p.id')} FROM party p`;

/** What the workshop knows, read from its tables and not from the index that is tested. */
export class Known {
  readonly names: KnownThing[];
  private readonly all: KnownThing[];
  private readonly bare: ReadonlySet<string>;
  private readonly owned = new Map<number, string[]>();

  constructor(sqlite: BetterSqlite3.Database) {
    const owners = sqlite.prepare<[], { id: number; ownerId: number }>(
      'SELECT id, owner_id AS ownerId FROM asset WHERE owner_id IS NOT NULL',
    );
    for (const { id, ownerId } of owners.all())
      this.owned.set(ownerId, [...(this.owned.get(ownerId) ?? []), `asset:${id}`]);
    this.all = sqlite
      .prepare<[], Row>(sql)
      .all()
      .map((row) => this.thingOf(row));
    this.names = this.all.filter(({ kind }) => kind === 'name');
    this.bare = new Set(this.all.map(({ text }) => bareOf(text)));
  }

  coded(kinds: readonly KnownKind[]): KnownThing[] {
    return this.all.filter(({ kind }) => kinds.includes(kind));
  }

  /** Nobody else has all the words of this name, also not with the ending of the other sex. */
  isAlone({ text }: KnownThing): boolean {
    const stems = text
      .toLowerCase()
      .split(/[\s„“"]+/)
      .filter(Boolean)
      .map(stemOf);
    return this.names.filter((other) => stems.every((stem) => hasWord(other.text, stem))).length === 1;
  }

  /**
   * By the rule of the product these digits mean this thing: nothing else of its kind ends in them, nothing of a more telling
   * kind, nothing that is in the workshop, and they are not a whole number of something.
   */
  endsAlone(thing: KnownThing, digits: string): boolean {
    if (this.bare.has(digits)) return false;
    const place = tellingKinds.indexOf(thing.kind);
    return !this.all.some((other) => {
      const before = tellingKinds.indexOf(other.kind) <= place || (other.open && !thing.open);
      return other !== thing && before && spokenOf(other).endsWith(digits);
    });
  }

  /** No thing is written so: an error that makes another thing's number is no error. */
  isNobody(text: string): boolean {
    return !this.bare.has(bareOf(text));
  }

  private thingOf({ kind, text, card, owner, ownerId, open }: Row): KnownThing {
    const isPerson = kind === 'name' || kind === 'phone';
    const right = new Set([card, ...(isPerson ? (this.owned.get(ownerId ?? 0) ?? []) : [])]);
    return { kind, text, right, owner, open: open === 1 };
  }
}

const tellingKinds: readonly KnownKind[] = [
  'plate',
  'oldPlate',
  'phone',
  'vin',
  'serial',
  'order',
  'part',
  'name',
];
const bareOf = (text: string) => text.toUpperCase().replace(/[\s.+-]/g, '');
const spokenOf = ({ kind, text }: KnownThing) =>
  kind === 'vin' || kind === 'serial' || kind === 'part' ? bareOf(text) : text.replace(/\D/g, '');
const stemOf = (word: string) => (word.length > 4 ? word.replace(/а$/, '') : word);
const hasWord = (name: string, stem: string) =>
  name
    .toLowerCase()
    .split(/[\s„“"]+/)
    .some((word) => word === stem || word === `${stem}а`);
