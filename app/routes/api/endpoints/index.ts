import { described } from '~/http/api/openapi.server';
import { categoryEndpoints } from './categories';
import { bookmarkEndpoints } from './bookmarks';
import { followingEndpoints } from './following';
import { heldEndpoints } from './held';
import { ledgerEndpoints } from './ledger';
import { memberEndpoints } from './members';
import { messageEndpoints } from './messages';
import { muteEndpoints } from './mutes';
import { notificationEndpoints } from './notifications';
import { postEndpoints } from './posts';
import { searchEndpoints } from './search';
import { tagEndpoints } from './tags';
import { threadVerbEndpoints } from './thread-verbs';
import { threadEndpoints } from './threads';
import { uploadEndpoints } from './uploads';
import { voteEndpoints } from './votes';

/** Everything that programs can do, in the order of the description. */
export const endpoints = described([
  ...threadEndpoints,
  ...threadVerbEndpoints,
  ...postEndpoints,
  ...heldEndpoints,
  ...voteEndpoints,
  ...followingEndpoints,
  ...bookmarkEndpoints,
  ...notificationEndpoints,
  ...messageEndpoints,
  ...searchEndpoints,
  ...categoryEndpoints,
  ...tagEndpoints,
  ...memberEndpoints,
  ...muteEndpoints,
  ...uploadEndpoints,
  ...ledgerEndpoints,
]);
