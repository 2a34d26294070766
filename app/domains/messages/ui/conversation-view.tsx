import type { ReactElement, ReactNode } from 'react';
import { Button, LinkButton } from '~/ui/button';
import { TextArea } from '~/ui/field';
import { Form } from '~/ui/form';
import { useT } from '~/ui/i18n';
import { Markdown } from '~/ui/markdown';
import { Pill } from '~/ui/marks';
import { Post } from '~/ui/post';
import { Time } from '~/ui/time';
import { conversationPath, LENGTHS } from '../rules';
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
      ) : null}
    </>
  );
}

function OneMessage({ message: { number, author, fromTeam, html, at } }: { message: SentMessage }): ReactElement {
  const t = useT();
  return (
    <Post
      id={`message-${number}`}
      heading="h2"
      author={{ id: author.id, name: nameOf(author, t), avatar: portraitOf(author), href: author.closed || author.unsigned ? undefined : `/m/${encodeURIComponent(author.username)}` }}
      badges={fromTeam ? <Pill tone="brand">{t('messages.team')}</Pill> : null}
      meta={<Time at={at} />}
    >
      <Markdown html={html} />
    </Post>
  );
}

interface Entered {
  summary: { field: string; text: string }[];
  errors(name: string): string[] | undefined;
  value(name: string, stored?: string | null): string;
}

/** The box below, for the side that reads; what else may be done stands beside its button. */
export function ReplyForm({ side, submission, entered, acts }: { side: Conversation['side']; submission: string; entered: Entered; acts?: ReactNode }): ReactElement {
  const t = useT();
  return (
    <section className="card set" aria-label={t(side === 'team' ? 'messages.staff.answer' : 'messages.reply')}>
      <Form
        id="reply"
        errors={entered.summary}
        buttons={
          <>
            <Button variant="primary" icon="send">
              {t('messages.send')}
            </Button>
            {acts}
          </>
        }
      >
        <input type="hidden" name="submission" value={submission} />
        <TextArea
          id="body"
          label={t(side === 'team' ? 'messages.staff.answer' : 'messages.reply')}
          hint={t(side === 'team' ? 'messages.staff.answerHint' : 'messages.replyHint')}
          errors={entered.errors('body')}
          defaultValue={entered.value('body')}
          rows={6}
          maxLength={LENGTHS.body}
        />
      </Form>
    </section>
  );
}
