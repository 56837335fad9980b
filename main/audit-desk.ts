import { AUDIT_GROUPS, type AuditEntry, type AuditGroup, type AuditPage, type AuditPlace } from '#core/audit';
import type { AuditBook } from '#main/order-log/audit';
import type { PlacedChange, SettingRows } from '#main/settings/setting-rows';
import { SILENT } from '#main/setup-desk';

type Deps = {
  readonly facts: () => AuditBook;
  readonly rows: Pick<SettingRows, 'settingChangesBelow'>;
};

const ROWS = 100;

/** Two lists read as one, newest first: the log's facts, and what was set. */
export function auditPage(
  { facts, rows }: Deps,
  group: AuditGroup | null,
  from: AuditPlace | null,
): AuditPage {
  const kinds = group === null ? null : AUDIT_GROUPS[group];
  const below = from ?? { fact: null, setting: null };
  const left = group === 'settings' ? [] : [...facts().page(kinds, below.fact, ROWS + 1)];
  const hasSettings = group === null || group === 'settings';
  const set = hasSettings
    ? rows.settingChangesBelow(below.setting, ROWS + 1, SILENT).map(entryOfSetting)
    : [];
  const entries: AuditEntry[] = [];
  let next = below;
  while (entries.length < ROWS) {
    const [fact, setting] = [left[0], set[0]];
    if (fact !== undefined && (setting === undefined || fact.at >= setting.at)) {
      entries.push(fact);
      next = { ...next, fact: fact.position };
      left.shift();
    } else if (setting !== undefined) {
      entries.push(setting);
      next = { ...next, setting: setting.position };
      set.shift();
    } else break;
  }
  return { entries, next: left.length + set.length > 0 ? next : null };
}

const entryOfSetting = ({ position, key, at, old, new: now }: PlacedChange): AuditEntry => ({
  position,
  at,
  kind: 'setting-changed',
  who: null,
  approver: null,
  reason: null,
  amount: null,
  saleNumber: null,
  zNumber: null,
  subject: key,
  // Undefined does not cross to the page inside a list.
  old: old === undefined ? null : old,
  new: now,
});
