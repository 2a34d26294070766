import type { ReactElement } from 'react';
import { PostButton } from '~/ui/button';
import { Note } from '~/ui/feedback';
import { useT } from '~/ui/i18n';
import { muteLevels, type MuteLevel } from '../rules';

export interface MuteChoiceProps {
  id: string;
  name: string;
  /** Where one goes on afterwards. */
  path: string;
  /** They help to run the community. */
  staff: boolean;
  /** What was chosen before. */
  level: MuteLevel | null;
}

/** What muting and blocking somebody means, each with its button, and the way back. */
export function MuteChoice({ id, name, path, staff, level }: MuteChoiceProps): ReactElement {
  const t = useT();
  const action = `/members/${id}/mute`;
  return (
    <>
      {muteLevels.map((each) => (
        <section key={each} className="card set" aria-labelledby={`mute-${each}`}>
          <h2 id={`mute-${each}`}>{t(`mutes.${each}.do`)}</h2>
          <p>{t(`mutes.${each}.means`, { name })}</p>
          <div className="btns">
            {each === level ? (
              <PostButton action={action} values={{ _method: 'delete', back: path }}>
                {t(`mutes.${each}.lift`, { name })}
              </PostButton>
            ) : (
              <PostButton icon={each === 'muted' ? 'eye-off' : 'shield'} action={action} values={{ level: each, back: path }}>
                {t(`mutes.${each}.doIt`, { name })}
              </PostButton>
            )}
          </div>
        </section>
      ))}
      <p className="hint mt-5">{t('mutes.quiet', { name })}</p>
      {staff ? <Note icon="info">{t('mutes.staff')}</Note> : null}
    </>
  );
}
