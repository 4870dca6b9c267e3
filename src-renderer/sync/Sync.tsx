import { useEffect, useState } from 'react';
import { readConnections } from './actions.ts';
import { ConnectDialog } from './ConnectDialog.tsx';
import { ConnectionList } from './ConnectionList.tsx';
import { ConnectionView } from './ConnectionView.tsx';
import { useSync } from './store.ts';

/** The connections of this vault, or the one that is looked at. */
export function Sync() {
  const { connections, services, open } = useSync();
  const [connecting, setConnecting] = useState(false);

  useEffect(() => {
    void readConnections();
    const stops = [
      window.coffer.sync.onChanged(() => void readConnections()),
      window.coffer.sync.onProgress(({ connection, running }) =>
        useSync.setState(({ states }) => ({
          states: states.map((state) => (state.connection === connection ? { ...state, running } : state)),
        })),
      ),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, []);

  const shown = connections?.find(({ id }) => id === open);
  const service = services.find((one) => one.service === shown?.service);
  return (
    <>
      {shown && service ? (
        <ConnectionView key={shown.id} connection={shown} service={service} />
      ) : (
        <ConnectionList onConnect={() => setConnecting(true)} />
      )}
      <ConnectDialog open={connecting} onClose={() => setConnecting(false)} />
    </>
  );
}
