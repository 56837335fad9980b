import '../ui/controls.css';
import './css/cashier.css';
import { createRoot } from 'react-dom/client';
import { CashierPage } from '#renderer/cashier/cashier-page.tsx';

const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<CashierPage />);
