import { useRef, useState } from 'react';
import { MOST_PICTURES } from '#core/domain/idle-pictures';
import { useActions } from '#renderer/cashier/counter-context';
import { pictureFrom } from '#renderer/cashier/settings/idle-file';
import type { PageProps } from '#renderer/cashier/settings/settings-screen.tsx';
import { useSetupWords } from '#renderer/cashier/settings/setup-words';
import { Button } from '#renderer/ui/button.tsx';

type Trouble = 'too-large' | 'not-a-picture' | 'full' | 'bad-picture' | 'disk-full';
type Refused = { readonly name: string; readonly trouble: Trouble };

/** What the customer sees between two sales: the shop's logo and pictures, in the order in which they were given. */
export function IdleSection({ settings, view }: PageProps) {
  const { t } = useSetupWords();
  const { bridge } = useActions();
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  const [isBusy, setBusy] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const { idlePictures } = view;
  const isFull = idlePictures.length >= MOST_PICTURES;

  async function troubleOf(file: File): Promise<Trouble | null> {
    const picture = await pictureFrom(file).catch(() => null);
    if (picture === null) return 'not-a-picture';
    if (!picture.ok) return picture.error;
    const answer = await bridge.request('idle/add', { picture: picture.value });
    return answer.ok ? null : answer.error;
  }
  async function take(files: readonly File[]): Promise<void> {
    setBusy(true);
    const troubles: Refused[] = [];
    for (const file of files) {
      const trouble = await troubleOf(file);
      if (trouble !== null) troubles.push({ name: file.name, trouble });
    }
    setRefused(troubles);
    setBusy(false);
    await settings.reload();
  }
  async function remove(id: string): Promise<void> {
    await bridge.request('idle/remove', { id });
    setRefused([]);
    await settings.reload();
  }

  return (
    <section className="part">
      <h3>{t('idle.title')}</h3>
      <p className="quiet">{t('idle.lead', { count: MOST_PICTURES })}</p>
      {idlePictures.length > 0 && (
        <ol className="idle-pictures" aria-label={t('idle.list')}>
          {idlePictures.map(({ id, address }, at) => (
            <li key={id}>
              <img src={address} alt={t('idle.alt', { at: at + 1 })} />
              <Button
                kind="plain"
                icon="x"
                label={t('idle.remove', { at: at + 1 })}
                onPress={() => void remove(id)}
              />
            </li>
          ))}
        </ol>
      )}
      <input
        ref={input}
        type="file"
        accept="image/png,image/jpeg,image/webp"
        multiple
        hidden
        onChange={({ target }) => {
          void take([...(target.files ?? [])]);
          // The same file again is a change too.
          target.value = '';
        }}
      />
      <div className="row">
        <Button
          shutReason={isFull ? t('idle.isFull') : isBusy ? t('idle.isBusy') : null}
          onPress={() => input.current?.click()}
        >
          {t('idle.add')}
        </Button>
      </div>
      <div role="alert">
        {refused.map(({ name, trouble }) => (
          <p key={name} className="hint bad">
            {t(`idle.trouble.${trouble}`, { name })}
          </p>
        ))}
      </div>
    </section>
  );
}
