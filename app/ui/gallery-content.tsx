import type { ReactElement } from 'react';
import { Button } from './button';
import { ComposerFrame } from './composer';
import { RailCard } from './frame';
import { Markdown } from './markdown';
import { Category, Pill, Tag } from './marks';
import { Comment, Comments, Post } from './post';
import { Row, Rows } from './rows';
import { Diff, Facts, Table } from './table';
import { Time } from './time';
import { Like, Vote } from './vote';

const AT = '2026-01-05T09:30:00Z';
const ANA = { id: 'm1', name: 'Ana Neves', href: '#main' };

const BODY = `<p>The counter is not reset when the machine was switched off by the <em>side</em> button. <a href="#main">The manual</a> says nothing<sup class="footnote"><a href="#fn" id="fnref" aria-describedby="fn">1</a></sup>.</p>
<pre tabindex="0"><code class="hljs"><span class="hljs-comment">// hold for five seconds</span>
<span class="hljs-keyword">const</span> <span class="hljs-title">light</span> = <span class="hljs-string">'orange'</span>, seconds = <span class="hljs-number">5</span>;
machine.<span class="hljs-attribute">reset</span>({ <span class="hljs-attr">light</span> });</code></pre>
<blockquote><p>The light goes off for good.</p></blockquote>
<ul class="tasks"><li class="task"><input type="checkbox" disabled checked aria-label="done"> rinse</li><li class="task"><input type="checkbox" disabled aria-label="open"> reset</li></ul>
<div class="table-scroll" role="group" aria-label="Table" tabindex="0"><table><thead><tr><th>Model</th><th align="right">Minutes</th></tr></thead><tbody><tr><td>Uno</td><td align="right">22</td></tr></tbody></table></div>
<p><code>inline</code>, <strong>strong</strong>, <del>gone</del>, <a class="mention" href="#main">@claire</a></p>
<div class="footnotes" role="group" aria-label="Footnotes"><ol><li id="fn"><p>Edition of 2025. <a href="#fnref" aria-label="Back">↩</a></p></li></ol></div>`;

/** Lists, posts, tables and the writing box of the gallery. */
export function GalleryContent(): ReactElement {
  const acts = (
    <>
      <Button variant="quiet" size="sm">Comment</Button>
      <Button variant="quiet" size="sm" icon="link">Share</Button>
    </>
  );
  return (
    <>
      <section className="mb-10" aria-label="Lists">
        <h2>Lists</h2>
        <Rows>
          <Row
            heading="h3"
            href="#r1"
            unread
            title="Pressure drops to 6 bar after the second shot on the Uno 2"
            mark={<Pill tone="brand">2 new</Pill>}
            facts={<><Category name="Espresso machines" colour="#8b5e3c" href="#main" /><Tag href="#main">uno-2</Tag><span>Hugo asks</span></>}
            people={[ANA, { id: 'm2', name: 'Paul Kerr' }]}
            count={{ value: 4, label: '4 answers' }}
            at={AT}
          />
          <Row
            heading="h3"
            href="#r2"
            signs={[{ icon: 'pin', label: 'Pinned' }, { icon: 'lock', label: 'Closed' }]}
            title="Welcome: how this community works, and where to get help fast"
            facts={<><Category name="News" colour="#a3483f" /><Pill tone="ok" icon="check">Solved</Pill></>}
            count={{ value: 12840, label: '12,840 answers' }}
            at={AT}
          />
        </Rows>
      </section>
      <section className="mb-10" aria-label="Posts">
        <h2>Posts</h2>
        <Post id="post-1" author={ANA} badges={<Pill tone="brand">Ambassador</Pill>} meta={<>answered <Time at={AT} /></>} accepted={{ label: 'Accepted answer', detail: 'by the asker' }} vote={<Vote action="#main" score={31} voted label="Vote for this answer" scoreLabel="31 votes" />} comments={<Comments label="Comments"><Comment id="c-1" author={{ name: 'Hugo' }} at={<Time at={AT} as="short" />}>That was it, thank you.</Comment></Comments>} acts={acts}>
          <Markdown html={BODY} />
        </Post>
        <Post id="post-2" author={{ id: 'm9', name: 'Former member' }} meta={<>answered <Time at={AT} /></>} vote={<Vote score={-2} voted={false} label="Vote" scoreLabel="2 votes below zero" reason="Sign in to vote" />}>
          <p className="gone">Deleted by its author.</p>
        </Post>
        <Post id="post-3" author={ANA} meta={<>replied <Time at={AT} /></>} acts={<><Like action="#main" count={3} liked label="Like this reply" countLabel="3 likes" />{acts}</>}>
          <Markdown html="<p>A reply.</p>" />
        </Post>
        <form action="#main">
          <ComposerFrame label="Your answer" name="body" onTool={() => undefined} placeholder="Say what worked for you, with model and version." modes={<><Button type="button" variant="quiet" size="sm" aria-pressed>Write</Button><Button type="button" variant="quiet" size="sm" aria-pressed={false}>Preview</Button></>} status="Draft saved 4 s ago." buttons={<Button variant="primary">Answer</Button>} />
        </form>
      </section>
      <section className="mb-10 grid gap-4" aria-label="Tables">
        <h2>Tables</h2>
        <Table
          caption="Sessions"
          columns={[
            { key: 'where', label: 'Where', rowHeader: true, cell: (row: { where: string; n: number }) => row.where },
            { key: 'n', label: 'Visits', numeric: true, cell: (row) => row.n },
          ]}
          rows={[{ where: 'Firefox on Linux', n: 214 }, { where: 'Safari on iPhone', n: 31 }]}
          keyOf={(row) => row.where}
        />
        <Facts items={[{ label: 'Asked', value: <Time at={AT} as="dateTime" /> }, { label: 'Followers', value: 12 }]} />
        <Diff
          label="Changes"
          beforeLabel="Version 1"
          afterLabel="Version 2"
          rows={[
            { before: [{ text: 'The light stays on.' }], after: [{ text: 'The light stays on.' }] },
            { before: [{ text: 'I rinsed ' }, { text: 'once', changed: true }, { text: '.' }], after: [{ text: 'I rinsed ' }, { text: 'twice', changed: true }, { text: '.' }] },
            { before: null, after: [{ text: 'Firmware 3.4.', changed: true }] },
          ]}
        />
        <div className="rail">
          <RailCard title="This question" icon="info">
            <Facts className="facts" items={[{ label: 'First answer', value: 'after 26 min' }]} />
          </RailCard>
        </div>
      </section>
    </>
  );
}
