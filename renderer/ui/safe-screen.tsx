import { Component, type ReactNode } from 'react';

type Props<View> = {
  readonly view: View;
  /** Drawn in place of what could not be. */
  readonly instead: (view: View) => ReactNode;
  readonly children: ReactNode;
};
type State<View> = { readonly view: View; readonly hasFailed: boolean };

/** A screen that cannot be drawn leaves something plain in its place, and the next snapshot is tried again. */
export class SafeScreen<View> extends Component<Props<View>, State<View>> {
  override state: State<View> = { view: this.props.view, hasFailed: false };

  static getDerivedStateFromProps<View>({ view }: Props<View>, state: State<View>): State<View> | null {
    return view === state.view ? null : { view, hasFailed: false };
  }

  static getDerivedStateFromError(): Partial<State<unknown>> {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    const { view, instead, children } = this.props;
    return this.state.hasFailed ? instead(view) : children;
  }
}
