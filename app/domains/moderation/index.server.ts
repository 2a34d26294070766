/** The door for server code: acts, reads, work. */
export * from './index';
export { listReportReasons } from './reports/list-reasons.server';
export { reportPost } from './reports/report-post.server';
export { reportMember } from './reports/report-member.server';
export { countQueue, listReviewItems } from './queue/list-items.server';
export { openReviewItem } from './queue/open-item.server';
export { releaseClaim, renewClaim, takeOverClaim } from './queue/claims.server';
export { addReviewNote } from './queue/notes.server';
export { decide } from './decisions/decide.server';
export { undoDecision } from './decisions/undo-decision.server';
export { settleDecisions, startSettling } from './decisions/settle.server';
export { moderationSubscribers } from './decisions/tell-people.server';
export { getStatement, listStatements } from './decisions/statements.server';
