import { useSetting } from '#renderer/customer/setting-context';

/** Whose screen it is, small, at the top of every screen but idle. */
export function ShopLine() {
  const { name, trade } = useSetting().shop;
  return <div className="shop">{`${trade} ${name}`.trim()}</div>;
}
