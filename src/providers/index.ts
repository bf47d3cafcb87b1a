import { juhe } from './juhe';
import type { ProviderModule } from './provider-module';

/** Every provider that Kayan speaks. A further one is a folder and a line here. */
export const providerModules: readonly ProviderModule[] = [juhe];
