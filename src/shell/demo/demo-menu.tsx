import { useQueryClient } from '@tanstack/react-query';
import FlaskConical from 'lucide-react/icons/flask-conical';
import { useState } from 'react';
import { forgetRefusals } from '../../connection/session.ts';
import { m } from '../../paraglide/messages.js';
import { announce } from '../../ui/toast/announcer.ts';
import { Button } from '../../ui/button.tsx';
import { MenuSelect } from '../../ui/choices/menu-select.tsx';
import { Popover } from '../../ui/popover.tsx';
import { useFindActions } from '../../find/actions/find-actions.ts';
import type { Demo } from './demo.ts';
import styles from './demo-menu.module.css';
import { scenarioNames } from './scenario-names.ts';
import { useReload } from '../use-reload.ts';

/** Marks the demo, selects a fault scenario, and resets the demo data. */
export function DemoMenu({ demo }: { demo: Demo }) {
  const client = useQueryClient();
  const reload = useReload();
  const [scenario, setScenario] = useState(demo.scenario);
  const active = scenario !== 'none';

  function choose(next: string) {
    demo.choose(next);
    forgetRefusals();
    setScenario(next);
  }

  function reset() {
    demo.reset();
    choose('none');
    // Active queries are refetched, not removed, so that the page keeps its focus and the announcement is heard.
    client.removeQueries({ type: 'inactive' });
    void client.refetchQueries({ type: 'active' });
    reload();
    announce(m.demo_was_reset());
  }
  useFindActions([
    { id: 'reset demo data', name: m.reset_demo_data(), Icon: FlaskConical, run: reset },
  ]);

  return (
    <Popover
      label={m.demo_data()}
      className={styles.marker ?? ''}
      data-active={active || undefined}
      icon={<FlaskConical size={16} aria-hidden />}
      button={
        <>
          <span>{m.demo_data()}</span>
          {active && <span className={styles.scenario}>{scenarioLabel(scenario)}</span>}
        </>
      }
    >
      {() => (
        <>
          <p>{m.demo_explained()}</p>
          <MenuSelect
            labelled
            label={m.scenario()}
            value={scenario}
            options={demo.scenarios.map((value) => ({ value, label: scenarioLabel(value) }))}
            onChange={choose}
          />
          <p className={styles.hint}>{m.scenario_hint()}</p>
          <Button onClick={reset}>{m.reset_demo_data()}</Button>
        </>
      )}
    </Popover>
  );
}

function scenarioLabel(scenario: string): string {
  return scenarioNames[scenario]?.() ?? scenario;
}
