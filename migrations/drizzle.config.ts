import { defineConfig } from 'drizzle-kit';

/** drizzle-kit only writes the steps; the engine's own runner applies them (architecture §4). */
export default defineConfig({
  dialect: 'sqlite',
  schema: './src/main/engine/db/schema/*.ts',
  out: './migrations',
});
