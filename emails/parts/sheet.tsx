import { Body, Container, Head, Heading, Html, Img, Link, Preview, Section, Text } from '@react-email/components';
import type { ReactNode } from 'react';
import type { EmailBrand, Foot, Part } from '../letter';
import type { EmailLocale } from '../words';
import { buttonColours, INK } from './colours';

const FONT = '-apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';
const MONO = 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace';

/** Mail programs that know dark mode get these; the others show the inline colours, which read well in both. */
const DARK_STYLE = `
@media (prefers-color-scheme: dark) {
  .page, .page > table, .page > table > tbody > tr > td { background-color: ${INK.dark.page} !important; }
  .sheet { background-color: ${INK.dark.sheet} !important; border-color: ${INK.dark.line} !important; }
  .text { color: ${INK.dark.text} !important; }
  .line { border-color: ${INK.dark.line} !important; }
  .muted { color: ${INK.dark.muted} !important; }
  .sunken { background-color: ${INK.dark.sunken} !important; color: ${INK.dark.text} !important; }
}`;

const { light } = INK;

/** The paper of every letter: brand on top, the parts, and at the foot why the reader gets it. */
export function Sheet(props: {
  locale: EmailLocale;
  brand: EmailBrand;
  subject: string;
  preheader: string;
  parts: readonly Part[];
  foot: Foot;
}): ReactNode {
  const { locale, brand, subject, preheader, parts, foot } = props;
  return (
    <Html lang={locale}>
      <Head>
        <title>{subject}</title>
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style dangerouslySetInnerHTML={{ __html: DARK_STYLE }} />
      </Head>
      <Body className="page" style={{ margin: 0, padding: '24px 8px', backgroundColor: light.page, fontFamily: FONT }}>
        <Preview>{preheader}</Preview>
        <Container style={{ width: '100%', maxWidth: '560px' }}>
          <Section style={{ padding: '8px 24px 16px' }}>
            <Link href={brand.homeUrl} className="text" style={{ color: light.text, fontSize: '18px', fontWeight: 600, textDecoration: 'none' }}>
              {brand.logoUrl ? <Img src={brand.logoUrl} alt={brand.name} height="32" style={{ display: 'block', border: 0 }} /> : brand.name}
            </Link>
          </Section>
          <Section
            className="sheet"
            style={{ backgroundColor: light.sheet, border: `1px solid ${light.line}`, borderRadius: '8px', padding: '16px 24px' }}
          >
            {parts.map((part, at) => (
              <PartView key={at} part={part} colour={brand.colour} />
            ))}
          </Section>
          <Section style={{ padding: '12px 24px' }}>
            <FootView foot={foot} imprint={brand.imprint} />
          </Section>
        </Container>
      </Body>
    </Html>
  );
}

function FootView({ foot: { why, stop }, imprint }: { foot: Foot; imprint: string | null }): ReactNode {
  const small = { margin: '0 0 8px', fontSize: '13px', lineHeight: '20px', color: light.muted };
  return (
    <>
      <Text className="muted" style={small}>
        {why}
        {stop ? (
          <>
            {' '}
            <Link href={stop.link} className="muted" style={{ color: light.muted, textDecoration: 'underline' }}>
              {stop.label}
            </Link>
          </>
        ) : null}
      </Text>
      {imprint ? (
        <Text className="muted" style={{ ...small, whiteSpace: 'pre-line' }}>
          {imprint}
        </Text>
      ) : null}
    </>
  );
}

function PartView({ part, colour }: { part: Part; colour: string }): ReactNode {
  switch (part.kind) {
    case 'paragraph':
      return (
        <Text className="text" style={{ margin: '8px 0', fontSize: '16px', lineHeight: '26px', color: light.text }}>
          {part.text}
        </Text>
      );
    case 'note':
      return (
        <Text className="muted" style={{ margin: '12px 0 8px', fontSize: '14px', lineHeight: '22px', color: light.muted }}>
          {part.text}
        </Text>
      );
    case 'code':
      return (
        <>
          <Text className="text" style={{ margin: '8px 0 4px', fontSize: '16px', lineHeight: '26px', color: light.text }}>
            {part.label}
          </Text>
          <Text
            className="sunken"
            style={{ margin: '4px 0 12px', padding: '12px 16px', borderRadius: '6px', backgroundColor: light.sunken, color: light.text, fontFamily: MONO, fontSize: '28px', lineHeight: '36px', letterSpacing: '6px' }}
          >
            {part.code}
          </Text>
        </>
      );
    case 'heading':
      return (
        <Heading as="h2" className="text" style={{ margin: '20px 0 4px', fontSize: '18px', lineHeight: '26px', fontWeight: 600, color: light.text }}>
          {part.text}
        </Heading>
      );
    case 'items':
      return part.items.map((item, at) => (
        <Section key={at} className={at > 0 ? 'line' : undefined} style={{ padding: '10px 0', ...(at > 0 ? { borderTop: `1px solid ${light.line}` } : {}) }}>
          <Link href={item.link} className="text" style={{ color: light.text, fontSize: '16px', lineHeight: '24px', fontWeight: 600, textDecoration: 'underline' }}>
            {item.title}
          </Link>
          {item.text ? (
            <Text className="muted" style={{ margin: '2px 0 0', fontSize: '14px', lineHeight: '22px', color: light.muted }}>
              {item.text}
            </Text>
          ) : null}
        </Section>
      ));
    case 'button': {
      const { ground, text } = buttonColours(colour);
      return (
        <Section style={{ padding: '8px 0' }}>
          <Link
            href={part.link}
            style={{ display: 'inline-block', padding: '11px 20px', borderRadius: '6px', backgroundColor: ground, color: text, fontSize: '16px', lineHeight: '22px', fontWeight: 600, textDecoration: 'none' }}
          >
            {part.label}
          </Link>
        </Section>
      );
    }
  }
}
