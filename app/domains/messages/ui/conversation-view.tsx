import type { ReactElement } from 'react';
import { LinkButton } from '~/ui/button';
import { useT } from '~/ui/i18n';
import { Markdown } from '~/ui/markdown';
import { Pill } from '~/ui/marks';
import { Post } from '~/ui/post';
import { Time } from '~/ui/time';
import { conversationPath } from '../rules';
import type { Conversation, Message } from '../types';
import { nameOf, portraitOf } from './writer';

type SentConversation = Omit<Conversation, 'messages' | 'waitingSince'> & { messages: readonly SentMessage[]; waitingSince: string | null };
type SentMessage = Omit<Message, 'at'> & { at: string };

/** What was written, in the order in which it was, with the way to what came before. */
export function ConversationMessages({ conversation, older }: { conversation: SentConversation; older: boolean }): ReactElement {
  const t = useT();
  const { id, side, messages, earlier } = conversation;
  const here = conversationPath(id, side);
  return (
    <>
      {earlier ? (
        <LinkButton href={`${here}?before=${messages[0]?.number ?? 1}`} icon="left" size="sm">
          {t('messages.earlier')}
        </LinkButton>
      ) : null}
      <div className="messages">
        {messages.map((message) => (
          <OneMessage key={message.id} message={message} />
        ))}
      </div>
      {older ? (
        <LinkButton href={here} size="sm">
          {t('messages.latest')}
        </LinkButton>
      ) : (
        <MessageNews conversation={conversation} />
      )}
    </>
  );
}

/** Where a page that is open says that more was written: empty until its script has something to say (`ui/client/live`). */
function MessageNews({ conversation: { id, side, lastNumber } }: { conversation: SentConversation }): ReactElement {
  const t = useT();
  const words = { message: [t('messages.news.one'), t('messages.news.several', { n: '{n}' })], changed: [t('live.changed')] };
  return (
    <div className="news" data-live={`conversation:${id}`} data-messages={lastNumber} data-words={JSON.stringify(words)}>
      <a className="newbar" href={conversationPath(id, side)} hidden>
        {t('live.changed')}
      </a>
      <span className="sr" role="status" />
    </div>
  );
}

function OneMessage({ message: { number, author, fromTeam, html, at } }: { message: SentMessage }): ReactElement {
  const t = useT();
  return (
    <Post
      id={`message-${number}`}
      heading="h2"
      author={{ id: author.id, name: nameOf(author, t), avatar: portraitOf(author), href: author.closed || author.unsigned ? undefined : `/m/${encodeURIComponent(author.username)}` }}
      badges={fromTeam && !author.unsigned ? <Pill tone="brand">{t('messages.team')}</Pill> : null}
      meta={<Time at={at} />}
    >
      <Markdown html={html} />
    </Post>
  );
}
