import { aliyun } from './aliyun';
import { juhe } from './juhe';
import type { ProviderModule } from './provider-module';
import { shujubao } from './shujubao';
import { tencent } from './tencent';
import { tencentFaceid } from './tencent-faceid';

/** Every provider that Kayan speaks. A further one is a folder and a line here. */
export const providerModules: readonly ProviderModule[] = [
  aliyun,
  juhe,
  shujubao,
  tencent,
  tencentFaceid,
];
