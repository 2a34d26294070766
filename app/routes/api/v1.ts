import { machine } from '~/http/api/machine.server';
import { described } from '~/http/api/openapi.server';
import { categoryEndpoints } from './endpoints/categories';
import { memberEndpoints } from './endpoints/members';
import { postEndpoints } from './endpoints/posts';
import { searchEndpoints } from './endpoints/search';
import { tagEndpoints } from './endpoints/tags';
import { threadEndpoints } from './endpoints/threads';
import { threadVerbEndpoints } from './endpoints/thread-verbs';
import { uploadEndpoints } from './endpoints/uploads';
import { voteEndpoints } from './endpoints/votes';

const endpoints = described([
  ...threadEndpoints,
  ...threadVerbEndpoints,
  ...postEndpoints,
  ...voteEndpoints,
  ...searchEndpoints,
  ...categoryEndpoints,
  ...tagEndpoints,
  ...memberEndpoints,
  ...uploadEndpoints,
]);

export const loader = machine(endpoints);
export const action = machine(endpoints);
