import type { PlacesTrouble, SetupAnswer, StoreDoubt } from '#core/shop-places';
import { useTranslation } from '#renderer/i18n/use-translation';

type Reason = StoreDoubt['reason'];
const DOUBTED = [
  'state',
  'city',
  'short-link',
  'not-a-place',
  'elsewhere',
  'no-coordinates',
] as const satisfies readonly Reason[];
const REFUSED = [
  'name',
  'external-id',
  'taken',
  'location',
  'hours',
  'store-unknown',
  'other',
] as const satisfies readonly Reason[];
const TROUBLES = [
  'no-token',
  'token-unreadable',
  'offline',
  'timeout',
  'clock-wrong',
  'unauthorized',
  'forbidden',
  'not-found',
  'conflict',
  'invalid',
  'rate-limited',
  'server',
] as const satisfies readonly PlacesTrouble[];

/** What stands in the way of setting up the shop, in the person's words. */
export function usePlaceWords() {
  const { t } = useTranslation('cashier');

  const reasonOf = (trouble: PlacesTrouble): string =>
    trouble === 'no-token' || trouble === 'token-unreadable' ? t(`shut.${trouble}`) : t(`reason.${trouble}`);

  function refusedWords(answer: Extract<SetupAnswer<unknown>, { kind: 'refused' }>): string {
    const { reason, by, code } = answer;
    if (reason === 'taken' && by !== null) return t('settings.places.refused.takenBy', { name: by.name });
    if (reason === 'state' || reason === 'city') return t(`settings.places.doubt.${reason}`);
    return t(`settings.places.refused.${reason}`, { code: code ?? '' });
  }

  function doubtWords({ reason }: StoreDoubt): string {
    const doubted = DOUBTED.find((each) => each === reason);
    if (doubted !== undefined) return t(`settings.places.doubt.${doubted}`);
    const refused = REFUSED.find((each) => each === reason);
    if (refused !== undefined) return t(`settings.places.refused.${refused}`, { code: '' });
    const trouble = TROUBLES.find((each) => each === reason) ?? 'unreadable';
    return t('settings.places.notSent', { reason: reasonOf(trouble) });
  }

  const answerWords = (answer: Exclude<SetupAnswer<unknown>, { kind: 'done' }>): string => {
    if (answer.kind === 'refused') return refusedWords(answer);
    const words = answer.kind === 'unanswered' ? 'unanswered' : 'notSent';
    return t(`settings.places.${words}`, { reason: reasonOf(answer.trouble) });
  };

  return { reasonOf, doubtWords, answerWords };
}
