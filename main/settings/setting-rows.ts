import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { Instant } from '#core/domain/instant';
import { err, ok, type Result } from '#core/result';
import { isDiskFull } from '#main/sqlite';

export type SettingChange = {
  readonly key: string;
  readonly at: Instant;
  readonly old: unknown;
  readonly new: unknown;
};

/** With its place in the list, from which the next ones are asked for. */
export type PlacedChange = SettingChange & { readonly position: number };

export type SettingRows = {
  /** What is kept under the key, or the fallback where nothing is, or nothing that has the shape. */
  setting<T>(key: string, schema: z.ZodType<T>, fallback: T): T;
  /** Kept with its line in the audit, both or neither. The same value again is no change. */
  saveSetting(key: string, value: unknown): Result<void, 'disk-full'>;
  /** All of them, or none. */
  saveSettings(changes: readonly (readonly [key: string, value: unknown])[]): Result<void, 'disk-full'>;
  /** Newest first, without those of the keys left out. */
  settingChanges(limit: number, without?: readonly string[]): readonly SettingChange[];
  /** The same, from below a place on. */
  settingChangesBelow(
    below: number | null,
    limit: number,
    without: readonly string[],
  ): readonly PlacedChange[];
};

/** How the provider's access tokens begin. They rest sealed in a file of their own and never in a row. */
const token = /APP_USR-|TEST-\d{6,}-/;
export const holdsSecret = (text: string): boolean => token.test(text);

const changeRow = z.object({ key: z.string(), at: z.number(), old: z.string().nullable(), new: z.string() });

type Known = { readonly schema: z.ZodType; readonly parsed: z.ZodSafeParseResult<unknown> };

/** Over the one connection that settings are saved by while the app runs. */
export function createSettingRows(db: Database, now: () => Instant): SettingRows {
  const read = db.prepare<[string], { value: string }>('SELECT value FROM settings WHERE key = ?');
  const write = db.prepare(
    `INSERT INTO settings (key, value, at) VALUES (?, ?, ?)
     ON CONFLICT (key) DO UPDATE SET value = excluded.value, at = excluded.at`,
  );
  const note = db.prepare(
    `INSERT INTO settings_changes (position, key, at, old, new)
     VALUES ((SELECT coalesce(max(position), 0) + 1 FROM settings_changes), ?, ?, ?, ?)`,
  );
  const changes = db.prepare<[string, number]>(
    `SELECT key, at, old, new FROM settings_changes
     WHERE key NOT IN (SELECT value FROM json_each(?)) ORDER BY position DESC LIMIT ?`,
  );

  const changesBelow = db.prepare<[string, number, number]>(
    `SELECT position, key, at, old, new FROM settings_changes
     WHERE key NOT IN (SELECT value FROM json_each(?)) AND position < ? ORDER BY position DESC LIMIT ?`,
  );

  /** What stands under a key, in the shape that was asked for: every picture of the counter asks for two dozen of them. */
  const known = new Map<string, Known>();

  function saveOne(key: string, value: string): void {
    const old = read.get(key)?.value ?? null;
    if (old === value) return;
    const at = now();
    write.run(key, value, at);
    note.run(key, at, old, value);
  }
  const saveAll = db.transaction((changes: readonly (readonly [string, string])[]): void => {
    for (const [key, value] of changes) saveOne(key, value);
  });

  function saveChecked(changes: readonly (readonly [string, unknown])[]): Result<void, 'disk-full'> {
    const checked = changes.map(([key, value]) => [key, jsonOf(key, value)] as const);
    try {
      return ok(saveAll.immediate(checked));
    } catch (error) {
      if (isDiskFull(error)) return err('disk-full');
      throw error;
    } finally {
      known.clear();
    }
  }

  function look(key: string, schema: z.ZodType): Known {
    const before = known.get(key);
    if (before?.schema === schema) return before;
    const now = { schema, parsed: schema.safeParse(parse(read.get(key)?.value)) };
    known.set(key, now);
    return now;
  }

  return {
    setting<T>(key: string, schema: z.ZodType<T>, fallback: T): T {
      const { parsed } = look(key, schema);
      return parsed.success ? (parsed.data as T) : fallback;
    },
    saveSetting: (key, value) => saveChecked([[key, value]]),
    saveSettings: saveChecked,
    settingChangesBelow: (below, limit, without) =>
      z
        .array(changeRow.extend({ position: z.int() }))
        .parse(changesBelow.all(JSON.stringify(without), below ?? Number.MAX_SAFE_INTEGER, limit))
        .map((row) => ({ ...row, old: parse(row.old), new: parse(row.new) })),
    settingChanges: (limit, without = []) =>
      z
        .array(changeRow)
        .parse(changes.all(JSON.stringify(without), limit))
        .map((row) => ({ ...row, old: parse(row.old), new: parse(row.new) })),
  };
}

function jsonOf(key: string, value: unknown): string {
  const json: string | undefined = JSON.stringify(value);
  if (json === undefined) throw new TypeError(`Nothing to keep under ${key}`);
  if (holdsSecret(json)) throw new TypeError(`${key} is a secret: settings keep none`);
  return json;
}

function parse(json: string | null | undefined): unknown {
  if (json === null || json === undefined) return undefined;
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
