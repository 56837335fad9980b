import { test } from '@playwright/test';
import { ensurePackedStart } from '#scripts/packed-app';

test.setTimeout(180_000);

test('the app is packed for shops and for the specs', async () => {
  await ensurePackedStart('release');
  await ensurePackedStart('test');
});
