import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { err, ok, type Result } from '#core/result';
import { isDiskFull } from '#main/sqlite';

/** Pictures by what is in them: a setting names them, the list of changes never holds them. */
export type IdlePictureRows = {
  /** The same picture again is the same row. Answers its id. */
  keepIdlePicture(bytes: Uint8Array): Result<string, 'disk-full'>;
  idlePicture(id: string): Uint8Array | null;
  dropIdlePicturesBut(ids: readonly string[]): void;
};

export const pictureId = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export function createIdlePictureRows(db: Database): IdlePictureRows {
  const write = db.prepare('INSERT INTO idle_pictures (id, bytes) VALUES (?, ?) ON CONFLICT (id) DO NOTHING');
  const read = db.prepare<[string], { bytes: Buffer }>('SELECT bytes FROM idle_pictures WHERE id = ?');
  const drop = db.prepare('DELETE FROM idle_pictures WHERE id NOT IN (SELECT value FROM json_each(?))');
  return {
    keepIdlePicture(bytes) {
      const id = pictureId(bytes);
      try {
        write.run(id, bytes);
        return ok(id);
      } catch (error) {
        if (isDiskFull(error)) return err('disk-full');
        throw error;
      }
    },
    idlePicture: (id) => read.get(id)?.bytes ?? null,
    dropIdlePicturesBut(ids) {
      try {
        drop.run(JSON.stringify(ids));
      } catch (error) {
        // What nobody names any more may lie there a little longer.
        if (!isDiskFull(error)) throw error;
      }
    },
  };
}
