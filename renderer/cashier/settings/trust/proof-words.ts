import type { ProofAnswer } from '#core/trust-requests';
import { useSetting } from '#renderer/cashier/counter-store';
import { useTrustWords } from '#renderer/cashier/trust-words';
import { numberText } from '#renderer/ui/figures';

/** What a reading of the log came to, for people: how much of it holds, or the first row that does not. */
export function useProofWords(): (answer: ProofAnswer) => string {
  const { t } = useTrustWords();
  const { language } = useSetting();
  const figure = (value: number): string => numberText(value, language);
  return (answer) => {
    if (answer.ok) {
      const { count, head, wantedAt } = answer.value;
      const whole = t('log.whole', { count, facts: figure(count), head: head.slice(0, 16) });
      if (wantedAt === null) return whole;
      const since = count - wantedAt;
      const found = t('log.found', { position: figure(wantedAt), count: since, later: figure(since) });
      return `${whole} ${found}`;
    }
    const { error } = answer;
    if ('position' in error)
      return t(`log.fault.${error.kind}`, { position: figure(error.position), stream: error.stream });
    return t(`log.fault.${error.kind}`);
  };
}
