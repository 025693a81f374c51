import * as assets from './assets';
import * as care from './care';
import * as catalog from './catalog';
import * as files from './files';
import * as imports from './imports';
import * as invoicing from './invoicing';
import * as kits from './kits';
import * as orders from './orders';
import * as packages from './packages';
import * as parties from './parties';
import * as parts from './parts';
import * as priceLists from './priceLists';
import * as pricing from './pricing';
import * as printing from './printing';
import * as purchasing from './purchasing';
import * as search from './search';
import * as staff from './staff';
import * as stock from './stock';
import * as stocktaking from './stocktaking';
import * as system from './system';
import * as traits from './traits';
import * as views from './views';

/** All tables, for drizzle's typed queries. */
export const schema = {
  ...system,
  ...parties,
  ...catalog,
  ...assets,
  ...traits,
  ...search,
  ...pricing,
  ...priceLists,
  ...staff,
  ...parts,
  ...stock,
  ...stocktaking,
  ...purchasing,
  ...orders,
  ...packages,
  ...kits,
  ...care,
  ...invoicing,
  ...printing,
  ...files,
  ...imports,
  ...views,
};
