import type { ReactElement } from 'react';
import { Checkbox } from '~/ui/choice';
import { Input } from '~/ui/field';
import { FormSet } from '~/ui/form';
import { useT } from '~/ui/i18n';
import { THRESHOLD_BOUNDS, THRESHOLDS, type Thresholds } from '../thresholds/threshold-rules';
import type { DeskForm } from './local-fields';

const MEASURES = ['hide', 'silence', 'close'] as const;
const FIGURES = ['score', 'members', 'hours'] as const;

/** Which measure programs take by themselves, and from which figures on. */
export function ThresholdFields({ form, stored }: { form: DeskForm; stored: Thresholds }): ReactElement {
  const t = useT();
  return (
    <div>
      {MEASURES.map((measure) => {
        const begun: Partial<Record<(typeof FIGURES)[number], number>> = THRESHOLDS[measure];
        const now: Partial<Record<(typeof FIGURES)[number], number>> = stored[measure];
        return (
          <FormSet key={measure} id={measure} title={t(`thresholds.settings.${measure}`)} hint={t(`thresholds.settings.${measure}Why`)}>
            <Checkbox
              id={form.id(`${measure}On`)}
              name={`${measure}On`}
              label={t('thresholds.settings.on')}
              defaultChecked={form.value(`${measure}On`, stored[measure].on ? 'on' : '') === 'on'}
            />
            {FIGURES.filter((figure) => begun[figure] !== undefined).map((figure) => {
              const name = `${measure}${figure.charAt(0).toUpperCase()}${figure.slice(1)}`;
              const ours = measure === 'silence' && figure === 'hours';
              return (
                <Input
                  key={figure}
                  id={form.id(name)}
                  name={name}
                  type="number"
                  step={figure === 'score' ? 'any' : 1}
                  {...THRESHOLD_BOUNDS[figure]}
                  label={t(`thresholds.settings.${figure}`)}
                  hint={t(ours ? 'thresholds.settings.ours' : 'thresholds.settings.default', { value: begun[figure] ?? 0 })}
                  errors={form.errors(name)}
                  defaultValue={form.value(name, String(now[figure] ?? ''))}
                />
              );
            })}
          </FormSet>
        );
      })}
    </div>
  );
}
