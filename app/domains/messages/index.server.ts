/** The door for server code: acts, reads, work. */
export { getConversation, readConversation } from './conversations/get-conversation.server';
export { listConversationsForStaff, listConversationsWith, listOwnConversations, type ConversationPage } from './conversations/list-conversations.server';
export { previewMessage } from './conversations/preview-message.server';
export { sightOfConversations } from './conversations/sight-of-conversations.server';
export { replyInConversation } from './conversations/reply-in-conversation.server';
export { settleConversation } from './conversations/settle-conversation.server';
export { beginByMember } from './conversations/begin-by-member.server';
export { sayInConversation, sayToMember } from './conversations/say-to-member.server';
export { writeToMember } from './conversations/write-to-member.server';
export { addNote } from './notes/add-note.server';
export { editNote, removeNote } from './notes/change-note.server';
export { listNotes } from './notes/list-notes.server';
export { messageSubscribers } from './subscribers.server';
