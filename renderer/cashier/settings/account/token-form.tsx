import { type ReactNode, useState } from 'react';
import type { TokenError, TokenRefusal, WhoseToken } from '#core/account-answers';
import type { Result } from '#core/result';
import { useActions } from '#renderer/cashier/counter-context';
import { AskingCard, OwnerCard, RefusedCard } from '#renderer/cashier/settings/account/account-cards.tsx';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Button } from '#renderer/ui/button.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';

/** How a token of this provider begins. */
const LOOKS_LIKE = 'APP_USR-…';
/** What is pasted may have words around it: main finds the token in it. */
const LONGEST_PASTE = 4000;

type Asked =
  | { readonly kind: 'nothing' | 'asking' }
  | { readonly kind: 'whose'; readonly owner: WhoseToken }
  | { readonly kind: 'refused'; readonly refusal: TokenRefusal };

/** The question itself was lost: nothing is known of what became of it. */
const FAILED = {
  ok: false,
  error: { reason: 'unreadable' satisfies TokenError, country: null },
} as const;

type Props = {
  /** Another token may take the place of the one that works: not the main thing on the page. */
  readonly isConnected: boolean;
  readonly onConnected: () => Promise<void>;
  /** What else is to be read before saying that it is one's own. */
  readonly aside?: (owner: WhoseToken) => ReactNode;
};

/** The token is looked at, a person says whose it is, and only then it is kept. */
export function TokenForm({ isConnected, onConnected, aside }: Props) {
  const { t } = useTranslation('cashier');
  const { token, type, asked, look, keep, drop } = useToken(onConnected);
  const isAsking = asked.kind === 'asking';
  return (
    <>
      <div className="paste">
        <TextField
          label={t('settings.account.token')}
          type="password"
          icon="key-round"
          placeholder={LOOKS_LIKE}
          value={token}
          onChange={type}
          maxLength={LONGEST_PASTE}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            // Or the same press would say yes to an account that nobody has read.
            event.preventDefault();
            void look();
          }}
        />
        <Button
          kind={isConnected || asked.kind === 'whose' ? 'secondary' : 'primary'}
          shutReason={isAsking ? t('shut.saving') : null}
          onPress={() => void look()}
        >
          {t('settings.account.connect')}
        </Button>
      </div>
      {isAsking && <AskingCard />}
      {asked.kind === 'refused' && <RefusedCard refusal={asked.refusal} />}
      {asked.kind === 'whose' && (
        <OwnerCard owner={asked.owner} isAsked>
          {asked.owner.isAnother && <p className="hint bad">{t('settings.account.anotherHint')}</p>}
          {aside?.(asked.owner)}
          <div className="row">
            <Button kind="primary" autoFocus onPress={() => void keep()}>
              {t('settings.account.yes')}
            </Button>
            <Button kind="plain" onPress={drop}>
              {t('settings.account.notMine')}
            </Button>
          </div>
        </OwnerCard>
      )}
      <p className="hint">
        <Icon name="lock" /> {t('settings.account.tokenHint')}
      </p>
    </>
  );
}

function useToken(onConnected: Props['onConnected']) {
  const { bridge } = useActions();
  const [token, setToken] = useState('');
  const [asked, setAsked] = useState<Asked>({ kind: 'nothing' });
  async function answered(
    request: Promise<Result<WhoseToken, TokenRefusal>>,
  ): Promise<Result<WhoseToken, TokenRefusal>> {
    setAsked({ kind: 'asking' });
    const answer = await request.catch(() => FAILED);
    if (!answer.ok) setAsked({ kind: 'refused', refusal: answer.error });
    return answer;
  }
  return {
    token,
    asked,
    /** Whose it was is of what was in the field then. */
    type(text: string) {
      setToken(text);
      setAsked({ kind: 'nothing' });
    },
    async look() {
      const whose = await answered(bridge.request('settings/look-at-token', { token }));
      if (whose.ok) setAsked({ kind: 'whose', owner: whose.value });
    },
    async keep() {
      const kept = await answered(bridge.request('settings/set-token', { token }));
      if (!kept.ok) return;
      setToken('');
      setAsked({ kind: 'nothing' });
      await onConnected();
    },
    drop() {
      setToken('');
      setAsked({ kind: 'nothing' });
    },
  };
}
