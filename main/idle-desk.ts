import type { CustomerScreenRequests } from '#core/customer-screen-requests';
import { isKeepable, MOST_PICTURES } from '#core/domain/idle-pictures';
import { err, ok } from '#core/result';
import type { IdlePicture } from '#core/views';
import type { IdlePictureRows } from '#main/settings/idle-pictures';
import type { Settings } from '#main/settings/settings';

export type IdleDesk = {
  readonly handlers: Pick<CustomerScreenRequests, 'idle/add' | 'idle/remove'>;
  /** In the order in which they are shown. */
  pictures(): readonly IdlePicture[];
};

type Deps = {
  readonly settings: Settings;
  readonly rows: IdlePictureRows;
  /** Under which the pages are served it. */
  readonly addressOf: (id: string) => string;
  readonly onChange: () => void;
};

/** The shop's own pictures: what the settings page gives, the customer's window shows. */
export function createIdleDesk({ settings, rows, addressOf, onChange }: Deps): IdleDesk {
  function save(ids: readonly string[]): ReturnType<CustomerScreenRequests['idle/remove']> {
    const saved = settings.save('idlePictures', ids);
    if (!saved.ok) return saved;
    rows.dropIdlePicturesBut(ids);
    onChange();
    return ok(null);
  }
  return {
    handlers: {
      'idle/add': ({ picture }) => {
        const bytes = Buffer.from(picture, 'base64');
        if (!isKeepable(bytes)) return err('bad-picture');
        const ids = settings.read('idlePictures');
        if (ids.length >= MOST_PICTURES) return err('full');
        // Named only once it lies there whole.
        const kept = rows.keepIdlePicture(bytes);
        if (!kept.ok) return kept;
        return ids.includes(kept.value) ? ok(null) : save([...ids, kept.value]);
      },
      'idle/remove': ({ id }) => save(settings.read('idlePictures').filter((each) => each !== id)),
    },
    pictures: () => settings.read('idlePictures').map((id) => ({ id, address: addressOf(id) })),
  };
}
