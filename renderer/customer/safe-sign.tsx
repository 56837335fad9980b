import { Component, type ReactNode } from 'react';
import type { CustomerView } from '#core/views';
import { PlainSign } from '#renderer/customer/screens/plain-sign.tsx';

type Props = { readonly view: CustomerView; readonly children: ReactNode };
type State = { readonly view: CustomerView; readonly hasFailed: boolean };

/** A picture that cannot be drawn leaves the bare sign, and the next picture is tried again. */
export class SafeSign extends Component<Props, State> {
  override state: State = { view: this.props.view, hasFailed: false };

  static getDerivedStateFromProps({ view }: Props, state: State): State | null {
    return view === state.view ? null : { view, hasFailed: false };
  }

  static getDerivedStateFromError(): Partial<State> {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    return this.state.hasFailed ? <PlainSign /> : this.props.children;
  }
}
