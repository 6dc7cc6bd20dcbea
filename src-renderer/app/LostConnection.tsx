import { Unplug } from 'lucide-react';
import { useEffect, useState } from 'react';
import { failureText } from '#renderer/api/failure.ts';
import { useConnection } from '#renderer/api/connection.ts';
import { useTexts } from '#renderer/ui/index.ts';
import styles from '#renderer/app/Frame.module.css';

/** A line at the top while the backend does not answer; it goes by itself when it does again. */
export function LostConnection() {
  const texts = useTexts();
  const { state, failure } = useConnection();
  const isShown = useLasting(state === 'lost');
  if (!isShown || state !== 'lost') return null;
  return (
    <div role="alert" className={styles['lost']}>
      <Unplug aria-hidden />
      {failureText(texts, failure ?? { code: 'connection_lost', params: {} })}
    </div>
  );
}

/** True only once a state has lasted a moment, so that a short gap makes nothing flash. */
function useLasting(state: boolean): boolean {
  const [lasting, setLasting] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => setLasting(state), state ? 600 : 0);
    return () => window.clearTimeout(timer);
  }, [state]);
  return lasting;
}
