import { Component, type ReactNode } from 'react';
import type { CashierView } from '#core/views';
import { cashierWords } from '#renderer/i18n/cashier-words';
import { createI18n } from '#renderer/i18n/i18n';

type Props = { readonly view: CashierView; readonly children: ReactNode };
type State = { readonly view: CashierView; readonly hasFailed: boolean };

/** A screen that cannot be drawn says so, and the next snapshot is tried again. */
export class SafeCounter extends Component<Props, State> {
  override state: State = { view: this.props.view, hasFailed: false };

  static getDerivedStateFromProps({ view }: Props, state: State): State | null {
    return view === state.view ? null : { view, hasFailed: false };
  }

  static getDerivedStateFromError(): Partial<State> {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    const { t } = createI18n(this.props.view.setting.language, cashierWords);
    return <p role="alert">{t('cashier:notice.failed')}</p>;
  }
}
