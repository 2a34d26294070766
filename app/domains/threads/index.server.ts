/** The door for server code: acts, reads, upkeep. */
export * from './index';

export { postThread } from './threads/post-thread.server';
export { moveThread } from './threads/move-thread.server';
export { pinThread, unpinThread } from './threads/pin-thread.server';
export { lockThread, unlockThread } from './threads/lock-thread.server';
export { unlistThread, relistThread } from './threads/unlist-thread.server';
export { changeKind } from './threads/change-kind.server';
export { setTags } from './threads/set-tags.server';

export { postAnswer } from './posts/post-answer.server';
export { postReply } from './posts/post-reply.server';
export { postComment } from './posts/post-comment.server';
export { editPost, type Edited } from './posts/edit-post.server';
export { removePost, type PostPlace } from './posts/remove-post.server';
export { restorePost } from './posts/restore-post.server';
export { previewPost } from './posts/preview-post.server';
export { detectLanguage } from './posts/language';

export { editHeld } from './held/edit-held.server';
export { withdrawHeld } from './held/withdraw-held.server';
export { countWaiting, getHeld, listHeld, listHeldIn, locateHeld } from './held/list-held.server';

export { vote, type Voted } from './votes/vote.server';
export { addMeToo, removeMeToo, type MeToo } from './votes/me-too.server';
export { noteView, flushViews } from './votes/views.server';

export { saveDraft } from './drafts/save-draft.server';
export { getDraft } from './drafts/get-draft.server';
export { listDrafts } from './drafts/list-drafts.server';
export { deleteDraft } from './drafts/delete-draft.server';

export { createCategory, createCategoriesFromTemplates, type CategoryPlace } from './categories/create-category.server';
export { editCategory } from './categories/edit-category.server';
export { archiveCategory, unarchiveCategory } from './categories/archive-category.server';
export { orderCategories } from './categories/order-categories.server';
export { categoryLinks, listCategories } from './categories/list-categories.server';
export { getCategory, getCategorySource } from './categories/get-category.server';
export { forgetCategories, readableCategories, readableCategoryIds } from './categories/cached-categories.server';
export { labelOf } from './categories/category-view';

export { editTag, type TagPlace } from './tags/edit-tag.server';
export { addSynonym, removeSynonym } from './tags/tag-synonyms.server';
export { mergeTags } from './tags/merge-tags.server';
export { listTags, getTag } from './tags/list-tags.server';

export { listThreads } from './reading/list-threads.server';
export { threadsByIds } from './reading/threads-by-ids.server';
export { readCursor as readPlace, writeCursor as writePlace } from './reading/cursor';
export { getThread } from './reading/get-thread.server';
export { sightOfThreads } from './reading/sight-of-threads.server';
export { locateNumber, locatePost, locateThread, type PostLocation } from './reading/locate-post.server';
export { getPost, listComments, type PostSource } from './reading/get-post.server';
export { listPosts } from './reading/list-posts.server';
export { listRevisions, compareRevisions } from './reading/list-revisions.server';
export { listPostsOfMember } from './reading/list-posts-of-member.server';
export { findPostNumbered, findPostShowing } from './reading/find-post.server';
export { getCommunityFacts, type CommunityFacts } from './reading/community-facts.server';
export { feedOfThreads, feedOfThread, sitemapParts, sitemapThreads, type FeedPost, type FeedThread } from './reading/feeds.server';
export { suggestEmoji } from './reading/suggest-emoji.server';
export { plainText } from './reading/plain-text';
export { excerpt } from '~/platform/markdown/index.server';

export { tidyThreads } from './upkeep/tidy-threads.server';
export { recount } from './upkeep/recount.server';
export { renderingProgress, renderRound, startRendering } from './upkeep/render-anew.server';
export { threadSubscribers } from './subscribers.server';

// For rooms that stand on this one.
export { accessPost, accessThread, allow, holdPost, holdThread } from './access-thread.server';
export { transaction, type PostAtHand, type ThreadAtHand, type Tx } from './at-hand.store.server';
export { clearAcceptance, markAccepted } from './acceptance.store.server';
export { takeAwayAgain, takeAwayPost, type EarlierRemoval } from './posts/remove-post.server';
export { bringBackPost, putBackPost } from './posts/restore-post.server';
export { readyWords, unchangeWords, wordsToChange, wordsWithoutPictures, type EarlierWords } from './posts/edit-decided.server';
export { lockDecided, moveBackDecided, moveDecided, tagBackDecided, tagDecided, unlockDecided } from './threads/arrange-decided.server';
export { approveHeld, refuseAllHeld, refuseHeld, reopenHeld, type Reading } from './held/decide-held.server';
export { hidePost, showPost } from './posts/hide-post.server';
export { isNew as isNewcomer } from './posts/newcomers';
export { closeThread, openThread } from './threads/close-for-a-while.server';
export { giveBackHeld, publishHeld } from './held/publish-held.server';
export { heldForReview, heldTexts, heldToQueue, signsOfPost } from './held/review-held.server';
export { returnDraft } from './drafts/return-draft.server';
export { returnPost } from './drafts/return-post.server';
export { putBackAll, takeAwayAll } from './posts/take-away-all.server';
export type { StandingPost } from './posts/posts-of-author.store.server';
export { tellThread } from './tell.server';
export { ledgerForeign } from './ledger-foreign.server';
export { readCursor, writeCursor } from './reading/cursor';
export { findPeople } from './reading/people.server';
export { labelled } from './reading/post-views';
