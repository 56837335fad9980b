import { createRoot } from 'react-dom/client';
import { forceStates } from './force-states.ts';
import { Gallery } from './gallery.tsx';

const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<Gallery />);
forceStates();
