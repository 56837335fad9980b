import { Brand } from '#renderer/ui/icon.tsx';

/** When there is nothing to say and nothing is known of the shop. */
export function PlainSign() {
  return (
    <div className="wall" data-field="asking">
      <main className="screen idle">
        <div className="frame" />
        <h1 className="plain">
          <Brand />
        </h1>
      </main>
    </div>
  );
}
